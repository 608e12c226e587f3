"""Json's own decoder, quick, and made to say when it meets what json lets pass and a register does not."""

import json
import re
from typing import Any

from agreements.formats.fixture_grammar import DEEPEST, can_be_kept

#: Numbers of fewer characters fit into 64 bits whatever they are.
CERTAINLY_KEPT = len(str(2**63))

#: JSON of which every escape is a character: not NUL, and no half of one that takes two escapes.
HARMLESS = re.compile(
    r"(?:[^\\]++|\\[^u]|\\u(?!0000|[dD][89a-fA-F]).{4}|\\u[dD][89abAB]..\\u[dD][c-fC-F]..)*+", re.DOTALL
)


def doubting_decoder(doubts: set[str]) -> json.JSONDecoder:
    """Json's own decoder, which adds a word to ``doubts`` wherever it meets what json lets pass and we do not."""

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            doubts.add("key")
        return found

    def whole_number(text: str) -> int:
        if len(text) < CERTAINLY_KEPT or can_be_kept(text):
            return int(text)
        doubts.add("number")
        return 0

    def broken_number(text: str) -> float:
        if can_be_kept(text):
            return float(text)
        doubts.add("number")
        return 0.0

    return json.JSONDecoder(
        object_pairs_hook=mapping,
        parse_int=whole_number,
        parse_float=broken_number,
        parse_constant=doubts.add,
    )


def stops_at(text: str) -> int:
    """Where json's decoder stops in a text: behind the value that begins it, or where it gives up; 0 if too deep."""
    try:
        _value, end = doubting_decoder(set()).raw_decode(text, 0)
    except json.JSONDecodeError as fault:
        return fault.pos
    except RecursionError:
        return 0
    return end


def is_unfit(piece: str, value: Any) -> bool:
    """Whether an object holds what the decoder has no word for: half characters, NUL, too many levels."""
    if "\\" in piece and not HARMLESS.fullmatch(piece):
        return True
    return piece.count("[") + piece.count("{") > DEEPEST and is_too_deep(value)


def is_too_deep(value: Any) -> bool:
    """Whether lists and objects stand in each other on more levels than are allowed."""
    level = [value]
    for _depth in range(DEEPEST + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)
