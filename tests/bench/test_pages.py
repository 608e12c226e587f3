"""How long the pages of the register take, beside a bare view in the same run: compare the ratios, not the times."""

import os
import re
import statistics
import subprocess
import sys

import pytest

from mousite.environment import BASE
from tests.bench.served import ask, served
from tests.mousite.conftest import SECRET

pytestmark = pytest.mark.bench

ROUNDS = 300


def medians(asked):
    """The median milliseconds of each; they take turns, so that a busy moment of the machine strikes all."""
    times = {name: [] for name in asked}
    for round_number in range(ROUNDS + 20):
        for name, (connection, address) in asked.items():
            taken, _ = ask(connection, address)
            if round_number >= 20:
                times[name].append(taken * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def test_pages_beside_a_bare_view(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "MOUSITE_VAR": str(tmp_path / "var"),
        "MOUSITE_SECRET_KEY": SECRET,
    }
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/var/mousite.sqlite3"
    subprocess.run(
        [sys.executable, "manage.py", "set_up"],
        cwd=BASE,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )

    with (
        served("tests.bench.bare:application", environment) as floor,
        served("mousite.wsgi:application", environment) as register,
    ):
        _, listed = ask(register, "/en/agreements/")
        detail = re.search(rb'"(/en/agreements/[^/"?]+/)"', listed)[1].decode()
        pages = {"home": "/en/", "list": "/en/agreements/", "detail": detail, "about": "/en/about/"}
        asked = {"floor": (floor, "/")} | {name: (register, address) for name, address in pages.items()}
        found = medians(asked)

    lines = [f"{name:<8}{median:8.2f} ms{median / found['floor']:8.1f} x" for name, median in found.items()]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert found["floor"] == min(found.values())
