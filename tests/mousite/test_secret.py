"""The secret: random, for its owner's eyes only, made once."""

import os
import stat
import subprocess
import sys

from mousite.environment import BASE
from mousite.secret import make_secret


def test_secret_is_random_and_its_owners_alone(tmp_path):
    one, other = tmp_path / "one" / "secret_key", tmp_path / "other" / "secret_key"

    made = make_secret(one), make_secret(other)

    assert made == (True, True)
    assert one.read_text() != other.read_text()
    assert len(one.read_text().strip()) >= 64
    assert (stat.S_IMODE(one.stat().st_mode), stat.S_IMODE(one.parent.stat().st_mode)) == (0o600, 0o700)


def test_secret_is_never_written_over(tmp_path):
    file = tmp_path / "secret_key"
    file.write_text("an older secret")

    made = make_secret(file)

    assert not made
    assert [(left.name, left.read_text()) for left in tmp_path.iterdir()] == [
        ("secret_key", "an older secret")
    ]


def run_secret(var, **environment):
    return subprocess.run(
        [sys.executable, "-m", "mousite.secret"],
        cwd=BASE,
        env={"PATH": os.environ["PATH"], "MOUSITE_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_secret_command_makes_it_once(tmp_path):
    first, second = run_secret(tmp_path / "var"), run_secret(tmp_path / "var")

    file = tmp_path / "var" / "secret_key"
    assert (first.returncode, first.stderr) == (0, f"Made a random secret in {file}.\n")
    assert (second.returncode, second.stderr) == (0, "")


def test_secret_command_leaves_a_given_secret_alone(tmp_path):
    outcome = run_secret(tmp_path / "var", MOUSITE_SECRET_KEY="given")

    assert (outcome.returncode, outcome.stderr, list(tmp_path.iterdir())) == (0, "", [])


def test_secret_command_says_when_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")

    outcome = run_secret(tmp_path / "file" / "var")

    assert outcome.returncode == 1
    assert outcome.stderr.startswith("mousite: the secret could not be written.")
    assert "Traceback" not in outcome.stderr
