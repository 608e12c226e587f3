"""What every change of a record does beside the change: its revision is kept, and what is derived follows."""

from collections import defaultdict
from collections.abc import Iterable

from agreements.domain.finding.index import refresh
from agreements.domain.history import keep_revision
from agreements.domain.schema import SHAPES
from agreements.models import Record


def touch(record: Record) -> None:
    """Count the version of a record on whose rows change: whoever has it open works on what is no longer so."""
    record.save(update_fields=[])


def note_change(record: Record, *, author: str = "", reason: str = "") -> None:
    """Say that a record, or a row of it, was added or changed: call it in the transaction that did it."""
    note_changes([record], author=author, reason=reason)


def note_changes(records: Iterable[Record], *, author: str = "", reason: str = "") -> None:
    """The same of several records: once, when all of them are changed.

    What is derived comes last: who writes it waits for whoever else does, and must not then be waited for.
    """
    changed: dict[str, set[int]] = defaultdict(set)
    for record in records:
        keep_revision(record, author=author, reason=reason)
        changed[str(record._meta.model_name)].add(record.pk)
    refresh(changed)


def delete_records(records: Iterable[Record], *, author: str = "", reason: str = "") -> None:
    """Delete records with their rows, and keep what they were. In a transaction.

    Raises ``django.db.models.ProtectedError`` where others rest on one of them.
    """
    deleted = list(records)
    gone: dict[str, set[int]] = defaultdict(set)
    for record in deleted:
        gone[str(record._meta.model_name)].add(record.pk)
    for kind, keys in gone.items():
        # Whoever is saving one of them ends first: each of two would wait for a revision of the other.
        held = SHAPES[kind].model._default_manager.select_for_update()
        list(held.filter(pk__in=keys).order_by("pk").values_list("pk"))
    for record in deleted:
        keep_revision(record, author=author, reason=reason)
        record.delete()
    refresh(gone)
