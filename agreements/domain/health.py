"""How good records are, in words: for readers with its reasons, for editors with the next thing to do.

What it rests on is said in ``finding/assessed.py``; it is kept with each change, and read off here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.choices import HealthLevel
from agreements.domain.finding.documents import KINDS
from agreements.domain.finding.healths import lowest
from agreements.domain.health_words import mark_words, merit_words, step_words
from agreements.domain.mentions import Mention, by_key
from agreements.domain.merits import MERITS, Marks, figure_of, level_of, marks_of, step_of
from agreements.domain.schema import SHAPES
from agreements.models import Health, Record

#: What the words for a step read of a row.
NAMED = {
    "participation": ("party",),
    "commitment": ("area",),
    "attendance": ("person",),
    "excerpt": (),
    "post": (),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One merit of a record: what it is called, how much of it is there, in words; whether it is there whole."""

    code: str
    label: str
    words: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The health of a record as readers are shown it: what is there and what is missing, with no name in it."""

    figure: int
    level: HealthLevel
    reasons: list[Reason]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Form:
    """Where something is entered: the row or record by kind and primary key, and the place in its form.

    The address is that of the admin's page of it, followed by ``#`` and the place: ``#id_signed_on``.
    """

    kind: str
    key: int
    place: str


@dataclass(frozen=True, slots=True)
class Work:
    """A record with its figure, the next thing to do in words, and where that is done."""

    record: Record | Mention
    figure: int
    next: str
    form: Form

    @property
    def level(self) -> HealthLevel:
        return level_of(self.figure)


def shown(kind: str, line: str | None) -> Shown | None:
    """The health of a record of a kind as it is kept, in the words of the active language; None where nothing is kept."""
    if not line:
        return None
    marks = marks_of(line)
    figure = figure_of(kind, marks)
    reasons = [
        Reason(
            code, merit_words(kind, code), mark_words(code, *marks[code]), marks[code][0] == marks[code][1]
        )
        for code in MERITS[kind]
        if code in marks
    ]
    return Shown(figure, level_of(figure), reasons, marks)


def shown_of(record: Record) -> Shown | None:
    """The same of a record whose health was not read with it: one statement."""
    kind = str(record._meta.model_name)
    kept = Health.objects.filter(kind=kind, record_id=record.pk).values_list("marks", flat=True)
    return shown(kind, kept.first())


def health_of(record: Record) -> Work | None:
    """The figure of a record and the next thing to do; None where nothing is missing, or it was withdrawn."""
    kind = str(record._meta.model_name)
    kept = Health.objects.filter(kind=kind, record_id=record.pk).exclude(next="")
    found = works([(kind, record.pk, row.figure, row.next) for row in kept], {kind: {record.pk: record}})
    return found[0] if found else None


def poorest(limit: int, kinds: Sequence[str] = KINDS) -> list[Work]:
    """The records with the lowest figures, the lowest first, drafts among them: what the desk has to do.

    One statement that goes along an index, one for the records, and one for each kind of row that a step names.
    """
    rows = lowest(limit, kinds)
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key, _figure, _step in rows:
        keys[kind].append(key)
    return works(rows, by_key(keys))


def works(rows: Iterable[tuple[str, int, int, str]], records: dict[str, dict[int, Any]]) -> list[Work]:
    """What is kept of some records - kind, key, figure, step - in words."""
    found = [(kind, key, figure, step) for kind, key, figure, line in rows if (step := step_of(line))]
    wanted: dict[str, set[int]] = defaultdict(set)
    for _kind, _key, _figure, step in found:
        if step.kind:
            wanted[step.kind].add(step.key)
    named = {
        kind: SHAPES[kind].model._default_manager.select_related(*NAMED[kind]).in_bulk(keys)
        for kind, keys in wanted.items()
    }
    return [
        Work(
            records[kind][key],
            figure,
            step_words(kind, step, named[step.kind].get(step.key) if step.kind else None),
            Form(step.kind or kind, step.key or key, place_of(step.code, step.field)),
        )
        for kind, key, figure, step in found
        if key in records.get(kind, ())
    ]


def place_of(code: str, field: str) -> str:
    """The place in a form where a step is done: a field, or the rows of a prefix."""
    if code == "cite":
        return "citations-group"
    return f"{field}-group" if code == "add" else f"id_{field}"
