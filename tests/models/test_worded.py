"""The words for a value are Django's own, found faster."""

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import translation

from agreements.models.worded import Worded

COLUMNS = [
    field
    for model in apps.get_app_config("agreements").get_models()
    if issubclass(model, Worded)
    for field in model._meta.concrete_fields
    if field.choices
]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("field", COLUMNS, ids=str)
def test_words_are_those_of_django(field, language):
    row = field.model()
    with translation.override(language):
        for value in ["", "unheard_of", *dict(field.flatchoices)]:
            setattr(row, field.attname, value)

            words = getattr(row, f"get_{field.name}_display")()

            assert (type(words), words) == (str, Model._get_FIELD_display(row, field))


def test_many_columns_are_said_in_words():
    assert len(COLUMNS) > 20
