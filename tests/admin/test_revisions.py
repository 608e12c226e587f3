"""Revisions are read at the desk, and never changed there."""

from agreements import models
from tests import factories
from tests.admin.desk import address


def test_revision_is_shown_with_the_whole_record(desk):
    revision = factories.RevisionFactory(slug="hainan", reason="<b>misprint</b>")

    page = desk.open(revision).content.decode()

    assert "<pre>" in page
    assert "&quot;slug&quot;: &quot;hainan&quot;" in page
    assert "&lt;b&gt;misprint" in page


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
    assert {row.author for row in kept} == {"alice"}
    assert [row.record[0]["fields"]["name_en"] for row in kept] == ["Hainan", "Hainan Province"]


def test_saving_a_row_keeps_its_record(desk):
    commitment = factories.CommitmentFactory(text_en="Align chains")

    desk.send(commitment, text_en="Align supply chains")

    kept = models.Revision.objects.get(kind="agreement", slug=commitment.agreement.slug)
    assert [found["fields"].get("text_en") for found in kept.record] == [None, "Align supply chains"]


def test_what_a_deleted_record_was_is_kept(desk):
    place = factories.PlaceFactory(slug="boao", name_en="Boao")

    desk.client.post(address(place, "delete"), {"post": "yes"})

    kept = models.Revision.objects.get(kind="place", slug="boao")
    assert not models.Place.objects.exists()
    assert (kept.reason, kept.record[0]["fields"]["name_en"]) == ("Deleted", "Boao")
