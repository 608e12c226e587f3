"""Applying a record in fixture form, knowing the state it was made from: one verb for whoever changes records.

An editor's proposal, a revision to restore, the later of two colliding saves, the undoing of a merge: each says what a
record should be and what it was when that was written. What both sides changed since is a conflict, and nothing is
written before each is settled.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from agreements.domain.comparison import Manner
from agreements.domain.entries import Fault, Position
from agreements.domain.forms import Form
from agreements.domain.loading import Report, load
from agreements.domain.schema import ROWS, SHAPES, Key

#: Which word counts in a conflict, by kind and key of the object and field: the proposal's, or the register's.
Settled = Mapping[tuple[str, Key, str], bool]
#: Every kind of row: whoever says what a record should be says all of it.
PRUNED = frozenset(name for rows in ROWS.values() for name in rows)


class Proposed(NamedTuple):
    """What one record should be, with all its rows, and what it was when that was written."""

    kind: str
    slug: str
    form: Form
    base: Form


def judge(proposals: Iterable[Proposed], settled: Settled | None = None) -> Report:
    """What applying would do and what speaks against it; nothing is written."""
    return work_through(list(proposals), settled or {}, dry_run=True)


def apply(
    proposals: Iterable[Proposed],
    *,
    author: str,
    reason: str,
    accepted_by: str = "",
    settled: Settled | None = None,
) -> Report:
    """Make records what they should be, in a transaction; ``is_written`` of the report says whether it was done.

    Nothing is written where there is a fault, or a conflict that nobody has settled.
    """
    wanted, settled = list(proposals), settled or {}
    seen = work_through(wanted, settled, dry_run=True)
    if seen.faults or seen.conflicts:
        return seen
    return work_through(wanted, settled, author=author, reason=reason, accepted_by=accepted_by)


def work_through(proposals: list[Proposed], settled: Settled, **options: Any) -> Report:
    bases = {(proposed.kind, proposed.slug): proposed.base for proposed in proposals}
    manner = Manner(prune=PRUNED, settled=settled)
    return load(objects_of(proposals), manner=manner, bases=bases, **options)


def objects_of(proposals: Iterable[Proposed]) -> Iterator[tuple[Position, Any] | Fault]:
    """The objects of all of them as a file would have them, each with every field: what is empty is said too."""
    number = 0
    for proposed in proposals:
        for (name, _key), fields in proposed.form.items():
            number += 1
            yield Position("", number), {"model": SHAPES[name].label, "fields": dict(fields)}
