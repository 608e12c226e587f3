"""The words of a text for searching."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given

from agreements.text.folding import FOLDS, fold
from agreements.text.words import JOINING, LONGEST, placed_words, stem_of, whole_words, words
from tests.text.samples import TEXTS

TABLE = [
    ("", []),
    ("The Agreements between States", ["the", "agreement", "between", "state"]),
    ("agreement agreement's", ["agreement", "agreement", "s"]),
    ("state-of-the-art O'Brien O’Brien", ["state", "of", "the", "art", "o", "brien", "o", "brien"]),
    ("Québec's RÉSUMÉ", ["quebec", "s", "resum"]),
    ("was ties b2bs 2025s", ["was", "tie", "b2bs", "2025s"]),
    ("agree\u00adments", ["agreement"]),
    ("Hawaiʻi", ["hawai", "i"]),
    ("2025年海南", ["2025", "年", "海", "南"]),
    ("臺灣台湾", ["台", "湾", "台", "湾"]),
    ("「海南」、（香港）。", ["海", "南", "香", "港"]),
    ("佐々木〇", ["佐", "々", "木", "〇"]),
    ("\U00031350\U0003ffff", ["\U00031350", "\U0003ffff"]),
    ("대한민국 정부", list("대한민국정부")),
    ("\u1112\u1161\u11ab ㅎㅏ", ["한", "하"]),
    ("カード ｶﾞ", ["カ", "ー", "ト", "カ"]),
    ("ไทย ລາວ ខ្មែរ", [*"ไทย", *"ລາວ", *"ខមែរ"]),
    ("नेपाल सरकार", ["नपाल", "सरकार"]),
    ("\u09c7\u09be", ["\u09cb"]),
    ("می\u200cخواهم", ["میخواهم"]),
    ("Соглашение Й", ["соглашение", "и"]),
    ("½ ⑴ ㍿ m²", ["1", "2", "1", "株", "式", "会", "社", "m2"]),
    ("1,000.50 50%", ["1", "000", "50", "50"]),
    ("a\x00b\u200bc\u3000d\ud800e\u2028f", list("abcdef")),
    ("\"NEAR(a, b)\" OR a:* NOT -x ^y 'z'", ["near", "a", "b", "or", "a", "not", "x", "y", "z"]),
    ("-- ; %_\\ \u0301", []),
    ("x" * 300 + " " + "é" * 300, ["x" * LONGEST, "e" * LONGEST]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_words(text, expected):
    assert words(text) == expected


def test_whole_words_keep_their_endings():
    assert whole_words("Governments’ Convención, 香港's STUDIES") == [
        "governments",
        "convencion",
        "香",
        "港",
        "s",
        "studies",
    ]


@given(TEXTS)
def test_words_are_the_stems_of_whole_words(text):
    assert words(text) == list(map(stem_of, whole_words(text)))


@given(TEXTS)
def test_no_word_can_be_taken_for_syntax(text):
    for word in words(text):
        assert 0 < len(word) <= LONGEST
        assert not re.search(r"[\x00-/:-`{-\x7f\s]", word)
        assert not any(
            unicodedata.category(sign) in ("Pi", "Pf", "Ps", "Pe", "Zs", "Cc", "Cs") for sign in word
        )


@given(TEXTS)
def test_words_stand_where_they_are_placed(text):
    placed = list(placed_words(text))

    assert [word for word, _start, _end in placed] == words(text)
    for word, start, end in placed:
        assert 0 <= start < end <= len(text)
        assert word in words(text[start:end])
    assert placed == sorted(placed, key=lambda place: place[1:])


@given(TEXTS)
def test_folded_text_has_the_same_words(text):
    assert words(fold(text)) == words(text)


def test_joining_names_every_character_that_folding_joins():
    joined = {"\u1161", "\u11a8"}
    for sign in map(chr, range(0x110000)):
        parts = unicodedata.decomposition(sign).split()
        if len(parts) == 2 and parts[0][0] != "<" and unicodedata.is_normalized("NFC", sign):
            joined.add(chr(int(parts[1], 16)))

    missed = [
        hex(code) for code in range(0x110000) if FOLDS[code][:1] in joined and not JOINING.match(chr(code))
    ]

    assert missed == []


def test_threads_stem_at_once():
    texts = [f"{'abcdefgh'[i % 8] * 3}{'ijklmnop'[i % 7] * 2}nations" for i in range(56)] * 20
    alone = [words(text) for text in texts]
    words.__globals__["_stem"].cache_clear()

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(words, texts))

    assert together == alone
