"""JSON, read closely: the words of one object one by one, and each flaw at its very line and column.

Slow, and so asked only about objects of which the quick reader knows that something is wrong with them. It goes by
RFC 8259 (https://www.rfc-editor.org/rfc/rfc8259) and refuses beyond it what a register cannot keep.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from agreements.formats.fixture_flaws import FinalFlawError, Flaw, Passage, shown
from agreements.formats.fixture_slips import CLOSING, Expected, slip

DEEPEST = 20
LONGEST_NUMBER = 64

#: One word and the white space before it; what is odd is no word of JSON, or the end of the text.
TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:
    (?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")
    | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+)(?![\w.+-])
    | (?P<word>true|false|null|NaN|-?Infinity)(?!\w)
    | (?P<sign>[\[\]{},:])
    | (?P<odd>.|\Z))
    """,
    re.VERBOSE | re.DOTALL,
)

VALUES = frozenset({"string", "number", "word", "{", "["})
ALLOWED = {
    "value": VALUES,
    "first value": VALUES | {"]"},
    "key": frozenset({"string"}),
    "first key": frozenset({"string", "}"}),
    "colon": frozenset({":"}),
    "next in object": frozenset({",", "}"}),
    "next in list": frozenset({",", "]"}),
}
AFTER_OPENING = {"{": "first key", "[": "first value"}
AFTER_COMMA = {"{": "key", "[": "value"}
AFTER_VALUE = {"{": "next in object", "[": "next in list"}

#: A character beyond U+FFFF is two escapes together; the named groups are what is no character.
ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|(?P<nothing>\\u0000)|\\."
)


class Token(NamedTuple):
    """One word of JSON: ``kind`` is the sign itself or key, string, number, word; ``depth`` how many brackets are open."""

    kind: str
    start: int
    text: str
    depth: int


def walk(passage: Passage) -> Iterator[Token]:
    """The words of the value that begins the passage, to its end.

    Raises FinalFlawError where they are not JSON, or nested too deeply.
    """
    state, previous = "value", Token("", 0, "", 0)
    brackets: list[tuple[str, int]] = []
    for match in TOKEN.finditer(passage.text):
        group = match.lastgroup or "odd"
        word, at = match[group], match.start(group)
        kind = word if group == "sign" else group
        if kind not in ALLOWED[state]:
            raise misplaced(passage, at, state, brackets, previous)
        if kind in CLOSING:
            brackets.append((kind, at))
            state = AFTER_OPENING[kind]
        elif kind == ",":
            state = AFTER_COMMA[brackets[-1][0]]
        elif kind == ":":
            state = "value"
        elif kind == "string" and state in ("key", "first key"):
            kind, state = "key", "colon"
        else:
            if kind in ("}", "]"):
                brackets.pop()
            state = AFTER_VALUE[brackets[-1][0]] if brackets else ""
        if len(brackets) > DEEPEST:
            raise too_deep(passage, at)
        previous = Token(kind, at, word, len(brackets))
        yield previous
        if not brackets:
            return


def check_followed(passage: Passage) -> None:
    """Raises FinalFlawError where an element, or the comma or bracket that must follow it, is not JSON."""
    last = Token("", 0, "", 0)
    for token in walk(passage):
        last = token
    match = TOKEN.match(passage.text, last.start + len(last.text))
    if match and match["sign"] not in (",", "]"):
        raise misplaced(passage, match.start(match.lastgroup or 0), "next in list", [], last)


def flaws_of(passage: Passage) -> Iterator[Flaw]:
    """What makes an object unfit although it is JSON, in the order of the text.

    Raises FinalFlawError where it is not JSON, or nested too deeply.
    """
    keys: list[dict[str, int | None]] = []
    for token in walk(passage):
        if token.kind == "{":
            keys.append({})
        elif token.kind == "}":
            keys.pop()
        elif token.kind == "key":
            yield from flaws_of_string(passage, token)
            yield from flaws_of_key(passage, token, keys[-1])
        elif token.kind == "string":
            yield from flaws_of_string(passage, token)
        elif token.kind == "number" and not can_be_kept(token.text):
            yield passage.flaw(
                token.start,
                _("The number %(number)s is too large or too long to be kept.")
                % {"number": shown(token.text)},
                _(
                    "Whole numbers go up to 9223372036854775807; put a longer code between double quotation marks."
                ),
            )
        elif token.kind == "word" and token.text not in ("true", "false", "null"):
            yield passage.flaw(
                token.start,
                _("“%(word)s” is no word of JSON.") % {"word": token.text},
                _("Write a number, or null where there is none."),
            )


def flaws_of_key(passage: Passage, token: Token, keys: dict[str, int | None]) -> Iterator[Flaw]:
    """A key that its object has already, named once however often it comes again; and remember it."""
    key = json.loads(token.text)
    first = keys.setdefault(key, token.start)
    if first is None or first == token.start:
        return
    keys[key] = None
    yield passage.flaw(
        token.start,
        _("The key “%(key)s” stands in this object twice, first on line %(line)s.")
        % {"key": shown(key), "line": passage.line_at(first)},
        _("Keep one of the two."),
    )


def flaws_of_string(passage: Passage, token: Token) -> Iterator[Flaw]:
    """What stands in a text or key and is no character: the first such place."""
    for escape in ESCAPES.finditer(token.text):
        if escape.lastgroup == "half":
            yield passage.flaw(
                token.start + escape.start(),
                _("%(code)s is half a character.") % {"code": escape.group()},
                _("Write the character itself, or both its halves: \\ud83d\\ude00."),
            )
        elif escape.lastgroup == "nothing":
            yield passage.flaw(
                token.start + escape.start(),
                _("A text holds the character \\u0000, which no database keeps."),
                _("Take it out."),
            )
        if escape.lastgroup:
            return


def can_be_kept(number: str) -> bool:
    """Whether a number as it is written fits into 64 bits."""
    if len(number) > LONGEST_NUMBER:
        return False
    if number.lstrip("-").isdigit():
        return -(2**63) <= int(number) < 2**63
    return math.isfinite(float(number))


def misplaced(
    passage: Passage, at: int, state: str, brackets: list[tuple[str, int]], previous: Token
) -> FinalFlawError:
    """The flaw of what stands at a place where JSON cannot have it."""
    bracket, line = "[", passage.list_line
    if brackets:
        bracket, line = brackets[-1][0], passage.line_at(brackets[-1][1])
    expected = Expected(state, bracket, line, previous.text, previous.start)
    found = slip(passage.text, at, expected)
    return FinalFlawError(
        passage.flaw(found.at, found.problem, found.remedy), at=found.at, ran_out=found.ran_out
    )


def too_deep(passage: Passage, at: int) -> FinalFlawError:
    """The flaw of a bracket within too many others."""
    flaw = passage.flaw(
        at,
        _("More than %(deepest)s brackets are open within each other here.") % {"deepest": DEEPEST},
        _("A record needs four; look before it for a bracket that is not closed."),
    )
    return FinalFlawError(flaw, at=at)
