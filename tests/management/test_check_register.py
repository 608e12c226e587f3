"""The command that asks every rule of the register."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    out = StringIO()

    def call(**options):
        follow()
        call_command("check_register", stdout=out, no_color=True, **options)
        return out.getvalue()

    call.out = out
    return call


def test_empty_register_is_sound(said):
    assert said() == "No errors; 0 warnings.\n"


def test_warnings_are_told_and_pass(said):
    factories.AgreementFactory(slug="a")

    assert said().splitlines() == [
        "warning: agreements.agreement a, participations: has no party. Add those between whom it was made.",
        "warning: agreements.agreement a: has no citation. Cite the words each fact rests on.",
        "No errors; 2 warnings.",
    ]


def test_errors_come_first_and_answer_with_one(said):
    factories.AgreementFactory(slug="a")
    Agreement.objects.update(authentic_languages="english")

    with pytest.raises(CommandError, match=r"1 error\.") as refusal:
        said()

    assert refusal.value.returncode == 1
    assert (
        said.out.getvalue().splitlines()[0].startswith("error: agreements.agreement a, authentic_languages: ")
    )


def test_errors_alone(said):
    factories.AgreementFactory(slug="a")

    assert said(errors=True) == "No errors.\n"


def test_findings_for_programs(said):
    factories.AgreementFactory(slug="a")

    findings = json.loads(said(json=True))

    assert [(found["level"], found["key"], found["field"]) for found in findings] == [
        ("warning", ["a"], "participations"),
        ("warning", ["a"], ""),
    ]
