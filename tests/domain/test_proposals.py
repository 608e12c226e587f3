"""Changes that are proposed: what readers know stays until someone decides."""

import pytest

from agreements.choices import ProposalState
from agreements.domain.addresses import rename_history
from agreements.domain.history import keep_revision
from agreements.domain.proposals import (
    accept,
    decline,
    form_of,
    judged,
    propose,
    restore,
    take_back,
)
from agreements.models import Agreement, Alias, Proposal, Revision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return factories.AgreementFactory(slug="a", title_en="A memorandum", summary_en="Old words.")


@pytest.fixture
def alice():
    return factories.EditorFactory(username="alice")


@pytest.fixture
def bob():
    return factories.EditorFactory(username="bob")


def proposed(agreement, alice, **fields):
    base = form_of("agreement", agreement.slug)
    place = ("agreement", (agreement.slug,))
    form = {**base, place: base[place] | fields}
    return propose(agreement, form, base, author=alice, reason="A misprint")


def test_a_proposal_changes_nothing_that_readers_know(agreement, alice):
    proposal = proposed(agreement, alice, title_en="The memorandum")

    assert proposal.is_open
    assert (Agreement.objects.get().title_en, Revision.objects.count()) == ("A memorandum", 0)


def test_nothing_is_kept_where_nothing_would_change(agreement, alice):
    assert proposed(agreement, alice) is None
    assert Proposal.objects.count() == 0


def test_a_proposal_says_nothing_of_publication(agreement, alice):
    Agreement.objects.update(state="in_review")

    proposal = proposed(agreement, alice, state="published", title_en="The memorandum")
    accept(proposal, by=alice)

    assert Agreement.objects.values_list("title_en", "state").get() == ("The memorandum", "in_review")


def test_accepting_writes_it_under_both_names(agreement, alice, bob):
    proposal = proposed(agreement, alice, title_en="The memorandum")

    report = accept(proposal, by=bob)

    proposal.refresh_from_db()
    assert report.is_written
    assert Agreement.objects.get().title_en == "The memorandum"
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, bob)
    last = Revision.objects.order_by("-number").values_list("author", "accepted_by", "reason").first()
    assert last == ("alice", "bob", "A misprint")


def test_what_others_changed_in_the_same_place_since_is_not_written_over(agreement, alice, bob):
    proposal = proposed(agreement, alice, summary_en="Words of Alice.")
    Agreement.objects.update(summary_en="Words of Carol.")

    report = accept(proposal, by=bob)

    proposal.refresh_from_db()
    assert (report.is_written, report.conflicts, proposal.is_open) == (False, 1, True)
    assert Agreement.objects.get().summary_en == "Words of Carol."


def test_a_decision_is_made_once(agreement, alice, bob):
    proposal = proposed(agreement, alice, title_en="The memorandum")
    decline(proposal, by=bob, answer="It is no misprint.")

    assert accept(proposal, by=bob) is None
    assert (take_back(proposal, by=alice), decline(proposal, by=bob, answer="")) == (False, False)
    assert Agreement.objects.get().title_en == "A memorandum"
    assert Proposal.objects.values_list("state", "answer").get() == ("declined", "It is no misprint.")


def test_a_revision_is_restored_as_a_proposal_with_its_rows(agreement, alice, bob):
    factories.AliasFactory(agreement=agreement, party=None, text="MoU", language="en")
    revision = keep_revision(agreement)
    Alias.objects.all().delete()
    Agreement.objects.update(title_en="Another title")

    proposal = restore(revision, author=alice, reason="Vandalism")
    seen = judged(proposal)
    accept(proposal, by=bob)

    assert (seen.faults, seen.conflicts) == ([], 0)
    assert (Agreement.objects.get().title_en, Alias.objects.get().text) == ("A memorandum", "MoU")


def test_a_revision_of_a_record_that_was_renamed_is_restored_under_the_key_of_today(agreement, alice, bob):
    factories.CommitmentFactory(agreement=agreement, slug="chains", text_en="Align")
    revision = keep_revision(agreement)
    Agreement.objects.update(slug="b", title_en="Another title")
    rename_history("agreement", "a", "b")
    revision.refresh_from_db()

    accept(restore(revision, author=alice, reason="It was right"), by=bob)

    assert Agreement.objects.values_list("slug", "title_en").get() == ("b", "A memorandum")
    assert Agreement.objects.get().commitments.get().text_en == "Align"
