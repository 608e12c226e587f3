"""What is counted alike for records of several kinds: texts in three languages, dates, fields, facts that are cited."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from agreements.domain.finding.rests import Cited, facts_cited
from agreements.domain.merits import Merit, Step
from agreements.text import columns


class Own(NamedTuple):
    """A record by its own columns, and whether readers see it."""

    key: int
    is_public: bool
    held: dict[str, Any]


Assessments = Iterator[tuple[Own, Iterable[Merit]]]
Grouped = Mapping[int, list[Sequence[Any]]]


class Everything:
    """As a set that holds whatever is asked of it: an editor sees all that is beside a draft."""

    def __contains__(self, key: object) -> bool:
        return True


EVERYTHING = Everything()


def in_three(own: Own, code: str, stem: str) -> Merit:
    """A text in three languages."""
    missing = [name for name in columns(stem) if not own.held[name]]
    return Merit(code, 3 - len(missing), 3, Step("fill", missing[0]) if missing else None)


def dated(own: Own, stem: str, field: str) -> Merit:
    """A date: three for a day, two for a month, one for less."""
    first, last = own.held[f"{stem}_first_day"], own.held[f"{stem}_last_day"]
    if not first:
        return Merit("dated", 0, 3, Step("fill", field))
    exact = 3 if first == last else 2 if first // 100 == last // 100 else 1
    return Merit("dated", exact, 3, None if exact == 3 else Step("exact", field))


def given(own: Own, code: str, *fields: str) -> Merit:
    """Fields of which each is given or not."""
    missing = [name for name in fields if own.held[name] in (None, "")]
    return Merit(code, len(fields) - len(missing), len(fields), Step("fill", missing[0]) if missing else None)


def sourced(
    kind: str,
    own: Own,
    stated: Collection[str],
    citations: Cited,
    rows: Iterable[tuple[str, int, bool]] = (),
) -> Merit:
    """How many of the facts that are stated rest on a source; ``rows`` are facts too, each cited or not."""
    facts = facts_cited(kind, citations.get(own.key, ()), own.is_public)
    missing = [fact for fact in stated if fact not in facts]
    number, there, step = (
        len(stated),
        len(stated) - len(missing),
        Step("cite", missing[0]) if missing else None,
    )
    for row, key, is_sourced in rows:
        number += 1
        there += is_sourced
        if step is None and not is_sourced:
            step = Step("cite", "", row, key)
    return Merit("sourced", there, number, step)


def by_record(rows: Iterable[Sequence[Any]]) -> Grouped:
    """Rows by the record they belong to, in the order in which they were entered."""
    found: defaultdict[int, list[Sequence[Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[1]):
        found[row[0]].append(row[1:])
    return found


def shown(own: Own, found: Container[int | None]) -> Container[int | None]:
    """What counts for a record of those that are ``found`` to be seen."""
    return found if own.is_public else EVERYTHING


def named_by(records: Iterable[Own], *fields: str) -> Iterator[int | None]:
    """What records name in some of their columns."""
    return (own.held[name] for own in records if own.is_public for name in fields)
