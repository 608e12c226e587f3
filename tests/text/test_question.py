"""What a reader asks the search for."""

import pytest
from hypothesis import given

from agreements.text.question import MOST_PHRASES, MOST_WORDS, Question, parse_question
from agreements.text.words import words
from tests.text.samples import TEXTS


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("", []),
        ("free trade", ["free", "trade"]),
        ('"free trade" zone', ["free trade", "zone"]),
        ("“free trades” „a b“ ＂c d＂", ["free trade", "a b", "c d"]),
        ("「海南省」『a b』«c d»", ["海 南 省", "a b", "c d"]),
        ("『「a」 b』", ["a b"]),
        ('x"a b"y', ["x", "a b", "y"]),
        ('"free trade', ["free", "trade"]),
        ("「free trade", ["free", "trade"]),
        ('a"b', ["a b"]),
        ("state-of-the-art O'Brien", ["state of the art", "o brien"]),
        ("自由貿易", ["自 由 贸 易"]),
        ("自由貿易　香港", ["自 由 贸 易", "香 港"]),
        ("海南、香港，澳門", ["海 南", "香 港", "澳 门"]),
        ("海南MOU", ["海 南", "mou"]),
        ("2025年海南", ["2025 年 海 南"]),
        ("第3條 G20峰會 海南2025-MOU", ["第 3 条", "g20", "峰 会", "海 南 2025", "mou"]),
        ("한국 2025", ["한 국", "2025"]),
        ("agreement Agreements AGREEMENT", ["agreement"]),
        ("臺灣 台湾", ["台 湾"]),
        ("C*", ["c"]),
        ('- " * "" "*" 「」', []),
        ("a AND b OR -c NEAR/2", ["a", "and", "b", "or", "c", "near 2"]),
        ("'; DROP TABLE x; --", ["drop", "tabl", "x"]),
    ],
)
def test_parse_question(text, phrases):
    assert parse_question(text) == Question(tuple(tuple(phrase.split()) for phrase in phrases))


@pytest.mark.parametrize(
    ("text", "asked", "left_out"),
    [
        ("1 2 3 4 5 6 7 8 9 10 11 12", [1] * 12, False),
        ("1 2 3 4 5 6 7 8 9 10 11 12 1 - 12", [1] * 12, False),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13", [1] * 12, True),
        ("海" * 60, [60], False),
        ("海" * 60 + " " + "海" * 60, [60], False),
        ("海" * 61, [60], True),
        ("港 " + "海" * 60, [1, 59], True),
        ("海" * 60 + " 港", [60], True),
    ],
)
def test_more_than_is_asked_is_said(text, asked, left_out):
    question = parse_question(text)

    assert ([len(phrase) for phrase in question.phrases], question.left_out) == (asked, left_out)


def test_question_is_true_where_something_is_asked():
    assert (bool(parse_question("a")), bool(parse_question("-"))) == (True, False)


@given(TEXTS)
def test_phrases_are_words_of_the_text_within_bounds(text):
    question = parse_question(text)

    asked = [word for phrase in question.phrases for word in phrase]
    assert all(question.phrases)
    assert len(set(question.phrases)) == len(question.phrases) <= MOST_PHRASES
    assert len(asked) <= MOST_WORDS
    assert set(asked) <= set(words(text))
    assert question.left_out or set(asked) == set(words(text))
