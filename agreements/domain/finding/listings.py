"""How lists hold the published agreements: a narrow row each, with what they are found by and counted under."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F

from agreements.choices import ParticipationRole
from agreements.domain.bulk import insert
from agreements.domain.finding.healths import levels
from agreements.domain.finding.sequences import SEQUENCE, YEARS
from agreements.domain.finding.ties import among, chunks, seen
from agreements.models import (
    Agreement,
    Citation,
    Commitment,
    Excerpt,
    ListedArea,
    ListedParty,
    Listing,
    Participation,
    Position,
    Tally,
)
from agreements.models.listing import LAST_DAY, NO_DAY
from agreements.text import COLUMN_OF_LANGUAGE, choose
from agreements.text.order import order_key

#: As many sources as this, or more, are counted as one.
MANY_SOURCES = 5
#: Not looked for yet: an empty text in the record, a word in an address.
NOT_LOOKED_FOR = "not_looked_for"
#: The facets with one value an agreement: the column of a listing, which is also the facet's name.
COLUMNS = ("kind", "status", "place_id", "binding", "year", "text_held", "sources", "health")
#: The tables of the facets with several.
TABLES: dict[str, type[ListedParty] | type[ListedArea]] = {"party": ListedParty, "area": ListedArea}

FIELDS = tuple(field.name for field in Listing._meta.concrete_fields)
TITLE_COLUMNS = ("title_en", "title_zh_hant", "title_zh_hans", "title_original", "original_language")
TAKEN = ("slug", "kind", "status", "binding", "text_held", "place_id", "made_first_day", "made_last_day")

Counts = Counter[tuple[str, str]]


class Held(NamedTuple):
    """A listing as its table has it, if it has, and the keys of its parties and areas."""

    row: tuple[Any, ...] | None
    parties: frozenset[int]
    areas: frozenset[int]


def held(keys: Sequence[int]) -> dict[int, Held]:
    """What the tables hold of some agreements, in whichever of them."""
    parties, areas = (
        pairs(
            TABLES[name]
            .objects.filter(**among("agreement_id", keys))
            .values_list("agreement_id", "record_id")
        )
        for name in ("party", "area")
    )
    rows = {row[0]: row for row in Listing.objects.filter(**among("pk", keys)).values_list(*FIELDS)}
    return {
        key: Held(rows.get(key), frozenset(parties[key]), frozenset(areas[key]))
        for key in rows.keys() | parties.keys() | areas.keys()
    }


def made(keys: Sequence[int]) -> dict[int, Held]:
    """The listings that some agreements ought to have, by what the records say."""
    parties = seen_pairs(
        "party",
        Participation.objects.filter(
            **among("agreement", keys), role__in=ParticipationRole.parties()
        ).values_list("agreement", "party"),
    )
    areas = seen_pairs(
        "area", Commitment.objects.filter(**among("agreement", keys)).values_list("agreement", "area")
    )
    sources, health = sources_of(keys), levels("agreement", keys)
    rows = Agreement.objects.published().filter(**among("pk", keys)).order_by()
    found = {}
    taken_of = list(rows.values_list("pk", *TAKEN, *TITLE_COLUMNS))
    places = seen("place", (taken[1 + TAKEN.index("place_id")] for taken in taken_of))
    for key, *taken in taken_of:
        slug, kind, status, binding, text_held, place, first, last, *titles = taken
        texts = dict(zip(("en", "zh_hant", "zh_hans", "original"), titles[:4], strict=True))
        row = (
            key,
            slug,
            kind,
            status,
            binding,
            text_held or NOT_LOOKED_FOR,
            place if place in places else None,
            min(len(sources[key]), MANY_SOURCES),
            health.get(key, ""),
            first,
            last,
            first // 10000 if first else None,
            first or NO_DAY,
            first or LAST_DAY,
            *(
                order_key(choose(texts, language, titles[4]).text, language)[:120]
                for language in COLUMN_OF_LANGUAGE
            ),
        )
        found[key] = Held(row, frozenset(parties[key]), frozenset(areas[key]))
    return found


def pairs(rows: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    """The second of each pair, by the first."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for key, value in rows:
        found[key].add(value)
    return found


def seen_pairs(kind: str, rows: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    """The same, of those pairs whose second is a record that readers see."""
    named = list(rows)
    published = seen(kind, (key for _first, key in named))
    return pairs((first, key) for first, key in named if key in published)


def sources_of(keys: Sequence[int]) -> defaultdict[int, set[int]]:
    """The published sources that agreements, what parties did and what was agreed rest on."""
    cited = list(Citation.objects.filter(**among("agreement", keys)).values_list("agreement", "excerpt"))
    for name, model in (("participation", Participation), ("commitment", Commitment)):
        agreements = dict(
            model._default_manager.filter(**among("agreement", keys)).values_list("pk", "agreement")
        )
        for some in chunks(agreements):
            rows = Citation.objects.filter(**among(name, some)).values_list(name, "excerpt")
            cited += [(agreements[row], excerpt) for row, excerpt in rows]
    sources: dict[int, int] = {}
    for some in chunks({excerpt for _key, excerpt in cited}):
        sources.update(Excerpt.objects.filter(**among("pk", some)).order_by().values_list("pk", "source"))
    return seen_pairs("source", ((key, sources[excerpt]) for key, excerpt in cited))


def changes(keys: Sequence[int]) -> tuple[dict[int, Held], dict[int, Held]]:
    """What the tables hold of those agreements of which they do not hold what they ought to, and what that is."""
    before, now = held(keys), made(keys)
    outdated = [key for key in keys if before.get(key) != now.get(key)]
    return (
        {key: before[key] for key in outdated if key in before},
        {key: now[key] for key in outdated if key in now},
    )


def write(keys: Sequence[int], counts: Counts) -> set[int]:
    """Bring the listings of some agreements up to date; those that were not, and to ``counts`` what follows for these.

    Only within a transaction that holds the register's version: two at once would count twice.
    """
    gone, come = changes(keys)
    if gone:
        for model in (Listing, ListedParty, ListedArea):
            model._default_manager.filter(agreement_id__in=list(gone)).delete()
    rows = [listing.row for listing in come.values() if listing.row]
    insert(Listing, [str(field.column) for field in Listing._meta.concrete_fields], rows)
    for model, facet in ((ListedParty, "parties"), (ListedArea, "areas")):
        named = [(key, value) for key, listing in come.items() for value in sorted(getattr(listing, facet))]
        insert(model, ["agreement_id", "record_id"], named)
    counts.update(value for listing in come.values() for value in counted(listing))
    counts.subtract(value for listing in gone.values() for value in counted(listing))
    return gone.keys() | come.keys()


def counted(listing: Held) -> Iterator[tuple[str, str]]:
    """The facets that a listing counts under, each with its value; the empty one counts all."""
    if listing.row is None:
        return
    row = dict(zip(FIELDS, listing.row, strict=True))
    yield "", ""
    # For leafing: so no page is found by passing over all before it.
    yield "month", str(row["newest"] // 100)
    yield from ((name, str(row[name])) for name in COLUMNS if row[name] is not None)
    yield from (("party", str(key)) for key in listing.parties)
    yield from (("area", str(key)) for key in listing.areas)


def count(counts: Counts) -> None:
    """Add to what is counted; in one order, so that no two wait for each other."""
    rows = sorted((facet, value, number) for (facet, value), number in counts.items() if number)
    if not rows:
        return
    table = connection.ops.quote_name(Tally._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (facet, value, count) VALUES (%s, %s, 0) ON CONFLICT (facet, value) DO NOTHING",
            [row[:2] for row in rows],
        )
        # Where a count has been lost an editor can save all the same: ``reindex`` finds it.
        cursor.executemany(
            f"UPDATE {table} SET count = CASE WHEN count > %s THEN count + %s ELSE 0 END "
            "WHERE facet = %s AND value = %s",
            [(-number, number, facet, value) for facet, value, number in rows],
        )
    Tally.objects.filter(count=0).delete()


def miscounted() -> Counts:
    """By how much the number of each value is other than it ought to be: what has to be added to it."""
    counts: Counts = Counter()
    for name in COLUMNS:
        column = Listing.objects.exclude(**{name: None}).order_by().values_list(name)
        counts.update({(name, str(value)): number for value, number in numbers(column)})
    months = Listing.objects.order_by().annotate(month=F("newest") / 100).values_list("month")
    counts.update({("month", str(month)): number for month, number in numbers(months)})
    for name, model in TABLES.items():
        found = model._default_manager.order_by().values_list("record_id")
        counts.update({(name, str(value)): number for value, number in numbers(found)})
    years = Position.objects.filter(sequence=YEARS).order_by().values_list("key")
    counts.update({(YEARS, span): number for span, number in numbers(years)})
    positions = Position.objects.order_by().values_list("sequence")
    counts.update({(SEQUENCE, sequence): number for sequence, number in numbers(positions)})
    counts[("", "")] = Listing.objects.count()
    counts.subtract(
        {
            (facet, value): number
            for facet, value, number in Tally.objects.values_list("facet", "value", "count")
        }
    )
    return Counter({value: number for value, number in counts.items() if number})


def numbers(rows: Any) -> Iterable[tuple[Any, int]]:
    """How often each value of a column stands."""
    found: Iterable[tuple[Any, int]] = rows.annotate(number=Count("pk"))
    return found
