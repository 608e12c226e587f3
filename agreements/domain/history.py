"""What records were: each change leaves a revision with the whole record in fixture form.

Fixture form is a list of objects as ``loaddata`` takes them: the record, then the rows that belong to it, every
relation by natural key, what goes without saying left out. It says nothing of when or how often the record was saved.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from agreements.domain.forms import Form, as_form, as_objects, as_said, held_forms
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
        author=author,
        load=load,
        reason=reason,
        record=fixture_form(record),
    )
    return revision


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
    file said; else the file's words are what the record became.
    """
    loads = Revision.objects.filter(kind=kind, slug__in=list(slugs)).exclude(load="").order_by()
    wanted = models.Q()
    for slug, number in loads.values_list("slug").annotate(last=Max("number")):
        wanted |= models.Q(slug=slug, number=number)
    found: dict[str, Form] = {}
    if wanted:
        revisions = Revision.objects.filter(wanted, kind=kind).order_by()
        for slug, loaded, record in revisions.values_list("slug", "loaded", "record"):
            found[slug] = as_form(record) if loaded is None else as_said(loaded)
    return found
