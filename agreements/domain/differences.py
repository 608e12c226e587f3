"""What sets two states of one record apart, and what a proposal means for it: whole rows and single fields."""

from collections.abc import Iterable, Mapping

from agreements.domain.application import PRUNED, Proposed, Settled
from agreements.domain.comparison import Change, Difference, Manner, Outcome, compare
from agreements.domain.forms import Form, Held, held_forms
from agreements.domain.schema import Key


def between(before: Form, after: Form) -> list[Change]:
    """What is new, changed and gone from one state of a record to another, in the order of a fixture."""
    held = {place: Held(0, fields) for place, fields in before.items()}
    return told(compare(after, held, before, Manner(prune=PRUNED)))


def meant(proposed: Proposed, settled: Settled | None = None) -> list[Change]:
    """What applying a proposal means for the record as it stands: what changes, and what is in conflict."""
    held = held_forms(proposed.kind, [proposed.slug]).get(proposed.slug, {})
    return told(compare(proposed.form, held, proposed.base, Manner(prune=PRUNED, settled=settled or {})))


def told(changes: Iterable[Change]) -> list[Change]:
    """The changes that change something; of a row that comes or goes, the whole row is the difference."""
    return [whole(change) for change in changes if change.outcome is not Outcome.SAME]


def whole(change: Change) -> Change:
    if change.outcome is Outcome.NEW:
        difference = Difference("", None, None, change.fields, is_conflict=False)
    elif change.outcome is Outcome.REMOVED and change.held:
        difference = Difference("", None, change.held.fields, None, is_conflict=False)
    else:
        return change
    return change._replace(differences=(difference,))


def conflicts_of(changes: Iterable[Change]) -> dict[str, tuple[str, Key, str]]:
    """What is to be settled, by the two numbers it is called by: of the object and of the difference."""
    return {
        f"{number}-{place}": (change.name, change.key, difference.field)
        for number, change in enumerate(changes)
        for place, difference in enumerate(change.differences)
        if difference.is_conflict
    }


def settled_by(changes: Iterable[Change], choices: Mapping[str, bool]) -> dict[tuple[str, Key, str], bool]:
    """The conflicts that someone has chosen a word in: whether that of the proposal counts."""
    return {conflict: choices[call] for call, conflict in conflicts_of(changes).items() if call in choices}
