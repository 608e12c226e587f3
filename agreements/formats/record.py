"""The one list of public fields: what a reader's program gets of each kind of record that is published.

Every other shape (linked data, tables, feeds) follows this list. A field is named as in its model; text in three
languages stands by language tag; a date is written as the source gives it (EDTF); a related record is its key, its names
and the address of its page, and is there only if readers see it. What is not known is empty text, null for a record.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, prefetch_related_objects

from agreements.domain.health import shown_of
from agreements.formats.record_lists import lists_of
from agreements.formats.record_relations import List, Many, Office, One, Part, Rows, lookups_of, say, without
from agreements.formats.record_values import (
    Day,
    Fields,
    Lookups,
    Moment,
    Number,
    Said,
    Tags,
    Texts,
    Value,
    WebAddress,
)
from agreements.models import Record

PLAIN, TEXTS, ORIGINS, ONE, MANY = Value(), Texts(), Texts("_origin"), One(), Many()
DAY, NUMBER, WEB = Day(), Number(), WebAddress()

# --- Rows of records --------------------------------------------------------------------------------------------------

OTHER_NAMES = Rows({"text": PLAIN, "language": PLAIN, "kind": PLAIN}, order=("kind", "language", "text"))

EXCERPT = {"slug": PLAIN, "text": PLAIN, "locator": TEXTS, "compared_on": DAY}

CITATIONS = Rows(
    {
        "field": PLAIN,
        "inferred": PLAIN,
        "inference": TEXTS,
        "says": PLAIN,
        "excerpt": Part({"source": ONE, **EXCERPT}),
    },
    needs="excerpt__source",
    order=("excerpt__source__slug", "excerpt__order", "excerpt__slug"),
)

#: When someone was what, beside the body they were it for, or the person.
TENURE = {"slug": PLAIN, "title": TEXTS, "start_on": PLAIN, "end_on": PLAIN}
OFFICE = Office({"party": ONE, **TENURE})

#: What one party is to one agreement, beside the other of the two.
PARTICIPATION = {
    "role": PLAIN,
    "signed_on": PLAIN,
    "approved_on": PLAIN,
    "in_force_on": PLAIN,
    "withdrew_on": PLAIN,
}
#: What was agreed in one area, beside the agreement or the area.
COMMITMENT = {"text": TEXTS, "wording": PLAIN}
#: What someone was at an event, beside the event or the person.
ATTENDANCE = {"post": OFFICE, "on_behalf_of": ONE, "role": PLAIN}

# --- Records ----------------------------------------------------------------------------------------------------------

BOOKS = {"version": PLAIN, "updated_at": Moment()}

FIELDS: Mapping[str, Fields] = {
    "agreement": {
        "register_number": PLAIN,
        "kind": PLAIN,
        "status": PLAIN,
        "title": TEXTS,
        "title_origin": ORIGINS,
        "title_original": PLAIN,
        "original_language": PLAIN,
        "aliases": OTHER_NAMES,
        "summary": TEXTS,
        "adopted_on": PLAIN,
        "signed_on": PLAIN,
        "in_force_on": PLAIN,
        "ends_on": PLAIN,
        "ended_on": PLAIN,
        "place": ONE,
        "signing_event": ONE,
        "binding": PLAIN,
        "binding_basis": TEXTS,
        "authentic_languages": Tags(),
        "text_held": PLAIN,
        "text_address": WEB,
        "participations": Rows({"party": ONE, **PARTICIPATION, "citations": CITATIONS}, needs="party"),
        "commitments": Rows({"slug": PLAIN, "area": ONE, **COMMITMENT, "citations": CITATIONS}, needs="area"),
        "relations": Rows({"kind": PLAIN, "to_agreement": ONE}, needs="to_agreement"),
        "citations": CITATIONS,
    },
    "party": {
        "kind": PLAIN,
        "name": TEXTS,
        "aliases": OTHER_NAMES,
        "description": TEXTS,
        "parent": ONE,
        "iso_code": PLAIN,
        "citations": CITATIONS,
    },
    "person": {
        "name": TEXTS,
        "aliases": OTHER_NAMES,
        "description": TEXTS,
        "posts": Rows(OFFICE.fields),
        "citations": CITATIONS,
    },
    "event": {
        "kind": PLAIN,
        "name": TEXTS,
        "name_origin": ORIGINS,
        "aliases": OTHER_NAMES,
        "description": TEXTS,
        "parent": ONE,
        "start_on": PLAIN,
        "end_on": PLAIN,
        "is_expected": PLAIN,
        "place": ONE,
        "theme": PLAIN,
        "theme_language": PLAIN,
        "hosts": MANY,
        "agreements": MANY,
        "attendances": Rows(
            {"slug": PLAIN, "person": ONE, "described_as": TEXTS, **ATTENDANCE, "citations": CITATIONS},
            needs="person",
        ),
        "citations": CITATIONS,
    },
    "statement": {
        "kind": PLAIN,
        "text": PLAIN,
        "language": PLAIN,
        "translation": TEXTS,
        "speaker": ONE,
        "post": OFFICE,
        "on_behalf_of": ONE,
        "channel": PLAIN,
        "channel_name": PLAIN,
        "event": ONE,
        "said_on": PLAIN,
        "order": PLAIN,
        "agreements": MANY,
        "citations": CITATIONS,
    },
    "area": {"name": TEXTS, "aliases": OTHER_NAMES, "description": TEXTS, "parent": ONE, "order": PLAIN},
    "place": {
        "name": TEXTS,
        "aliases": OTHER_NAMES,
        "region_code": PLAIN,
        "latitude": NUMBER,
        "longitude": NUMBER,
    },
    "source": {
        "kind": PLAIN,
        "headline": PLAIN,
        "name": TEXTS,
        "language": PLAIN,
        "publisher": PLAIN,
        "author": PLAIN,
        "published_on": PLAIN,
        "part_of": ONE,
        "web_address": WEB,
        "archive_address": WEB,
        "addresses": Rows({"web_address": WEB, "note": PLAIN}),
        "read_on": DAY,
        "checked_on": DAY,
        "check_result": PLAIN,
        "excerpts": Rows(EXCERPT),
    },
}

#: What other records say of one, in the order in which their own lists would show it; bounded, for there is no end to it.
LISTS: Mapping[str, Mapping[str, List]] = {
    "agreement": {
        "reverse_relations": Rows({"kind": PLAIN, "from_agreement": ONE}, needs="from_agreement"),
        "events": MANY,
        "statements": MANY,
    },
    "party": {
        "children": MANY,
        "participations": Rows(
            {"agreement": ONE, **PARTICIPATION}, needs="agreement", order=("agreement", "role")
        ),
        "posts": Rows({"person": ONE, **TENURE}, needs="person"),
        "hosted_events": MANY,
    },
    "person": {
        "attendances": Rows({"event": ONE, **ATTENDANCE}, needs="event", order=("event", "order", "slug")),
        "statements": MANY,
    },
    "event": {"children": MANY, "signed_agreements": MANY, "statements": MANY},
    "statement": {},
    "area": {
        "children": MANY,
        "commitments": Rows(
            {"agreement": ONE, "slug": PLAIN, **COMMITMENT},
            needs="agreement",
            order=("agreement", "order", "slug"),
        ),
    },
    "place": {"agreements": MANY, "events": MANY},
    "source": {"parts": MANY},
}


def public_record(record: Record, base: str) -> Said:
    """All that readers' programs get of a published record; ``base`` is scheme and host, as ``https://register.example``.

    ``left_out`` names the lists that go on, each with the address where the rest is. Raises ValueError for a record
    that is not published.
    """
    (said,) = public_records([record], base)
    return said | lists_of(LISTS[said["type"]], record, base) | {"health": health_said(record)}


def health_said(record: Record) -> Said | None:
    """How much of what readers look for is there in a record; null where that has not been said yet."""
    health = shown_of(record)
    if health is None:
        return None
    merits = {code: {"there": there, "of": of} for code, (there, of) in health.marks.items()}
    return {"figure": health.figure, "level": str(health.level), "merits": merits}


def public_records(records: Iterable[Record], base: str, *, citations: bool = True) -> list[Said]:
    """The same of several published records of one kind, but for what others say of them.

    As many statements for a thousand records as for one; what was read of them before is not read again. Raises
    ValueError where one of them is not published.
    """
    found: list[Any] = list(records)
    for record in found:
        if not record.is_published:
            raise ValueError(f"The {record._meta.model_name} “{record.slug}” is not published.")
    if not found:
        return []
    fields, lookups = fields_of(found[0]._meta.model_name, citations)
    prefetch_related_objects(found, *lookups)
    return [
        {
            "type": record._meta.model_name,
            "slug": record.slug,
            "address": base + record.get_absolute_url(),
            **say(fields, record, base),
        }
        for record in found
    ]


def cited_rows(record: Record) -> list[Model]:
    """A record with those of its rows that readers see and whose facts are cited."""
    kind = str(record._meta.model_name)
    lists = {
        name: value
        for name, value in FIELDS[kind].items()
        if isinstance(value, Rows) and "citations" in value.fields
    }
    rows = [row for name, value in lists.items() for row in getattr(record, name).all() if value.is_seen(row)]
    return [record, *rows]


@cache
def fields_of(kind: str, citations: bool) -> tuple[Fields, Lookups]:
    """The fields of a kind, with citations or without, and what is to be read for them."""
    fields: Fields = {**BOOKS, **FIELDS[kind]}
    if not citations:
        fields = without("citations", fields)
    return fields, lookups_of(fields, apps.get_model("agreements", kind))
