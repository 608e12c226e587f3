"""How long the pages of the register take, beside a bare view in the same run: compare the ratios, not the times.

Registers of several sizes are generated, loaded and served as in production, nothing of their pages being kept. The
pages take turns with the bare view, so that a busy moment of the machine strikes all alike.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
from dataclasses import dataclass

import pytest

from mousite.environment import BASE
from tests.bench import generated
from tests.bench.served import ask, served
from tests.mousite.conftest import SECRET

pytestmark = pytest.mark.bench

#: Agreements of each register.
SIZES = [int(size) for size in os.environ.get("BENCH_N", "1000,10000,100000").split(",")]
ROUNDS = 200
WARMING = 20
#: Goals: how many times the floor a page may take in the largest register, and how much longer than in the smallest.
MOST = {"list": 12, "last page": 12, "detail": 12, "filter": 40, "search": 60}
GROWTH = 1.3
#: No page takes longer than this, in milliseconds, however large the register.
LONGEST = 300


@dataclass
class Taken:
    """How long one page took, in milliseconds, and beside the floor of the same rounds."""

    median: float
    slowest: float
    ratio: float


def environment_of(folder):
    return {
        "PATH": os.environ["PATH"],
        "MOUSITE_VAR": str(folder / "var"),
        "MOUSITE_SECRET_KEY": SECRET,
        "DATABASE_URL": f"sqlite:///{folder}/register.sqlite3",
    }


def manage(environment, *arguments):
    """Run a command of ``manage.py``; what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=BASE,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def register_of(size, folder):
    """A register of so many generated agreements, ready to be served."""
    environment = environment_of(folder)
    manage(environment, "migrate", "--verbosity", 0)
    manage(environment, "set_up")
    path = folder / "register.json"
    generated.write(path, size)
    manage(environment, "load", path)
    path.unlink()
    return environment


def pages_of(folder):
    """The addresses that are measured: what they ask for is the most frequent there is, but of words."""
    with sqlite3.connect(folder / "register.sqlite3") as connection:

        def one(statement):
            return connection.execute(statement).fetchone()[0]

        total = one("SELECT count FROM agreements_tally WHERE facet = ''")
        party = one(
            "SELECT slug FROM agreements_party JOIN agreements_tally ON facet = 'party' "
            "AND value = CAST(agreements_party.id AS TEXT) ORDER BY count DESC LIMIT 1"
        )
        area = one(
            "SELECT slug FROM agreements_area JOIN agreements_tally ON facet = 'area' "
            "AND value = CAST(agreements_area.id AS TEXT) ORDER BY count DESC LIMIT 1"
        )
        agreement = one(
            "SELECT slug FROM agreements_listing WHERE slug LIKE 'memorandum-%' ORDER BY slug LIMIT 1 OFFSET 400"
        )
    return {
        "list": "/en/agreements/",
        "last page": f"/en/agreements/?page={-(-total // 25)}",
        "filter": f"/en/agreements/?party={party}&area={area}&from=2000&to=2020",
        "one status": "/en/agreements/?status=signed",
        "search": "/en/agreements/?q=trade+tourism",
        "search all": "/en/search/?q=trade+tourism",
        "detail": f"/en/agreements/{agreement}/",
        "home": "/en/",
    }


def measured(floor, register, pages):
    """How long each page took; they take turns with the floor."""
    asked = {"floor": (floor, "/")} | {name: (register, address) for name, address in pages.items()}
    times = {name: [] for name in asked}
    for round_number in range(ROUNDS + WARMING):
        for name, (connection, address) in asked.items():
            taken, _ = ask(connection, address)
            if round_number >= WARMING:
                times[name].append(taken * 1000)
    bottom = statistics.median(times["floor"])
    return {
        name: Taken(
            statistics.median(found), sorted(found)[int(len(found) * 0.99)], statistics.median(found) / bottom
        )
        for name, found in times.items()
    }


def statements_of(environment, pages):
    """How many statements each page asks."""
    program = (
        "import json, sys; from django.db import connection; from django.test import Client; "
        "from django.test.utils import CaptureQueriesContext as Asked\n"
        "client, counts = Client(SERVER_NAME='127.0.0.1'), {}\n"
        "for name, address in json.loads(sys.argv[-1]).items():\n"
        "    client.get(address)\n"
        "    with Asked(connection) as asked: client.get(address)\n"
        "    counts[name] = len(asked)\n"
        "print(json.dumps(counts))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{program}", json.dumps(pages)],
        cwd=BASE,
        env=environment | {"DJANGO_SETTINGS_MODULE": "mousite.settings", "PYTHONPATH": str(BASE)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_pages_beside_a_bare_view(tmp_path):
    found, statements = {}, {}
    for size in SIZES:
        folder = tmp_path / str(size)
        folder.mkdir()
        environment = register_of(size, folder)
        pages = pages_of(folder)
        with (
            served("tests.bench.bare:application", environment) as floor,
            served("mousite.wsgi:application", environment) as register,
        ):
            found[size] = measured(floor, register, pages)
        statements[size] = statements_of(environment, pages)

    small, large = found[SIZES[0]], found[SIZES[-1]]
    lines = []
    for size in SIZES:
        lines += [f"\n{size} agreements"]
        for name, taken in found[size].items():
            asks = statements[size].get(name, "")
            lines.append(
                f"  {name:<11}p50{taken.median:8.2f} ms  p99{taken.slowest:8.2f} ms{taken.ratio:8.1f} x  {asks:>3}"
            )
    lines += [f"\ngrowth from {SIZES[0]} to {SIZES[-1]}"]
    growth = {name: large[name].ratio / small[name].ratio for name in large if name != "floor"}
    lines += [f"  {name:<11}{grown:5.2f} x" for name, grown in growth.items()]
    missed = [
        *(
            f"{name}: {large[name].ratio:.1f} x, not {most}"
            for name, most in MOST.items()
            if large[name].ratio > most
        ),
        *(
            f"{name}: grows {growth[name]:.2f} x"
            for name in ("list", "last page", "detail")
            if growth[name] > GROWTH
        ),
        *(f"{name}: {taken.median:.0f} ms" for name, taken in large.items() if taken.median > LONGEST),
    ]
    lines += ["", *(["Missed", *(f"  {miss}" for miss in missed)] if missed else ["All goals are met."])]
    sys.stdout.write("\n".join(lines) + "\n")
    # What a search or a filter asks depends on what it finds: whether it can be counted, and why it was found.
    for name in ("list", "last page", "detail", "home"):
        assert {size: statements[size][name] for size in SIZES} == dict.fromkeys(
            SIZES, statements[SIZES[0]][name]
        )
