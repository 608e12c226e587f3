"""What a reader is shown of a text in several languages."""

import pytest

from agreements.text import TAG_OF_LANGUAGE, Phrase, choose, columns, spelt_tag

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
