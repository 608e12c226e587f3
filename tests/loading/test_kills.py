"""A load that is killed at any moment leaves the register as it was or wholly loaded, and the next load works.

The suite tries a few moments; ``KILLS=200 pytest tests/loading/test_kills.py`` tries them all.
"""

import os
import random
import signal
import time

import pytest
from django.db import connection

from tests.domain.proposals import loaded
from tests.loading.apart import InFile, InServer, run, running
from tests.loading.conftest import STANDING, WRITTEN

KILLS = int(os.environ.get("KILLS", "5"))
STOPS = max(1, KILLS // 4)
STOPPED = "CommandError: Stopped. A load is written whole or not at all: --dry-run says whether it was.\n"
NOTHING = "Nothing to write: the register has it all.\n"


@pytest.fixture
def register(request, transactional_db, standing_register, tmp_path):
    """A register that other processes can reach, in either way of keeping a journal."""
    if connection.vendor == "postgresql":
        assert loaded(*STANDING).is_written
        return InServer()
    mode = "wal" if request.node.callspec.params["number"] % 2 else "delete"
    return InFile(tmp_path / "register.sqlite3", like=standing_register, mode=mode)


@pytest.fixture(scope="module")
def length(standing_register, much, tmp_path_factory):
    """How long a load takes that nobody stops."""
    undisturbed = InFile(tmp_path_factory.mktemp("undisturbed") / "register.sqlite3", like=standing_register)
    start = time.monotonic()
    code, out, err = run(undisturbed.address, "load", much)
    length = time.monotonic() - start
    assert (code, out[-len(WRITTEN) :], err) == (0, WRITTEN, "")
    return length


def stopped(register, much, after, sign):
    """What a load that gets a signal after so many seconds leaves: exit code, stdout, stderr."""
    with running(register.address, "load", much) as process:
        time.sleep(after)
        process.send_signal(sign)
        out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def check_before_or_after(register, before, much):
    """Nothing half is there; and what is not there yet, the next load brings. Whether it was there."""
    assert register.flaws() == []
    is_loaded = register.state() != before
    code, out, err = run(register.address, "load", much)
    end = NOTHING if is_loaded else WRITTEN
    assert (code, out[-len(end) :], err) == (0, end, "")
    assert register.flaws() == []
    return is_loaded


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_load_leaves_before_or_after(number, register, much, length):
    before = register.state()
    after = length * random.Random(number).uniform(0.3, 1.05)

    code, _out, _err = stopped(register, much, after, signal.SIGKILL)

    assert code in (-signal.SIGKILL, 0)
    check_before_or_after(register, before, much)


@pytest.mark.parametrize("number", range(STOPS))
def test_stopped_load_says_so_in_one_line(number, register, much, length):
    before = register.state()
    after = length * random.Random(-number).uniform(0.3, 1)

    code, out, err = stopped(register, much, after, signal.SIGINT)

    # Ended before it had begun, stopped before or behind the load itself, or too late to be stopped.
    said = {-signal.SIGINT: [""], 1: [STOPPED, "mousite: stopped.\n"], 0: [""]}
    assert err in said[code]
    is_loaded = check_before_or_after(register, before, much)
    assert is_loaded or WRITTEN not in out
