"""Every prepared question goes to its rows by an index: none looks through a table, or through all that is published."""

import re
import sys

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from agreements.domain.footnotes import citations_of
from agreements.models import Citation
from agreements.prepared import Given, Keys, Prepared
from tests import factories
from tests.bench import generated
from tests.derived import follow

pytestmark = pytest.mark.django_db

#: As many as let a database choose between its ways.
AGREEMENTS = 600
#: A whole table, or an index by what nearly all records share; the keys that are given are looked through.
THROUGH_ALL = {
    "sqlite": r"(?m)^SCAN (?!json_each).*|.*\(state=\?\)$",
    "postgresql": r"Seq Scan on agreements_\w+",
}


@pytest.fixture
def register(tmp_path):
    generated.write(tmp_path / "register.json", AGREEMENTS)
    call_command("load", tmp_path / "register.json", verbosity=0)
    # Of a few dozen rows a database that has counted them reads all.
    for factory in (factories.AreaFactory, factories.PlaceFactory, factories.PostFactory):
        factory.create_batch(500)


#: What is given as a word; all else is a number, or some.
WORDS = ("kind", "slug")


def questions():
    """Every prepared question of the site, by its name."""
    reverse("home")  # the pages are there once their addresses are
    found = {"citations_of": citations_of(tuple(Citation.targets))}
    for module in [module for name, module in sys.modules.items() if name.startswith("agreements.")]:
        for name, held in vars(module).items():
            named = held.items() if isinstance(held, dict) else [("", held)]
            found |= {
                f"{module.__name__} {name} {key}": one for key, one in named if isinstance(one, Prepared)
            }
    return found


def value_of(given):
    return ([1, 2] if connection.vendor == "postgresql" else "[1, 2]") if isinstance(given, Keys) else 1


def ways(question):
    """How the database goes to the rows, a line for each step."""
    plan = question.plan()
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    values = [
        ("nowhere" if value.name in WORDS else value_of(value)) if isinstance(value, Given) else value
        for value in plan.values
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # For so few rows it would take the whole table, unless there is another way.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{explain} {plan.sql}", values)
        return "\n".join(row[-1] for row in cursor.fetchall())


@pytest.mark.usefixtures("register")
def test_no_question_looks_through_all():
    asked = questions()
    uncounted = through_all(asked)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    counted = through_all(asked)

    assert len(asked) > 40
    assert (uncounted, counted) == ({}, {})


def through_all(asked):
    """The questions that look through all of something, each with those steps."""
    found = {
        name: re.findall(THROUGH_ALL[connection.vendor], ways(question)) for name, question in asked.items()
    }
    return {name: steps for name, steps in found.items() if steps}


#: Beside what is derived in the statement itself; and an index in whose order the first is the answer.
NO_TABLE = (
    r"SCAN (most_\w+|held|reached|counted|\(subquery-\d+\)|\w+ VIRTUAL)|.* agreement_entered \(state=\?\)"
)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("address", ["", "people/?page=2", "areas/?page=2"])
def test_no_page_sorts_or_counts_all(client, address):
    """The first page, and lists without filters beside them."""
    follow()
    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(f"/en/{address}").status_code == 200

    found = [step for sql, params in asked for step in steps_through_all(sql, params)]
    assert asked
    assert found == []


def steps_through_all(sql, params):
    """The steps of a statement that look through a whole table, or all that is published."""
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{explain} {sql}", params)
        steps = "\n".join(row[-1] for row in cursor.fetchall())
    return [
        step
        for step in re.findall(THROUGH_ALL[connection.vendor], steps)
        if not re.fullmatch(NO_TABLE, step.strip())
    ]
