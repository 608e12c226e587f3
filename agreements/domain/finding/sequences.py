"""In which sequences the records of each kind stand, and by which keys: all told by the records themselves.

A list has a sequence for each of its orders; one that goes by names has one for each language.
"""

from collections.abc import Callable, Sequence
from typing import Any

from agreements.domain.finding.ties import among
from agreements.domain.schema import SHAPES
from agreements.models import Tally
from agreements.models.listing import LAST_DAY, NO_DAY
from agreements.text import COLUMN_OF_LANGUAGE, choose, columns
from agreements.text.order import order_key

#: The orders of the lists; those in which every language has a sequence of its own.
ORDERS = {
    "area": ("order",),
    "place": ("name",),
    "party": ("name", "agreements"),
    "person": ("name",),
    "event": ("newest", "oldest", "years"),
    "statement": ("newest", "oldest", "speaker"),
    "source": ("newest", "oldest"),
}
BY_NAME = ("name", "order", "agreements", "speaker")
#: No list of its own, but counted: the first and the last year of events.
YEARS = "event years"
#: Under which it is counted how many records stand in each sequence.
SEQUENCE = "sequence"
#: Behind all names.
NO_NAME = "~"
#: Before all that names can have.
END_OF_NAME = "\t"

#: The key of each sequence that a record stands in.
Keys = dict[str, str]


def sequence_of(kind: str, order: str, language: str) -> str:
    """The name of a sequence, by the column of the reader's language."""
    return f"{kind} {order} {language}" if order in BY_NAME else f"{kind} {order}"


SEQUENCES = {
    kind: tuple(
        dict.fromkeys(
            sequence_of(kind, order, language) for order in orders for language in COLUMN_OF_LANGUAGE.values()
        )
    )
    for kind, orders in ORDERS.items()
}


def made(kind: str, keys: Sequence[int]) -> dict[int, Keys]:
    """Where those of some records ought to stand that readers see, by primary key."""
    if kind not in ORDERS:
        return {}
    records: Any = SHAPES[kind].model
    return WAYS[kind](records.objects.published().filter(**among("pk", keys)).order_by())


def name_keys(names: Sequence[str]) -> dict[str, str]:
    """The key of a name in each language, by its column."""
    texts = dict(zip(COLUMN_OF_LANGUAGE.values(), names, strict=True))
    return {
        column: order_key(choose(texts, language).text, language)[:120] or NO_NAME
        for language, column in COLUMN_OF_LANGUAGE.items()
    }


def by_name(kind: str) -> Callable[[Any], dict[int, Keys]]:
    """What gives the keys of records that stand by name."""

    def keys(records: Any) -> dict[int, Keys]:
        return {
            record: {sequence_of(kind, "name", language): key for language, key in name_keys(names).items()}
            for record, *names in records.values_list("pk", *columns("name"))
        }

    return keys


def keys_of_parties(records: Any) -> dict[int, Keys]:
    """By name; and by how many agreements are listed of them, the most first."""
    found = by_name("party")(records)
    values = [str(record) for record in found]
    kept = Tally.objects.filter(facet="party", value__in=values).values_list("value", "count")
    numbers = {int(value): number for value, number in kept}
    for record, keys in found.items():
        before = f"{LAST_DAY - numbers.get(record, 0):08}"
        for language in COLUMN_OF_LANGUAGE.values():
            name = keys[sequence_of("party", "name", language)]
            keys[sequence_of("party", "agreements", language)] = before + name
    return found


def keys_of_areas(records: Any) -> dict[int, Keys]:
    """In the order that editors gave them, by name where it is the same."""
    return {
        record: {
            sequence_of("area", "order", language): f"{order:05}{key}"
            for language, key in name_keys(names).items()
        }
        for record, order, *names in records.values_list("pk", "order", *columns("name"))
    }


def day_keys(kind: str, day: int | None, behind: str) -> Keys:
    """The keys of a record of a day, or of none: such come last in both orders."""
    return {
        f"{kind} newest": f"{LAST_DAY - (day or NO_DAY):08}{behind}",
        f"{kind} oldest": f"{day or LAST_DAY:08}{behind}",
    }


def keys_of_sources(records: Any) -> dict[int, Keys]:
    """By the day they were published."""
    rows = records.values_list("pk", "published_first_day", "slug")
    return {record: day_keys("source", day, slug) for record, day, slug in rows}


def keys_of_events(records: Any) -> dict[int, Keys]:
    """By their first day; and the years in which they can have fallen."""
    found = {}
    rows = records.values_list("pk", "start_first_day", "start_last_day", "end_last_day", "slug")
    for record, first, start_last, end_last, slug in rows:
        found[record] = day_keys("event", first, slug)
        if first:
            found[record][YEARS] = f"{first // 10000}-{(end_last or start_last) // 10000}"
    return found


def keys_of_statements(records: Any) -> dict[int, Keys]:
    """By the day they were made, and as editors ordered them; or by who spoke."""
    found = {}
    names_of_speaker = columns("speaker__name")
    rows = records.values_list("pk", "said_first_day", "order", "slug", *names_of_speaker)
    for record, day, order, slug, *names in rows:
        found[record] = day_keys("statement", day, f"{order:05}{slug}")
        for language, key in name_keys([name or "" for name in names]).items():
            found[record][sequence_of("statement", "speaker", language)] = f"{key}{END_OF_NAME}{order:05}"
    return found


WAYS: dict[str, Callable[[Any], dict[int, Keys]]] = {
    "area": keys_of_areas,
    "place": by_name("place"),
    "party": keys_of_parties,
    "person": by_name("person"),
    "event": keys_of_events,
    "statement": keys_of_statements,
    "source": keys_of_sources,
}
