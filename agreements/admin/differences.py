"""What differs between two states of records, as pages of the desk show it: field by field, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from agreements.admin.choosers import LONGEST_LABEL, cut
from agreements.domain.comparison import Change
from agreements.domain.kept_reports import Kept, as_kept
from agreements.domain.schema import SHAPES
from agreements.formats.differences import ShownDifference, shown_difference
from agreements.formats.proposals import key_text
from agreements.text import Phrase


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record of the register as the desk calls it, with the way to its page where one may look at it."""

    kind: str
    slug: str
    name: Phrase
    address: str = ""
    record: Any = None


@dataclass(frozen=True, slots=True)
class ShownObject:
    """One object that differs."""

    kind: str
    key: str
    record: RecordLink
    is_record: bool
    differences: list[ShownDifference] = field(default_factory=list)


def record_links(owners: Iterable[tuple[str, str]], request, site) -> dict[tuple[str, str], RecordLink]:
    """Records by kind and slug, asked for kind by kind; those that are not there have their slug as name."""
    wanted: dict[str, set[str]] = {}
    for kind, slug in owners:
        wanted.setdefault(kind, set()).add(slug)
    links = {}
    for kind, slugs in wanted.items():
        shape = SHAPES[kind]
        desk = site.get_model_admin(shape.model)
        may_look = desk.has_view_or_change_permission(request)
        found = {record.slug: record for record in desk.get_queryset(request).filter(slug__in=slugs)}
        for slug in slugs:
            record = found.get(slug)
            links[kind, slug] = RecordLink(
                kind=capfirst(shape.model._meta.verbose_name),
                slug=slug,
                name=name_of(record) if record else Phrase(slug),
                address=address_of(site, kind, record.pk) if record and may_look else "",
                record=record,
            )
    return links


def address_of(site, kind: str, pk: int) -> str:
    try:
        return reverse(f"{site.name}:agreements_{kind}_change", args=[quote(pk)])
    except NoReverseMatch:
        return ""


def name_of(record) -> Phrase:
    """What a record is called, and in which language."""
    name = getattr(record, "title", None) or getattr(record, "name", None)
    if not isinstance(name, Phrase) or not name:
        name = Phrase(str(record), getattr(record, "language", ""))
    return Phrase(cut(name, LONGEST_LABEL), name.language)


def shown_changes(changes: Iterable[Change], request, site) -> list[ShownObject]:
    """What differs in one record, as a page shows it; each difference is called by its two numbers."""
    changes = list(changes)
    if not changes:
        return []
    own = SHAPES[changes[0].name].record_of(changes[0].key)
    link = record_links([own], request, site)[own]
    return [shown_object(number, as_kept(change), link) for number, change in enumerate(changes)]


def shown_object(number: int, entry: Kept, link: RecordLink) -> ShownObject:
    shape = SHAPES[entry["name"]]
    return ShownObject(
        kind=capfirst(shape.model._meta.verbose_name),
        key=key_text(entry["key"]),
        record=link,
        is_record=shape.is_record,
        differences=[
            shown_difference(f"{number}-{place}", entry, difference, link.record)
            for place, difference in enumerate(entry["differences"])
        ],
    )
