"""Milestones: by them a page of a sequence is found however far down it is, without passing over all before it.

Between two there are some hundred positions, and each says how many: what comes and goes changes only the one before it.
Which positions are milestones is told by the keys of the records, so that it does not depend on what was there before.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from agreements.domain.bulk import insert
from agreements.domain.finding.sequences import SEQUENCES
from agreements.domain.finding.ties import chunks
from agreements.models import Milestone, Position

#: One position in so many is a milestone: between two of them records are passed over one by one.
SPAN = 500
#: A key, and the record it is of; and where a sequence begins.
Place = tuple[str, int]
START: Place = ("", 0)


def is_milestone(place: Place) -> bool:
    return place[1] % SPAN == 0


def follow(sequence: str, gone: Sequence[Place], come: Sequence[Place]) -> None:
    """Let the milestones of a sequence follow what went from it and came to it."""
    old = {place: (number, count) for number, place, count in milestones(sequence)}
    removed, added = set(filter(is_milestone, gone)), set(filter(is_milestone, come))
    left = sorted(((old.keys() | {START}) - removed) | added)
    counts: Counter[Place] = Counter({place: old[place][1] for place in left if place in old})
    for some, step in ((gone, -1), (come, 1)):
        for place in some:
            counts[left[bisect_right(left, place) - 1]] += step
    # Where one was set or taken away, what lies between is divided anew.
    divided = {left[bisect_left(left, place) - 1] for place in removed | added}
    divided |= set(left) - old.keys()
    for place in divided:
        behind = bisect_right(left, place)
        counts[place] = between(sequence, place, left[behind] if behind < len(left) else None)
    write_milestones(sequence, old, {place: max(counts[place], 0) for place in left})


def milestones(sequence: str) -> list[tuple[int, Place, int]]:
    """The milestones of a sequence as their table has them, each with its number there and its count."""
    rows = Milestone.objects.filter(sequence=sequence).values_list("pk", "key", "record_id", "count")
    return [(number, (key, record), count) for number, key, record, count in rows]


def between(sequence: str, first: Place, behind: Place | None) -> int:
    """How many positions there are from one place on, before another."""
    statement = (
        "SELECT COUNT(*) FROM agreements_position WHERE sequence = %s AND (key, record_id) >= (%s, %s)"
    )
    parameters: list[Any] = [sequence, *first]
    if behind:
        statement += " AND (key, record_id) < (%s, %s)"
        parameters += behind
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.fetchone()[0])


def write_milestones(sequence: str, old: dict[Place, tuple[int, int]], new: dict[Place, int]) -> int:
    """Let the table have other milestones of a sequence; in how many places it had been otherwise."""
    if not any(new.values()):
        new = {}
    outdated = [number for place, (number, count) in old.items() if new.get(place) != count]
    for some in chunks(outdated):
        Milestone.objects.filter(pk__in=some).delete()
    rows = [
        (sequence, *place, count)
        for place, count in new.items()
        if place not in old or old[place][1] != count
    ]
    insert(Milestone, ["sequence", "key", "record_id", "count"], rows)
    return max(len(outdated), len(rows))


def milestones_due(sequence: str) -> dict[Place, int]:
    """The milestones that a sequence ought to have, by all its positions."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT key, record_id, place FROM (
                SELECT key, record_id, ROW_NUMBER() OVER (ORDER BY key, record_id) AS place
                FROM agreements_position WHERE sequence = %s
            ) AS numbered WHERE record_id %% %s = 0 ORDER BY place""",
            [sequence, SPAN],
        )
        ranks = [(START, 1), *(((key, record), rank) for key, record, rank in cursor.fetchall())]
    ends = [rank for _place, rank in ranks[1:]]
    ends.append(Position.objects.filter(sequence=sequence).count() + 1)
    return {place: end - rank for (place, rank), end in zip(ranks, ends, strict=True)} if ends[-1] > 1 else {}


def every_milestone() -> Iterator[tuple[str, dict[Place, tuple[int, int]], dict[Place, int]]]:
    """Each sequence with the milestones it has and those that it ought to have."""
    for sequence in (sequence for own in SEQUENCES.values() for sequence in own):
        old = {place: (number, count) for number, place, count in milestones(sequence)}
        yield sequence, old, milestones_due(sequence)


def is_miscounted() -> bool:
    """Whether any milestone is not where it ought to be, or counts otherwise."""
    return any(
        {place: count for place, (_number, count) in old.items()} != due
        for _sequence, old, due in every_milestone()
    )


def count_anew() -> int:
    """Set all milestones anew; how many had been otherwise."""
    return sum(write_milestones(sequence, old, due) for sequence, old, due in every_milestone())
