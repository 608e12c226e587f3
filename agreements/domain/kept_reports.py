"""The report of a load as a row of the database keeps it: as JSON, with a choice for each conflict.

``conflicts`` and ``changes`` are objects with their differences; each difference of a conflict holds ``takes``: whether
the file's word counts. A conflict is called by its two numbers, ``"3-0"``: of the object and of the difference.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from agreements.domain.comparison import Change, Difference, Outcome
from agreements.domain.entries import Fault
from agreements.domain.loading import Report
from agreements.domain.schema import SHAPES, Key

Kept = dict[str, Any]

#: The text of objects that is kept, in characters; of further ones only the number.
MOST_TEXT = 8_000_000
#: What a fault has room for at each place: a field may be called anything in a file.
LONGEST_WORDS = 1_000
LONGEST_NAME = 200


def kept(report: Report, located: Callable[[Fault], Fault]) -> Kept:
    """A report as JSON. Conflicts come first: they must be decided."""
    found: list[tuple[Change, Kept]] = [(change, as_kept(change)) for change in report.changes]
    found.sort(key=lambda pair: pair[0].outcome is not Outcome.CONFLICT)
    room = MOST_TEXT
    listed: dict[bool, list[Kept]] = {True: [], False: []}
    further = report.further_changes
    for change, entry in found:
        room -= len(json.dumps(entry, ensure_ascii=False))
        if room < 0:
            further += 1
        else:
            listed[change.outcome is Outcome.CONFLICT].append(entry)
    make_rows_follow(listed[True])
    return {
        "counts": counts_of(report),
        "shown": report.shown,
        "conflicts": listed[True],
        "changes": listed[False],
        "further_changes": further,
        "faults": [fault_as_kept(located(fault)) for fault in report.faults],
        "further_faults": report.further_faults,
    }


def as_kept(change: Change) -> Kept:
    return {
        "name": change.name,
        "key": list(change.key),
        "outcome": change.outcome.value,
        "differences": [difference_as_kept(difference) for difference in change.differences],
    }


def difference_as_kept(difference: Difference) -> Kept:
    entry = {
        "field": difference.field,
        "last": difference.last,
        "before": difference.before,
        "after": difference.after,
    }
    return {**entry, "takes": False} if difference.is_conflict else entry


def counts_of(report: Report) -> dict[str, dict[str, int]]:
    return {
        name: {outcome.value: number for outcome, number in counts.items() if number}
        for name, counts in report.counts.items()
    }


def fault_as_kept(fault: Fault) -> Kept:
    """A fault with what no database or page can hold spelled out, and what is endless cut."""
    position = fault.position
    return {
        "file": spelled(position.file, LONGEST_NAME),
        "line": position.line,
        "column": position.column,
        "number": position.number,
        "model": spelled(fault.model, LONGEST_NAME),
        "key": [spelled(part, LONGEST_NAME) for part in fault.key],
        "field": spelled(fault.field, LONGEST_NAME),
        "problem": spelled(fault.problem, LONGEST_WORDS),
        "remedy": spelled(fault.remedy, LONGEST_WORDS),
    }


def spelled(text: str, longest: int) -> str:
    """Text in which everything can be seen: NUL, half surrogates and the like as their escapes."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in cut)


def fingerprint(report: Report) -> str:
    """The same for two reports that would do the same to the register, whatever was chosen."""
    parts = {
        "counts": counts_of(report),
        "shown": report.shown,
        "changes": [as_kept(change) for change in report.changes],
        "further": [report.further_changes, report.further_faults],
        "faults": [fault_as_kept(fault) for fault in report.faults],
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def make_rows_follow(conflicts: list[Kept]) -> None:
    """One choice for all that went with a record an editor took away: no row comes back without its record."""
    gone: dict[tuple[str, str], list[tuple[str, Kept]]] = {}
    for call, name, key, difference in decisions(conflicts):
        if not difference["field"] and difference["before"] is None:
            gone.setdefault(SHAPES[name].record_of(key), []).append((call, difference))
    for (kind, slug), found in gone.items():
        if SHAPES[kind].model._default_manager.filter(slug=slug).exists():
            continue
        for _call, difference in found[1:]:
            difference["follows"] = found[0][0]


def decisions(conflicts: list[Kept]) -> Iterator[tuple[str, str, Key, Kept]]:
    """Each difference that is to be decided: what it is called, kind and key of its object, and itself."""
    for number, conflict in enumerate(conflicts):
        for place, difference in enumerate(conflict["differences"]):
            if "takes" in difference:
                yield f"{number}-{place}", conflict["name"], tuple(conflict["key"]), difference


def choose(report: Kept, choices: Mapping[str, bool], everything: bool | None = None) -> None:
    """Write choices into a report: by the names of the conflicts, or one for all; unknown names say nothing."""
    leading: dict[str, bool] = {}
    for call, _name, _key, difference in decisions(report.get("conflicts", [])):
        wanted = choices.get(call, difference["takes"]) if everything is None else everything
        difference["takes"] = leading[call] = leading.get(difference.get("follows", ""), wanted)


def carry_choices(old: Kept, new: Kept) -> None:
    """Choices already made stay for the conflicts that are in a new report just as they were."""
    made = {
        (name, key, said(difference)): difference["takes"]
        for _call, name, key, difference in decisions(old.get("conflicts", []))
    }
    choices = {
        call: made.get((name, key, said(difference)), False)
        for call, name, key, difference in decisions(new.get("conflicts", []))
    }
    choose(new, choices)


def said(difference: Kept) -> str:
    """All three states of a field, to be told from others."""
    return json.dumps([difference[part] for part in ("field", "last", "before", "after")], sort_keys=True)


def settled(report: Kept) -> dict[tuple[str, Key, str], bool]:
    """Each conflict that was shown with the choice that was made, as a load takes it."""
    return {
        (name, key, difference["field"]): difference["takes"]
        for _call, name, key, difference in decisions(report.get("conflicts", []))
    }
