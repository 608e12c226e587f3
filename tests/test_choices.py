"""The closed vocabularies: what is stored stays stable, what is read is told apart."""

import re

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.utils import translation

from agreements import choices
from agreements.choices import AgreementStatus, RelationKind

VOCABULARIES = [
    found
    for found in vars(choices).values()
    if isinstance(found, type) and issubclass(found, TextChoices) and found is not TextChoices
]
COLUMNS = [
    field
    for model in apps.get_app_config("agreements").get_models()
    for field in model._meta.get_fields()
    if getattr(field, "choices", None)
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_vocabulary_values_are_plain_words_with_labels_of_their_own(vocabulary):
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", value) for value in vocabulary.values)
    assert [choice.name for choice in vocabulary] == [value.upper() for value in vocabulary.values]
    assert len({str(label) for label in vocabulary.labels}) == len(vocabulary)
    assert vocabulary.__doc__


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_vocabulary_fits_its_column(column):
    assert max(len(value) for value, _label in column.flatchoices) <= column.max_length


@pytest.mark.parametrize(
    ("status", "figure"),
    [
        (AgreementStatus.ANNOUNCED, "signed"),
        (AgreementStatus.SIGNED, "signed"),
        (AgreementStatus.IN_FORCE, "in-force"),
        (AgreementStatus.RENEWED, "in-force"),
        (AgreementStatus.EXPIRED, "ended"),
        (AgreementStatus.TERMINATED, "ended"),
        (AgreementStatus.SUPERSEDED, "ended"),
    ],
)
def test_status_has_a_figure(status, figure):
    assert status.figure == figure


def test_relation_reads_backwards_in_words():
    with translation.override("en"):
        backwards = {kind.value: kind.backwards for kind in RelationKind}

    assert backwards == {
        "amends": "Amended by",
        "supersedes": "Superseded by",
        "renews": "Renewed by",
        "implements": "Implemented by",
        "follows_up": "Followed up by",
    }
