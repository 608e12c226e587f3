"""Which listed agreements are near one: all its parties in common, or one of its areas, nearest in time.

The work is bounded however large the register: what stands beside few agreements is found among those, and what stands
beside many among the agreements next to this one in the index of days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from agreements.models.listing import NO_DAY

#: A party or areas with more agreements than this are looked for beside the agreement in time.
COMMON = 1_000
#: So many agreements each way are looked through there; of those that share an area first so many.
LOOKED_THROUGH = 500
LOOKED_THROUGH_FIRST = 100
#: The party with the fewest agreements is looked for among the first so many.
COMPARED = 8

#: An agreement by its key, with the first and last day it can have been made, and its slug.
Dated = tuple[int, int | None, int | None, str]
#: A condition and its values.
Condition = tuple[str, list[Any]]

#: The listings next to a day; the nearest agreement is not near itself.
AROUND = " UNION ALL ".join(
    f"""SELECT * FROM (
        SELECT agreement_id, first_day, last_day, newest, slug FROM agreements_listing
        WHERE {bounds} AND agreement_id <> %s ORDER BY {order} LIMIT %s
    ) AS {way}"""
    for way, bounds, order in (
        ("earlier", f"newest <= %s AND newest > {NO_DAY}", "newest DESC, slug"),
        ("later", "newest > %s", "newest, slug DESC"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one agreement stands: its key, its day as a number, the keys of its parties and areas in their order."""

    agreement: int
    day: int
    parties: Sequence[int] = ()
    areas: Sequence[int] = ()


@dataclass(slots=True)
class InCommon:
    """What a listed agreement has of the areas of another, and how many parties besides those of the other."""

    areas: set[int] = field(default_factory=set)
    others: int = 0


class Near:
    """The listed agreements near one agreement; one statement for each question, and one for what all of them need."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.counts = counts({"party": place.parties[:COMPARED], "area": place.areas})

    def with_all_parties(self) -> list[Dated]:
        """Every other agreement that has all of its parties; of what stands beside many, the dated ones around it."""
        number, rarest = min(
            (self.counts.get(("party", str(key)), 0), key) for key in self.place.parties[:COMPARED]
        )
        taken = "listing.agreement_id, listing.first_day, listing.last_day, listing.slug"
        lacking, values = self.lacking()
        if number > COMMON:
            statement = f"WITH listing AS ({AROUND}) SELECT {taken} FROM listing WHERE NOT {lacking}"
            return rows(statement, [*self.around(LOOKED_THROUGH), *values])
        # A cross join keeps SQLite from beginning with the listings.
        statement = f"""SELECT {taken} FROM agreements_listedparty AS named CROSS JOIN agreements_listing AS listing
            WHERE named.record_id = %s AND named.agreement_id <> %s
                AND listing.agreement_id = named.agreement_id AND NOT {lacking}"""
        return rows(statement, [rarest, self.place.agreement, *values])

    def sharing_areas(self, number: int) -> list[tuple[int, int, str]]:
        """The key, the day and the slug of dated agreements with one of its areas that lack one of its parties.

        As many each way as ``number``, the nearest in time.
        """
        if sum(self.counts.get(("area", str(key)), 0) for key in self.place.areas) <= COMMON:
            return self.sharing(number)
        found = self.sharing(number, LOOKED_THROUGH_FIRST)
        earlier = sum(1 for _key, day, _slug in found if day <= self.place.day)
        is_whole = number <= earlier and number <= len(found) - earlier
        return found if is_whole else self.sharing(number, LOOKED_THROUGH)

    def sharing(self, number: int, looked_through: int | None = None) -> list[tuple[int, int, str]]:
        """The same, of so many agreements around it each way; if not said otherwise, of all with one of its areas."""
        marks = ", ".join(["%s"] * len(self.place.areas))
        lacking, values = self.lacking() if self.place.parties else ("TRUE", [])
        taken = "listing.agreement_id, listing.newest, listing.slug"
        parameters: list[Any]
        if looked_through:
            sharing = f"""listing AS ({AROUND}), sharing AS (SELECT {taken} FROM listing WHERE EXISTS (
                SELECT 1 FROM agreements_listedarea AS held
                WHERE held.agreement_id = listing.agreement_id AND held.record_id IN ({marks})
            ) AND {lacking})"""
            parameters = [*self.around(looked_through), *self.place.areas, *values]
        else:
            sharing = f"""named AS (
                SELECT DISTINCT agreement_id FROM agreements_listedarea WHERE record_id IN ({marks})
            ), sharing AS (SELECT {taken} FROM named CROSS JOIN agreements_listing AS listing
                WHERE listing.agreement_id = named.agreement_id AND listing.agreement_id <> %s
                    AND listing.newest > {NO_DAY} AND {lacking})"""
            parameters = [*self.place.areas, self.place.agreement, *values]
        statement = f"""WITH {sharing}
            SELECT * FROM (SELECT agreement_id, newest, slug FROM sharing
                WHERE newest <= %s ORDER BY newest DESC, slug LIMIT %s) AS earlier
            UNION ALL
            SELECT * FROM (SELECT agreement_id, newest, slug FROM sharing
                WHERE newest > %s ORDER BY newest, slug DESC LIMIT %s) AS later"""
        return rows(statement, [*parameters, self.place.day, number, self.place.day, number])

    def lacking(self) -> Condition:
        """That a listing lacks one of the parties; the first that is missing ends the search."""
        own = ", ".join(["(%s)"] * len(self.place.parties))
        lacking = f"""EXISTS (SELECT 1 FROM (VALUES {own}) AS own WHERE NOT EXISTS (
            SELECT 1 FROM agreements_listedparty AS held
            WHERE held.agreement_id = listing.agreement_id AND held.record_id = own.column1
        ))"""
        return lacking, list(self.place.parties)

    def around(self, number: int) -> list[Any]:
        """The values of ``AROUND``, so many each way."""
        return [self.place.day, self.place.agreement, number] * 2

    def in_common(self, keys: Sequence[int]) -> dict[int, InCommon]:
        """What each of some listed agreements has in common with it: one statement."""
        found = {key: InCommon() for key in keys}
        marks, parties, areas = (
            ", ".join(["%s"] * len(some)) or "NULL" for some in (keys, self.place.parties, self.place.areas)
        )
        # Whoever has no parties has none that another one has too.
        statement = f"""SELECT 'area', agreement_id, record_id FROM agreements_listedarea
            WHERE agreement_id IN ({marks}) AND record_id IN ({areas})
            UNION ALL
            SELECT 'party', agreement_id, COUNT(*) FROM agreements_listedparty
            WHERE agreement_id IN ({marks}) AND (record_id IN ({parties})) IS NOT TRUE GROUP BY agreement_id"""
        for kind, key, value in rows(statement, [*keys, *self.place.areas, *keys, *self.place.parties]):
            if kind == "area":
                found[key].areas.add(value)
            else:
                found[key].others = value
        return found


def counts(wanted: dict[str, Sequence[int]]) -> dict[tuple[str, str], int]:
    """How many agreements stand beside each of some values of facets, by facet and value; none where it is missing."""
    parts: list[str] = []
    values: list[str] = []
    for facet, keys in wanted.items():
        if keys:
            marks = ", ".join(["%s"] * len(keys))
            parts.append(
                f"SELECT facet, value, count FROM agreements_tally WHERE facet = '{facet}' AND value IN ({marks})"
            )
            values += map(str, keys)
    return (
        {(facet, value): count for facet, value, count in rows(" UNION ALL ".join(parts), values)}
        if parts
        else {}
    )


def rows(statement: str, values: Iterable[Any]) -> list[Any]:
    """The rows that answer a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall())
