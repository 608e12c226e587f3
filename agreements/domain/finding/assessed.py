"""How good records are, read some hundred at once: what each has of the merits of its kind.

The health of a record rests on its own rows, and on whether readers see what these name directly: the party of an
agreement, the person at a table, the source of a citation. Of a public record only that counts which readers see, so
that no figure tells of a draft; of one that is not yet public all of it counts. What was withdrawn has none.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from agreements.choices import CheckResult, PartyKind, PublicationState
from agreements.domain.finding.assessed_acts import agreements, events, statements
from agreements.domain.finding.merited import (
    Assessments,
    Own,
    by_record,
    dated,
    given,
    in_three,
    named_by,
    shown,
    sourced,
)
from agreements.domain.finding.rests import cited
from agreements.domain.finding.ties import MODELS, beside, seen
from agreements.domain.merits import Health, Merit, Step, health_from
from agreements.models import Excerpt, Post
from agreements.text import columns

#: What is read of the records themselves.
COLUMNS: dict[str, tuple[str, ...]] = {
    "agreement": (
        *columns("title"),
        *columns("summary"),
        *("signed_on", "adopted_on", "in_force_on", "ends_on", "ended_on", "made_first_day", "made_last_day"),
        *("place", "signing_event", "binding", "authentic_languages", "text_held", "text_address"),
    ),
    "event": (
        *("kind", "start_on", "start_first_day", "start_last_day", "place", "parent", "theme"),
        *columns("name"),
        *columns("description"),
    ),
    "statement": (
        *(
            "language",
            "said_on",
            "said_first_day",
            "said_last_day",
            "speaker",
            "on_behalf_of",
            "post",
            "event",
        ),
        *columns("translation"),
    ),
    "party": ("kind", "parent", "iso_code", *columns("name"), *columns("description")),
    "person": (*columns("name"), *columns("description")),
    "area": (*columns("name"), *columns("description")),
    "place": ("region_code", "latitude", *columns("name")),
    "source": (
        *("published_on", "published_first_day", "published_last_day", "publisher", "part_of"),
        *("web_address", "archive_address", "read_on", "check_result"),
    ),
}
OWN = {kind: beside(MODELS[kind].objects, "pk", "state", *names) for kind, names in COLUMNS.items()}
POSTS = beside(Post.objects, "person", "pk", "party", "start_on")
EXCERPTS = beside(Excerpt.objects, "source", "pk", "text", "compared_on")

#: Bodies that are part of no other, and those that have a code of their own.
TOPMOST = frozenset({str(PartyKind.NATIONAL_GOVERNMENT), str(PartyKind.INTERNATIONAL_ORGANISATION)})
CODED = frozenset({str(PartyKind.NATIONAL_GOVERNMENT), str(PartyKind.REGIONAL_GOVERNMENT)})


class Assessed(NamedTuple):
    """The health of a record, and whether readers see it."""

    is_public: bool
    health: Health


def assessed(kind: str, keys: Collection[int]) -> dict[int, Assessed]:
    """The health of those of some records that are not withdrawn, by primary key."""
    names = COLUMNS[kind]
    records = [
        Own(key, state == PublicationState.PUBLISHED, dict(zip(names, values, strict=True)))
        for key, state, *values in OWN[kind].rows(keys=keys)
        if state != PublicationState.WITHDRAWN
    ]
    return {
        own.key: Assessed(own.is_public, health_from(kind, merits)) for own, merits in WAYS[kind](records)
    }


def parties(records: Sequence[Own]) -> Assessments:
    citations = cited("party", [own.key for own in records])
    parents = seen("party", named_by(records, "parent"))
    for own in records:
        held = own.held
        has_parent = held["parent"] is not None and held["parent"] in shown(own, parents)
        is_described = any(held[name] for name in columns("description"))
        stated = ["name", "kind", *["parent"] * has_parent, *["description"] * is_described]
        yield (
            own,
            (
                in_three(own, "named", "name"),
                sourced("party", own, stated, citations),
                Merit(
                    "within",
                    int(has_parent),
                    int(has_parent or held["kind"] not in TOPMOST),
                    None if has_parent else Step("fill", "parent"),
                ),
                in_three(own, "described", "description"),
                *([given(own, "coded", "iso_code")] if held["kind"] in CODED else ()),
            ),
        )


def people(records: Sequence[Own]) -> Assessments:
    keys = [own.key for own in records]
    posts, citations = by_record(POSTS.rows(keys=keys)), cited("person", keys)
    bodies = seen("party", (party for rows in posts.values() for _row, party, _start in rows))
    for own in records:
        held = posts.get(own.key, ())
        # The body, and since when.
        missing = [
            Step("fill", name, "post", row)
            for row, party, start in held
            for name, has in (
                ("party", party is not None and party in shown(own, bodies)),
                ("start_on", start),
            )
            if not has
        ]
        is_described = any(own.held[name] for name in columns("description"))
        yield (
            own,
            (
                in_three(own, "named", "name"),
                Merit("posts", int(bool(held)), 1, None if held else Step("add", "posts")),
                sourced("person", own, ["name", *["description"] * is_described], citations),
                Merit(
                    "tenures", 2 * len(held) - len(missing), 2 * len(held), missing[0] if missing else None
                ),
                in_three(own, "described", "description"),
            ),
        )


def areas(records: Sequence[Own]) -> Assessments:
    for own in records:
        yield own, (in_three(own, "named", "name"), in_three(own, "described", "description"))


def places(records: Sequence[Own]) -> Assessments:
    for own in records:
        yield (
            own,
            (
                in_three(own, "named", "name"),
                given(own, "region", "region_code"),
                given(own, "coordinates", "latitude"),
            ),
        )


def sources(records: Sequence[Own]) -> Assessments:
    excerpts = by_record(EXCERPTS.rows(keys=[own.key for own in records]))
    for own in records:
        held = own.held
        rows = excerpts.get(own.key, ())
        with_words = [row for row in rows if row[1]]
        uncompared = [row for row in with_words if row[2] is None]
        without = [row for row in rows if not row[1]]
        # A caption is read where the article is.
        has_address = (
            bool(held["web_address"] or held["part_of"]) and held["check_result"] != CheckResult.GONE
        )
        yield (
            own,
            (
                dated(own, "published", "published_on"),
                given(own, "publisher", "publisher"),
                Merit("address", int(has_address), 1, None if has_address else Step("fill", "web_address")),
                given(own, "archive", "archive_address"),
                Merit(
                    "compared",
                    len(with_words) - len(uncompared),
                    len(with_words),
                    Step("fill", "compared_on", "excerpt", uncompared[0][0]) if uncompared else None,
                ),
                Merit(
                    "words",
                    len(with_words),
                    max(len(rows), 1),
                    Step("fill", "text", "excerpt", without[0][0]) if without else Step("add", "excerpts"),
                ),
                given(own, "read", "read_on"),
            ),
        )


WAYS: dict[str, Callable[[Sequence[Own]], Assessments]] = {
    "agreement": agreements,
    "event": events,
    "statement": statements,
    "party": parties,
    "person": people,
    "area": areas,
    "place": places,
    "source": sources,
}
