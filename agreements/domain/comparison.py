"""Three states of a record held side by side, field by field: as last agreed, as proposed, as it stands.

A file that is loaded again, an editor's proposal, a revision to restore, one of two colliding saves: each is a record
in fixture form, made from a state known before. What both changed since then is a conflict, and the word that stands
in the register stays unless it is said otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from agreements.domain.forms import Form, Held, HeldForm
from agreements.domain.schema import SHAPES, Fields, Key

#: An object of a record: its kind and natural key.
Place = tuple[str, Key]


class Outcome(StrEnum):
    """What a proposal means for one object."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    REMOVED = "removed"


class Difference(NamedTuple):
    """One field (or, with an empty name, the whole row) that register and proposal have differently."""

    field: str
    last: Any
    before: Any
    after: Any
    #: Whether the register's word stays although the proposal changes it too.
    is_conflict: bool


class Change(NamedTuple):
    """What a proposal means for one object, and what it becomes; None where it goes or stays as it is."""

    name: str
    key: Key
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    fields: Fields | None = None
    held: Held | None = None
    #: How many words of editors stay that the proposal does not touch: it says what it said before.
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Manner:
    """How a proposal is to be taken."""

    #: The proposal's word counts where both changed.
    overwrite: bool = False
    #: The kinds of rows that go where the proposal no longer has them.
    prune: frozenset[str] = frozenset()
    #: Conflicts that a person has settled: whether the proposal's word counts.
    settled: Mapping[tuple[str, Key, str], bool] = field(default_factory=dict)

    def takes(self, name: str, key: Key, field_name: str) -> bool:
        """Whether the proposal's word counts in a conflict."""
        return self.settled.get((name, key, field_name), self.overwrite)

    def is_settled(self, name: str, key: Key, field_name: str) -> bool:
        """Whether a person has said which word counts."""
        return (name, key, field_name) in self.settled


#: Stands for what was never said.
UNSAID: Any = object()


def compare(proposed: Form, held: HeldForm, last: Form, manner: Manner) -> list[Change]:
    """What a proposal means for each object of one record.

    ``proposed`` has just the fields that it names, ``held`` the record with all its rows as it stands (empty if it is
    not there), ``last`` what was last agreed (empty if nothing ever was). Fields and rows that the proposal does not
    name stay as they are.
    """
    if not held and last and not any(manner.takes(name, key, "") for name, key in proposed):
        return [withdrawn(name, key, fields, last, manner) for (name, key), fields in proposed.items()]
    changes = []
    for (name, key), fields in proposed.items():
        standing = held.get((name, key))
        if standing:
            changes.append(compare_row(name, key, fields, standing, last.get((name, key), {}), manner))
        elif (name, key) in last and held and not manner.takes(name, key, ""):
            changes.append(withdrawn(name, key, fields, last, manner))
        else:
            changes.append(Change(name, key, Outcome.NEW, fields=SHAPES[name].full(fields)))
    return changes + list(going(proposed, held, last, manner))


def compare_row(name: str, key: Key, proposed: Fields, held: Held, last: Fields, manner: Manner) -> Change:
    """What a proposal means for an object that is there."""
    differences, result, kept = [], dict(held.fields), 0
    for field_name, after in proposed.items():
        before = held.fields[field_name]
        if before == after:
            continue
        agreed = last.get(field_name, UNSAID)
        if agreed is UNSAID:
            # Nobody's word is lost where nothing was said; that a record is a draft is a word.
            is_contested = field_name == "state" or before != SHAPES[name].defaults[field_name]
        else:
            is_contested = before != agreed
        is_kept = agreed == after and not manner.is_settled(name, key, field_name)
        is_taken = not is_contested or manner.takes(name, key, field_name)
        if is_taken:
            result[field_name] = after
        elif is_kept:
            # The file says what it said last: an editor has changed it since, and that stays.
            kept += 1
            continue
        settled_against = not is_taken and manner.is_settled(name, key, field_name)
        if not settled_against:
            shown_last = None if agreed is UNSAID else agreed
            differences.append(Difference(field_name, shown_last, before, after, is_conflict=not is_taken))
    if not differences:
        return Change(name, key, Outcome.SAME, held=held, kept=kept)
    is_conflict = any(difference.is_conflict for difference in differences)
    outcome = Outcome.CONFLICT if is_conflict else Outcome.CHANGED
    becomes = result if result != held.fields else None
    return Change(name, key, outcome, tuple(differences), becomes, held, kept)


def withdrawn(name: str, key: Key, proposed: Fields, last: Form, manner: Manner) -> Change:
    """What a proposal means for an object that an editor has taken away since it was last loaded."""
    agreed = last.get((name, key))
    is_unchanged = agreed is not None and all(agreed.get(f, UNSAID) == v for f, v in proposed.items())
    if is_unchanged or manner.is_settled(name, key, ""):
        return Change(name, key, Outcome.SAME, kept=1)
    difference = Difference("", agreed, None, proposed, is_conflict=True)
    return Change(name, key, Outcome.CONFLICT, (difference,))


def going(proposed: Form, held: HeldForm, last: Form, manner: Manner) -> Iterable[Change]:
    """The rows of a record that go because the proposal no longer has them."""
    if not any(SHAPES[name].is_record for name, _key in proposed):
        return
    for (name, key), standing in held.items():
        if name not in manner.prune or (name, key) in proposed:
            continue
        agreed = last.get((name, key))
        is_taken = manner.takes(name, key, "")
        if agreed is None and not is_taken:
            # An editor entered it: no file has a word in this.
            continue
        is_untouched = agreed is not None and all(standing.fields[f] == v for f, v in agreed.items())
        if is_untouched or is_taken:
            yield Change(name, key, Outcome.REMOVED, held=standing)
        elif not manner.is_settled(name, key, ""):
            difference = Difference("", agreed, standing.fields, None, is_conflict=True)
            yield Change(name, key, Outcome.CONFLICT, (difference,), held=standing)


def after(held: HeldForm, changes: Iterable[Change]) -> Form:
    """The record with its rows as it is once the changes are made, in the order of a fixture."""
    form = {place: standing.fields for place, standing in held.items()}
    for change in changes:
        if change.outcome is Outcome.REMOVED:
            del form[change.name, change.key]
        elif change.fields is not None:
            form[change.name, change.key] = change.fields
    return in_order(form)


def in_order(form: Form) -> Form:
    """The objects of a record as fixtures have them: by kind, then by their place among their kind."""
    places = sorted(
        form, key=lambda place: (SHAPES[place[0]].rank, SHAPES[place[0]].place(place[1], form[place]))
    )
    return {place: form[place] for place in places}


def agreed_after(proposed: Form, last: Form, changes: Iterable[Change]) -> Form:
    """What counts as agreed once the changes are made: what the proposal says, but for conflicts left open."""
    form = {place: dict(fields) for place, fields in last.items()}
    for change in changes:
        place = (change.name, change.key)
        if change.outcome is Outcome.REMOVED:
            form.pop(place, None)
            continue
        is_open = {difference.field for difference in change.differences if difference.is_conflict}
        if "" in is_open:
            continue
        said = {name: value for name, value in proposed[place].items() if name not in is_open}
        form[place] = {**form.get(place, {}), **said}
    return form
