"""Where two texts differ, word by word; where words are not set apart by spaces, sign by sign."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from agreements.validators import DENSE

#: A word with the space before it, a sign of a dense script, or any other sign.
WORDS = re.compile(rf"{DENSE.pattern}|[^\S\n]*(?:(?!{DENSE.pattern})\w)+|\s|[^\w\s]")
#: What stands in for words where there are too many of them to be compared.
SENTENCES = re.compile(r"\s*[^.!?。！？\n]+[.!?。！？]?|[.!?。！？]|\s")
#: More pairs than this take a noticeable time.
MOST_PAIRS = 60_000
#: A longer stretch that both have is folded but for its ends.
LONGEST_ALIKE, SHOWN_OF_ALIKE = 600, 150


class Sort(StrEnum):
    """What a passage is to a reader who looks for what differs."""

    ALIKE = "alike"
    DIFFERENT = "different"
    FOLDED = "folded"


class Passage(NamedTuple):
    """A stretch of one of two texts."""

    sort: Sort
    text: str


def passages(before: str, after: str) -> tuple[list[Passage], list[Passage]]:
    """Both texts, each cut where they begin and cease to differ; put together again they are the texts."""
    first: list[Passage] = []
    second: list[Passage] = []
    for one, other in stretches(before, after):
        for found, text in ((first, one), (second, other)):
            found += folded(text) if one == other else [Passage(Sort.DIFFERENT, text)]
    return [passage for passage in first if passage.text], [passage for passage in second if passage.text]


def stretches(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What both have (twice the same), and what each has instead of the other, in turn."""
    one, other = WORDS.findall(before), WORDS.findall(after)
    start = alike(one, other)
    one_rest, other_rest = one[start:], other[start:]
    end = alike(one_rest[::-1], other_rest[::-1])
    yield "".join(one[:start]), "".join(other[:start])
    yield from matched(one_rest[: len(one_rest) - end], other_rest[: len(other_rest) - end])
    yield "".join(one_rest[len(one_rest) - end :]), "".join(other_rest[len(other_rest) - end :])


def alike(one: list[str], other: list[str]) -> int:
    """How many words two texts have in common before the first that differs."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def matched(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    """The same for what stands between: by words, by sentences if there are many, as a whole if there are too many."""
    if len(one) * len(other) > MOST_PAIRS:
        one, other = SENTENCES.findall("".join(one)), SENTENCES.findall("".join(other))
    if len(one) * len(other) > MOST_PAIRS:
        yield "".join(one), "".join(other)
        return
    for _what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        first, second = "".join(one[a:b]), "".join(other[c:d])
        # The space before both belongs to neither.
        has_space = first != second and first.startswith(" ") and second.startswith(" ")
        yield from [(" ", " "), (first[1:], second[1:])] if has_space else [(first, second)]


def folded(text: str) -> list[Passage]:
    """What both texts have, its middle folded where it is long."""
    if len(text) <= LONGEST_ALIKE:
        return [Passage(Sort.ALIKE, text)]
    return [
        Passage(Sort.ALIKE, text[:SHOWN_OF_ALIKE]),
        Passage(Sort.FOLDED, text[SHOWN_OF_ALIKE:-SHOWN_OF_ALIKE]),
        Passage(Sort.ALIKE, text[-SHOWN_OF_ALIKE:]),
    ]
