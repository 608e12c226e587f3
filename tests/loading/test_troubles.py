"""What the machine refuses a load: exit code 1, one clear line, and nothing is written."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agreements.management.commands import load
from tests.domain.proposals import agreement, party
from tests.loading.apart import InFile, run, running
from tests.loading.conftest import fixture_file

CRAMPED = "tests.loading.cramped"
END = r"Nothing was written\."
FULL = r"(The disk gave up: it may be full: disk I/O error|There is no room left on the disk: .* is full)"
LOCKED = "Someone else is writing to the database; try again when they are done: database is locked"
READ_ONLY = "The database may not be written by this account: attempt to write a readonly database"
NO_TABLES = "The tables are not there yet: run `manage.py migrate` first: no such table: .*"
NO_DATABASE = "The file that DATABASE_URL names is no database: file is not a database"
DAMAGED = "The database file is damaged: database disk image is malformed"
NO_FOLDER = (
    r"The file that DATABASE_URL names cannot be opened: is its folder there\?: unable to open database file"
)
NO_SERVER = r"The database does not answer; is DATABASE_URL right, and the server running\?: .*refused.*"


@pytest.fixture(params=["delete", "wal"])
def register(request, standing_register, tmp_path):
    """A register in a file, in either way of keeping a journal."""
    return InFile(tmp_path / "register.sqlite3", like=standing_register, mode=request.param)


def check_refused(result, words):
    """It ended with one line that has these words."""
    code, out, err = result
    assert (code, out, err.count("\n")) == (1, "", 1), err
    assert re.fullmatch(rf"CommandError: {words}\. {END}\n", err), err


def test_no_room_for_the_register(register, much):
    before = register.state()
    # A write-ahead log begins anew; else the database itself must grow.
    most = 50_000 if register.mode == "wal" else register.path.stat().st_size + 50_000

    result = run(register.address, "load", much, module=CRAMPED, FILES_UP_TO=str(most))

    check_refused(result, FULL)
    assert (register.state(), register.flaws()) == (before, [])


def test_no_room_for_what_is_set_aside(register, much):
    before = register.files()

    result = run(register.address, "load", much, module=CRAMPED, MEMORY_UP_TO="8192", FILES_UP_TO="50000")

    check_refused(result, FULL)
    assert register.files() == before


def test_someone_else_is_writing(register, much):
    before = register.state()

    with register.opened() as database:
        database.execute("BEGIN EXCLUSIVE")
        result = run(register.address, "load", much, module=CRAMPED, WAITS="0.2")
        database.execute("ROLLBACK")

    check_refused(result, LOCKED)
    assert register.state() == before


def test_register_that_may_only_be_read(register, much):
    before = register.state()

    result = run(register.address, "load", much, module=CRAMPED, MAY_NOT_WRITE="1")

    check_refused(result, READ_ONLY)
    assert register.state() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", NO_TABLES),
        (b"Not a database, but a file of some length. " * 100, NO_DATABASE),
        (None, NO_FOLDER),
    ],
    ids=["empty", "other", "nowhere"],
)
def test_no_register_there(content, words, much, tmp_path):
    folder = tmp_path / "there"
    if content is not None:
        folder.mkdir()
        (folder / "register.sqlite3").write_bytes(content)

    check_refused(run(f"sqlite:///{folder}/register.sqlite3", "load", much), words)

    assert not folder.exists() or (folder / "register.sqlite3").read_bytes() == content


def test_damaged_register(standing_register, much, tmp_path):
    sound = standing_register.path.read_bytes()
    damaged = sound[:100] + bytes(len(sound) - 100)
    (tmp_path / "register.sqlite3").write_bytes(damaged)

    check_refused(run(f"sqlite:///{tmp_path}/register.sqlite3", "load", much), DAMAGED)

    assert (tmp_path / "register.sqlite3").read_bytes() == damaged


def test_server_that_is_not_there(much):
    # Nothing listens at port 1.
    check_refused(run("postgres://nobody@127.0.0.1:1/nothing", "load", much), NO_SERVER)


@pytest.mark.django_db
def test_memory_that_runs_out(monkeypatch, much):
    def greedy(*_objects, **_how):
        raise MemoryError

    monkeypatch.setattr(load, "load", greedy)

    with pytest.raises(CommandError, match=rf"^Out of memory\. {END}$"):
        call_command("load", much, stdout=StringIO())


@pytest.mark.parametrize(
    ("register", "manner"),
    [("delete", []), ("wal", ["--json"]), ("wal", ["--overwrite", "--prune"])],
    indirect=["register"],
)
def test_dry_run_leaves_every_byte_as_it_was(register, much, manner):
    before, moment = register.files(), register.path.stat().st_mtime_ns

    code, out, err = run(register.address, "load", "--dry-run", *manner, much)

    assert (code, err) == (0, "")
    assert "500" in out
    assert (register.files(), register.path.stat().st_mtime_ns) == (before, moment)


def test_dry_run_beside_a_reader_leaves_every_byte_as_it_was(register, much):
    with register.opened() as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM agreements_agreement").fetchall()
        before = register.path.read_bytes()
        code, _out, err = run(register.address, "load", "--dry-run", much)
        beside = {name: content for name, content in register.files().items() if not name.endswith("-shm")}
        reader.execute("ROLLBACK")

    assert (code, err) == (0, "")
    assert beside.pop("register.sqlite3") == before
    assert set(beside.values()) <= {b""}


def test_terminal_that_cannot_show_the_words(standing_register, tmp_path):
    """They are written as well as it can; that is no reason to fail, least of all behind a load."""
    register = InFile(tmp_path / "register.sqlite3", like=standing_register)
    good = fixture_file(tmp_path, "good.json", [agreement("standing-0", title_en="海南")])
    bad = fixture_file(tmp_path, "bad.json", [agreement(kind="海南")])

    code, out, err = run(register.address, "load", good, PYTHONIOENCODING="ascii")
    refused = run(register.address, "load", bad, PYTHONIOENCODING="ascii")

    assert (code, err) == (0, "")
    assert '"A memorandum" -> "\\u6d77\\u5357"' in out
    assert (refused[0], refused[2].count("\n")) == (1, 2)
    assert "\\u6d77\\u5357" in refused[2]


def test_name_of_a_file_that_is_no_text(empty, tmp_path):
    register = InFile(tmp_path / "register.sqlite3", like=empty)
    good = fixture_file(tmp_path, "good\udcff.json", [party("new")])
    bad = fixture_file(tmp_path, "bad\udcff\n.json", [party("new", kind="realm")])

    refused = run(register.address, "load", bad)
    code, out, err = run(register.address, "load", "--json", good)

    assert (refused[0], refused[2].count("\n")) == (1, 2)
    assert "bad\\udcff\\u000a.json:1, object 1" in refused[2]
    assert (code, json.loads(out)["written"], err) == (0, True, "")
    assert "'good\ufffd.json'" in register.state()


def test_nobody_reads_what_it_says(register, much):
    with running(register.address, "load", much) as process:
        process.stdout.close()
        err = process.stderr.read().decode()

    assert (process.returncode, err) == (0, "")
    assert "new-499" in register.state()


@pytest.mark.parametrize(
    ("options", "done"),
    [([], "All was written"), (["--json"], "All was written"), (["--dry-run"], "Nothing was written")],
)
def test_no_room_for_what_it_says(standing_register, much, tmp_path, options, done):
    register = InFile(tmp_path / "register.sqlite3", like=standing_register)

    with (
        Path("/dev/full").open("wb") as full,
        running(register.address, "load", *options, much, out=full) as process,
    ):
        err = process.stderr.read().decode()

    words = "but what there is to say could not be shown: No space left on device."
    assert (process.returncode, err) == (1, f"CommandError: {done}, {words}\n")
    assert ("new-499" in register.state()) == (done == "All was written")
