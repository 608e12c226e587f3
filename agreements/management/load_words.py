"""What a load means for the register, for people on a terminal and for programs."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.color import Style

from agreements.domain.comparison import Change, Outcome
from agreements.domain.loading import Report
from agreements.domain.schema import SHAPES
from agreements.formats.proposals import as_json, key_text

#: Longer values are cut in the middle of a line for people; programs get them whole.
SHOWN = 70


def table(report: Report, style: Style) -> Iterable[str]:
    """How many objects of each kind are new, changed, same, in conflict: a line for each kind."""
    outcomes = [outcome for outcome in Outcome if outcome is not Outcome.REMOVED or report.total(outcome)]
    names = sorted(report.counts, key=lambda name: SHAPES[name].rank)
    width = max(map(len, [*names, "objects"]))
    yield style.MIGRATE_HEADING(
        "  ".join(["objects".ljust(width), *(outcome.rjust(8) for outcome in outcomes)])
    )
    rows = [(name, report.counts[name]) for name in names]
    for name, counts in rows:
        yield "  ".join([name.ljust(width), *(cell(counts[outcome], outcome, style) for outcome in outcomes)])
    totals = [cell(report.total(outcome), outcome, style) for outcome in outcomes]
    yield "  ".join(["all".ljust(width), *totals])


def cell(number: int, outcome: Outcome, style: Style) -> str:
    text = str(number).rjust(8)
    if not number or outcome is Outcome.SAME:
        return text
    return style.WARNING(text) if outcome is Outcome.CONFLICT else style.SUCCESS(text)


def differences(report: Report, style: Style) -> Iterable[str]:
    """What changes, what goes and what stays in conflict, field by field."""
    titles = {
        Outcome.CHANGED: "Changed",
        Outcome.REMOVED: "Removed",
        Outcome.CONFLICT: "In conflict: the word in the register stays (--overwrite takes that of the file)",
    }
    for outcome, title in titles.items():
        found = [change for change in report.changes if change.outcome is outcome]
        if found:
            yield ""
            yield (style.WARNING if outcome is Outcome.CONFLICT else style.MIGRATE_HEADING)(title)
        for change in found:
            yield f"  {change.name} {key_text(change.key)}"
            yield from lines_of(change)
    if report.further_changes:
        yield f"... and {report.further_changes} more objects that differ"


def lines_of(change: Change) -> Iterable[str]:
    for found in change.differences:
        if not found.field:
            # The whole row: one of the two has none.
            yield (
                "    removed in the register since it was loaded"
                if found.before is None
                else ("    changed in the register since it was loaded, and no longer in the file")
            )
        elif found.is_conflict:
            yield f"    {found.field}: loaded last {shown(found.last)}"
            yield f"      the register has {shown(found.before)}"
            yield f"      the file has     {shown(found.after)}"
        else:
            yield f"    {found.field}: {shown(found.before)} -> {shown(found.after)}"


def shown(value: Any) -> str:
    """A value in one line, as JSON writes it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def for_programs(report: Report, *, dry_run: bool) -> str:
    """The whole report as one JSON object."""
    return json.dumps(
        {
            "written": report.is_written,
            "dry_run": dry_run,
            "revisions": report.revisions,
            "drafts": report.drafts,
            "kept": report.kept,
            "counts": {
                name: {outcome.value: counts[outcome] for outcome in Outcome}
                for name, counts in sorted(report.counts.items(), key=lambda item: SHAPES[item[0]].rank)
            },
            "changes": [change_for_programs(change) for change in report.changes],
            "further_changes": report.further_changes,
            "faults": [as_json(fault) for fault in report.faults],
            "further_faults": report.further_faults,
        },
        ensure_ascii=False,
        indent=2,
    )


def change_for_programs(change: Change) -> dict[str, Any]:
    return {
        "model": SHAPES[change.name].label,
        "key": list(change.key),
        "outcome": change.outcome.value,
        "differences": [
            {
                "field": d.field,
                "last": d.last,
                "before": d.before,
                "after": d.after,
                "conflict": d.is_conflict,
            }
            for d in change.differences
        ],
    }
