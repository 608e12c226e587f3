"""Several loads at once: one is written whole, and the others say that someone was quicker."""

import pytest
from django.db import connection

from tests.domain.proposals import loaded
from tests.loading.apart import InFile, InServer, running
from tests.loading.conftest import STANDING, WRITTEN

QUICKER = "Load it again: the register was changed by someone meanwhile."


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_loads_of_one_file_at_once(mode, transactional_db, standing_register, much, tmp_path):
    if connection.vendor == "postgresql":
        assert loaded(*STANDING).is_written
        register = InServer()
    else:
        register = InFile(tmp_path / "register.sqlite3", like=standing_register, mode=mode)

    ends = []
    for process in [running(register.address, "load", much) for _number in range(3)]:
        out, err = process.communicate(timeout=60)
        ends.append((process.returncode, out.decode(), err.decode()))

    written = [out for code, out, _err in ends if code == 0 and out.endswith(WRITTEN)]
    refused = [err for code, out, err in ends if (code, out) == (1, "")]
    late = [out for code, out, _err in ends if code == 0 and out.endswith("the register has it all.\n")]
    assert (len(written), len(refused) + len(late)) == (1, 2)
    assert all(QUICKER in err and err.count("\n") == 2 for err in refused)
    assert register.flaws() == []
