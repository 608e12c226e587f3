"""What changed lately in what readers see: the latest public revisions of all records that are published today."""

from typing import Any, NamedTuple

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from agreements.choices import PublicationState
from agreements.domain.comparison import Change
from agreements.domain.differences import between
from agreements.domain.names import name_of
from agreements.domain.past import MOST_TRIES, disclosed
from agreements.domain.schema import SHAPES
from agreements.models import RegisterVersion, Revision
from agreements.models.record import FOLDERS
from agreements.text import Phrase

#: So many changes are held against what was before them at once.
ON_PAGE = 30


class Latest(NamedTuple):
    """One change of a record, as readers are told of it."""

    revision: Revision
    record: Any
    name: Phrase
    #: Whether readers saw the record for the first time.
    is_new: bool
    changes: list[Change]


def lately(kind: str = "", before: int | None = None) -> tuple[list[Latest], int | None]:
    """The latest changes, of records of one kind or of all; and the number below which the next ones lie.

    What readers see nothing of is left out: its reason would speak of what is hidden.
    """
    found: list[Latest] = []
    for _try in range(MOST_TRIES):
        revisions = public_revisions(kind)
        older = revisions.filter(pk__lt=before) if before is not None else revisions
        read = list(older[: ON_PAGE + 1])
        before = read[-2].pk if len(read) > ON_PAGE else None
        found = told(read[:ON_PAGE])
        if found or before is None:
            break
    return found, before


def public_revisions(kind: str) -> QuerySet[Revision]:
    """The changes of records that readers see today, the latest first, each with the key of the public one before.

    How a record stood before it was changed is no change of its own.
    """
    is_seen = Q()
    for name in [kind] if kind else FOLDERS:
        records: Any = SHAPES[name].model._default_manager
        # An earlier record of that key had its own past.
        seen = records.published().filter(slug=OuterRef("slug"), created_at__lte=OuterRef("made_at"))
        is_seen |= Q(Exists(seen), kind=name)
    public = Revision.objects.filter(state=PublicationState.PUBLISHED)
    earlier = public.filter(
        kind=OuterRef("kind"), slug=OuterRef("slug"), number__lt=OuterRef("number")
    ).order_by("-number")
    found: QuerySet[Revision] = (
        public.filter(is_seen)
        .exclude(author="", load="", reason="")
        .annotate(earlier=Subquery(earlier.values("pk")[:1]))
        .defer("loaded")
        .order_by("-pk")
    )
    return found


def told(revisions: list[Any]) -> list[Latest]:
    """Those of some revisions in which anything changed that readers see, with their records."""
    records: dict[tuple[str, str], Any] = {}
    for kind in {revision.kind for revision in revisions}:
        slugs = {revision.slug for revision in revisions if revision.kind == kind}
        held: Any = SHAPES[kind].model._default_manager
        records |= {(kind, record.slug): record for record in held.published().filter(slug__in=slugs)}
    known = {revision.pk: revision for revision in revisions}
    missing = {revision.earlier for revision in revisions if revision.earlier} - known.keys()
    if missing:
        known |= Revision.objects.defer("loaded").in_bulk(missing)
    pairs = [(records.get((row.kind, row.slug)), row) for row in known.values()]
    # Of an earlier record of the same key nothing is told.
    own = [(record, row) for record, row in pairs if record and row.made_at >= record.created_at]
    forms = dict(zip((row.pk for _record, row in own), disclosed(own), strict=True))
    found = []
    for revision in revisions:
        form, earlier = forms.get(revision.pk), forms.get(revision.earlier, {})
        if form and form != earlier:
            record = records[revision.kind, revision.slug]
            changes = between(earlier, form) if earlier else []
            found.append(Latest(revision, record, name_of(record), not earlier, changes))
    return found


def public_version() -> str:
    """The same as long as nothing changes that ``lately`` tells: what is seen, and what was changed of it."""
    number = RegisterVersion.objects.values_list("number", flat=True).first()
    public = Revision.objects.filter(state=PublicationState.PUBLISHED)
    return f"{number or 0}-{public.aggregate(last=Max('pk'))['last'] or 0}"
