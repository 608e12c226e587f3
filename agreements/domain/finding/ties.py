"""What records are tied to, whose names they are found by: a body's agreements by what the body is called.

Everything is read step by step, along keys: joined, SQLite may begin at the wrong end and read whole tables.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from agreements.domain.schema import SHAPES
from agreements.models import Attendance, Commitment, Event, Participation, Post, Statement

#: A record by its key, and one it is tied to by kind and key, if it is.
Tie = tuple[int, str, int | None]
#: SQLite takes no more than 32,766 in one statement.
MOST_PARAMETERS = 10_000


def among(column: str, keys: Collection[int]) -> dict[str, Any]:
    """The condition that a column has one of some keys; keys in a row, as a great load gives them, by first and last."""
    if len(keys) > 1 and max(keys) - min(keys) == len(set(keys)) - 1:
        return {f"{column}__gte": min(keys), f"{column}__lte": max(keys)}
    return {f"{column}__in": list(keys)}


def seen(kind: str, keys: Iterable[int | None]) -> set[int]:
    """The primary keys of those records that readers see."""
    records: Any = SHAPES[kind].model
    return {
        key
        for some in chunks({key for key in keys if key is not None})
        for key in records.objects.published()
        .filter(**among("pk", some))
        .order_by()
        .values_list("pk", flat=True)
    }


def chunks(keys: Collection[int]) -> Iterator[list[int]]:
    """Keys, as many at a time as a statement may have parameters."""
    rest = sorted(keys)
    for first in range(0, len(rest), MOST_PARAMETERS):
        yield rest[first : first + MOST_PARAMETERS]


def grouped(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    """The second of each pair, by the first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def tied(rows: Iterable[tuple[int, int | None]], kind: str) -> list[Tie]:
    """Pairs of keys as ties to a kind of record."""
    return [(key, kind, other) for key, other in rows]


def above(kind: str) -> Callable[[Collection[int]], list[Tie]]:
    """The ties of records to the one of their own kind above them."""

    def ties(keys: Collection[int]) -> list[Tie]:
        records: Any = SHAPES[kind].model._default_manager.filter(**among("pk", keys)).order_by()
        return tied(records.values_list("pk", "parent"), kind)

    return ties


def ties_of_people(keys: Collection[int]) -> list[Tie]:
    """The bodies that people held an office for."""
    return tied(
        Post.objects.filter(**among("person", keys)).order_by("pk").values_list("person", "party"), "party"
    )


def ties_of_events(keys: Collection[int]) -> list[Tie]:
    """Where events were, who invited, who was there and for whom; and the conference."""
    events = Event.objects.filter(**among("pk", keys)).order_by("pk")
    there = Attendance.objects.filter(**among("event", keys)).order_by("order", "pk")
    return [
        *tied(events.values_list("pk", "place"), "place"),
        *tied(events.values_list("pk", "parent"), "event"),
        *tied(events.values_list("pk", "hosts"), "party"),
        *tied(there.values_list("event", "person"), "person"),
        *tied(there.values_list("event", "on_behalf_of"), "party"),
    ]


def ties_of_statements(keys: Collection[int]) -> list[Tie]:
    """Who spoke, for whom, and where."""
    said = Statement.objects.filter(**among("pk", keys)).order_by()
    return [
        *tied(said.values_list("pk", "speaker"), "person"),
        *tied(said.values_list("pk", "on_behalf_of"), "party"),
        *tied(said.values_list("pk", "event"), "event"),
    ]


def ties_of_agreements(keys: Collection[int]) -> list[Tie]:
    """The parties, areas and place of agreements, and who was at the table when they were signed."""
    agreements: Any = SHAPES["agreement"].model._default_manager.filter(**among("pk", keys)).order_by()
    parties = Participation.objects.filter(**among("agreement", keys)).order_by("order", "pk")
    areas = Commitment.objects.filter(**among("agreement", keys)).order_by("order", "pk")
    signings = dict(agreements.exclude(signing_event=None).values_list("pk", "signing_event"))
    there = grouped(
        Attendance.objects.filter(event__in=seen("event", signings.values()))
        .order_by("order", "pk")
        .values_list("event", "person")
    )
    return [
        *tied(parties.values_list("agreement", "party"), "party"),
        *tied(areas.values_list("agreement", "area"), "area"),
        *tied(agreements.values_list("pk", "place"), "place"),
        *((key, "person", person) for key, event in signings.items() for person in there.get(event, ())),
    ]


def no_ties(keys: Collection[int]) -> list[Tie]:
    return []


TIES: dict[str, Callable[[Collection[int]], list[Tie]]] = {
    "area": above("area"),
    "place": no_ties,
    "party": above("party"),
    "person": ties_of_people,
    "event": ties_of_events,
    "statement": ties_of_statements,
    "source": no_ties,
    "agreement": ties_of_agreements,
}
