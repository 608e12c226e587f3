"""A change of what readers see, from the form of an editor to the decision of a publisher."""

import pytest

from agreements import models
from tests import factories
from tests.admin.desk import WHY, address, faults, filled


@pytest.fixture
def agreement(db):
    agreement = factories.AgreementFactory(slug="a", title_en="A memorandum", summary_en="Old words.")
    factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory(slug="hainan"))
    return agreement


def told(response):
    return [str(message) for message in response.context["messages"]]


def decide(desk, proposal, **sent):
    record = models.Agreement.objects.filter(slug=proposal.slug).first()
    seen = {"seen_version": record.version} if record else {}
    return desk.client.post(address(proposal), seen | sent, follow=True)


def title():
    return models.Agreement.objects.values_list("title_en", flat=True).get()


def test_an_editors_change_waits_and_a_publisher_sees_what_it_changes(ed, pat, agreement):
    sent = ed.send(agreement, title_en="The memorandum", change_reason="A misprint")

    proposal = models.Proposal.objects.get()
    page = pat.open(proposal).content.decode()
    assert (sent.url, title()) == (address(proposal), "A memorandum")
    assert "A misprint" in page
    assert ("<del>A</del>" in page, "<ins>The</ins>" in page) == (True, True)


def test_accepting_shows_it_to_readers_and_says_whose_it_is(ed, pat, agreement):
    ed.send(agreement, title_en="The memorandum")

    decide(pat, models.Proposal.objects.get(), accept="1", answer="Thank you")

    last = models.Revision.objects.order_by("-number").first()
    assert title() == "The memorandum"
    assert (last.author, last.accepted_by, last.reason, last.state) == ("ed", "pat", WHY, "published")
    assert models.Proposal.objects.values_list("state", "answer").get() == ("accepted", "Thank you")


def test_rows_are_proposed_like_fields(ed, pat, agreement):
    party = factories.PartyFactory(slug="hong-kong")
    typed = {"party": party, "role": "signatory", "order": "", "signed_on": "2025-03-26"}
    ed.send(agreement, rows={"participations": [typed]})
    before = agreement.participations.count()

    decide(pat, models.Proposal.objects.get(), accept="1")

    rows = agreement.participations.order_by("order").values_list("party__slug", "signed_on")
    assert (before, list(rows)) == (1, [("hainan", ""), ("hong-kong", "2025-03-26")])


def test_a_row_on_its_own_page_is_proposed_too(ed, pat, agreement):
    commitment = factories.CommitmentFactory(agreement=agreement, slug="c", text_en="Align")
    factories.CitationFactory(agreement=None, commitment=commitment, field="text")

    ed.send(commitment, text_en="Align chains", slug="chains")
    waiting = models.Commitment.objects.values_list("slug", "text_en").get()
    decide(pat, models.Proposal.objects.get(), accept="1")

    changed = models.Commitment.objects.get()
    assert waiting == ("c", "Align")
    assert (changed.slug, changed.text_en, changed.citations.count()) == ("chains", "Align chains", 1)


def test_a_row_that_is_added_on_its_own_page_is_proposed_too(ed, pat, agreement):
    area = factories.AreaFactory()

    silent = ed.send(models.Commitment, agreement=agreement, area=area, change_reason="")
    ed.send(models.Commitment, agreement=agreement, area=area, text_en="Trade")
    waiting = models.Commitment.objects.count()
    decide(pat, models.Proposal.objects.get(), accept="1")

    assert "change_reason" in faults(silent)
    assert (waiting, models.Commitment.objects.get().text_en) == (0, "Trade")


def test_without_a_reason_nothing_is_proposed_and_nothing_is_lost(ed, agreement):
    refused = ed.send(agreement, title_en="The memorandum", change_reason=" ")

    assert faults(refused) == {
        "change_reason": ["Readers see this record: say why it changes. It stands in its public history."]
    }
    assert refused.context["adminform"].form["title_en"].value() == "The memorandum"
    assert models.Proposal.objects.count() == 0


def test_nothing_changed_is_nothing_proposed(ed, agreement):
    ed.send(agreement)

    assert models.Proposal.objects.count() == 0


def test_a_publisher_saves_at_once_or_proposes(pat, agreement):
    pat.send(agreement, title_en="One")
    saved = title()
    pat.send(agreement, title_en="Two", _propose="1")

    assert (saved, title(), models.Proposal.objects.count()) == ("One", "One", 1)


def test_its_author_goes_on_with_it_and_the_earlier_one_is_taken_back(ed, agreement):
    ed.send(agreement, title_en="The memorandum")
    first = models.Proposal.objects.get()
    again = ed.client.get(f"{address(agreement)}?proposal={first.pk}")
    shown = filled(again.context)
    ed.client.post(address(agreement), shown | {"summary_en": "New words.", "instead_of": first.pk})

    second = models.Proposal.objects.exclude(pk=first.pk).get()
    first.refresh_from_db()
    fields = second.record[0]["fields"]
    assert (first.state, fields["title_en"], fields["summary_en"]) == (
        "taken_back",
        "The memorandum",
        "New words.",
    )


def test_nobody_goes_on_with_the_proposal_of_another(ed, pat, agreement):
    ed.send(agreement, title_en="The memorandum")

    page = pat.client.get(f"{address(agreement)}?proposal={models.Proposal.objects.get().pk}")

    assert page.context["adminform"].form["title_en"].value() == "A memorandum"


@pytest.mark.parametrize("button", ["accept", "decline"])
def test_an_editor_decides_nothing_that_readers_see(ed, agreement, button):
    ed.send(agreement, title_en="The memorandum")
    proposal = models.Proposal.objects.get()

    answer = decide(ed, proposal, **{button: "1"})

    proposal.refresh_from_db()
    assert (answer.status_code, proposal.is_open, title()) == (403, True, "A memorandum")


def test_only_its_author_takes_it_back(ed, pat, agreement):
    ed.send(agreement, title_en="The memorandum")
    proposal = models.Proposal.objects.get()

    answers = [decide(desk, proposal, take_back="1").status_code for desk in (pat, ed)]

    proposal.refresh_from_db()
    assert (answers, proposal.state) == ([403, 200], "taken_back")


def test_a_record_that_moved_is_looked_at_again_before_it_is_accepted(ed, pat, agreement):
    ed.send(agreement, title_en="The memorandum")
    proposal = models.Proposal.objects.get()
    pat.send(agreement, summary_en="Other words.")

    late = pat.client.post(address(proposal), {"accept": "1", "seen_version": "1"}, follow=True)
    decide(pat, proposal, accept="1")

    assert told(late)[-1].startswith("Nothing was done: the record has changed")
    assert models.Agreement.objects.values_list("title_en", "summary_en").get() == (
        "The memorandum",
        "Other words.",
    )


@pytest.mark.parametrize(("choice", "words"), [("mine", "The memorandum"), ("theirs", "Another title")])
def test_what_both_changed_is_chosen_by_whoever_decides(ed, pat, agreement, choice, words):
    ed.send(agreement, title_en="The memorandum")
    proposal = models.Proposal.objects.get()
    pat.send(agreement, title_en="Another title")
    (contested,) = pat.open(proposal).context["contested"]
    call = contested.differences[0].call

    unsettled = decide(pat, proposal, accept="1")
    waits = models.Proposal.objects.get().is_open
    decide(pat, proposal, accept="1", **{f"choice-{call}": choice})

    assert told(unsettled) == ["Choose in each of the marked fields whose words count."]
    assert (waits, title(), models.Proposal.objects.get().state) == (True, words, "accepted")


def test_what_speaks_against_it_is_said_and_nothing_is_written(ed, pat, agreement):
    area = factories.AreaFactory(slug="trade")
    ed.send(models.Commitment, agreement=agreement, area=area, text_en="Trade")
    area.delete()
    proposal = models.Proposal.objects.get()

    page = pat.open(proposal).content.decode()
    decide(pat, proposal, accept="1")

    assert "there is no area of cooperation with the key" in page
    assert (models.Commitment.objects.count(), models.Proposal.objects.get().is_open) == (0, True)


def test_a_proposal_is_looked_at_on_the_real_page_by_its_link(ed, client, agreement):
    ed.send(agreement, title_en="A title that waits")
    proposal = models.Proposal.objects.get()

    made = decide(ed, proposal, make_link="1")
    preview = client.get(made.context["new_link"]).content.decode()
    public = client.get(agreement.get_absolute_url()).content.decode()

    assert ("A title that waits" in preview, "A title that waits" in public) == (True, False)


def test_the_proposal_of_a_record_that_is_gone_is_shown_and_decided_by_no_one(ed, pat, agreement):
    ed.send(agreement, title_en="The memorandum")
    proposal = models.Proposal.objects.get()
    agreement.delete()

    page = pat.open(proposal)
    answer = decide(pat, proposal, accept="1")

    assert "The record is gone" in page.content.decode()
    assert answer.status_code == 403


def test_proposals_are_neither_added_nor_deleted(pat, agreement):
    proposal = factories.ProposalFactory()

    answers = [pat.open(models.Proposal, "add").status_code, pat.open(proposal, "delete").status_code]

    assert answers == [403, 403]
