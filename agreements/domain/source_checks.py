"""Which sources are to be asked whether they can still be read, what they answered, and which of them are dead."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from agreements.choices import CheckResult, PublicationState
from agreements.domain.changes import note_change
from agreements.domain.history import keep_standing
from agreements.models import Source

#: The author of the revisions that are kept of what was answered.
AUTHOR = "check_sources"


def due(today: date, older_than: int, limit: int) -> list[Source]:
    """The sources that were not asked in so many days, the longest ago first; no more than ``limit``."""
    before = today - timedelta(days=older_than)
    sources = Source.objects.exclude(web_address="").exclude(state=PublicationState.WITHDRAWN)
    asked_before = Q(checked_on=None) | Q(checked_on__lte=before)
    return list(sources.filter(asked_before).order_by(F("checked_on").asc(nulls_first=True), "pk")[:limit])


def keep_answer(source: Source, result: CheckResult, today: date) -> bool:
    """Write down what the address of a source answered; whether readers are told something else by it than before.

    Only then is it a change of the record, with a revision and its version counted. That an address answers as ever is
    kept as ``updated_at`` is: hundreds of revisions that say so would hide what editors did. An address that was
    changed meanwhile was not the one that answered.
    """
    with transaction.atomic():
        held = Source.objects.select_for_update().filter(pk=source.pk, web_address=source.web_address).first()
        if held is None:
            return False
        if held.check_result == result or not {held.check_result, result}.intersection(CheckResult.dead()):
            Source.objects.filter(pk=held.pk).update(checked_on=today, check_result=result)
            return False
        keep_standing(held)
        held.checked_on, held.check_result = today, result
        held.save(update_fields=["checked_on", "check_result"])
        note_change(held, author=AUTHOR, reason=str(result.label))
    return True


def dead_sources(limit: int = 20) -> Sequence[Source]:
    """Sources whose address is dead, those without an archived copy first: what the desk has to look after."""
    dead: QuerySet[Source] = Source.objects.filter(check_result__in=CheckResult.dead()).exclude(
        web_address=""
    )
    living = dead.exclude(state=PublicationState.WITHDRAWN)
    return list(living.order_by("archive_address", "-checked_on", "pk")[:limit])
