"""The command `dump`, called as an operator calls it: the same bytes wherever they go, or one line that says why not."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from agreements.domain.dumping import dumped
from agreements.management.commands import dump
from agreements.models import Place
from mousite.environment import BASE
from tests import factories
from tests.domain.mixed import empty_the_register
from tests.fixtures.conftest import ARTICLE, FILES

#: A pipe holds this much before whoever writes to it must wait.
PIPE = 64 * 1024


def text_of(objects):
    return json.dumps(list(objects), ensure_ascii=False, indent=2) + "\n"


def called(*arguments):
    """What the command writes to the terminal, and what it says beside."""
    out, beside = StringIO(), StringIO()
    call_command("dump", *arguments, stdout=out, stderr=beside)
    return out.getvalue(), beside.getvalue()


@pytest.mark.django_db
def test_dump_writes_the_fixture_and_nothing_else():
    agreement = factories.AgreementFactory(slug="協定", title_zh_hant="漁業協定")
    factories.PartyFactory(slug="neighbour")
    factories.PartyFactory(state="draft")

    assert called() == (text_of(dumped()), "")
    assert called("--drafts") == (text_of(dumped(drafts=True)), "")
    assert called("--agreement", agreement.slug) == (text_of(dumped([agreement.slug])), "")
    assert called("--kind", "party", "--kind=person") == (text_of(dumped(kinds=["party"])), "")
    assert [len(json.loads(called(*options)[0])) for options in ([], ["--drafts"], ["--kind=party"])] == [
        2,
        3,
        1,
    ]


@pytest.mark.django_db
def test_dump_writes_to_a_file_and_says_how_much(tmp_path):
    file = tmp_path / "dump.json"
    factories.PartyFactory()

    assert called("--output", str(file)) == ("", f"Wrote 1 object to {file}.\n")
    assert file.read_bytes() == text_of(dumped()).encode()
    factories.PartyFactory()
    assert called("--output", str(file)) == ("", f"Wrote 2 objects to {file}.\n")
    assert called("--output", str(file), "--verbosity=0") == ("", "")
    assert [kept.name for kept in tmp_path.iterdir()] == ["dump.json"]
    assert file.read_bytes() == text_of(dumped()).encode()


@pytest.mark.django_db
def test_dump_of_all_fixtures_loads_and_dumps_again_as_it_was(tmp_path):
    call_command("load", *map(str, FILES), stdout=StringIO())
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    call_command("dump", output=str(first), verbosity=0)

    empty_the_register()
    call_command("load", str(first), stdout=StringIO())
    call_command("dump", output=str(again), verbosity=0)

    assert again.read_bytes() == first.read_bytes()
    assert len(json.loads(first.read_bytes())) == sum(len(json.loads(file.read_bytes())) for file in FILES)


@pytest.mark.django_db
def test_unknown_names_are_misuse_and_leave_the_file(tmp_path):
    file = tmp_path / "dump.json"
    file.write_text("before", encoding="utf-8")
    factories.AgreementFactory(slug="fishing")

    with pytest.raises(CommandError) as fault:
        called("--agreement=fisching", "--kind=partys", "--output", str(file))

    assert fault.value.returncode == 2
    assert str(fault.value).splitlines() == [
        "There is no agreement “fisching”. Did you mean “fishing”?",
        "“partys” is no kind of record. Did you mean “party”? The kinds are agreement, area, event, party, person, "
        "place, source, statement.",
    ]
    assert file.read_text(encoding="utf-8") == "before"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (KeyboardInterrupt(), "Stopped."),
        (OSError(28, "No space left on device"), "{file} could not be written: No space left on device."),
        (DatabaseError("disk I/O error"), "The disk gave up: it may be full: disk I/O error."),
    ],
    ids=["Ctrl-C", "full disk", "database"],
)
def test_what_stops_a_dump_leaves_the_file_and_is_said_in_one_line(monkeypatch, tmp_path, fault, words):
    file = tmp_path / "dump.json"
    file.write_text("before", encoding="utf-8")

    def broken(*given, **options):
        yield {"model": "agreements.party", "fields": {}}
        raise fault

    monkeypatch.setattr(dump, "dumped", broken)

    with pytest.raises(CommandError) as said:
        called("--output", str(file))

    assert (said.value.returncode, str(said.value)) == (1, f"{words} Nothing was written.".format(file=file))
    assert {kept.name: kept.read_text(encoding="utf-8") for kept in tmp_path.iterdir()} == {
        "dump.json": "before"
    }


@pytest.fixture
def register(transactional_db, tmp_path):
    """The first records and many places, where other programs see them: the address, and SQL from another hand."""
    call_command("loaddata", *ARTICLE, verbosity=0)
    Place.objects.bulk_create(factories.PlaceFactory.build_batch(500, name_en="A long name of a place " * 20))
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
        return SimpleNamespace(url=url, execute=lambda sql: connection.cursor().execute(sql))
    file = tmp_path / "register.sqlite3"
    with sqlite3.connect(file) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=wal")
    copy.close()
    return SimpleNamespace(url=f"sqlite:///{file}", execute=lambda sql: execute_at_once(file, sql))


def execute_at_once(file, sql):
    """Write to a file of SQLite without waiting for anyone."""
    other = sqlite3.connect(file, timeout=0)
    with other:
        other.execute(sql)
    other.close()


@pytest.fixture
def started():
    """The command in a process of its own, with Ctrl-C as a terminal would send it; none outlives its test."""
    processes = []

    def start(register, *arguments, stdout=subprocess.PIPE, limit=None, **environment):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "dump", *arguments],
            cwd=BASE,
            env=os.environ | {"DATABASE_URL": register.url} | environment,
            stdout=stdout,
            stderr=subprocess.PIPE,
            bufsize=0,
            preexec_fn=lambda: prepare(limit),
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        with process:
            process.kill()


def prepare(limit):
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def ended(process):
    """Exit code and what was written, once the process has ended."""
    out, beside = process.communicate(timeout=60)
    return process.returncode, out, beside.decode()


def test_dump_is_the_same_bytes_on_any_terminal(register, started):
    plain = ended(started(register))
    poor = ended(started(register, PYTHONIOENCODING="ascii", LC_ALL="C"))

    assert plain == poor == (0, text_of(dumped()).encode(), "")
    assert len(plain[1]) > 3 * PIPE


def test_dump_is_of_one_moment_and_keeps_nobody_from_writing(register, started):
    before = text_of(dumped()).encode()
    process = started(register)
    first = process.stdout.read(1)

    # The aliases are read last, and the pipe is full before.
    register.execute("UPDATE agreements_alias SET text = 'changed ' || text")
    code, rest, beside = ended(process)

    assert (code, first + rest, beside) == (0, before, "")
    assert (
        ended(started(register))[1]
        == text_of(
            entry if entry["model"] != "agreements.alias" else changed(entry) for entry in json.loads(before)
        ).encode()
    )


def changed(alias):
    return alias | {"fields": alias["fields"] | {"text": f"changed {alias['fields']['text']}"}}


def test_reader_who_has_enough_ends_a_dump_in_silence(register, started):
    process = started(register)
    process.stdout.read(1)
    process.stdout.close()

    beside = process.stderr.read()
    process.stderr.close()

    assert (process.wait(60), beside) == (0, b"")


def test_ctrl_c_ends_a_dump_in_one_line(register, started):
    process = started(register)
    process.stdout.read(1)
    process.send_signal(signal.SIGINT)

    code, _rest, beside = ended(process)

    assert (code, beside) == (1, "CommandError: Stopped. What came out is not whole.\n")


def test_full_device_ends_a_dump_in_one_line(register, started):
    with Path("/dev/full").open("wb") as full:
        code, _nothing, beside = ended(started(register, stdout=full))

    words = "The dump could not be written: No space left on device. What came out is not whole."
    assert (code, beside) == (1, f"CommandError: {words}\n")


def test_file_that_grows_too_large_is_as_it_was(register, started, tmp_path):
    folder = tmp_path / "dumps"
    folder.mkdir()
    file = folder / "dump.json"
    file.write_text("before", encoding="utf-8")

    code, out, beside = ended(started(register, "--output", str(file), limit=3 * PIPE))

    words = f"{file} could not be written: File too large. Nothing was written."
    assert (code, out, beside) == (1, b"", f"CommandError: {words}\n")
    assert {kept.name: kept.read_text(encoding="utf-8") for kept in folder.iterdir()} == {
        "dump.json": "before"
    }


def test_database_that_is_not_there_is_said_in_one_line(started, tmp_path):
    nowhere = SimpleNamespace(url=f"sqlite:///{tmp_path}/none.sqlite3")

    code, out, beside = ended(started(nowhere))

    words = "The tables are not there yet: run `manage.py migrate` first: no such table: agreements_area."
    assert (code, out, beside) == (1, b"", f"CommandError: {words} What came out is not whole.\n")
