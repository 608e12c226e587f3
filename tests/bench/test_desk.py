"""How long the pages of the desk take with 3,000 parties and 10,000 agreements, beside a bare view in the same run."""

import json
import statistics
import subprocess
import sys

import pytest

from mousite.environment import BASE
from tests.bench.served import ask, served
from tests.bench.test_pages import environment_of, manage

pytestmark = pytest.mark.bench

ROUNDS = 5
#: No page takes longer than this, in milliseconds.
LONGEST = 500
#: So many of the slowest are named.
NAMED = 12
PROGRAM = "import django; django.setup(); from tests.bench import desk_register; desk_register.main()"


def desk_of(environment):
    """The cookie of somebody who is signed in, and the address of each sort of page."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=BASE,
        env=environment | {"DJANGO_SETTINGS_MODULE": "mousite.settings", "PYTHONPATH": str(BASE)},
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    return {"Cookie": told["cookie"]}, told["pages"]


def test_no_page_of_the_desk_takes_long(tmp_path):
    environment = environment_of(tmp_path)
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    signed_in, pages = desk_of(environment)
    times = {name: [] for name in ("floor", *pages)}

    with (
        served("tests.bench.bare:application", environment) as floor,
        served("mousite.wsgi:application", environment) as register,
    ):
        # The first round reads templates and looks up what is looked up once.
        for number in range(ROUNDS + 1):
            for name in times:
                taken, _ = ask(floor, "/") if name == "floor" else ask(register, pages[name], signed_in)
                times[name] += [taken * 1_000] if number else []

    median = {name: statistics.median(found) for name, found in times.items()}
    slowest = sorted(pages, key=median.__getitem__, reverse=True)
    lines = [f"{len(pages)} pages of the desk; the floor takes {median['floor']:.2f} ms"]
    lines += [
        f"  {name:24}{median[name]:8.1f} ms{median[name] / median['floor']:9.1f} x"
        for name in slowest[:NAMED]
    ]
    missed = [name for name in slowest if median[name] > LONGEST]
    lines += ["", *(["Missed", *(f"  {name}" for name in missed)] if missed else ["The goal is met."])]
    sys.stdout.write("\n".join(["", *lines, ""]))
