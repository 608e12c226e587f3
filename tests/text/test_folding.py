"""Text without what searches do not tell apart."""

import unicodedata

import opencc
import pytest
from hypothesis import given

from agreements.text.folding import FOLDS, FOLDS_OF_LETTERS, fold, fold_letters
from agreements.text.simplified import SIMPLIFIED, TRADITIONAL
from tests.text.samples import TEXTS


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Hainan, 2025", "hainan, 2025"),
        ("Québec", "quebec"),
        ("Cafe\u0301", "cafe"),
        ("Straße STRASSE", "strasse strasse"),
        ("Øresund Łódź Đà Nẵng Þór Ærø", "oresund lodz da nang thor aero"),
        ("İstanbul ısı", "istanbul isi"),
        ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ"),
        ("Ёлка Й", "елка и"),
        ("ＨＫ１２ ﬁ", "hk12 fi"),
        ("agree\u00adment \u202eabc", "agreement abc"),
        ("臺灣 台湾", "台湾 台湾"),
        ("裏裡里", "里里里"),
        ("羣群", "群群"),
        ("衞生衛生卫生", "卫生卫生卫生"),
        ("\uf9e9\uf9e8", "里里"),
        ("대한민국", "대한민국"),
        ("\u1112\u1161\u11ab", "한"),
        ("ㅎㅏ", "하"),
        ("أحمد", "احمد"),
        ("zero\u200bwidth", "zero\u200bwidth"),
        ("half\ud800", "half\ud800"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"), [("臺灣 Québec", "臺灣 quebec"), ("\uf9dc裏", "隆裏"), ("HK", "hk")]
)
def test_fold_letters_keeps_traditional_characters(text, folded):
    assert fold_letters(text) == folded


@given(TEXTS)
def test_folding_again_changes_nothing(text):
    folded = fold(text)

    assert (fold(folded), fold_letters(fold_letters(text))) == (folded, fold_letters(text))


@pytest.mark.parametrize("folds", [FOLDS, FOLDS_OF_LETTERS])
def test_every_character_folds_to_the_same_again(folds):
    changed = [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) not in ("Cn", "Co")
        and (
            any(folds[ord(sign)] != sign for sign in folds[code])
            or chr(code).lower().translate(folds) != folds[code]
        )
    ]

    assert changed == []


@given(TEXTS)
def test_spelling_in_unicode_does_not_matter(text):
    folded = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}

    assert folded == {fold(text)}


def test_what_has_no_meaning_is_not_kept():
    fold("\U000e0fff\ue000\U0010ffff")

    assert not {0xE0FFF, 0xE000, 0x10FFFF} & FOLDS.keys()


def test_simplified_characters_agree_with_opencc():
    ideographs = [
        sign
        for sign in map(chr, [*range(0x3400, 0xA000), *range(0x20000, 0x40000)])
        if unicodedata.is_normalized("NFKC", sign)
    ]
    table = {}
    for name in ("t2s", "hk2s", "tw2s"):
        convert, made = opencc.OpenCC(name).convert, set(table.values())
        for sign in ideographs:
            if sign not in table and sign not in made and (simpler := convert(sign)) != sign:
                table[sign] = simpler
    while any(simpler in table for simpler in table.values()):
        table = {sign: table.get(simpler, simpler) for sign, simpler in table.items()}

    assert dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)) == table
