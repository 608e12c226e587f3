"""A fixture that someone uploads: received, checked, decided upon, applied once and no more, or put away.

Each step is a state of its row, taken by one statement that finds the row only in the state before: of two who press
at once, one does. Whoever works on it holds it by the number of the attempt. What applying writes, and that it is
applied, is one transaction: a process that dies leaves neither or both.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from django.db import DatabaseError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.choices import UploadState
from agreements.domain.comparison import Manner
from agreements.domain.entries import Fault, Position
from agreements.domain.finding.index import Progress, nobody_watches
from agreements.domain.kept_reports import (
    Kept,
    carry_choices,
    choose,
    fault_as_kept,
    fingerprint,
    kept,
    settled,
)
from agreements.domain.loading import Report, load
from agreements.domain.schema import SHAPES
from agreements.models import Revision, Upload

logger = logging.getLogger(__name__)


class Reading(Protocol):
    """An uploaded file laid open: its objects as often as they are asked for, and the lines of its faults."""

    def objects(self) -> Iterator[tuple[Position, Any] | Fault]: ...

    def located(self, fault: Fault) -> Fault: ...


#: What lays a file open, by its name and its bytes.
Opening = Callable[[str, bytes], AbstractContextManager[Reading]]
#: What looks on while someone works on an upload.
Watch = Callable[[Upload], AbstractContextManager[Progress]]


class OvertakenError(Exception):
    """Someone else has begun again with what was believed to be one's own."""


@contextmanager
def unwatched(upload: Upload) -> Iterator[Progress]:
    """No one is told how far it has come."""
    yield nobody_watches


def receive(uploader: Any, name: str, content: bytes, reason: str) -> Upload:
    """Take in a file: it waits to be checked."""
    upload: Upload = Upload.objects.create(
        uploader=uploader,
        name=name,
        reason=reason,
        content=content,
        size=len(content),
        attempt=1,
        heartbeat_at=timezone.now(),
    )
    return upload


def held(upload: Upload) -> QuerySet[Upload]:
    """The row of an upload as long as nobody else has taken it in hand or on to another state."""
    return Upload.objects.filter(pk=upload.pk, attempt=upload.attempt, state=upload.state)


def beat(upload: Upload, step: str, done: int) -> None:
    """Give a sign of life, and say how far the work has come."""
    held(upload).update(heartbeat_at=timezone.now(), progress={"step": step, "done": done})


def move(upload: Upload, state: UploadState, **values: Any) -> bool:
    """Take an upload from the state it is known in to another; False where someone was quicker."""
    values |= {"state": state, "heartbeat_at": timezone.now()}
    is_moved = held(upload).update(**values) == 1
    if is_moved:
        for name, value in values.items():
            setattr(upload, name, value)
    return is_moved


def choose_words(
    upload: Upload, outcome: str, choices: Mapping[str, bool], everything: bool | None = None
) -> bool:
    """Keep which word counts in each conflict; False where another report is to be looked at first."""
    if upload.state != UploadState.CHECKED or upload.outcome != outcome:
        return False
    choose(upload.report, choices, everything)
    upload.report.pop("choice_faults", None)
    return held(upload).filter(outcome=outcome).update(report=upload.report) == 1


def ask_to_apply(upload: Upload, outcome: str, accepted_by: str = "") -> bool:
    """Say that the load is to be done as it was shown; False where it is not, or no longer, to be decided.

    ``accepted_by`` is the name of the account that says so where it is another than the uploader's.
    """
    if upload.state != UploadState.CHECKED or upload.outcome != outcome:
        return False
    report = upload.report | {"accepted_by": accepted_by}
    return move(upload, UploadState.APPLYING, attempt=upload.attempt + 1, progress={}, report=report)


def ask_again(upload: Upload) -> bool:
    """Begin anew what was stopped, or what nobody seems to be at work on any more."""
    if upload.state != UploadState.FAILED and not upload.is_silent:
        return False
    return move(upload, UploadState.WAITING, attempt=upload.attempt + 1, progress={}, trouble="")


def discard(upload: Upload) -> bool:
    """Put away what is to be decided or was stopped; its text is kept no longer."""
    if upload.state not in (UploadState.CHECKED, UploadState.FAILED) and not upload.is_silent:
        return False
    return move(
        upload,
        UploadState.DISCARDED,
        attempt=upload.attempt + 1,
        content=b"",
        settled_at=timezone.now(),
        trouble="",
    )


def work(number: int, attempt: int, opening: Opening, watch: Watch = unwatched) -> None:
    """Do what an upload waits for: to be checked, or to be applied.

    Nothing happens where the attempt is no longer the one that was meant. Whatever goes wrong stands in the row
    afterwards; a database that does not even take that raises ``DatabaseError``.
    """
    upload = claimed(number, attempt)
    if upload is None:
        return
    try:
        content = bytes(Upload.objects.values_list("content", flat=True).get(pk=number))
        with opening(upload.name, content) as reading, watch(upload) as progress:
            if upload.state == UploadState.APPLYING:
                apply(upload, reading, progress)
            else:
                check(upload, reading, progress)
    except OvertakenError:
        logger.warning("Upload %s was begun again by someone else; this attempt ends.", number)
    except (DatabaseError, sqlite3.Error, OSError, MemoryError) as fault:
        stop(upload, _("The machine did not take it: %(words)s.") % {"words": in_one_line(fault)})
    except Exception:
        logger.exception("Upload %s could not be worked on.", number)
        stop(upload, _("A fault of this site, which stands in its log."))


def claimed(number: int, attempt: int) -> Upload | None:
    """The upload, now in one's own hands; none where it is not waiting for this attempt."""
    upload: Upload | None = (
        Upload.objects.select_related("uploader").defer("content").filter(pk=number, attempt=attempt).first()
    )
    if upload is None or upload.state not in (UploadState.WAITING, UploadState.APPLYING):
        return None
    next_state = UploadState.CHECKING if upload.state == UploadState.WAITING else UploadState.APPLYING
    return upload if move(upload, next_state, attempt=attempt + 1) else None


def stop(upload: Upload, trouble: str) -> None:
    """Write down that the work came to nothing, and why."""
    # Not by the state that is believed: a transaction that failed at its end has taken that back.
    rows = Upload.objects.filter(pk=upload.pk, attempt=upload.attempt)
    rows = rows.filter(state__in=[state for state in UploadState if state.is_underway])
    rows.update(state=UploadState.FAILED, trouble=trouble)


def in_one_line(fault: Exception) -> str:
    words = " ".join(str(fault).split()).replace("\0", "").rstrip(".")
    return words[:500] or type(fault).__name__


def check(upload: Upload, reading: Reading, progress: Progress) -> None:
    """Work out what the file would do, and put the report before the uploader."""
    put_before(upload, reading, load(reading.objects(), dry_run=True, progress=progress))


def put_before(upload: Upload, reading: Reading, report: Report, **remarks: Any) -> None:
    """Keep a report; where it holds no fault, it waits for a decision."""
    found = kept(report, reading.located) | remarks
    carry_choices(upload.report, found)
    values: dict[str, Any] = {"report": found, "outcome": fingerprint(report), "progress": {}, "trouble": ""}
    if report.faults:
        values |= {"content": b"", "settled_at": timezone.now()}
    move(upload, UploadState.REFUSED if report.faults else UploadState.CHECKED, **values)


def apply(upload: Upload, reading: Reading, progress: Progress) -> None:
    """Do what was shown with what was chosen; what is no longer as it was shown is shown anew."""
    with transaction.atomic():
        hold_contested(upload.report)
        seen = load(reading.objects(), dry_run=True, progress=progress)
        is_as_shown = fingerprint(seen) == upload.outcome
        before = last_revision()
        report = written(upload, reading, progress) if is_as_shown else None
        if report is not None and not report.faults:
            keep_as_applied(upload, report, before)
            return
    if report is None:
        put_before(upload, reading, seen, has_moved=True)
    else:
        faults = [fault_as_kept(reading.located(fault)) for fault in report.faults]
        put_before(upload, reading, seen, choice_faults=faults)


def hold_contested(report: Kept) -> None:
    """Keep others from the records in which the file's word is to count, where the database can do that."""
    contested: dict[str, set[str]] = {}
    for (name, key, _field), takes in settled(report).items():
        if takes:
            kind, slug = SHAPES[name].record_of(key)
            contested.setdefault(kind, set()).add(slug)
    for kind, slugs in sorted(contested.items()):
        records: QuerySet[Any] = SHAPES[kind].model._default_manager.filter(slug__in=slugs)
        list(records.order_by("pk").select_for_update().values_list("pk"))


def written(upload: Upload, reading: Reading, progress: Progress) -> Report:
    """The report of the load itself."""
    return load(
        reading.objects(),
        author=upload.uploader.get_username(),
        reason=upload.reason,
        accepted_by=upload.report.get("accepted_by", ""),
        manner=Manner(settled=settled(upload.report)),
        progress=progress,
    )


def last_revision() -> int:
    """The primary key of the youngest revision."""
    return Revision.objects.aggregate(last=Max("pk"))["last"] or 0


def keep_as_applied(upload: Upload, report: Report, before: int) -> None:
    """Write down that it is done. Raises ``OvertakenError``, which takes the load back, where it is not one's own."""
    found = upload.report | {
        "revisions": report.revisions,
        "revisions_after": before,
        "revisions_upto": last_revision(),
        "author": upload.uploader.get_username(),
    }
    found.pop("has_moved", None)
    now = timezone.now()
    if not move(upload, UploadState.APPLIED, report=found, content=b"", settled_at=now, progress={}):
        raise OvertakenError


def revisions_of(upload: Upload) -> QuerySet[Revision]:
    """What an applied upload has written down of the records it changed, in the order of a fixture."""
    report = upload.report
    if not report.get("revisions"):
        return Revision.objects.none()
    # Others may have written between its first and its last.
    own: QuerySet[Revision] = Revision.objects.filter(
        pk__gt=report["revisions_after"],
        pk__lte=report["revisions_upto"],
        author=report["author"],
        load=upload.name,
        reason=upload.reason,
    )
    return own.order_by("pk")
