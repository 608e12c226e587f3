"""What records were: each change leaves a revision with the whole record in fixture form.

Fixture form is a list of objects as ``loaddata`` takes them: the record, then the rows that belong to it, every
relation by natural key, what goes without saying left out. It says nothing of when or how often the record was saved.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import Max

from agreements.choices import PublicationState
from agreements.domain.addresses import in_words_of_today, made_since
from agreements.domain.forms import Form, as_form, as_objects, as_said, held_forms, moved
from agreements.models import Record, Revision


def fixture_form(record: Record) -> list[dict[str, Any]]:
    """A record with its rows as a list of fixture objects."""
    held = held_forms(str(record._meta.model_name), [record.slug])[record.slug]
    return as_objects((place, found.fields) for place, found in held.items())


def keep_revision(record: Record, *, author: str = "", load: str = "", reason: str = "") -> Revision:
    """Write down what a record is now: call it in the transaction that changed the record.

    ``author`` is the name of an account, kept as text so that it outlives the account; ``load`` the
    name of a file. Raises ``RuntimeError`` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A revision is written in the transaction of the change it keeps.")
    kind = str(record._meta.model_name)
    revision: Revision = Revision.objects.create(
        kind=kind,
        slug=record.slug,
        number=last_numbers(kind, [record.slug]).get(record.slug, 0) + 1,
        state=record.state,
        version=record.version,
        author=author,
        load=load,
        reason=reason,
        record=fixture_form(record),
    )
    return revision


def keep_standing(record: Record) -> None:
    """Write down what a record is before it is changed, unless its last revision says so already.

    What came by plain ``loaddata`` has left none: without this nobody could say what a change changed.
    """
    kind = str(record._meta.model_name)
    last = Revision.objects.filter(kind=kind, slug=record.slug).order_by("-number").values_list("version")[:1]
    if [record.version] != [version for (version,) in last]:
        keep_revision(record)


def form_of_version(kind: str, slug: str, version: int) -> Form | None:
    """What a record was in one of its versions; None where no revision says so."""
    if version < 1:
        # Of revisions from before versions were written down it is not known which they were.
        return None
    revisions = Revision.objects.filter(kind=kind, slug=slug, version=version).order_by("-number")
    for record in revisions.values_list("record", flat=True)[:1]:
        return as_form(record)
    return None


def revisions_of(record: Record) -> models.QuerySet[Revision]:
    """The revisions of a record, the latest first, without what they hold."""
    own: models.QuerySet[Revision] = Revision.objects.filter(
        kind=str(record._meta.model_name), slug=record.slug
    )
    return own.defer("record", "loaded").order_by("-number")


class Shown(NamedTuple):
    """What readers were last shown of a record: in which revision, and what it was."""

    revision: Revision
    form: Form


def own_revisions(record: Record) -> models.QuerySet[Revision]:
    """The revisions of a record, the latest first, without those of an earlier record of that key."""
    return made_since(revisions_of(record), record.created_at)


def last_shown(record: Record) -> Shown | None:
    """What readers were last shown of a record; none where it was never published, or no revision says how."""
    revision = own_revisions(record).defer(None).filter(state=PublicationState.PUBLISHED).first()
    return Shown(revision, as_form(revision.record)) if revision else None


def last_numbers(kind: str, slugs: Iterable[str]) -> dict[str, int]:
    """The number of the last revision of each record that has one."""
    revisions = Revision.objects.filter(kind=kind, slug__in=list(slugs)).order_by()
    return dict(revisions.values_list("slug").annotate(last=Max("number")))


def moved_since_loaded(kind: str, slugs: Iterable[str]) -> set[str]:
    """Those of some records that may be something else than what files said last: saved since, in conflict, never loaded.

    The others were left by their last load as its files said.
    """
    wanted = set(slugs)
    revisions = Revision.objects.filter(kind=kind, slug__in=wanted).order_by()
    is_load = ~models.Q(load="")
    rows = revisions.values_list("slug").annotate(
        newest=Max("number"),
        last_load=Max("number", filter=is_load),
        told_apart=Max("number", filter=is_load & models.Q(loaded__isnull=False)),
    )
    return wanted - {slug for slug, newest, load, apart in rows if newest == load != apart}


def last_loaded(kind: str, slugs: Iterable[str]) -> dict[str, Form]:
    """What files last said of each record that was ever loaded: the state that the next file is held against.

    Where a load left the editors' word standing, or the record was there before, the revision says apart what the
    file said; else the file's words are what the record became. What has another key since is told by that of today.
    """
    loads = Revision.objects.filter(kind=kind, slug__in=list(slugs)).exclude(load="").order_by()
    wanted = models.Q()
    for slug, number in loads.values_list("slug").annotate(last=Max("number")):
        wanted |= models.Q(slug=slug, number=number)
    found: dict[str, Form] = {}
    if wanted:
        revisions = Revision.objects.filter(wanted, kind=kind).order_by()
        for slug, loaded, record in revisions.values_list("slug", "loaded", "record"):
            form = as_form(record) if loaded is None else as_said(loaded)
            for former in [key[0] for name, key in form if name == kind]:
                form = moved(form, kind, former, slug)
            found[slug] = form
    return in_words_of_today(found)
