"""What a reader is shown of a text in several languages, and the keys made from text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agreements import validators
from agreements.text import TAG_OF_LANGUAGE, UNSEEN, Phrase, choose, columns, slug_of, spelt_tag

COLUMNS = {"E": "en", "T": "zh_hant", "S": "zh_hans", "O": "original"}
TAGS = {"E": "en", "T": "zh-Hant", "S": "zh-Hans", "O": "ko", "-": ""}

# The columns that hold text, and the one that a reader of each language is shown.
FALLBACK = """
    held  en  zh-hant  zh-hans
    ----  -   -        -
    E---  E   E        E
    -T--  T   T        T
    --S-  S   S        S
    ---O  O   O        O
    ET--  E   T        T
    E-S-  E   S        S
    E--O  E   E        E
    -TS-  T   T        S
    -T-O  O   T        T
    --SO  O   S        S
    ETS-  E   T        S
    ET-O  E   T        T
    E-SO  E   S        S
    -TSO  O   T        S
    ETSO  E   T        S
"""
ROWS = [line.split() for line in FALLBACK.strip().splitlines()]
CHOICES = [
    (held, language, shown)
    for held, *row in ROWS[1:]
    for language, shown in zip(ROWS[0][1:], row, strict=True)
]


@pytest.mark.parametrize(("held", "language", "shown"), CHOICES)
def test_choose_follows_the_one_fallback_rule(held, language, shown):
    texts = {column: f"text {letter}" if letter in held else "" for letter, column in COLUMNS.items()}

    phrase = choose(texts, language, "ko")

    assert phrase == Phrase("" if shown == "-" else f"text {shown}", TAGS[shown])


def test_choose_table_has_every_combination():
    held = {row[0] for row in ROWS[1:]}

    assert (len(held), set(ROWS[0][1:])) == (2 ** len(COLUMNS), set(TAG_OF_LANGUAGE))


def test_choose_reads_an_unknown_language_as_english():
    assert choose({"en": "Hainan", "zh_hant": "海南"}, "fr") == Phrase("Hainan", "en")


def test_choose_takes_texts_without_original():
    assert choose({"en": "", "zh_hant": "", "zh_hans": ""}, "en") == Phrase("", "")


@pytest.mark.parametrize(
    ("phrase", "is_filled"), [(Phrase("海南", "zh-Hans"), True), (Phrase("", "en"), False)]
)
def test_phrase_reads_as_its_text(phrase, is_filled):
    assert (str(phrase), bool(phrase)) == (phrase.text, is_filled)


def test_columns_are_three():
    assert columns("title") == ("title_en", "title_zh_hant", "title_zh_hans")


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


@pytest.mark.parametrize(
    ("tag", "spelt"),
    [
        ("zh-hans", "zh-Hans"),
        ("ZH_HANT", "zh-Hant"),
        ("PT-br", "pt-BR"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("ko", "ko"),
        ("es-419", "es-419"),
        ("", ""),
    ],
)
def test_language_tag_in_its_usual_spelling(tag, spelt):
    assert spelt_tag(tag) == spelt
