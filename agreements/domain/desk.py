"""What waits at the editors' desk: for the one who sits down at it, for a publisher, for whoever has time.

Each part is read in one or two statements, however much the register holds; a part is cut, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.fields.json import KeyTransform

from agreements.choices import ProposalState, PublicationState, UploadState
from agreements.domain.comparison import Outcome
from agreements.domain.finding.documents import KINDS
from agreements.domain.mentions import Mention, by_slug, mentions
from agreements.models import Proposal, Revision, Upload

#: So much of each part is shown.
MOST = 8
#: A reader of the desk is shown what changed in so many of the latest revisions, each record once.
LATEST = 60
#: So many of a person's records are looked through for those that are still drafts.
MOST_TRIED = 300


@dataclass(frozen=True, slots=True)
class Told:
    """A record that readers see, and the latest change of it: who made it, why, when."""

    record: Mention
    revision: Revision


@dataclass(frozen=True, slots=True)
class Wanted:
    """A proposal, and the record that it would change; none where that is gone."""

    proposal: Proposal
    record: Mention | None


@dataclass(frozen=True, slots=True)
class Pending:
    """A load on which nobody has decided: how many conflicts of words are in it, how many records readers see."""

    upload: Upload
    conflicts: int
    shown: int


def own_drafts(author: str, kinds: Sequence[str] = KINDS) -> list[Mention]:
    """The drafts that somebody wrote by hand, the one touched last first."""
    written = (
        Revision.objects.filter(author=author, load="", state=PublicationState.DRAFT, kind__in=kinds)
        .order_by()
        .values("kind", "slug")
        .annotate(last=Max("pk"))
        .order_by("-last")
        .values_list("kind", "slug")
    )
    keys = list(written[:MOST_TRIED])
    found = records_of(keys)
    drafts = [found[key] for key in keys if key in found and found[key].state == PublicationState.DRAFT]
    return drafts[: MOST + 1]


def for_review(kinds: Sequence[str] = KINDS) -> list[Mention]:
    """The records that were put up for review, those that wait longest first."""
    return mentions({kind: Q(state=PublicationState.IN_REVIEW) for kind in kinds}, MOST + 1)


def proposals(author: Any) -> tuple[list[Wanted], list[Wanted]]:
    """The proposals that wait for a decision, the oldest first; and the latest ones of an author, with their answers."""
    light = Proposal.objects.select_related("author", "decided_by").defer("base", "record", "typed")
    waiting = list(light.filter(state=ProposalState.WAITING).order_by("made_at", "pk")[: MOST + 1])
    own = list(light.filter(author=author).order_by("-made_at", "-pk")[: MOST + 1])
    found = records_of([(row.kind, row.slug) for row in (*waiting, *own)])
    first, second = (
        [Wanted(row, found.get((row.kind, row.slug))) for row in rows] for rows in (waiting, own)
    )
    return first, second


def lately_published(kinds: Sequence[str] = KINDS) -> list[Told]:
    """The latest changes of what readers see, each record once."""
    latest = (
        Revision.objects.filter(state=PublicationState.PUBLISHED, kind__in=kinds)
        .exclude(author="", load="", reason="")
        .defer("record", "loaded")
        .order_by("-pk")
    )
    once: dict[tuple[str, str], Revision] = {}
    for revision in latest[:LATEST]:
        once.setdefault((revision.kind, revision.slug), revision)
    found = records_of(list(once))
    seen = [Told(found[key], revision) for key, revision in once.items() if key in found]
    return [told for told in seen if told.record.state == PublicationState.PUBLISHED][:MOST]


def undecided_loads(uploader: Any = None) -> list[Pending]:
    """The loads that wait for a decision or were stopped, of one who loads or of all; the oldest first."""
    open_ones = Upload.objects.filter(state__in=(UploadState.CHECKED, UploadState.FAILED))
    own = open_ones if uploader is None else open_ones.filter(uploader=uploader)
    read: QuerySet[Any] = own.select_related("uploader").defer("content", "report")
    counted = read.annotate(counts=KeyTransform("counts", "report"), shown=KeyTransform("shown", "report"))
    return [
        Pending(
            upload,
            sum(of.get(Outcome.CONFLICT, 0) for of in (upload.counts or {}).values()),
            upload.shown or 0,
        )
        for upload in counted.order_by("uploaded_at", "pk")[: MOST + 1]
    ]


def records_of(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Mention]:
    """The records with some kinds and keys."""
    by_kind: dict[str, set[str]] = {}
    for kind, slug in keys:
        by_kind.setdefault(kind, set()).add(slug)
    return by_slug(by_kind)
