"""Links by which someone without an account looks at what readers do not see yet, on the page that readers will see.

A preview is the real page of a register in which the record is published already: it is made so within a transaction
that is always taken back. Whatever else stays hidden from readers stays hidden there too, but for the drafts that the
record names: without them nobody could judge it. Lists and counts of the page are told of all of these.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from agreements.choices import PublicationState
from agreements.domain.application import apply
from agreements.domain.differences import conflicts_of, meant
from agreements.domain.finding.index import refresh
from agreements.domain.history import own_revisions
from agreements.domain.proposals import as_proposed
from agreements.domain.publication import hidden_beside
from agreements.domain.schema import SHAPES
from agreements.models import Preview, Proposal, Record

#: So long a link is open unless someone closes it.
OPEN_FOR = timedelta(days=14)


def make(record: Record, author: Any, proposal: Proposal | None = None) -> tuple[Preview, str]:
    """A new link to a record, or to what a proposal would make of it; the link, and the secret that it is called by."""
    token = secrets.token_urlsafe(32)
    preview: Preview = Preview.objects.create(
        kind=str(record._meta.model_name),
        record_id=record.pk,
        proposal=proposal,
        fingerprint=fingerprint(token),
        author=author,
        expires_at=timezone.now() + OPEN_FOR,
    )
    return preview, token


def fingerprint(token: str) -> str:
    """What is kept of the secret of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_links() -> QuerySet[Preview]:
    """The links that lead somewhere today."""
    links: QuerySet[Preview] = Preview.objects.filter(
        Q(proposal=None) | Q(proposal__state="waiting"), revoked_at=None, expires_at__gt=timezone.now()
    )
    return links


def links_to(record: Record) -> list[Preview]:
    """The open links to a record, proposals of its change among them, the latest first."""
    own = open_links().filter(kind=str(record._meta.model_name), record_id=record.pk)
    withdrawn = last_withdrawn(record)
    links = own.select_related("author", "proposal")
    return [link for link in links if withdrawn is None or link.made_at > withdrawn]


def last_withdrawn(record: Record) -> datetime | None:
    """When a record was last taken from readers: no link from before then shows it any more."""
    withdrawn = own_revisions(record).filter(state=PublicationState.WITHDRAWN)
    moment: datetime | None = withdrawn.values_list("made_at", flat=True).first()
    return moment


def opened(token: str) -> Preview | None:
    """The link with this secret; none where there is no such link, or it is open no more."""
    return open_links().filter(fingerprint=fingerprint(token)).first()


def revoke(preview: Preview) -> None:
    """Close a link at once and for good."""
    preview.revoked_at = timezone.now()
    preview.save(update_fields=["revoked_at"])


class TakenBackError(Exception):
    """Ends the transaction of a preview."""


@contextmanager
def shown_as(preview: Preview) -> Iterator[Record | None]:
    """Within it, and nowhere else, readers see the record as the preview would have it; none where it is gone.

    None too where the record was withdrawn since, or a proposal cannot be done any more: it names what is gone. Nothing stays of it: the transaction is
    taken back in any case, with what was derived in it.
    """
    try:
        with transaction.atomic():
            records: Any = SHAPES[preview.kind].model._default_manager
            record: Record | None = records.filter(pk=preview.record_id).first()
            if record is not None and (withdrawn := last_withdrawn(record)) and preview.made_at <= withdrawn:
                record = None
            if record is not None and preview.proposal is not None and not take_over(preview.proposal):
                record = None
            if record is not None:
                publish_for_now([record, *drafts_beside(record)])
            yield record
            raise TakenBackError
    except TakenBackError:
        pass


def is_public(preview: Preview) -> Record | None:
    """The record of a link that readers see by now without it; none where there is still something to be shown."""
    if preview.proposal_id is not None:
        return None
    records: Any = SHAPES[preview.kind].model._default_manager
    record: Record | None = records.published().filter(pk=preview.record_id).first()
    return record


def take_over(proposal: Proposal) -> bool:
    """Make of the record what a proposal wants; where others changed the same since, its word counts.

    False where it cannot be done.
    """
    proposed = as_proposed(proposal)
    settled = dict.fromkeys(conflicts_of(meant(proposed)).values(), True)
    return not apply([proposed], author="", reason="", settled=settled).faults


def drafts_beside(record: Record) -> list[Record]:
    """What a record names and readers are still to see; what was withdrawn they are not."""
    return [other for other in hidden_beside(record) if other.state != PublicationState.WITHDRAWN]


def publish_for_now(shown: list[Record]) -> None:
    """Let readers see some records, and lists and counts know of them."""
    changed: dict[str, set[int]] = defaultdict(set)
    for record in shown:
        records: Any = type(record)._default_manager
        records.filter(pk=record.pk).update(state=PublicationState.PUBLISHED)
        changed[str(record._meta.model_name)].add(record.pk)
    refresh(changed)
