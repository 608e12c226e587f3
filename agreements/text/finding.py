"""Where the words that a reader asked for stand in a text, to show them there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agreements.text.words import placed_words

#: Words that one of these joins are not cut apart: O'Brien, state-of-the-art, gov.hk.
JOINS = "'’-‐‑./@_&"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a text, and where in it stands what was found."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def excerpt_around(text: str, phrases: Iterable[Sequence[str]], length: int = 200) -> Extract:
    """Some ``length`` characters of a text around the first place where a phrase stands, with an ellipsis where cut.

    The beginning of the text where none does. A word is only cut where it alone is longer.
    """
    placed = list(placed_words(text))
    spans = _found(placed, phrases)
    if len(text) <= length:
        return Extract(text, tuple(spans))
    first, last = spans[0] if spans else (0, 0)
    start = max(0, min(first - max(0, length - (last - first)) // 2, len(text) - length))
    whole = _whole_words(text, placed)
    if start > 0:
        later = bisect_left(whole, (start, 0))
        start = min(whole[later][0], first) if later < len(whole) else first
    end = min(len(text), start + length)
    if end < len(text):
        earlier = bisect_left([word_end for _start, word_end in whole], end + 1) - 1
        word_end = whole[earlier][1] if earlier >= 0 else 0
        # What was found is shown whole where there is room, be it in a word that is longer.
        end = max(word_end, last) if last <= end else word_end if word_end > first else end
        end = end if end > start else start + length
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(text))
    shift = len(before) - start
    return Extract(
        before + text[start:end] + after,
        tuple(
            (max(span_start, start) + shift, min(span_end, end) + shift)
            for span_start, span_end in spans
            if span_start < end and span_end > start
        ),
    )


def _found(placed: Sequence[tuple[str, int, int]], phrases: Iterable[Sequence[str]]) -> list[tuple[int, int]]:
    asked: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        if phrase:
            asked.setdefault(phrase[0], []).append(list(phrase))
    words = [word for word, _start, _end in placed]
    spans: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        for phrase in asked.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                _join(spans, placed[place][1], placed[place + len(phrase) - 1][2])
    return spans


def _join(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and start <= spans[-1][1]:
        spans[-1] = spans[-1][0], max(end, spans[-1][1])
    else:
        spans.append((start, end))


def _whole_words(text: str, placed: Iterable[tuple[str, int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for _word, start, end in placed:
        if whole and (start < whole[-1][1] or (start == whole[-1][1] + 1 and text[start - 1] in JOINS)):
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole
