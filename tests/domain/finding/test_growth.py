"""No page takes longer as the register grows: by the steps of SQLite's own machine, whatever else the computer does."""

import pytest
from django.db import connection

from tests.domain.finding.long_list import QUESTIONS, fill

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite counts its own steps"),
]

SMALL, GREAT = 1_000, 10_000
#: What the list of the greater register may take for each step of the smaller.
MOST = 1.5


def steps_of(ask):
    """How many of its own steps SQLite takes to answer, in tens."""
    taken = [0]

    def count():
        taken[0] += 1

    connection.connection.set_progress_handler(count, 10)
    try:
        ask()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return taken[0]


def test_pages_take_as_many_steps_however_long_the_list(db):
    fill(0, SMALL)
    before = {name: steps_of(lambda ask=ask: ask(SMALL)) for name, ask in QUESTIONS.items()}

    fill(SMALL, GREAT)

    growth = {
        name: steps_of(lambda ask=ask: ask(GREAT)) / max(before[name], 10) for name, ask in QUESTIONS.items()
    }
    assert {name: round(times, 2) for name, times in growth.items() if times > MOST} == {}
