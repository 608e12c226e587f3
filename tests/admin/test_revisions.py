"""Revisions are read at the desk, and never changed there."""

import re

import pytest

from agreements import models
from tests import factories
from tests.admin.desk import WHY, address


def test_revision_shows_what_it_changed_and_why(desk):
    party = desk.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")
    desk.send(party, name_en="Hainan Province", change_reason="<b>misprint</b>")

    page = desk.open(models.Revision.objects.get(number=2)).content.decode()

    assert "<ins> Province</ins>" in page
    assert "&lt;b&gt;misprint" in page


def test_any_two_revisions_are_compared_and_each_with_the_record_as_it_stands(desk):
    party = desk.enter(models.Party, name_en="One", kind="regional_government", slug="hainan")
    for name in ("Two", "Three", "Four"):
        desk.send(party, name_en=name)
    third = models.Revision.objects.get(number=3)

    pages = [desk.open(third, **{"with": other}).content.decode() for other in ("1", "2", "now")]

    assert ["<del>One</del>" in pages[0], "<del>Two</del>" in pages[1], "<del>Four</del>" in pages[2]] == [
        True
    ] * 3
    assert all("<ins>Three</ins>" in page for page in pages)


def test_rows_that_came_and_went_are_shown_as_a_whole(desk):
    party = desk.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")
    desk.send(party, rows={"aliases": [{"text": "Qiong", "language": "en", "kind": "short"}]})
    desk.send(party, **{"aliases-0-DELETE": "on"})
    came, went = models.Revision.objects.filter(number__in=(2, 3)).order_by("number")

    pages = [desk.open(revision).content.decode() for revision in (came, went)]

    words = [re.search("<(ins|del)>([^<]*Qiong[^<]*)</", page) for page in pages]
    assert [(found[1], "text: Qiong" in found[2]) for found in words] == [("ins", True), ("del", True)]


def test_revision_is_brought_back_as_a_proposal(desk):
    party = desk.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")
    desk.send(party, name_en="Vandalised")
    first = models.Revision.objects.get(number=1)

    page = desk.client.post(address(first), {"change_reason": "Vandalism"}, follow=True)

    proposal = models.Proposal.objects.get()
    assert page.redirect_chain == [(address(proposal), 302)]
    assert models.Party.objects.get().name_en == "Vandalised"
    assert (proposal.reason, proposal.author.username) == ("Vandalism", "alice")


@pytest.mark.parametrize("asked", ["0", "99", "abc", "9" * 40, "-1", ""])
def test_comparing_with_what_is_no_revision_is_no_fault(desk, asked):
    party = desk.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")
    revision = models.Revision.objects.get(slug=party.slug)

    assert desk.open(revision, **{"with": asked}).status_code == 200


def test_revisions_are_listed_the_latest_first(desk):
    revisions = [factories.RevisionFactory() for _ in range(3)]

    page = desk.open(models.Revision, "changelist")

    assert list(page.context["cl"].result_list) == revisions[::-1]


def test_revision_is_neither_added_nor_changed_nor_deleted(desk):
    revision = factories.RevisionFactory()
    chosen = {"action": "delete_selected", "_selected_action": [revision.pk], "index": "0", "post": "yes"}

    answers = [
        desk.open(models.Revision, "add").status_code,
        desk.client.post(address(revision), {"slug": "other"}).status_code,
        desk.client.post(address(revision, "delete"), {"post": "yes"}).status_code,
    ]
    desk.client.post(address(models.Revision, "changelist"), chosen)

    assert answers == [403, 403, 403]
    assert models.Revision.objects.values_list("slug", flat=True).get() == revision.slug


def test_each_save_keeps_the_whole_record_and_who_saved_it(desk):
    party = desk.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")

    desk.send(party, name_en="Hainan Province")

    kept = models.Revision.objects.filter(kind="party", slug="hainan").order_by("number")
    assert [row.number for row in kept] == [1, 2]
    assert {(row.author, row.state) for row in kept} == {("alice", "draft")}
    assert [row.record[0]["fields"]["name_en"] for row in kept] == ["Hainan", "Hainan Province"]


def test_saving_a_row_keeps_its_record(desk):
    commitment = factories.CommitmentFactory(text_en="Align chains")

    desk.send(commitment, text_en="Align supply chains")

    before, after = models.Revision.objects.filter(slug=commitment.agreement.slug).order_by("number")
    assert [found["fields"].get("text_en") for found in before.record] == [None, "Align chains"]
    assert [found["fields"].get("text_en") for found in after.record] == [None, "Align supply chains"]
    assert (before.version, after.version, after.reason) == (1, 2, WHY)


def test_what_a_deleted_record_was_is_kept(desk):
    place = factories.PlaceFactory(slug="boao", name_en="Boao")

    desk.client.post(address(place, "delete"), {"post": "yes"})

    kept = models.Revision.objects.get(kind="place", slug="boao")
    assert not models.Place.objects.exists()
    assert (kept.reason, kept.record[0]["fields"]["name_en"]) == ("Deleted", "Boao")
