"""What objects of a fixture may hold: read off the models, and true of every fixture there is."""

import json

import pytest
from django.apps import apps
from django.conf import settings

from agreements.domain.schema import MODELS, ROWS, SHAPES
from agreements.models import Record, Revision
from tests.models.rows import make

FILES = sorted(settings.FIXTURE_DIRS[0].glob("*.json"))
OBJECTS = [row for file in FILES for row in json.loads(file.read_text(encoding="utf-8"))]


def test_every_model_but_the_history_can_be_loaded():
    models = set(apps.get_app_config("agreements").get_models())

    assert {model for model in models if model not in MODELS} >= {Revision}
    assert {model for model in models if issubclass(model, Record)} <= set(MODELS)


def test_every_row_belongs_to_a_kind_of_record():
    rows = {name for names in ROWS.values() for name in names}

    assert rows == {name for name, shape in SHAPES.items() if not shape.is_record}
    assert set(ROWS) == {name for name, shape in SHAPES.items() if shape.is_record}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", SHAPES)
def test_key_is_the_natural_key_of_the_model(kind):
    row = make(kind)
    shape = SHAPES[kind]
    fields = {
        name: list(value.natural_key()) if shape.fields[name].to else value
        for name in shape.fields
        if not shape.fields[name].is_many and (value := getattr(row, name)) is not None
    }

    assert shape.key_of(fields) == row.natural_key()


def test_key_leads_back_to_the_fields_it_is_made_of():
    for row in OBJECTS:
        shape = SHAPES[row["model"].partition(".")[2]]
        key = shape.key_of(row["fields"])

        assert shape.key_of(shape.fields_of(key)) == key


def test_fixtures_say_nothing_that_goes_without_saying():
    assert [
        row
        for row in OBJECTS
        if SHAPES[row["model"].partition(".")[2]].compact(row["fields"]) != row["fields"]
    ] == []


@pytest.mark.parametrize(
    ("kind", "key", "record"),
    [
        ("agreement", ("a",), ("agreement", "a")),
        ("post", ("lee", "chief"), ("person", "lee")),
        ("excerpt", ("report", "signed"), ("source", "report")),
        ("participation", ("a", "hainan", "signatory"), ("agreement", "a")),
        ("relation", ("a", "amends", "b"), ("agreement", "a")),
        ("alias", ("zh-Hant", "瓊", "party", "hainan"), ("party", "hainan")),
        ("citation", ("report", "signed", "title", "agreement", "a"), ("agreement", "a")),
        ("citation", ("report", "signed", "", "attendance", "forum", "lee"), ("event", "forum")),
        (
            "citation",
            ("report", "signed", "role", "participation", "a", "hainan", "signatory"),
            ("agreement", "a"),
        ),
    ],
)
def test_record_that_an_object_belongs_to(kind, key, record):
    assert SHAPES[kind].record_of(key) == record


def test_required_fields_of_an_agreement_and_of_a_participation():
    required = {
        kind: [name for name, field in SHAPES[kind].fields.items() if field.is_required]
        for kind in ("agreement", "participation", "excerpt")
    }

    assert required == {
        "agreement": ["slug", "kind", "status"],
        "participation": ["agreement", "party"],
        "excerpt": ["source"],
    }


def test_what_the_database_works_out_or_keeps_is_no_field():
    fields = set(SHAPES["agreement"].fields)

    assert not fields & {"id", "created_at", "updated_at", "version", "signed_first_day", "made_last_day"}
