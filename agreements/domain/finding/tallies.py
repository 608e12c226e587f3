"""How many agreements a reader would get by choosing one more value of a facet: all facets in one statement.

A count answers "how many, if I also chose this": it is taken of the agreements under every *other* filter. Where nothing
else is asked it is read off, having been kept with each change; else the agreements that are meant are gone through
once. Of more than ``MOST_COUNTED`` nothing is counted: a reader who has chosen so little is better told so than kept
waiting, and is never told a number that is not true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from agreements.domain.finding.asked import COLUMNS, LISTINGS, NARROWS, TABLES, Asked
from agreements.domain.finding.search import MOST_HITS

#: The most agreements that are gone through to count the values of a facet.
MOST_COUNTED = MOST_HITS
#: So many values of a long facet are offered beside a list; those that are on come on top.
OFFERED = 8
#: The columns that all facets together need.
NEEDED = ", ".join(f"listing.{column}" for column in ("agreement_id", *COLUMNS.values()))
#: What a facet is called among the counts that are kept.
KEPT = {**{name: NARROWS.get(name, name) for name in TABLES}, **COLUMNS}


@dataclass(slots=True)
class Tallies:
    """How many agreements are meant, and how many for each value of each facet, the most first."""

    total: int = 0
    #: By facet: value (a primary key or a word, as text) and number.
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    #: Facets of whose values too many agreements would have to be gone through: their values come without numbers.
    uncounted: set[str] = field(default_factory=set)
    #: Whether only so many were counted: a total above ``MOST_HITS`` then means "more".
    is_bounded: bool = False


def tallied(asked: Asked, limits: Mapping[str, int | None]) -> Tallies:
    """The counts of the facets named, each with how many values at most (None: all of them), in one statement."""
    parts, parameters, tables = [], [], []
    #: The common table that each facet is counted in; an empty one: what is kept.
    bases: dict[str, str] = {}
    if asked.phrases:
        tables.append(asked.matched(is_ranked=False))
    if not asked.is_all:
        tables += base("meant", asked)
        parts.append("SELECT '' AS facet, '' AS value, held AS number FROM size_of_meant")
    else:
        kept = "COALESCE(SUM(count), 0) AS number FROM agreements_tally WHERE facet = ''"
        parts.append(f"SELECT '' AS facet, '' AS value, {kept}")
    for facet, limit in limits.items():
        other = asked.without(facet)
        if other.is_all:
            bases[facet] = ""
        elif asked.values.get(facet):
            bases[facet] = f"without_{facet}"
            tables += base(bases[facet], other)
            parts.append(f"SELECT ' {facet}', '', held FROM size_of_{bases[facet]}")
        else:
            bases[facet] = "meant"
        for part, values in counts_of(facet, bases[facet], limit, asked.values.get(facet, ())):
            parts.append(part)
            parameters += values
    statement = " UNION ALL ".join(parts)
    if tables:
        statement = "WITH " + ", ".join(text for text, _values in tables) + " " + statement
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(value for _text, values in tables for value in values), *parameters])
        tallies = read(cursor.fetchall(), bases, asked.is_all)
    if tallies.uncounted:
        tallies.counts |= most_frequent(
            {facet: limits[facet] for facet in limits if facet in tallies.uncounted}
        )
    return tallies


def most_frequent(limits: Mapping[str, int | None]) -> dict[str, dict[str, int]]:
    """The values of some facets that most agreements of the register have: to choose from, where none were counted.

    One statement.
    """
    parts: list[str] = []
    parameters: list[Any] = []
    for facet, limit in limits.items():
        most = "" if limit is None else f"LIMIT {int(limit)}"
        parts.append(
            f"SELECT * FROM (SELECT '{facet}' AS facet, value FROM agreements_tally WHERE facet = %s"
            f" ORDER BY count DESC, value {most}) AS most_{facet}"
        )
        parameters.append(KEPT[facet])
    found: dict[str, dict[str, int]] = {facet: {} for facet in limits}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for facet, value in cursor.fetchall():
            found[facet][value] = 0
    return found


def base(name: str, asked: Asked) -> list[tuple[str, list[Any]]]:
    """Common tables: of the listings that are meant, no more than are counted and one; and of how many they are."""
    conditions, parameters = asked.conditions
    return [
        (
            f"{name} AS MATERIALIZED (SELECT {NEEDED} FROM {LISTINGS} WHERE {conditions} LIMIT %s)",
            [*parameters, MOST_COUNTED + 1],
        ),
        (f"size_of_{name} AS MATERIALIZED (SELECT COUNT(*) AS held FROM {name})", []),
    ]


def counts_of(
    facet: str, base_name: str, limit: int | None, chosen: Sequence[Any]
) -> list[tuple[str, list[Any]]]:
    """The statements that count the values of one facet, the most first, and those that are on."""
    # Of too many nothing is counted: not a row of them is read.
    countable = f"(SELECT size_of_{base_name}.held FROM size_of_{base_name}) <= {MOST_COUNTED}"
    if base_name == "":
        source, column, number, kept = "agreements_tally AS base", "base.value", "base.count", [KEPT[facet]]
        condition, grouping = "base.facet = %s", ""
    elif facet in TABLES:
        # A cross join keeps SQLite from going through the whole table, which a plain one leads it to.
        source = f"{base_name} AS base CROSS JOIN {TABLES[facet]} AS held"
        column, number, kept = "held.record_id", "COUNT(*)", []
        condition = f"held.agreement_id = base.agreement_id AND {countable}"
        grouping = "GROUP BY held.record_id"
    else:
        source, column, number, kept = f"{base_name} AS base", f"base.{COLUMNS[facet]}", "COUNT(*)", []
        condition, grouping = f"{countable} AND {column} IS NOT NULL", f"GROUP BY {column}"
    select = (
        f"SELECT '{facet}' AS facet, CAST({column} AS varchar(40)) AS value, {number} AS number FROM {source}"
    )
    if limit is None:
        return [(f"{select} WHERE {condition} {grouping}", kept)]
    most = (
        f"SELECT * FROM ({select} WHERE {condition} {grouping} ORDER BY 3 DESC, 2 LIMIT %s) AS most_{facet}"
    )
    found = [(most, [*kept, limit])]
    if chosen:
        marks = ", ".join(["%s"] * len(chosen))
        values = [str(value) for value in chosen] if base_name == "" else list(chosen)
        found.append((f"{select} WHERE {condition} AND {column} IN ({marks}) {grouping}", [*kept, *values]))
    return found


def read(rows: Sequence[tuple[str, str, int]], bases: Mapping[str, str], is_all: bool) -> Tallies:
    """The rows of the statement, sorted out; numbers taken of too many are left out."""
    tallies = Tallies(counts={facet: {} for facet in bases})
    lengths = {"": 0}
    for facet, value, number in rows:
        if facet == "":
            tallies.total = number if is_all else min(number, MOST_HITS + 1)
            tallies.is_bounded = not is_all and number > MOST_HITS
            lengths["meant"] = number
        elif facet.startswith(" "):
            lengths[bases[facet.strip()]] = number
        else:
            tallies.counts[facet][value] = number
    for facet, base_name in bases.items():
        if lengths[base_name] > MOST_COUNTED:
            tallies.uncounted.add(facet)
            tallies.counts[facet] = {}
    return tallies
