"""What records are tied to, whose names they are found by: a body's agreements by what the body is called.

Everything is read step by step, along keys: joined, SQLite may begin at the wrong end and read whole tables.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import F

from agreements.domain.schema import SHAPES
from agreements.models import Attendance, Commitment, Event, Participation, Post, Statement
from agreements.prepared import Among, Keys, Prepared

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
    wanted = {key for key in keys if key is not None}
    return {row[0] for row in SEEN[kind].rows(keys=wanted)} if wanted else set()


def chunks(keys: Collection[int]) -> Iterator[list[int]]:
    """Keys, as many at a time as a statement may have parameters."""
    rest = sorted(keys)
    for first in range(0, len(rest), MOST_PARAMETERS):
        yield rest[first : first + MOST_PARAMETERS]


def grouped(rows: Iterable[Sequence[Any]]) -> dict[int, list[Any]]:
    """The second of each pair, by the first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


# --- What is asked ------------------------------------------------------------------------------------------------


def beside(rows: Any, column: str, *others: str) -> Prepared[Any]:
    """The question for what stands in other columns of the rows that have one of some ``keys`` in a column.

    Not in any order: SQLite would go through the whole table to have it.
    """
    return Prepared(
        lambda: rows.filter(Among(F(column), Keys("keys"))).order_by().values_list(column, *others)
    )


MODELS: dict[str, Any] = {kind: shape.model for kind, shape in SHAPES.items() if shape.is_record}
#: Which records readers see.
SEEN = {kind: beside(model.objects.published(), "pk") for kind, model in MODELS.items()}
ABOVE = {kind: beside(MODELS[kind].objects, "pk", "parent") for kind in ("area", "party", "event")}
OFFICES = beside(Post.objects, "person", "party", "pk")
PLACES = {kind: beside(MODELS[kind].objects, "pk", "place") for kind in ("event", "agreement")}
HOSTS = beside(Event.objects, "pk", "hosts")
#: Who was there, and for whom.
THERE = beside(Attendance.objects, "event", "person", "on_behalf_of", "order", "pk")
SAID = beside(Statement.objects, "pk", "speaker", "on_behalf_of", "event")
SIGNINGS = beside(MODELS["agreement"].objects, "pk", "signing_event")
PARTIES = beside(Participation.objects, "agreement", "party", "order", "pk")
AREAS = beside(Commitment.objects, "agreement", "area", "order", "pk")


def in_order(question: Prepared[Any], keys: Collection[int], first: int) -> list[Any]:
    """The rows of an answer in the order of their columns from the ``first`` on (counted from 0)."""
    return sorted(question.rows(keys=keys), key=lambda row: tuple(row[first:]))


# --- What is told by it -------------------------------------------------------------------------------------------


def tied(kind: str, rows: Iterable[Sequence[Any]], place: int = 1) -> list[Tie]:
    """Rows as ties to a kind of record, whose key stands in a place of them."""
    return [(row[0], kind, row[place]) for row in rows]


def above(kind: str) -> Callable[[Collection[int]], list[Tie]]:
    """The ties of records to the one of their own kind above them."""
    return lambda keys: tied(kind, ABOVE[kind].rows(keys=keys))


def ties_of_people(keys: Collection[int]) -> list[Tie]:
    """The bodies that people held an office for."""
    return tied("party", in_order(OFFICES, keys, 2))


def ties_of_events(keys: Collection[int]) -> list[Tie]:
    """Where events were, who invited, who was there and for whom; and the conference."""
    there = in_order(THERE, keys, 3)
    return [
        *tied("place", PLACES["event"].rows(keys=keys)),
        *tied("event", ABOVE["event"].rows(keys=keys)),
        *tied("party", sorted(HOSTS.rows(keys=keys), key=lambda row: (row[0], row[1] or 0))),
        *tied("person", there),
        *tied("party", there, 2),
    ]


def ties_of_statements(keys: Collection[int]) -> list[Tie]:
    """Who spoke, for whom, and where."""
    said = SAID.rows(keys=keys)
    return [*tied("person", said), *tied("party", said, 2), *tied("event", said, 3)]


def ties_of_agreements(keys: Collection[int]) -> list[Tie]:
    """The parties, areas and place of agreements, and who was at the table when they were signed."""
    signings = [(key, event) for key, event in SIGNINGS.rows(keys=keys) if event]
    events = seen("event", (event for _key, event in signings))
    there: dict[int, list[int]] = defaultdict(list)
    for event, person, *_further in in_order(THERE, events, 3) if events else ():
        there[event].append(person)
    return [
        *tied("party", in_order(PARTIES, keys, 2)),
        *tied("area", in_order(AREAS, keys, 2)),
        *tied("place", PLACES["agreement"].rows(keys=keys)),
        *((key, "person", person) for key, event in signings for person in there.get(event, ())),
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
