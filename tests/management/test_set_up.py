"""The command `set_up`, run as an operator runs it: on an empty folder, with the site's own settings."""

import os
import re
import socket
import sqlite3
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from agreements.domain import installation
from mousite.environment import BASE
from tests.mousite.conftest import SECRET


def run_set_up(var, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", "set_up", *arguments],
        cwd=BASE,
        env={
            "PATH": os.environ["PATH"],
            "MOUSITE_VAR": str(var),
            "MOUSITE_SECRET_KEY": SECRET,
            # Empty, so that no `.env` of a developer names another.
            "DATABASE_URL": "",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def files_below(folder):
    return {
        str(file.relative_to(folder)): file.stat().st_mtime_ns
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-wal", "-shm"))
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """A register set up, looked at, and set up again."""
    var = tmp_path_factory.mktemp("register") / "the #1 folder, 100%"
    first = run_set_up(var)
    files = files_below(var)
    second = run_set_up(var)
    return SimpleNamespace(var=var, first=first, files=files, second=second)


def test_set_up_prints_the_password_once(twice):
    passwords = [re.findall(r"Password: (\S+)", run.stdout) for run in (twice.first, twice.second)]

    assert (twice.first.returncode, twice.first.stderr) == (0, "")
    assert (len(passwords[0]), len(passwords[1])) == (1, 0)
    assert len(passwords[0][0]) >= 20


def test_set_up_again_changes_nothing_and_says_nothing(twice):
    assert (twice.second.returncode, twice.second.stdout, twice.second.stderr) == (0, "", "")
    assert files_below(twice.var) == twice.files


def test_set_up_makes_a_folder_for_its_owner_alone(twice):
    assert stat.S_IMODE(twice.var.stat().st_mode) == 0o700


def test_set_up_makes_a_database_with_a_write_ahead_log(twice):
    connection = sqlite3.connect(twice.var / "mousite.sqlite3")

    mode = connection.execute("PRAGMA journal_mode").fetchone()

    connection.close()
    assert mode == ("wal",)


def test_set_up_loads_the_fixtures_of_this_register(twice):
    fixtures = sorted(file.name for file in (BASE / "fixtures").glob("*.json"))

    assert re.findall(r"Loaded (\S+)\.\n", twice.first.stdout) == fixtures
    assert fixtures


def test_set_up_says_when_the_port_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])

        outcome = run_set_up(tmp_path / "var", "--port", port)

    assert outcome.returncode == 1
    assert outcome.stderr.startswith(f"CommandError: Nothing can be served on 127.0.0.1, port {port}: ")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:1/register"}, "Is DATABASE_URL right"),
        ({"DATABASE_URL": "sqlite:////proc/nowhere/register.sqlite3"}, "Is DATABASE_URL right"),
        ({"MOUSITE_SECRET_KEY": "changeme"}, "mousite: The site's secret can be guessed"),
        ({"MOUSITE_HOSTS": "*"}, "mousite: MOUSITE_HOSTS contains `*`"),
    ],
)
def test_set_up_says_what_is_wrong_without_a_traceback(tmp_path, environment, words):
    outcome = run_set_up(tmp_path / "var", **environment)

    assert outcome.returncode == 1
    assert words in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.django_db
def test_set_up_says_which_fixture_is_broken(monkeypatch, settings, tmp_path):
    (tmp_path / "010_broken.json").write_text('[{"model": "agreements.source"')
    settings.FIXTURE_DIRS = [tmp_path]
    for step, outcome in {
        "prepare_database": None,
        "compile_messages": [],
        "collect_static_files": False,
    }.items():
        monkeypatch.setattr(installation, step, lambda *given, outcome=outcome: outcome)

    with pytest.raises(CommandError) as fault:
        call_command("set_up")

    assert str(fault.value).startswith("The fixtures could not be loaded; nothing of them was written.\n")
    assert "010_broken.json" in str(fault.value)
