"""The slips people make when they write JSON, each in its own words.

Asked only once it is known that something is wrong, and where: `slip()` tells what it is.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from agreements.formats.fixture_flaws import shown

CLOSING = {"{": "}", "[": "]"}

#: What other programs and keyboards set where JSON has its one quotation mark.
QUOTATION_MARKS = frozenset("'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇")

#: Signs of Chinese keyboards and of other notations, and what JSON has for them.
LOOKALIKES = {
    "，": ",",
    "、": ",",
    "；": ",",
    ";": ",",
    "：": ":",
    "=": ":",
    "［": "[",
    "【": "[",
    "(": "[",
    "（": "[",
    "］": "]",
    "】": "]",
    ")": "]",
    "）": "]",
    "｛": "{",
    "｝": "}",
}

#: Words of other notations, and what JSON has for them.
WORDS = {"true": "true", "false": "false"} | dict.fromkeys(
    ["null", "none", "nil", "undefined", "nan", "na", "n/a"], "null"
)

COMMENTS = ("//", "/*", "#")
WORD = re.compile(r"[^\s\[\]{},:\"]{0,100}+")
TEXT = re.compile(r"\"[^\"\n]{0,100}+\"?+")
GOOD_START_OF_STRING = re.compile(
    r"\"(?:[^\"\\\x00-\x1f]++|\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4}))*+(?P<cut>\\(?:u[0-9a-fA-F]{0,3})?+\Z)?"
)


class Expected(NamedTuple):
    """What JSON has at a place, told by what stands before it.

    ``state`` is one of the grammar's; ``bracket`` the innermost that is open, on ``line``; ``previous`` what
    was read last, at ``start``.
    """

    state: str
    bracket: str
    line: int
    previous: str
    start: int

    @property
    def end(self) -> int:
        """Where what was read last ends."""
        return self.start + len(self.previous)


class Slip(NamedTuple):
    """Where something is wrong, what, and what would be right; ``ran_out`` if the text merely ends too soon."""

    at: int
    problem: str
    remedy: str
    ran_out: bool = False


def slip(text: str, at: int, expected: Expected) -> Slip:
    """What is wrong at a place of a text where something stands that JSON cannot have there."""
    if at + len(word_at(text, at)) == len(text):
        return still_open(len(text), expected)
    is_next = expected.state in ("next in object", "next in list")
    if is_next and text[at] not in "[]{},:" and expected.previous.startswith('"') and at == expected.end:
        return Slip(
            at,
            _("A double quotation mark inside a text ends it."),
            _('Write a quotation mark inside a text as \\".'),
        )
    if text[at] == '"' and not is_next and expected.state != "colon":
        return slip_in_string(text, at)
    return stray_sign(text, at) or BY_STATE[expected.state](text, at, expected)


def still_open(at: int, expected: Expected) -> Slip:
    """The text ends before all that was opened is closed."""
    return Slip(
        at,
        _("The file ends, and “%(bracket)s” of line %(line)s is still open.")
        % {"bracket": expected.bracket, "line": expected.line},
        _("Close it with “%(closing)s”; if the file was cut off while it was copied, get it again.")
        % {"closing": CLOSING[expected.bracket]},
        ran_out=True,
    )


def slip_in_string(text: str, at: int) -> Slip:
    """A text that begins here and is no text of JSON."""
    start = GOOD_START_OF_STRING.match(text, at)
    stop = start.end() if start else at
    if stop == len(text):
        return Slip(
            at,
            _("A text begins here that is not closed before the file ends."),
            _(
                "Close it with a double quotation mark; if the file was cut off while it was copied, get it again."
            ),
            ran_out=True,
        )
    found = text[stop]
    if found == "\\":
        return Slip(
            stop,
            _("“%(found)s” means nothing in a text.") % {"found": shown(text[stop : stop + 2])},
            _("Write a backslash as \\\\, a character by its number as \\u6d77."),
        )
    if found in "\r\n":
        return Slip(
            stop,
            _("The line ends inside a text."),
            _("Close the text with a double quotation mark; write a line break inside a text as \\n."),
        )
    if found == "\t":
        return Slip(
            stop, _("A tab stands inside a text."), _("Write a tab inside a text as \\t, or a space.")
        )
    return Slip(
        stop,
        _("The control character %(code)s stands inside a text.") % {"code": shown(found)},
        _("Take it out."),
    )


def stray_sign(text: str, at: int) -> Slip | None:
    """A sign that JSON does not have at all; None if it is another fault."""
    found = text[at]
    if text.startswith(COMMENTS, at):
        return Slip(at, _("A comment stands here; JSON has none."), _("Take the comment out."))
    if found in QUOTATION_MARKS:
        return Slip(
            at,
            _("%(found)s is no quotation mark of JSON.") % {"found": found},
            _('Put keys and texts between straight double quotation marks: "like this".'),
        )
    if found in LOOKALIKES:
        return Slip(
            at,
            _("“%(found)s” is no sign of JSON.") % {"found": found},
            _("Write “%(right)s”.") % {"right": LOOKALIKES[found]},
        )
    if found.isspace() or not found.isprintable():
        return Slip(
            at,
            _("The invisible character %(code)s stands between the words.") % {"code": shown(found)},
            _("Take it out, or put a plain space in its place."),
        )
    return None


def slip_at_key(text: str, at: int, expected: Expected) -> Slip:
    """Something else where an object's next key, or its end, should be."""
    found = text[at]
    if found == ",":
        return comma_too_many(at)
    if found == "}":
        return trailing_comma(expected.start, found)
    if found in "[]{}":
        return not_closed(at, found, expected)
    if found == ":":
        return Slip(at, _("There is no key before this colon."), _('Write a key before it: "key": "value".'))
    word = shown(word_at(text, at))
    return Slip(
        at,
        _("The key %(word)s has no quotation marks.") % {"word": word},
        _('Write "%(word)s".') % {"word": word},
    )


def slip_at_value(text: str, at: int, expected: Expected) -> Slip:
    """Something else where a value should be."""
    found = text[at]
    if found in ",}]" and expected.previous == ":":
        return Slip(
            at,
            _("The key before this has no value."),
            _("Write its value behind the colon, or take the key out."),
        )
    if found == ",":
        return comma_too_many(at)
    if found == "]":
        return trailing_comma(expected.start, found)
    if found == "}":
        return not_closed(at, found, expected)
    if found == ":":
        return stray_colon(at)
    return unknown_word(at, word_at(text, at))


def slip_at_colon(text: str, at: int, expected: Expected) -> Slip:
    """Something else where the colon behind a key should be."""
    return Slip(
        at,
        _("There is no colon behind the key %(key)s.") % {"key": shown(expected.previous)},
        _('Write a colon and a value behind it: "key": "value".'),
    )


def slip_at_next(text: str, at: int, expected: Expected) -> Slip:
    """Something else where a comma or a closing bracket should be."""
    found = text[at]
    if found in "]}":
        return not_closed(at, found, expected)
    if found == ":":
        return stray_colon(at)
    return Slip(
        at,
        _("There is no comma before “%(found)s”.") % {"found": shown(entry_at(text, at))},
        _("Put a comma between two entries."),
    )


BY_STATE = {
    "key": slip_at_key,
    "first key": slip_at_key,
    "value": slip_at_value,
    "first value": slip_at_value,
    "colon": slip_at_colon,
    "next in object": slip_at_next,
    "next in list": slip_at_next,
}


def word_at(text: str, at: int) -> str:
    """What stands here up to the next sign of JSON or white space, or its beginning if it is long."""
    match = WORD.match(text, at)
    return match.group() if match else ""


def entry_at(text: str, at: int) -> str:
    """What stands here as people see it: a text with its quotation marks, a word or a bracket."""
    match = TEXT.match(text, at)
    return match.group() if match else word_at(text, at) or text[at]


def unknown_word(at: int, word: str) -> Slip:
    """A word that is neither text nor number, true, false or null."""
    if word[0] in "+-.0123456789":
        return Slip(
            at,
            _("“%(word)s” is no number of JSON.") % {"word": shown(word)},
            _("Put a date or a code between double quotation marks; write a number like 12, -3 or 0.5."),
        )
    right = WORDS.get(word.lower())
    remedy = (
        _("Write “%(right)s”.") % {"right": right}
        if right
        else _("Put a text between double quotation marks.")
    )
    return Slip(at, _("“%(word)s” is no word of JSON.") % {"word": shown(word)}, remedy)


def trailing_comma(at: int, closing: str) -> Slip:
    """A comma with nothing behind it."""
    return Slip(
        at,
        _("Nothing stands between this comma and “%(closing)s”.") % {"closing": closing},
        _("Take the comma out, or write the entry that is missing."),
    )


def comma_too_many(at: int) -> Slip:
    """A comma with nothing before it."""
    return Slip(
        at,
        _("Nothing stands before this comma."),
        _("Take the comma out, or write the entry that is missing."),
    )


def not_closed(at: int, found: str, expected: Expected) -> Slip:
    """A bracket that cannot stand while the innermost open one is not closed."""
    return Slip(
        at,
        _("“%(found)s” stands here although “%(bracket)s” of line %(line)s is still open.")
        % {"found": found, "bracket": expected.bracket, "line": expected.line},
        _("Close it first with “%(closing)s”, or take this bracket out.")
        % {"closing": CLOSING[expected.bracket]},
    )


def stray_colon(at: int) -> Slip:
    """A colon that is not behind a key."""
    return Slip(
        at,
        _("A colon stands where none can be."),
        _("Write it only between a key and its value, inside “{” and “}”."),
    )
