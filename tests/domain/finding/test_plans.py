"""No list, count or search reads a whole table of a long register."""

import pytest
from django.db import connection, transaction

from agreements.domain.finding.listed import keys_of_page
from agreements.domain.finding.tallies import tallied
from tests.domain.finding.long_list import NARROWED, PAGE, QUESTIONS, fill

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite tells how it goes about a question"),
]

AGREEMENTS = 2_000
#: None of these may be read from one end to the other.
LONG = (
    "listing",
    "listedparty",
    "listedarea",
    "document",
    "agreement",
    "participation",
    "commitment",
    "position",
)


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        fill(0, AGREEMENTS)
        yield
        transaction.set_rollback(True)


def plan(ask):
    """How SQLite goes about each statement that is asked."""
    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert ask() is not None
    steps = []
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            steps += [row[3] for row in cursor.fetchall()]
    assert steps
    return steps


def whole_reads(steps):
    """The long tables of which every row is read, be it in the order of an index that is not stopped by a limit."""
    names = {*LONG, *(f"agreements_{name}" for name in LONG)}
    return [
        step
        for step in steps
        if step.startswith("SCAN ") and step.split()[1] in names and " USING " not in step
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_page_reads_a_whole_table(register, db, name):
    assert whole_reads(plan(lambda: QUESTIONS[name](AGREEMENTS))) == []


@pytest.mark.parametrize("name", NARROWED)
@pytest.mark.parametrize("order", ["newest", "title"])
def test_no_filtered_list_reads_a_whole_table(register, db, name, order):
    asked = NARROWED[name]()

    assert whole_reads(plan(lambda: keys_of_page(asked, order, 0, PAGE, "en"))) == []
    assert whole_reads(plan(lambda: tallied(asked, dict.fromkeys(("party", "area", "kind"), 8)))) == []
