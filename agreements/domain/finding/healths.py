"""The health of each record as it is kept, and kept true with each change (``assessed.py`` says what it rests on)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from agreements.domain.bulk import insert
from agreements.domain.finding.assessed import WAYS, assessed
from agreements.domain.finding.ties import among
from agreements.domain.merits import Health, level_of
from agreements.models import Citation
from agreements.models import Health as Row

COLUMNS = ("kind", "record_id", *Health._fields)


class Changed(NamedTuple):
    """The records whose health was not as it ought to be: those that readers see, and the others."""

    seen: set[int]
    unseen: set[int]


def held(kind: str, keys: Sequence[int]) -> dict[int, Health]:
    """The health that is kept of some records."""
    rows = Row.objects.filter(kind=kind, **among("record_id", keys)).order_by()
    return {key: Health(*kept) for key, *kept in rows.values_list("record_id", *Health._fields)}


def made(kind: str, keys: Sequence[int]) -> tuple[dict[int, Health], set[int]]:
    """The health that some records ought to have; and which of them readers see."""
    found = assessed(kind, keys)
    return (
        {key: health for key, (_is_public, health) in found.items()},
        {key for key, (is_public, _health) in found.items() if is_public},
    )


def is_stale(kind: str, keys: Sequence[int]) -> bool:
    """Whether of any of those records something else is kept than ought to be."""
    return held(kind, keys) != made(kind, keys)[0]


def write(kind: str, keys: Sequence[int]) -> Changed:
    """Bring the health of some records up to date; those of which it was not."""
    before, (now, public) = held(kind, keys), made(kind, keys)
    changed = {key for key in keys if before.get(key) != now.get(key)}
    gone = changed & before.keys()
    if gone:
        Row.objects.filter(kind=kind, record_id__in=gone).delete()
    insert(Row, COLUMNS, [(kind, key, *now[key]) for key in sorted(changed & now.keys())])
    return Changed(changed & public, changed - public)


def levels(kind: str, keys: Sequence[int]) -> dict[int, str]:
    """The level of each of some records, as it is kept."""
    rows = Row.objects.filter(kind=kind, **among("record_id", keys)).order_by()
    return {key: str(level_of(figure)) for key, figure in rows.values_list("record_id", "figure")}


def lowest(limit: int, kinds: Sequence[str]) -> list[tuple[str, int, int, str]]:
    """Kind, key, figure and next step of the records of some kinds with the lowest figures; one statement.

    For each kind the first of an index are read, and no more.
    """
    parts = [
        f"""SELECT * FROM (SELECT kind, record_id, figure, next FROM agreements_health
            WHERE kind = %s AND next <> '' ORDER BY figure, record_id LIMIT %s) AS of_{place}"""
        for place, _kind in enumerate(kinds)
    ]
    if not parts:
        return []
    parameters = [value for kind in kinds for value in (kind, limit)]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 3, 1, 2 LIMIT %s", [*parameters, limit])
        return [(kind, key, figure, step) for kind, key, figure, step in cursor.fetchall()]


def resting_on(sources: Iterable[int]) -> dict[str, set[int]]:
    """The records of which something is cited from some sources, by kind; agreements are told by their listings."""
    rows = Citation.objects.filter(excerpt__source__in=list(sources)).order_by()
    found: dict[str, set[int]] = {}
    columns = {"party": "party", "person": "person", "event": "event", "statement": "statement"}
    for kind, column in (*columns.items(), ("event", "attendance__event")):
        named = rows.filter(**{f"{column}__isnull": False}).values_list(column, flat=True)
        found.setdefault(kind, set()).update(named.distinct())
    return found


def strangers() -> QuerySet[Row, Row]:
    """What is of no kind that there is."""
    return Row.objects.exclude(kind__in=WAYS)
