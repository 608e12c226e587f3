"""Fixture files read: from the bytes of a file to its objects, one by one, or to what is wrong with it.

Json's own scanner does the reading, on a window that moves along the file: memory stays the same however long the file
is. Whatever the scanner refuses, and whatever it lets pass but a register cannot keep, is then read closely
(``fixture_grammar``) for the flaw's line, column and words.
"""

import json
import re
from collections.abc import Generator, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from agreements.formats.fixture_beginnings import what_is_no_list
from agreements.formats.fixture_decoder import doubting_decoder, is_unfit, stops_at
from agreements.formats.fixture_flaws import FinalFlawError, Flaw, Passage, shown, whole_file
from agreements.formats.fixture_grammar import check_followed, flaws_of, walk
from agreements.formats.fixture_slips import trailing_comma
from agreements.formats.fixture_text import CHUNK, LIMIT, Window, opened

__all__ = ["Flaw", "Found", "line_of_field", "read"]

#: The most bytes of one object.
LARGEST = 4 << 20
#: Looked at before an object is called too large: enough for one word more to be whole.
ENOUGH = LARGEST + 1024

#: The most flaws that are named of one object.
MOST_FLAWS = 100

FOLLOWS = re.compile(r"[ \t\r\n]*+([,\]])[ \t\r\n]*+")
#: How many characters tell a table from other text.
FIRST_LINE = 1000


class Found(NamedTuple):
    """One element of a fixture's list: any value of JSON, for the caller to judge.

    ``number`` and ``line`` count from 1; ``offset`` and ``length`` are in bytes of the file.
    """

    number: int
    line: int
    offset: int
    length: int
    value: Any


def read(
    path: Path, *, name: str | None = None, limit: int = LIMIT, chunk: int = CHUNK
) -> Iterator[Found | Flaw]:
    """The elements of a fixture file's list in their order, and flaws where there are any.

    An object with a key twice, or with a value that cannot be kept, gives one flaw for each (the first hundred) and
    no element; reading goes on behind it. Any other flaw is the last: nothing more of the file is read. ``name`` is what people call the
    file, where it is kept under another; ``limit`` the most bytes it may have; ``chunk`` how many are read at a time.
    Nothing is raised, whatever the file is.
    """
    try:
        with opened(path, limit) as stream:
            window = Window(stream, chunk=chunk, limit=limit)
            enter_list(window, Path(name or path).suffix)
            yield from elements(window)
            leave_list(window)
    except FinalFlawError as fault:
        yield fault.flaw


def enter_list(window: Window, suffix: str) -> None:
    """Move on to the list's opening bracket. Raises FinalFlawError where something else stands there."""
    window.skip_white()
    if window.text.startswith("["):
        return
    if window.text:
        while len(window.text) < FIRST_LINE and window.grow():
            pass
        raise window.final_flaw(None, *what_is_no_list(window.text, suffix))
    window.check_trouble(None)
    problem = _("The file holds only white space.") if window.received else _("The file is empty.")
    raise whole_file(problem, _("A fixture with nothing in it is “[]”."))


def leave_list(window: Window) -> None:
    """Move on to the end of the file. Raises FinalFlawError where something else stands before it."""
    window.skip_white()
    if window.text:
        remedy = _("Take it out.")
        if window.text[0] in "[{,":
            remedy = _("Put all objects into one list, or each list into a file of its own.")
        problem = _("“%(found)s” stands behind the end of the list.") % {"found": shown(window.text[0])}
        raise window.final_flaw(None, problem, remedy)
    window.check_trouble(None)


def elements(window: Window) -> Iterator[Found | Flaw]:
    """The elements of the list that begins the window, which is then at what follows the list.

    Raises FinalFlawError where the list cannot be read on.
    """
    list_line, number = window.line, 1
    doubts: set[str] = set()
    decoder = doubting_decoder(doubts)
    comma = skip_sign(window)
    while number > 1 or not window.text.startswith("]"):
        reached = yield from whole_elements(window, number, list_line, decoder, doubts)
        if reached > number and window.text.startswith("]"):
            break
        if reached > number:
            number, comma = reached, skip_sign(window)
        elif window.held > ENOUGH or not window.grow():
            raise last_flaw(window, number, list_line, comma)
    window.drop(1)


def skip_sign(window: Window) -> tuple[int, int]:
    """Move on from the sign that begins the window to what follows it; the line and column of the sign."""
    place = window.line, window.column
    window.drop(1)
    window.skip_white()
    return place


def whole_elements(
    window: Window, number: int, list_line: int, decoder: json.JSONDecoder, doubts: set[str]
) -> Generator[Found | Flaw, None, int]:
    """The elements that stand in the window whole, with the sign behind them; the number of the next.

    The window begins with an element. If that is whole, it is moved on to the sign behind the last one that is.
    """
    decode, text, before, at = decoder.raw_decode, window.text, 0, 0
    line, offset = window.line, window.offset
    while True:
        try:
            value, end = decode(text, at)
        except (ValueError, RecursionError):
            break
        follows = FOLLOWS.match(text, end)
        if not follows:
            break
        piece = text[at:end]
        length = len(piece) if piece.isascii() else len(piece.encode())
        found = Found(number, line, offset, length, value)
        if doubts or length > LARGEST or is_unfit(piece, value):
            yield from closely_read(found, Passage(piece, number, line, window.place(at)[1], list_line))
            doubts.clear()
        else:
            yield found
        before, next_at = follows.start(1), follows.end()
        line += text.count("\n", at, next_at)
        offset += length + next_at - end
        at = next_at
        number += 1
        if text[before] == "]":
            break
    window.drop(before)
    return number


def closely_read(found: Found, passage: Passage) -> Iterator[Found | Flaw]:
    """The first flaws of an element, or the element itself if it has none.

    Raises FinalFlawError if it is too large or too deep.
    """
    if found.length > LARGEST:
        raise too_large(passage)
    flaws: list[Found | Flaw] = list(islice(flaws_of(passage), MOST_FLAWS))
    yield from flaws or [found]


def last_flaw(window: Window, number: int, list_line: int, comma: tuple[int, int]) -> FinalFlawError:
    """Why no further element can be read from a window that should begin with one, behind a comma or bracket."""
    passage = Passage(window.text, number, window.line, window.column, list_line)
    if window.text.startswith("]"):
        slip = trailing_comma(0, "]")
        return FinalFlawError(Flaw(number, *comma, slip.problem, slip.remedy))
    # Asked first because it is quick: to read four megabytes of brackets closely takes many seconds.
    if is_beyond_largest(window.text, stops_at(window.text)):
        return too_large(passage)
    try:
        check_followed(passage)
    except FinalFlawError as fault:
        if is_beyond_largest(window.text, len(window.text) if fault.ran_out else fault.at):
            return too_large(passage)
        if fault.ran_out:
            window.check_trouble(number)
        return fault
    return FinalFlawError(
        passage.flaw(
            0, _("This object could not be read."), _("Try again with this object in a file of its own.")
        )
    )


def is_beyond_largest(text: str, at: int) -> bool:
    """Whether an object that reaches to a character of its text has more bytes than any may have."""
    return len(text[:at].encode()) > LARGEST


def too_large(passage: Passage) -> FinalFlawError:
    """The flaw of an object beyond the limit."""
    flaw = passage.flaw(
        0,
        _("This object is larger than %(limit)s.") % {"limit": filesizeformat(LARGEST)},
        _("Look in it for a bracket or a quotation mark that is not closed."),
    )
    return FinalFlawError(flaw)


def line_of_field(path: Path, found_offset: int, found_length: int, found_line: int, field: str) -> int:
    """The line on which a key stands in the ``fields`` of an object that was found in a file.

    Reads just that object again; where that fails, or the key is not there, the line on which the object begins.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(found_offset)
            text = stream.read(found_length).decode()
        passage = Passage(text, 0, found_line, 1)
        section = ""
        for token in walk(passage):
            if token.kind == "key" and token.depth == 1:
                section = json.loads(token.text)
            elif token.kind != "key" or (token.depth, section) != (2, "fields"):
                continue
            elif json.loads(token.text) == field:
                return passage.line_at(token.start)
    except (OSError, ValueError, FinalFlawError):
        pass
    return found_line
