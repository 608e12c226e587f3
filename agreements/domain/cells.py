"""One fact of several agreements beside each other: a row, a cell for each agreement, the lines in a cell."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from agreements.models import Agreement
from agreements.text import Phrase


@dataclass(frozen=True, slots=True)
class Line:
    """One value in a cell: some words, a written date, or tags of languages.

    ``address`` leads to its page; ``qualifier`` says more of it; ``figure`` is the shape beside a status. The marks of
    its facts are those of ``marked``.
    """

    words: Phrase | str = ""
    date: str = ""
    languages: str = ""
    address: str = ""
    qualifier: str = ""
    figure: str = ""
    marked: tuple[Model, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one agreement has in a row: a note of what it lacks, with the marks of ``facts`` of ``marked``, and lines.

    Two cells say the same if their keys are equal. ``is_silent`` where nothing is known.
    """

    key: Hashable
    lines: tuple[Line, ...] = ()
    note: str = ""
    is_silent: bool = False
    marked: tuple[Model, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of all the agreements, in their order; ``address`` is that of what the label names."""

    label: Phrase | str
    cells: list[Cell]
    address: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether nothing is known of any of them."""
        return all(cell.is_silent for cell in self.cells)

    @property
    def is_same(self) -> bool:
        """Whether all of them say the same."""
        return not self.is_silent and len({cell.key for cell in self.cells}) == 1

    @property
    def is_different(self) -> bool:
        return not self.is_silent and not self.is_same


def row_of(label: str, agreements: list[Agreement], cell_of: Callable[[Agreement], Cell]) -> Row:
    return Row(label, [cell_of(agreement) for agreement in agreements])


def if_any(*rows: Row) -> list[Row]:
    """Those rows in which anything is known: facts that most agreements do not have."""
    return [row for row in rows if not row.is_silent]


def fact(agreement: Agreement, *names: str, **line: Any) -> Cell:
    """A cell with one value, marked as the facts of these names; silent where the value is empty."""
    if not any(line.values()):
        return silence(agreement, *names)
    key = tuple(map(str, line.values()))
    return Cell(key, (Line(**line, marked=(agreement,), facts=names),))


def silence(agreement: Agreement, *names: str) -> Cell:
    """A cell that says that nothing is stated; an empty fact can have its marks."""
    note = _("Not stated in the sources")
    return Cell(None, note=note, is_silent=True, marked=(agreement,), facts=names)


#: A cell that says nothing, not even that nothing is stated: there is nothing to say, or what there is is not for readers.
EMPTY = Cell(None, is_silent=True)


def record_fact(agreement: Agreement, name: str, record: Any, *, is_recorded: bool) -> Cell:
    """A cell that leads to a record; empty where it is recorded and readers may not see it."""
    if record is not None and record.is_published:
        return fact(agreement, name, words=record.name, address=record.get_absolute_url())
    return EMPTY if is_recorded else silence(agreement, name)
