"""What the databases refuse, row by row, and what a form says before it comes to that."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import CharField, TextField

from agreements.models.days import PartialDateField
from tests.models.bad_rows import CHECKS, CONSTRAINTS, DUPLICATES, MESSAGES, bad_row, said_of
from tests.models.rows import MODELS, make

pytestmark = pytest.mark.django_db

TEXTS = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model in MODELS
    for field in model._meta.local_fields
    if isinstance(field, CharField | TextField)
]
LIMITED = [case for case in TEXTS if case.values[1].max_length and not case.values[1].choices]
#: A language is refused without the text it is the language of, and the text without it.
BESIDE = {
    "original_language": {"title_original": "양해각서"},
    "title_original": {"original_language": "ko"},
    "theme_language": {"theme": "아시아"},
    "theme": {"theme_language": "ko"},
}


def write_raw(row):
    """Writes as a fixture is loaded: the database alone judges."""
    with transaction.atomic():
        models.Model.save_base(row, raw=True)


@pytest.mark.parametrize("name", sorted(CHECKS | DUPLICATES))
def test_database_refuses_and_names_the_rule(name):
    row = bad_row(name)

    with pytest.raises(DatabaseError, match=said_of(name)):
        write_raw(row)


@pytest.mark.parametrize("name", sorted(CHECKS | DUPLICATES))
def test_full_clean_says_it_in_words(name):
    row = bad_row(name)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    expected = next(message for part, message in MESSAGES.items() if part in name)
    assert [message for message in refusal.value.messages if re.search(expected, message)], (
        refusal.value.messages
    )
    assert not [message for message in refusal.value.messages if "onstraint" in message]
    assert len(set(refusal.value.messages)) == len(refusal.value.messages)


def test_every_constraint_has_its_bad_row():
    assert sorted(CONSTRAINTS) == sorted(CHECKS | DUPLICATES)


@pytest.mark.parametrize(("model", "field"), TEXTS)
def test_nul_is_refused_in_every_text(model, field):
    row = make(model._meta.model_name)
    setattr(row, field.attname, "a\0b")

    with pytest.raises(DatabaseError, match=f"{model._meta.model_name}_|cannot contain NUL"):
        write_raw(row)
    with pytest.raises(ValidationError):
        row.full_clean()


def with_text(model, field, length):
    """A row with a text of that length in one column."""
    row = make(model._meta.model_name)
    for column, value in BESIDE.get(field.name, {}).items():
        setattr(row, column, value)
    start = "https://a.example/" if field.name.endswith("_address") else ""
    setattr(row, field.attname, start.ljust(length, "海"))
    return row


@pytest.mark.parametrize(("model", "field"), LIMITED)
def test_length_is_kept_in_every_text(model, field):
    row = with_text(model, field, field.max_length + 1)

    with pytest.raises(DatabaseError, match=f"{model._meta.model_name}_.*_(length|date)$|value too long"):
        write_raw(row)
    with pytest.raises(ValidationError):
        row.full_clean()


@pytest.mark.parametrize(
    ("model", "field"), [case for case in LIMITED if not isinstance(case.values[1], PartialDateField)]
)
def test_longest_text_is_kept_whole(model, field):
    row = with_text(model, field, field.max_length)
    text = getattr(row, field.attname)

    write_raw(row)

    row.refresh_from_db()
    assert getattr(row, field.attname) == text
