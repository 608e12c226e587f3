"""The names of languages in the language of the page."""

import pytest
from django.utils import translation

from agreements.markup.languages import language_name, language_names


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh-Hant", "Traditional Chinese"), ("fr-CA", "French"), ("zh-Latn", "Chinese"), ("oc", "oc")],
)
def test_language_is_named_as_exactly_as_its_name_is_known(tag, expected):
    with translation.override("en"):
        assert language_name(tag) == expected


@pytest.mark.parametrize(("language", "expected"), [("en", "English, French"), ("zh-hant", "英文、法文")])
def test_languages_are_parted_as_the_page_parts_a_list(language, expected):
    with translation.override(language):
        assert language_names("en fr") == expected
