"""Giving a record another key: who asks for the former one is led on, and what names it in waiting says the new one."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from agreements.choices import ProposalState
from agreements.domain.addresses import lead_on, refuse_led_on, rename_history
from agreements.domain.changes import note_change
from agreements.domain.forms import Form, as_form, as_objects, moved
from agreements.domain.history import keep_standing
from agreements.domain.publication import lock
from agreements.models import Merge, Proposal, Record


def rename(record: Record, slug: str, *, author: str = "", reason: str = "") -> bool:
    """Give a record another key, with its revision; whether that changed anything.

    Raises ``django.core.exceptions.ValidationError`` where this can be no key or another record has it, or had it and is
    found by it, and
    ``DoesNotExist`` where the record is gone.
    """
    with transaction.atomic():
        lock(record)
        former = record.slug
        if slug == former:
            return False
        check_key(record, slug)
        keep_standing(record)
        record.slug = slug
        record.save(update_fields=["slug"])
        follow_new_key(record, former)
        note_change(record, author=author, reason=reason)
    return True


def check_key(record: Record, slug: str) -> None:
    """Raise ``ValidationError`` where a record cannot have this key."""
    kind: Any = type(record)
    wanted = kind(pk=record.pk, slug=record._meta.get_field("slug").clean(slug, record))
    wanted._state.adding = False
    wanted.validate_unique(exclude={field.name for field in record._meta.fields} - {"slug"})
    refuse_led_on(str(record._meta.model_name), slug, record.pk)


def follow_new_key(record: Record, former: str) -> None:
    """Let all that knows a record by its key know it by that of today; in the transaction that changed the key."""
    kind, today = str(record._meta.model_name), record.slug
    lead_on(kind, former, today)
    rename_history(kind, former, today)
    Merge.objects.filter(kind=kind, kept=former, undone_at=None).update(kept=today)
    rewrite_proposals(lambda form: moved(form, kind, former, today))


def rewrite_proposals(rewritten: Callable[[Form], Form]) -> None:
    """Have the changes that wait for a decision, and what they were made from, say what they mean by today's keys."""
    for proposal in Proposal.objects.filter(state=ProposalState.WAITING).defer("typed").iterator(100):
        base, record = as_form(proposal.base), as_form(proposal.record)
        base_now, record_now = rewritten(base), rewritten(record)
        if (base_now, record_now) != (base, record):
            proposal.base = as_objects(base_now.items())
            proposal.record = as_objects(record_now.items())
            proposal.save(update_fields=["base", "record"])
