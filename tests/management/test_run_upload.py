"""The command that works on large uploads, and the processes that the desk starts with it."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils.translation import get_language

from agreements.domain import uploads
from agreements.management import heartbeat
from agreements.management.commands import run_upload
from agreements.models import Upload
from mousite.environment import BASE
from tests.domain.proposals import agreement, register
from tests.domain.uploaded import checked, fresh, received
from tests.factories import UploadFactory
from tests.management.large_loads import NUMBER

OBJECTS = (agreement("a"), agreement("b"))


def run(upload, *options):
    out, beside = StringIO(), StringIO()
    call_command("run_upload", upload.pk, upload.attempt, *options, stdout=out, stderr=beside)
    return out.getvalue() + beside.getvalue()


@pytest.mark.django_db
def test_command_checks_what_waits_and_applies_what_is_asked_for():
    upload = received(*OBJECTS)

    said = [run(upload)]
    upload = fresh(upload)
    states = [upload.state]
    uploads.ask_to_apply(upload, upload.outcome)
    said += [run(upload), run(upload)]

    assert (said, [*states, fresh(upload).state], register()[1]) == (["", "", ""], ["checked", "applied"], 2)


@pytest.mark.django_db
def test_command_for_an_attempt_that_is_over_does_nothing():
    upload = checked(*OBJECTS)

    assert run(upload) == ""
    assert run(Upload(pk=upload.pk + 1, attempt=1)) == ""

    assert (fresh(upload).state, register()) == ("checked", ([], 0))


def test_work_is_done_in_the_language_that_is_asked_for(monkeypatch):
    spoken = []
    monkeypatch.setattr(run_upload, "work", lambda *asked: spoken.append(get_language()))
    upload = UploadFactory.build(uploader=None, pk=1)

    for options in ([], ["--language", "zh-hant"]):
        run(upload, *options)

    assert (spoken, get_language()) == (["en", "zh-hant"], "en")


@pytest.mark.django_db
def test_database_that_fails_is_said_in_one_line(monkeypatch):
    def locked(*args):
        raise DatabaseError("database is\nlocked")

    monkeypatch.setattr(run_upload, "work", locked)

    with pytest.raises(
        CommandError, match=r"Someone else is writing to the database; .*: database is locked"
    ):
        run(UploadFactory.build(uploader=None, pk=1))


def test_heartbeat_says_how_far_the_work_has_come_until_it_ends(monkeypatch):
    told, upload = [], UploadFactory.build(uploader=None, pk=1)
    monkeypatch.setattr(heartbeat, "PACE", 0.01)
    monkeypatch.setattr(heartbeat, "do_not_wait_for_others", lambda: None)
    monkeypatch.setattr(uploads, "beat", lambda *progress: told.append(progress))

    with heartbeat.heartbeat(upload) as progress:
        progress("read", 2000)
        while len(told) < 3:
            pass
    at_the_end = len(told)

    assert set(told) <= {(upload, "", 0), (upload, "read", 2000)}
    assert told[-1] == (upload, "read", 2000)
    assert len(told) == at_the_end


def test_heartbeat_goes_on_where_one_beat_fails(monkeypatch):
    tried = []

    def locked(*progress):
        tried.append(progress)
        raise DatabaseError("database is locked")

    monkeypatch.setattr(heartbeat, "PACE", 0.01)
    monkeypatch.setattr(heartbeat, "do_not_wait_for_others", lambda: None)
    monkeypatch.setattr(uploads, "beat", locked)

    with heartbeat.heartbeat(UploadFactory.build(uploader=None)):
        while len(tried) < 3:
            pass

    assert len(tried) >= 3


def seen_in_a_program(call, database):
    """What a way through ``large_loads`` has seen, in a program with an SQLite file of its own."""
    code = f"import json; from tests.management import large_loads; print(json.dumps(large_loads.{call}))"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=BASE,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    # What the processes say goes there too.
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout.splitlines()[-1])


def test_large_files_are_checked_and_applied_by_processes(tmp_path):
    assert seen_in_a_program("whole()", tmp_path / "register.sqlite3") == [
        *("checked", "applied", [NUMBER, NUMBER]),
        *("checked", "applied", [NUMBER, 2 * NUMBER]),
        *("checked", {"agreement": {"same": NUMBER}}),
    ]


@pytest.mark.parametrize("seconds", [0, 0.4])
def test_process_that_is_killed_leaves_all_or_nothing_and_is_begun_again(seconds, tmp_path):
    found = seen_in_a_program(f"killed({seconds})", tmp_path / "register.sqlite3")

    assert (found["state"], found["held"]) in [("applying", [0, 0]), ("applied", [NUMBER, NUMBER])]
    assert (found["silent"], found["again"]) == (
        found["state"] == "applying",
        {"applying": "checked"}.get(found["state"], "applied"),
    )
    assert (found["applied"], found["held in the end"]) == ("applied", [NUMBER, NUMBER])
