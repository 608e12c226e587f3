"""Changes that are proposed: kept apart from the register until someone who may decides, then applied or put away.

A published record stays as readers know it while a change to it waits. Whatever is proposed, it is the record in
fixture form with the state it was made from; to accept it is to apply it.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.choices import ProposalState, PublicationState
from agreements.domain.addresses import in_words_of_today
from agreements.domain.application import Proposed, Settled, apply, judge
from agreements.domain.forms import Form, as_form, as_objects, form_of, moved
from agreements.domain.loading import Report
from agreements.domain.publication import RecordMovedError, lock
from agreements.domain.schema import SHAPES
from agreements.models import Proposal, Record, Revision


def propose(
    record: Record, form: Form, base: Form, *, author: Any, reason: str, typed: dict[str, Any] | None = None
) -> Proposal | None:
    """Keep a change for a decision; none where nothing would change.

    ``form`` is the record as it would be, ``base`` as its author knew it, ``author`` an account, ``typed`` what its form
    was sent with. That readers see the record or not is no matter of a proposal.
    """
    kind = str(record._meta.model_name)
    place = (kind, (record.slug,))
    form = form | {place: form[place] | {"state": base[place]["state"]}}
    if form == base:
        return None
    proposal: Proposal = Proposal.objects.create(
        kind=kind,
        slug=record.slug,
        base=as_objects(base.items()),
        record=as_objects(form.items()),
        typed=typed or {},
        author=author,
        reason=reason,
    )
    return proposal


def restore(revision: Revision, *, author: Any, reason: str) -> Proposal | None:
    """Propose that a record becomes again what it was; none where it is that already.

    Raises ``DoesNotExist`` where the record is gone.
    """
    record: Any = SHAPES[revision.kind].model._default_manager.get(slug=revision.slug)
    former = as_form(revision.record)
    (slug,) = next(key for name, key in former if name == revision.kind)
    former = moved(former, revision.kind, slug, record.slug)
    return propose(
        record,
        in_words_of_today({record.slug: former})[record.slug],
        form_of(revision.kind, record.slug),
        author=author,
        reason=reason,
    )


def record_of(proposal: Proposal) -> Record | None:
    """The record that a proposal would change; none where it is gone."""
    records: Any = SHAPES[proposal.kind].model._default_manager
    record: Record | None = records.filter(slug=proposal.slug).first()
    return record


def as_proposed(proposal: Proposal) -> Proposed:
    """A proposal as it is applied."""
    return Proposed(proposal.kind, proposal.slug, as_form(proposal.record), as_form(proposal.base))


def judged(proposal: Proposal, settled: Settled | None = None) -> Report:
    """What accepting a proposal would do to the register as it is now, and what speaks against it."""
    return judge([as_proposed(proposal)], settled)


def accept(
    proposal: Proposal,
    *,
    by: Any,
    answer: str = "",
    settled: Settled | None = None,
    version: int | None = None,
) -> Report | None:
    """Do what is proposed; the report says whether it was written. None where it is decided already.

    What its author and others changed since is a conflict, to be settled by whoever decides. Raises
    ``RecordMovedError`` where the record has not the version that was looked at any more.
    """
    with transaction.atomic():
        if not waiting(proposal):
            return None
        record = record_of(proposal)
        if version is not None and record is not None:
            lock(record)
            if record.version != version:
                raise RecordMovedError
        report = apply(
            [as_proposed(proposal)],
            author=proposal.author.get_username(),
            reason=proposal.reason,
            accepted_by=by.get_username(),
            settled=settled,
        )
        if not report.faults and not report.conflicts:
            decide(proposal, ProposalState.ACCEPTED, by, answer)
    return report


def decline(proposal: Proposal, *, by: Any, answer: str) -> bool:
    """Put a proposal away and tell its author why; False where it is decided already."""
    with transaction.atomic():
        return waiting(proposal) and decide(proposal, ProposalState.DECLINED, by, answer)


def take_back(proposal: Proposal, *, by: Any) -> bool:
    """Put one's own proposal away; False where it is decided already."""
    with transaction.atomic():
        return waiting(proposal) and decide(proposal, ProposalState.TAKEN_BACK, by, "")


def waiting(proposal: Proposal) -> bool:
    """Whether a proposal still waits, kept from others until the transaction ends."""
    rows = Proposal.objects.select_for_update().filter(pk=proposal.pk, state=ProposalState.WAITING)
    return bool(list(rows.values_list("pk")))


def decide(proposal: Proposal, state: ProposalState, by: Any, answer: str) -> bool:
    proposal.state, proposal.decided_by, proposal.answer = state, by, answer
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["state", "decided_by", "answer", "decided_at"])
    return True


def needs_publisher(record: Record | None) -> bool:
    """Whether only a publisher may change a record at once: readers see it."""
    return record is not None and record.state == PublicationState.PUBLISHED
