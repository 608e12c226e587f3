"""What happened within an event: the events beneath it, and how much was signed and said there in all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from agreements.choices import PublicationState
from agreements.models.ancestry import DEEPEST

PUBLISHED = PublicationState.PUBLISHED.value
#: Nearly all records are published, and SQLite, which does not count, would go by that: it has no index over this.
IS_SEEN = f"state || '' = '{PUBLISHED}'"
#: The published events beneath some, themselves among them, each with the one it was reached from.
BENEATH = f"""RECURSIVE reached(root, id, depth) AS (
    SELECT id, id, 0 FROM agreements_event WHERE id IN ({{marks}})
    UNION
    SELECT reached.root, event.id, reached.depth + 1
    FROM reached JOIN agreements_event AS event ON event.parent_id = reached.id
    WHERE event.{IS_SEEN} AND reached.depth < {DEEPEST}
), held AS (SELECT DISTINCT root, id FROM reached)"""
COUNTED = f"""
    SELECT held.root, 'signed', COUNT(*) FROM held
    JOIN agreements_agreement AS agreement ON agreement.signing_event_id = held.id
    WHERE agreement.{IS_SEEN} GROUP BY held.root
    UNION ALL
    SELECT held.root, 'said', COUNT(*) FROM held
    JOIN agreements_statement AS statement ON statement.event_id = held.id
    LEFT JOIN agreements_person AS speaker ON speaker.id = statement.speaker_id
    WHERE statement.{IS_SEEN} AND COALESCE(speaker.state, '{PUBLISHED}') = '{PUBLISHED}'
    GROUP BY held.root
    UNION ALL
    SELECT parent_id, 'parts', COUNT(*) FROM agreements_event
    WHERE {IS_SEEN} AND parent_id IN ({{marks}}) GROUP BY parent_id"""

#: Event by event from the latest on, until there are enough: sorted first, each event would be looked at. And not by
#: EXISTS: PostgreSQL might gather all that was ever signed before it looks at the first.
LATEST_SIGNINGS = f"""
    SELECT event.id FROM agreements_position AS stands
    JOIN agreements_event AS event ON event.id = stands.record_id
    WHERE stands.sequence = 'event newest' AND event.parent_id IS NULL AND COALESCE((
        SELECT 1 FROM agreements_agreement AS agreement
        WHERE agreement.signing_event_id = event.id AND agreement.{IS_SEEN} LIMIT 1
    ), (
        SELECT 1 FROM agreements_event AS part
        JOIN agreements_agreement AS agreement ON agreement.signing_event_id = part.id
        WHERE part.parent_id = event.id AND part.{IS_SEEN} AND agreement.{IS_SEEN} LIMIT 1
    )) = 1 ORDER BY stands.key, stands.record_id LIMIT %s"""
SIGNED_WITHIN = f"""
    SELECT root, COUNT(*) FROM (
        SELECT id AS root, id FROM agreements_event WHERE id IN ({{marks}})
        UNION ALL
        SELECT parent_id, id FROM agreements_event WHERE parent_id IN ({{marks}}) AND {IS_SEEN}
    ) AS held JOIN agreements_agreement AS agreement ON agreement.signing_event_id = held.id
    WHERE agreement.{IS_SEEN} GROUP BY root"""


@dataclass(slots=True)
class Occasion:
    """How much of an event there is to read."""

    #: Agreements signed at the event or at one beneath it.
    signed: int = 0
    #: Statements made at the event or at one beneath it.
    said: int = 0
    #: Events that are part of it.
    parts: int = 0


def within(keys: Iterable[int]) -> list[int]:
    """The primary keys of some events and of all published ones beneath them; in one statement."""
    found = sorted(set(keys))
    if not found:
        return []
    statement = f"WITH {BENEATH.format(marks=marks_for(found))} SELECT DISTINCT id FROM held ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(statement, found)
        return [row[0] for row in cursor.fetchall()]


def occasions(keys: Iterable[int]) -> dict[int, Occasion]:
    """What was signed and said at each of some events or beneath it, and how many are part of it; in one statement."""
    found = sorted(set(keys))
    counted = {key: Occasion() for key in found}
    if not found:
        return counted
    statement = f"WITH {BENEATH}{COUNTED}".format(marks=marks_for(found))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*found, *found])
        for key, name, number in cursor.fetchall():
            setattr(counted[key], name, number)
    return counted


def latest_signings(number: int) -> list[int]:
    """The primary keys of the latest events, of those under no other, at which or within which something was signed."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST_SIGNINGS, [number])
        return [row[0] for row in cursor.fetchall()]


def signed_within(keys: Iterable[int]) -> Counter[int]:
    """How many agreements were signed at each of some events or right within it."""
    found = sorted(set(keys))
    if not found:
        return Counter()
    with connection.cursor() as cursor:
        cursor.execute(SIGNED_WITHIN.format(marks=marks_for(found)), [*found, *found])
        return Counter({key: int(number) for key, number in cursor.fetchall()})


def marks_for(values: Sequence[int]) -> str:
    """A placeholder for each of some values."""
    return ", ".join(["%s"] * len(values))
