"""What of a text is shown: in which language, and cut where words end."""

import unicodedata

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.formats.shown import page_tag, phrase_of, shortened
from agreements.text import Phrase


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", {"en": "Hainan", "zh-Hant": "海南"}, Phrase("Hainan", "en")),
        ("zh-hans", {"en": "Hainan", "zh-Hant": "瓊"}, Phrase("瓊", "zh-Hant")),
        ("en", {"en": "", "zh-Hant": "備忘錄", "ko": "양해각서"}, Phrase("양해각서", "ko")),
        ("zh-hant", {"en": "", "zh-Hant": "備忘錄", "ko": "양해각서"}, Phrase("備忘錄", "zh-Hant")),
        ("fr", {"en": "Hainan"}, Phrase("Hainan", "en")),
        ("en", {}, Phrase("")),
    ],
)
def test_text_is_shown_as_pages_choose_it(language, texts, expected):
    with translation.override(language):
        assert phrase_of(texts) == expected


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh-hant", "zh-Hant"), ("zh-hans", "zh-Hans")])
def test_page_says_its_language_as_a_tag(language, tag):
    with translation.override(language):
        assert page_tag() == tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", "one two three"),
        ("one two three four", "one two…"),
        ("one two, three four", "one two…"),
        ("one two three.", "one two…"),
        ("incomprehensibilities", "incomprehens…"),
        ("海南省與香港特別行政區合作備忘錄", "海南省與香港特別行政區合…"),
        ("  one\n two\t ", "one two"),
    ],
)
def test_text_is_cut_between_words_where_there_are_any(text, expected):
    assert shortened(text, 13) == expected


@given(text=st.text(st.characters(categories=["L", "M", "Zs", "P"]), max_size=60), length=st.integers(5, 30))
def test_cut_text_is_the_beginning_of_the_whole(text, length):
    line = " ".join(text.split())

    cut = shortened(text, length)

    assert len(cut) <= length
    if len(line) <= length:
        assert cut == line
    else:
        assert cut.endswith("…")
        assert line.startswith(cut[:-1])


def test_sign_is_not_parted_from_the_marks_upon_it():
    text = unicodedata.normalize("NFD", "é" * 10)

    assert shortened(text, 6) == unicodedata.normalize("NFD", "éé") + "…"
