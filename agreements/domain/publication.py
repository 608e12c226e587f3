"""The way of a record to readers: written as a draft, put up for review, published, withdrawn; and what stays hidden beside it.

Each step is a verb of its own that takes the record with its revision in one transaction. Who may take it is asked at
the door: the last two steps, and the way back from them, are those of a publisher.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction

from agreements.choices import PublicationState
from agreements.domain.changes import note_change
from agreements.domain.forms import Form, form_of
from agreements.domain.history import keep_standing
from agreements.domain.schema import SHAPES
from agreements.models import Record

#: What one must be allowed to show something to readers, to change it for them, or to take it from them.
PUBLISH = "agreements.publish_record"


class RecordMovedError(Exception):
    """Someone has changed the record since it was looked at."""


class Step(NamedTuple):
    """One step: from which states it starts, where it ends, whether only a publisher takes it."""

    starts: frozenset[PublicationState]
    ends: PublicationState
    needs_publisher: bool


SUBMIT = Step(
    frozenset({PublicationState.DRAFT, PublicationState.WITHDRAWN}),
    PublicationState.IN_REVIEW,
    needs_publisher=False,
)
SEND_BACK = Step(frozenset({PublicationState.IN_REVIEW}), PublicationState.DRAFT, needs_publisher=False)
SHOW = Step(
    frozenset({PublicationState.DRAFT, PublicationState.IN_REVIEW, PublicationState.WITHDRAWN}),
    PublicationState.PUBLISHED,
    needs_publisher=True,
)
WITHDRAW = Step(frozenset({PublicationState.PUBLISHED}), PublicationState.WITHDRAWN, needs_publisher=True)


def submit(record: Record, *, author: str = "", reason: str = "", version: int | None = None) -> bool:
    """Put a draft, or what was withdrawn, up for review; whether that changed anything."""
    return take(SUBMIT, record, author, reason, version)


def send_back(record: Record, *, author: str = "", reason: str = "", version: int | None = None) -> bool:
    """Make what is in review a draft again; whether that changed anything."""
    return take(SEND_BACK, record, author, reason, version)


def publish(record: Record, *, author: str = "", reason: str = "", version: int | None = None) -> bool:
    """Show a record to readers; whether that changed anything."""
    return take(SHOW, record, author, reason, version)


def withdraw(record: Record, *, author: str = "", reason: str = "", version: int | None = None) -> bool:
    """Take a published record from readers: its page is as one that never was; whether that changed anything."""
    return take(WITHDRAW, record, author, reason, version)


#: The verbs by the names that forms and addresses have for them.
VERBS: dict[str, tuple[Step, Callable[..., bool]]] = {
    "submit": (SUBMIT, submit),
    "send_back": (SEND_BACK, send_back),
    "publish": (SHOW, publish),
    "withdraw": (WITHDRAW, withdraw),
}


def verbs_for(record: Record, is_publisher: bool) -> list[str]:
    """The steps that someone may take a record from where it stands."""
    return [
        name
        for name, (step, _verb) in VERBS.items()
        if record.state in step.starts and (is_publisher or not step.needs_publisher)
    ]


def take(step: Step, record: Record, author: str, reason: str, version: int | None) -> bool:
    """Take one step and keep its revision; False where the record does not stand where the step starts.

    Raises ``RecordMovedError`` where it has not the version that was looked at any more, and ``DoesNotExist`` where it
    is gone.
    """
    with transaction.atomic():
        lock(record)
        if version is not None and version != record.version:
            raise RecordMovedError
        if record.state not in step.starts:
            return False
        keep_standing(record)
        record.state = step.ends
        record.save(update_fields=["state"])
        note_change(record, author=author, reason=reason)
    return True


def lock(record: Record) -> None:
    """Keep others from a record until the transaction ends, and learn its state and version as they are now."""
    records: Any = type(record)._default_manager
    held = records.select_for_update().only("state", "version", "slug").get(pk=record.pk)
    record.state, record.version, record.slug = held.state, held.version, held.slug


def hidden_beside(record: Record, form: Form | None = None) -> list[Record]:
    """The records that a record or its rows name and that readers do not see, each once.

    A page leaves out what is not published: an editor who publishes should know of it. ``form`` is the record with its
    rows, where that was read already.
    """
    own = (str(record._meta.model_name), record.slug)
    named: dict[str, list[str]] = {}
    for (name, _key), fields in (form_of(*own) if form is None else form).items():
        for _field, to, key in SHAPES[name].references(fields):
            kind, slug = SHAPES[to].record_of(key)
            if (kind, slug) != own and slug not in named.setdefault(kind, []):
                named[kind].append(slug)
    hidden: list[Record] = []
    for kind, slugs in named.items():
        records: Any = SHAPES[kind].model._default_manager.filter(slug__in=slugs)
        found = {other.slug: other for other in records.exclude(state=PublicationState.PUBLISHED)}
        hidden += [found[slug] for slug in slugs if slug in found]
    return hidden
