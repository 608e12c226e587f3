"""Characters that hide themselves, or change how others are read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements import validators
from agreements.text import UNSEEN


@given(st.characters(categories=["Cc", "Zl", "Zp", "Cs"], exclude_characters="\t\n\r"))
def test_unseen_finds_controls_and_separators(character):
    assert UNSEEN.search(f"a{character}b")


def test_unseen_finds_whatever_changes_the_direction():
    classes = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    marks = {"\u200e", "\u200f", "\u061c"}

    passed = {
        character
        for character in map(chr, range(0x110000))
        if (unicodedata.bidirectional(character) in classes or character in marks)
        and not UNSEEN.search(character)
    }

    assert passed == set()


@pytest.mark.parametrize(
    "text", ["海南", "대한민국", "می\u200cخواهم", "ক্\u200dষ", "اتفاقية", "two\nlines\tand a tab"]
)
def test_unseen_leaves_the_scripts_of_the_world_alone(text):
    assert (UNSEEN.search(text), validators.seen_characters(text)) == (None, None)
