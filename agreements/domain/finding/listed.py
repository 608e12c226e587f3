"""One page of the list of agreements: which they are, and what their rows show; as many statements however long it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from agreements.domain.finding.asked import LISTINGS, Asked
from agreements.domain.finding.search import MOST_HITS, found
from agreements.models.listing import LAST_DAY, NO_DAY

#: The orders of the list: what the rows are sorted by.
ORDERS = {
    "newest": "listing.newest DESC, listing.slug",
    "oldest": "listing.oldest, listing.slug",
    "title": "listing.title_{language}, listing.slug",
    "relevance": "matched.step, listing.newest DESC, listing.slug",
}
#: What a row takes of its agreement.
TAKEN = (
    *("id", "slug", "status", "signed_on", "adopted_on", "in_force_on"),
    *("title_en", "title_zh_hant", "title_zh_hans", "title_original", "original_language"),
)
NAMED = ("slug", "name_en", "name_zh_hant", "name_zh_hans")
LANGUAGES = ("en", "zh_hant", "zh_hans")


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its names."""

    kind: str
    slug: str
    names: dict[str, str]


@dataclass(slots=True)
class Listed:
    """What the row of an agreement shows."""

    slug: str
    status: str
    made_on: str
    titles: dict[str, str]
    original_language: str
    parties: list[Named] = field(default_factory=list)
    areas: list[Named] = field(default_factory=list)


def keys_of_page(asked: Asked, order: str, first: int, number: int, language: str) -> list[int]:
    """The primary keys of the agreements on a page, from the ``first`` (counted from 0) on.

    ``order`` is one of ``ORDERS``; ``language`` the column by whose titles they are sorted. Of those that answer a
    question only the first ``MOST_HITS`` are leafed through.
    """
    if asked.is_all and order in ("newest", "oldest"):
        return keys_of_all(order, first, number)
    if order == "relevance" and asked.is_words_only:
        return found(asked.phrases, "agreement", first, number)
    conditions, parameters = asked.conditions
    matched, values = asked.matched(is_ranked=order == "relevance")
    statement = f"SELECT listing.agreement_id FROM {LISTINGS}"
    if order == "relevance":
        statement += " JOIN matched ON matched.agreement_id = listing.agreement_id"
    statement += f" WHERE {conditions} ORDER BY {ORDERS[order].format(language=language)} LIMIT %s OFFSET %s"
    parameters = [*values, *parameters, number, min(first, MOST_HITS)]
    return column(f"WITH {matched} {statement}" if matched else statement, parameters)


def keys_of_all(order: str, first: int, number: int) -> list[int]:
    """The same for all agreements, by their day: found through the counts of each month, however far down it is."""
    way = "DESC" if order == "newest" else "ASC"
    if first == 0:
        return column(
            f"SELECT listing.agreement_id FROM {LISTINGS} ORDER BY {ORDERS[order]} LIMIT %s", [number]
        )
    # Without a day they come last, in both orders.
    place = f"CASE WHEN value = '{NO_DAY}' THEN 1 ELSE 0 END, CAST(value AS INTEGER) {way}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT value, before FROM (
                SELECT value, count, SUM(count) OVER (ORDER BY {place}) - count AS before
                FROM agreements_tally WHERE facet = 'month'
            ) AS months WHERE before <= %s AND before + count > %s""",
            [first, first],
        )
        row = cursor.fetchone()
    if row is None:
        return []
    month, before = int(row[0]), int(row[1])
    if order == "newest":
        bound, limit = "listing.newest <= %s", month * 100 + 99
    else:
        bound, limit = "listing.oldest >= %s", month * 100 if month else LAST_DAY
    statement = f"SELECT listing.agreement_id FROM {LISTINGS} WHERE {bound} ORDER BY {ORDERS[order]} LIMIT %s OFFSET %s"
    return column(statement, [limit, number, first - before])


def column(statement: str, parameters: Sequence[Any]) -> list[Any]:
    """The only column of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def listed(keys: Sequence[int]) -> list[Listed]:
    """What the rows of some agreements show, in the order of their keys: two statements."""
    if not keys:
        return []
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(TAKEN)} FROM agreements_agreement WHERE id IN ({marks})", keys)
        rows = {row[0]: listed_of(row[1:]) for row in cursor.fetchall()}
        parts = [
            f"""SELECT '{kind}', held.agreement_id, held."order", held.id, held.{kind}_id,
                {", ".join(f"named.{name}" for name in NAMED)}
            FROM {table} AS held JOIN agreements_listed{kind} AS shown
                ON shown.agreement_id = held.agreement_id AND shown.record_id = held.{kind}_id
            JOIN agreements_{kind} AS named ON named.id = held.{kind}_id
            WHERE held.agreement_id IN ({marks}) {condition}"""
            for kind, table, condition in (
                ("party", "agreements_participation", "AND held.role IN ('signatory', 'contracting_party')"),
                ("area", "agreements_commitment", ""),
            )
        ]
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 3, 4", [*keys, *keys])
        # Each once, where it stands first: to group such long rows takes the database thrice as long.
        found: set[tuple[str, int, int]] = set()
        for kind, agreement, _order, _id, key, slug, *names in cursor.fetchall():
            if (kind, agreement, key) not in found:
                found.add((kind, agreement, key))
                held = rows[agreement].parties if kind == "party" else rows[agreement].areas
                held.append(Named(kind, slug, dict(zip(LANGUAGES, names, strict=True))))
    return [rows[key] for key in keys if key in rows]


def listed_of(row: Sequence[str]) -> Listed:
    """A row of the table of agreements as what a list shows of it."""
    slug, status, signed_on, adopted_on, in_force_on, *titles, language = row
    texts = dict(zip((*LANGUAGES, "original"), titles, strict=True))
    return Listed(slug, status, signed_on or adopted_on or in_force_on, texts, language)


def named(wanted: Mapping[str, Iterable[int]], *, is_public: bool = False) -> dict[tuple[str, int], Named]:
    """Records by kind and primary key, with their names: one statement for all kinds.

    With ``is_public`` only those that readers see; what stands in derived tables is seen anyway.
    """
    condition = " AND state = 'published'" if is_public else ""
    by_kind = {kind: sorted(set(keys)) for kind, keys in wanted.items()}
    parts, parameters = [], []
    for kind, keys in by_kind.items():
        if keys:
            marks = ", ".join(["%s"] * len(keys))
            parts.append(
                f"SELECT '{kind}', id, {', '.join(NAMED)} FROM agreements_{kind} WHERE id IN ({marks}){condition}"
            )
            parameters += keys
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return {
            (kind, key): Named(kind, slug, dict(zip(LANGUAGES, names, strict=True)))
            for kind, key, slug, *names in cursor.fetchall()
        }
