"""The keys made from text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agreements import validators
from agreements.text import slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hainan – HKSAR: Memorandum (2025)", "hainan-hksar-memorandum-2025"),
        ("海南省人民政府", "海南省人民政府"),
        ("대한민국 정부", "대한민국-정부"),
        ("नेपाल सरकार", "नेपाल-सरकार"),
        ("เชียงใหม่", "เชียงใหม่"),
        ("CONVENCIÓN", "convención"),
        ("Cafe\u0301", "café"),
        ("İstanbul", "i\u0307stanbul"),
        ("a_b__c", "a-b-c"),
        ("  ", "record"),
        ("", "record"),
        ("★ ❤\ufe0f", "record"),
        ("a" * 70, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_slug_of_keeps_letters_and_digits_of_every_script(text, slug):
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("taken", "slug"),
    [((), "boao"), (("boao",), "boao-2"), (("boao", "boao-2", "boao-4"), "boao-3")],
)
def test_slug_of_differs_from_what_is_taken(taken, slug):
    assert slug_of("Boao", taken) == slug


@given(st.text(max_size=150), st.integers(1, 4))
@example("\u0345Σ", 1)
@example("ǅ͏", 2)
@example("a\ud800b", 1)
def test_slug_of_fits_the_validators_for_any_text(text, number):
    taken = [slug_of(text)]
    for _again in range(number):
        taken.append(slug_of(text, taken))

    for slug in taken:
        validators.slug(slug)
    assert len(set(taken)) == number + 1
    assert all(0 < len(slug) <= 120 for slug in taken)
