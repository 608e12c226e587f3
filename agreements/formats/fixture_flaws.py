"""What is wrong with a fixture file as a file: where it stands, and in which words a person is told."""

from collections.abc import Iterator
from dataclasses import dataclass

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a file.

    ``number`` is the place in the list of the object it stands in, ``line`` and ``column`` (in characters)
    are counted from 1; each is None where there is none to name. ``problem`` says what is wrong, ``remedy``
    what would be right: whole sentences in the language of the moment, on one line and safe on a terminal.
    """

    number: int | None
    line: int | None
    column: int | None
    problem: str
    remedy: str


class FinalFlawError(Exception):
    """A flaw after which nothing more of its file is read.

    ``at`` is its place in the text that was looked at; ``ran_out`` says that more text might have mended it.
    """

    def __init__(self, flaw: Flaw, *, at: int = 0, ran_out: bool = False) -> None:
        super().__init__(flaw.problem)
        self.flaw, self.at, self.ran_out = flaw, at, ran_out


@dataclass(frozen=True, slots=True)
class Passage:
    """Text from a file that begins with one object of its list, and where that is.

    ``line`` and ``column`` are those of the first character; ``list_line`` is where the list itself opens.
    """

    text: str
    number: int
    line: int
    column: int
    list_line: int = 1

    def line_at(self, at: int) -> int:
        """The file's line on which a character of the text stands."""
        return self.line + self.text.count("\n", 0, at)

    def flaw(self, at: int, problem: str, remedy: str) -> Flaw:
        """What is wrong at a character of the text."""
        return Flaw(self.number, *place_in(self.text, at, self.line, self.column), problem, remedy)


def whole_file(problem: str, remedy: str) -> FinalFlawError:
    """A flaw of a file as a whole, on no line of it."""
    return FinalFlawError(Flaw(None, None, None, problem, remedy))


def place_in(text: str, at: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of a character of a text that itself begins at a line and column."""
    newline = text.rfind("\n", 0, at)
    return line + text.count("\n", 0, at), at - newline if newline >= 0 else column + at


def shown(text: str) -> str:
    """A piece of a file as it can stand in a sentence: short, and with nothing in it that a terminal obeys."""
    return "".join(visible(text[:SHOWN])) + ("…" if len(text) > SHOWN else "")


def visible(text: str) -> Iterator[str]:
    """Each character, or its number where it cannot be seen."""
    for character in text:
        yield character if character.isprintable() else f"\\u{ord(character):04x}"
