"""Where in a text the words stand that were asked for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.text.finding import ELLIPSIS, excerpt_around
from agreements.text.question import parse_question
from agreements.text.words import placed_words, words
from tests.text.samples import TEXTS


def found_in(text, phrases):
    """Where phrases stand in a text that is shown whole."""
    return list(excerpt_around(text, phrases, len(text)).spans)


def pieces(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("Agreements of two States", "state agreement", ["Agreements", "States"]),
        ("free trade, trade free", '"free trade"', ["free trade"]),
        ("free, trade", "free-trade", ["free, trade"]),
        ("free free trade", "free-trade", ["free trade"]),
        ("a a a", '"a a"', ["a a a"]),
        ("海南自由貿易港", "自由贸易", ["自由貿易"]),
        ("海南自由貿易港", "自由 貿易", ["自由貿易"]),
        ("海南 自由 海南", "海南", ["海南", "海南"]),
        ("Straße, ﬁne Œuvre", "strasse fine oeuvre", ["Straße", "ﬁne", "Œuvre"]),
        ("Cafe\u0301\u0301s x", "cafe", ["Cafe\u0301\u0301s"]),
        ("x\u1112\u1161\u11ab국", "한국", ["\u1112\u1161\u11ab국"]),
        ("x 한국 y", "한국", ["한국"]),
        ("㍿海南", "会社海", ["㍿海"]),
        ("İİ 海", "海", ["海"]),
        ("agree\u00adment", "agreement", ["agree\u00adment"]),
        ("O’Brien", "o'brien", ["O’Brien"]),
        ("nothing", "agreement", []),
        ("", "agreement", []),
        ("anything", "", []),
    ],
)
def test_found_in_the_text_as_it_was_given(text, question, found):
    assert pieces(text, found_in(text, parse_question(question).phrases)) == found


@given(TEXTS)
def test_every_word_of_a_text_is_found_in_it(text):
    placed = list(placed_words(text))

    found = found_in(text, [[word] for word in words(text)])

    covered = {place for start, end in found for place in range(start, end)}
    assert covered == {place for _word, start, end in placed for place in range(start, end)}


@given(TEXTS, TEXTS)
def test_a_phrase_is_found_exactly_where_its_words_stand_in_sequence(text, asked):
    every, phrase = words(text), words(asked)[:3]

    stands = any(every[place : place + len(phrase)] == phrase for place in range(len(every)))

    assert bool(found_in(text, [phrase])) == (stands and bool(phrase))


@given(
    TEXTS, st.lists(st.lists(st.sampled_from(["海", "南", "agreement", "a", "한"]), max_size=2), max_size=4)
)
def test_spans_are_ordered_and_apart(text, phrases):
    edges = [edge for span in found_in(text, phrases) for edge in span]

    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


LONG = "One two three four five six seven eight nine ten O'Brien twelve thirteen."


@pytest.mark.parametrize(
    ("text", "question", "length", "shown", "found"),
    [
        (LONG, "six", 200, LONG, ["six"]),
        (LONG, "six", 30, "…four five six seven eight nine…", ["six"]),
        (LONG, "one", 20, "One two three four…", ["One"]),
        (LONG, "thirteen", 20, "…twelve thirteen.", ["thirteen"]),
        (LONG, "ten", 12, "…ten O'Brien…", ["ten"]),
        (LONG, "nothing", 20, "One two three four…", []),
        (LONG, '"two three four five"', 12, "…two three…", ["two three"]),
        ("海南自由貿易港建設總體方案", "港建", 6, "…貿易港建設總…", ["港建"]),
        ("aaaa:bbb/cccccccccc", "bbb", 11, "…bbb…", ["bbb"]),
        ("x" * 50, "nothing", 10, "x" * 10 + "…", []),
        ("", "x", 10, "", []),
    ],
)
def test_excerpt_around_the_first_place(text, question, length, shown, found):
    excerpt = excerpt_around(text, parse_question(question).phrases, length)

    assert (excerpt.text, pieces(excerpt.text, excerpt.spans)) == (shown, found)


@given(TEXTS, st.integers(1, 40))
def test_excerpt_is_of_the_text_and_no_longer(text, length):
    phrases = [[word] for word in words(text)[-2:]]

    excerpt = excerpt_around(text, phrases, length)

    whole = excerpt.text.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert whole in text
    assert len(whole) <= length
    assert excerpt.text == text or len(text) > length
    assert bool(excerpt.spans) == bool(phrases)
    assert all(0 <= start < end <= len(excerpt.text) for start, end in excerpt.spans)


@pytest.mark.parametrize("sign", ["a", "a-", "海", "\u0301", "\u1112\u1161", "\u302e\U0001d165", '"', '«"「'])
def test_half_a_million_signs_are_no_trouble(sign):
    text = sign * (500_000 // len(sign))
    started = time.process_time()

    question = parse_question(text)
    excerpt_around(text, [*question.phrases, ("a", "a"), ("海", "海")])

    assert time.process_time() - started < 20
