"""A report as a row keeps it: whole, in signs that every database holds, with a choice for each conflict."""

import json

import pytest

from agreements.domain import kept_reports
from agreements.domain.comparison import Change, Difference, Outcome
from agreements.domain.entries import Fault, Position
from agreements.domain.kept_reports import carry_choices, choose, fingerprint, kept, settled
from agreements.domain.loading import Report

pytestmark = pytest.mark.django_db


def change(slug, *differences, outcome=Outcome.CHANGED):
    return Change("agreement", (slug,), outcome, differences)


def conflict(slug, field="title_en", last="old", before="ours", after="theirs"):
    return change(slug, Difference(field, last, before, after, True), outcome=Outcome.CONFLICT)


def report_of(*changes, faults=()):
    report = Report(faults=list(faults))
    for one in changes:
        report.count(one)
    return report


def kept_of(*changes):
    return kept(report_of(*changes), lambda fault: fault)


def test_conflicts_stand_before_changes_and_wait_for_a_choice():
    title = Difference("title_en", "a", "b", "c", False)

    found = kept_of(change("x", title), conflict("y"))

    assert found == {
        "counts": {"agreement": {"changed": 1, "conflict": 1}},
        "shown": 0,
        "conflicts": [
            {
                "name": "agreement",
                "key": ["y"],
                "outcome": "conflict",
                "differences": [
                    {"field": "title_en", "last": "old", "before": "ours", "after": "theirs", "takes": False}
                ],
            }
        ],
        "changes": [
            {
                "name": "agreement",
                "key": ["x"],
                "outcome": "changed",
                "differences": [{"field": "title_en", "last": "a", "before": "b", "after": "c"}],
            }
        ],
        "further_changes": 0,
        "faults": [],
        "further_faults": 0,
    }


def test_what_cannot_be_kept_in_a_fault_is_spelled_and_what_is_endless_is_cut():
    fault = Fault(
        Position("a\0b.json", 1, 2), "agreements.\ud800", ("k" * 9999,), "\x1b[31m", "p" * 9999, "海南\n"
    )

    (found,) = kept(report_of(faults=[fault]), lambda fault: fault)["faults"]

    assert found == {
        "file": "a\\u0000b.json",
        "line": 2,
        "column": None,
        "number": 1,
        "model": "agreements.\\ud800",
        "key": ["k" * 199 + "…"],
        "field": "\\u001b[31m",
        "problem": "p" * 999 + "…",
        "remedy": "海南\\u000a",
    }
    assert json.dumps(found, ensure_ascii=False).encode()


def test_report_that_is_too_long_keeps_the_conflicts_and_counts_the_rest(monkeypatch):
    long = [change(slug, Difference("title_en", "", "", "x" * 300, False)) for slug in "abc"]
    monkeypatch.setattr(kept_reports, "MOST_TEXT", 1200)

    found = kept_of(*long, conflict("z"))

    parts = {part: [entry["key"] for entry in found[part]] for part in ("conflicts", "changes")}
    assert (parts, found["further_changes"]) == ({"conflicts": [["z"]], "changes": [["a"], ["b"]]}, 1)


@pytest.mark.parametrize(
    ("choices", "everything", "expected"),
    [
        ({}, None, [False, False]),
        ({"1-0": True}, None, [False, True]),
        ({"1-0": True}, False, [False, False]),
        ({}, True, [True, True]),
    ],
)
def test_choices_are_kept_by_name_or_for_all(choices, everything, expected):
    report = kept_of(conflict("x"), conflict("y"))

    choose(report, choices, everything)

    assert settled(report) == {
        ("agreement", ("x",), "title_en"): expected[0],
        ("agreement", ("y",), "title_en"): expected[1],
    }


@pytest.mark.parametrize("part", ["last", "before", "after"])
def test_choice_is_carried_only_to_the_same_conflict(part):
    old, new = kept_of(conflict("x"), conflict("y")), kept_of(conflict("x", **{part: "new"}), conflict("y"))
    choose(old, {}, True)

    carry_choices(old, new)

    assert list(settled(new).values()) == [False, True]


def test_fingerprint_is_of_what_would_be_done():
    reports = {
        "none": report_of(),
        "new": report_of(change("x", outcome=Outcome.NEW)),
        "changed": report_of(change("x", Difference("title_en", "a", "b", "c", False))),
        "otherwise": report_of(change("x", Difference("title_en", "a", "b", "d", False))),
        "from another": report_of(change("x", Difference("title_en", "a", "e", "c", False))),
        "another": report_of(change("y", Difference("title_en", "a", "b", "c", False))),
        "conflict": report_of(conflict("x")),
        "fault": report_of(faults=[Fault(Position("a"), "", (), "", "wrong", "")]),
    }

    assert len({fingerprint(report) for report in reports.values()}) == len(reports)
    assert fingerprint(report_of(conflict("x"))) == fingerprint(reports["conflict"])
