"""Where records stand in the lists of their kinds: kept with each change, and asked a page at a time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from agreements.domain.bulk import insert
from agreements.domain.finding.milestones import START, Place, follow
from agreements.domain.finding.sequences import ORDERS, SEQUENCE, SEQUENCES, YEARS, Keys, made
from agreements.domain.finding.ties import among
from agreements.models import Milestone, Position, Tally

Counts = Counter[tuple[str, str]]


def held_of(kind: str) -> QuerySet[Position, Position]:
    """All positions in the sequences of a kind."""
    return Position.objects.filter(sequence__in=SEQUENCES.get(kind, ()))


def held(kind: str, keys: Sequence[int]) -> dict[int, Keys]:
    """Where some records stand."""
    found: dict[int, Keys] = defaultdict(dict)
    rows = held_of(kind).filter(**among("record_id", keys)) if kind in ORDERS else Position.objects.none()
    for record, sequence, key in rows.values_list("record_id", "sequence", "key"):
        found[record][sequence] = key
    return dict(found)


def misplaced(kind: str, keys: Sequence[int]) -> tuple[dict[int, Keys], dict[int, Keys]]:
    """Where those records stand that do not stand where they ought to, and where they ought to."""
    before, now = held(kind, keys), made(kind, keys)
    moved = [key for key in keys if before.get(key) != now.get(key)]
    return ({key: before.get(key, {}) for key in moved}, {key: now.get(key, {}) for key in moved})


def write(kind: str, keys: Sequence[int], counts: Counts) -> set[int]:
    """Let some records stand where they ought to; those that did not, and to ``counts`` what follows.

    Only within a transaction that holds the register's version: two at once would count twice.
    """
    before, now = misplaced(kind, keys)
    gone, come = places(before, now), places(now, before)
    if before:
        held_of(kind).filter(record_id__in=list(before)).delete()
    rows = [(sequence, key, record) for record, own in now.items() for sequence, key in own.items()]
    insert(Position, ["sequence", "key", "record_id"], rows)
    for sequence in sorted(gone.keys() | come.keys()):
        follow(sequence, gone[sequence], come[sequence])
        counts[SEQUENCE, sequence] += len(come[sequence]) - len(gone[sequence])
    counts.update((YEARS, key) for key, _record in come[YEARS])
    counts.subtract((YEARS, key) for key, _record in gone[YEARS])
    return set(before)


def places(some: dict[int, Keys], others: dict[int, Keys]) -> defaultdict[str, list[Place]]:
    """The places that are only among the first, by sequence."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for record, own in some.items():
        for sequence, key in own.items():
            if others[record].get(sequence) != key:
                found[sequence].append((key, record))
    return found


def strangers() -> tuple[QuerySet[Any], ...]:
    """What stands in no sequence that there is."""
    known = [sequence for own in SEQUENCES.values() for sequence in own]
    return tuple(table._default_manager.exclude(sequence__in=known) for table in (Position, Milestone))


def total(sequence: str) -> int:
    """How many records stand in a sequence."""
    return totals([sequence])[sequence]


def totals(sequences: Iterable[str]) -> Counter[str]:
    """How many records stand in each of some sequences: one statement, which reads off what is kept."""
    kept = Tally.objects.filter(facet=SEQUENCE, value__in=list(sequences))
    return Counter(dict(kept.values_list("value", "count")))


def keys_of_page(sequence: str, first: int, number: int) -> list[int]:
    """The primary keys of so many records in a sequence, from the ``first`` (counted from 0) on."""
    (key, record), before = START, 0
    with connection.cursor() as cursor:
        if first:
            cursor.execute(
                """SELECT key, record_id, before FROM (
                    SELECT key, record_id, count,
                        SUM(count) OVER (ORDER BY key, record_id) - count AS before
                    FROM agreements_milestone WHERE sequence = %s
                ) AS counted WHERE before <= %s AND before + count > %s""",
                [sequence, first, first],
            )
            row = cursor.fetchone()
            if row is None:
                return []
            key, record, before = row[0], row[1], int(row[2])
        cursor.execute(
            """SELECT record_id FROM agreements_position WHERE sequence = %s AND (key, record_id) >= (%s, %s)
            ORDER BY key, record_id LIMIT %s OFFSET %s""",
            [sequence, key, record, number, first - before],
        )
        return [row[0] for row in cursor.fetchall()]


def keys_among(sequence: str, records: QuerySet[Any], first: int, number: int) -> list[int]:
    """The same of those that are among some records: they are sorted for it."""
    among_them = Position.objects.filter(sequence=sequence, record_id__in=records.order_by().values("pk"))
    keys = among_them.order_by("key", "record_id").values_list("record_id", flat=True)
    return list(keys[first : first + number])


def years_of_events() -> list[tuple[int, int, int]]:
    """The first and the last year of events, and how many have just these; read off what is kept."""
    found = []
    for span, number in Tally.objects.filter(facet=YEARS).values_list("value", "count"):
        first, last = span.split("-")
        found.append((int(first), int(last), number))
    return found
