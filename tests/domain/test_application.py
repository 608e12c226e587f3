"""Applying a record in fixture form against the state it was made from."""

import pytest

from agreements.domain.application import Proposed, apply, judge
from agreements.domain.comparison import Outcome
from agreements.domain.forms import held_forms
from agreements.models import Agreement, Alias, Participation, Revision
from tests import factories
from tests.domain.proposals import agreement as entry
from tests.domain.proposals import loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    agreement = factories.AgreementFactory(slug="a", title_en="A memorandum", summary_en="Old words.")
    factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory(slug="hainan"))
    factories.AliasFactory(agreement=agreement, party=None, text="MoU", language="en")
    return agreement


def form_of(agreement):
    """The whole record as it stands, in fixture form."""
    return {
        place: dict(held.fields) for place, held in held_forms("agreement", [agreement.slug])["a"].items()
    }


def proposed(agreement, base=None, **fields):
    """The record with some of its fields changed."""
    base = base or form_of(agreement)
    form = {place: dict(known) for place, known in base.items()}
    form["agreement", ("a",)] |= fields
    return Proposed("agreement", "a", form, base)


def test_what_is_proposed_is_written_with_one_revision_that_says_who_and_why(agreement):
    report = apply([proposed(agreement, title_en="The memorandum")], author="alice", reason="A misprint")

    assert (report.is_written, report.revisions) == (True, 1)
    assert Agreement.objects.get().title_en == "The memorandum"
    assert list(
        Revision.objects.order_by("number").values_list("number", "version", "author", "load", "reason")
    ) == [
        (1, 1, "", "", ""),
        (2, 2, "alice", "", "A misprint"),
    ]


def test_a_field_that_is_emptied_becomes_empty(agreement):
    apply([proposed(agreement, summary_en="")], author="alice", reason="Not sourced")

    assert Agreement.objects.get().summary_en == ""


def test_what_others_changed_elsewhere_stays(agreement):
    change = proposed(agreement, title_en="The memorandum")
    Agreement.objects.update(summary_en="Words of Bob.")

    apply([change], author="alice", reason="A misprint")

    assert Agreement.objects.values_list("title_en", "summary_en").get() == (
        "The memorandum",
        "Words of Bob.",
    )


def test_what_both_changed_is_a_conflict_and_nothing_is_written(agreement):
    change = proposed(agreement, title_en="The memorandum", summary_en="Words of Alice.")
    Agreement.objects.update(summary_en="Words of Bob.")

    report = apply([change], author="alice", reason="Better")

    assert (report.is_written, report.total(Outcome.CONFLICT)) == (False, 1)
    assert Agreement.objects.values_list("title_en", "summary_en").get() == ("A memorandum", "Words of Bob.")


@pytest.mark.parametrize(("takes", "words"), [(True, "Words of Alice."), (False, "Words of Bob.")])
def test_a_conflict_that_is_settled_is_written_as_it_was_settled(agreement, takes, words):
    change = proposed(agreement, title_en="The memorandum", summary_en="Words of Alice.")
    Agreement.objects.update(summary_en="Words of Bob.")

    settled = {("agreement", ("a",), "summary_en"): takes}
    report = apply([change], author="alice", reason="Better", settled=settled)

    assert report.is_written
    assert Agreement.objects.values_list("title_en", "summary_en").get() == ("The memorandum", words)


def test_rows_that_are_left_out_go_and_rows_of_others_stay(agreement):
    change = proposed(agreement)
    del change.form["alias", ("en", "MoU", "agreement", "a")]
    factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory(slug="hong-kong"))

    report = apply([change], author="alice", reason="No such name")

    assert report.is_written
    assert list(Alias.objects.all()) == []
    assert sorted(Participation.objects.values_list("party__slug", flat=True)) == ["hainan", "hong-kong"]


def test_what_files_said_last_stays_what_they_said(agreement):

    loaded(entry("a", title_en="A memorandum"))
    apply([proposed(agreement, title_en="The memorandum")], author="alice", reason="A misprint")

    report = loaded(entry("a", title_en="A memorandum"))

    assert (report.total(Outcome.CONFLICT), report.kept) == (0, 1)
    assert Agreement.objects.get().title_en == "The memorandum"


def test_judging_writes_nothing(agreement):
    report = judge([proposed(agreement, title_en="The memorandum")])

    assert report.total(Outcome.CHANGED) == 1
    assert (Agreement.objects.get().title_en, Revision.objects.count()) == ("A memorandum", 0)
