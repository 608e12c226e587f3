"""Three states of a record, field by field: what counts, what stays, what is a conflict."""

import pytest

from agreements.domain.comparison import (
    Change,
    Difference,
    Manner,
    Outcome,
    after,
    agreed_after,
    compare,
)
from agreements.domain.forms import Held
from agreements.domain.schema import SHAPES

RECORD = ("agreement", ("a",))
ROW = ("participation", ("a", "hainan", "signatory"))


def held(name="agreement", **fields):
    return Held(1, SHAPES[name].full({"slug": "a", **fields}))


def one(last, register, file, manner=None):
    """The change of one agreement whose English title is as given; None: never said."""
    agreed = {RECORD: {"slug": "a", "title_en": last}} if last is not None else {}
    proposed = {RECORD: {"slug": "a", "title_en": file}}
    (change,) = compare(proposed, {RECORD: held(title_en=register)}, agreed, manner or Manner())
    return change.outcome, change.fields and change.fields["title_en"]


@pytest.mark.parametrize(
    ("last", "register", "file", "outcome", "becomes"),
    [
        ("A", "A", "A", Outcome.SAME, None),
        ("A", "A", "B", Outcome.CHANGED, "B"),
        ("A", "B", "A", Outcome.SAME, None),
        ("A", "B", "B", Outcome.SAME, None),
        ("A", "B", "C", Outcome.CONFLICT, None),
        ("A", "", "A", Outcome.SAME, None),
        ("A", "", "C", Outcome.CONFLICT, None),
        ("", "", "C", Outcome.CHANGED, "C"),
        ("", "B", "C", Outcome.CONFLICT, None),
        (None, "B", "B", Outcome.SAME, None),
        (None, "B", "C", Outcome.CONFLICT, None),
        (None, "", "C", Outcome.CHANGED, "C"),
    ],
)
def test_word_of_a_field(last, register, file, outcome, becomes):
    assert one(last, register, file) == (outcome, becomes)


@pytest.mark.parametrize(
    ("last", "register", "file"), [("A", "B", "C"), ("A", "B", "A"), (None, "B", "C"), ("A", "", "C")]
)
def test_overwriting_takes_the_word_of_the_file(last, register, file):
    assert one(last, register, file, Manner(overwrite=True)) == (Outcome.CHANGED, file)


def test_conflict_names_the_three_states():
    (change,) = compare(
        {RECORD: {"slug": "a", "title_en": "C"}},
        {RECORD: held(title_en="B")},
        {RECORD: {"slug": "a", "title_en": "A"}},
        Manner(),
    )

    assert change.differences == (Difference("title_en", "A", "B", "C", is_conflict=True),)


def test_one_field_may_change_while_another_is_in_conflict():
    (change,) = compare(
        {RECORD: {"slug": "a", "title_en": "C", "signed_on": "2025"}},
        {RECORD: held(title_en="B")},
        {RECORD: {"slug": "a", "title_en": "A", "signed_on": ""}},
        Manner(),
    )

    assert (change.outcome, change.fields["title_en"], change.fields["signed_on"]) == (
        Outcome.CONFLICT,
        "B",
        "2025",
    )


@pytest.mark.parametrize(("is_taken", "outcome"), [(True, Outcome.CHANGED), (False, Outcome.SAME)])
def test_settled_conflict_is_none(is_taken, outcome):
    manner = Manner(settled={(*RECORD, "title_en"): is_taken})

    assert one("A", "B", "C", manner)[0] is outcome


def test_that_a_record_is_a_draft_is_a_word():
    (change,) = compare(
        {RECORD: {"slug": "a", "state": "published"}}, {RECORD: held(state="draft")}, {}, Manner()
    )

    assert change.outcome is Outcome.CONFLICT


PROPOSED = {RECORD: {"slug": "a"}}
STANDING = {RECORD: held(), ROW: held("participation", order=2)}
ALL = frozenset({"participation"})


@pytest.mark.parametrize(
    ("last", "manner", "outcomes"),
    [
        ({ROW: {"order": 2}}, Manner(), [Outcome.SAME]),
        ({ROW: {"order": 2}}, Manner(prune=ALL), [Outcome.SAME, Outcome.REMOVED]),
        ({ROW: {"order": 1}}, Manner(prune=ALL), [Outcome.SAME, Outcome.CONFLICT]),
        ({}, Manner(prune=ALL), [Outcome.SAME]),
        ({}, Manner(prune=ALL, overwrite=True), [Outcome.SAME, Outcome.REMOVED]),
        ({ROW: {"order": 2}}, Manner(prune=frozenset({"commitment"})), [Outcome.SAME]),
    ],
    ids=["stays", "goes", "changed since", "an editor's own", "taken", "of another kind"],
)
def test_row_that_the_file_no_longer_has(last, manner, outcomes):
    assert [change.outcome for change in compare(PROPOSED, STANDING, last, manner)] == outcomes


def test_rows_stay_where_the_record_itself_is_not_in_the_file():
    other = ("participation", ("a", "hong-kong", "signatory"))
    proposed = {other: {"agreement": ["a"], "party": ["hong-kong"], "role": "signatory"}}

    changes = compare(proposed, STANDING, {ROW: {"order": 2}}, Manner(prune=ALL))

    assert [(change.name, change.key, change.outcome) for change in changes] == [(*other, Outcome.NEW)]


SAID_ROW = {"agreement": ["a"], "party": ["hainan"], "role": "signatory", "order": 2}


@pytest.mark.parametrize(
    ("last", "manner", "outcome"),
    [
        ({}, Manner(), Outcome.NEW),
        ({ROW: SAID_ROW}, Manner(), Outcome.SAME),
        ({ROW: {**SAID_ROW, "order": 1}}, Manner(), Outcome.CONFLICT),
        ({ROW: SAID_ROW}, Manner(overwrite=True), Outcome.NEW),
    ],
    ids=["new", "taken away since", "taken away and changed", "brought back"],
)
def test_row_that_the_register_does_not_have(last, manner, outcome):
    (change,) = compare({ROW: SAID_ROW}, {RECORD: held()}, last, manner)

    assert change.outcome is outcome


def test_record_that_an_editor_deleted_stays_deleted():
    last = {RECORD: {"slug": "a", "title_en": "A"}}

    same = compare({RECORD: {"slug": "a", "title_en": "A"}}, {}, last, Manner())
    changed = compare({RECORD: {"slug": "a", "title_en": "B"}}, {}, last, Manner())
    taken = compare({RECORD: {"slug": "a", "title_en": "B"}}, {}, last, Manner(overwrite=True))

    outcomes = [found[0].outcome for found in (same, changed, taken)]
    assert outcomes == [Outcome.SAME, Outcome.CONFLICT, Outcome.NEW]


def test_after_is_the_record_in_the_order_of_fixtures():
    new = ("alias", ("en", "A memo", "agreement", "a"))
    fields = SHAPES["alias"].full({"language": "en", "text": "A memo", "agreement": ["a"]})
    changes = [
        Change("alias", new[1], Outcome.NEW, fields=fields),
        Change("agreement", ("a",), Outcome.CHANGED, fields=held(title_en="B").fields),
        Change("participation", ROW[1], Outcome.REMOVED, held=STANDING[ROW]),
    ]

    assert list(after(STANDING, changes).items()) == [(RECORD, held(title_en="B").fields), (new, fields)]


def test_agreed_after_keeps_what_was_agreed_where_a_conflict_is_open():
    proposed = {RECORD: {"slug": "a", "title_en": "C", "signed_on": "2025"}}
    last = {RECORD: {"slug": "a", "title_en": "A", "signed_on": ""}}
    changes = compare(proposed, {RECORD: held(title_en="B")}, last, Manner())

    assert agreed_after(proposed, last, changes) == {
        RECORD: {"slug": "a", "title_en": "A", "signed_on": "2025"}
    }


def test_agreed_after_a_settled_conflict_is_what_the_file_says():
    proposed = {RECORD: {"slug": "a", "title_en": "C"}}
    last = {RECORD: {"slug": "a", "title_en": "A"}}
    manner = Manner(settled={(*RECORD, "title_en"): False})
    changes = compare(proposed, {RECORD: held(title_en="B")}, last, manner)

    assert agreed_after(proposed, last, changes) == proposed
