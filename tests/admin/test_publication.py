"""Publishing at the desk: one at a time, many at once, and what the page then leaves out."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from agreements import models
from tests import factories
from tests.admin.desk import address


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_publishing_says_what_the_page_leaves_out(desk):
    party = factories.PartyFactory(state="draft", name_en="Norway <b>")
    agreement = factories.AgreementFactory(state="draft")
    factories.ParticipationFactory(agreement=agreement, party=party)

    desk.send(agreement, state="published")

    page = desk.client.get(address(models.Agreement, "changelist"))
    warning, success = told(page)
    assert warning.startswith("Readers do not see yet, and the page leaves out: ")
    assert "was changed successfully" in success
    assert "Norway &lt;b&gt;" in warning
    assert address(party) in warning


def test_chosen_records_are_published_together(desk):
    drafts = factories.PartyFactory.create_batch(2, state="draft")
    shown = factories.PartyFactory()
    chosen = {"action": "publish_chosen", "_selected_action": [row.pk for row in [*drafts, shown]]}

    page = desk.client.post(address(models.Party, "changelist"), chosen, follow=True)

    assert told(page) == ["2 records published."]
    assert models.Party.objects.published().count() == 3
    assert models.Revision.objects.filter(kind="party").count() == 2


def test_key_of_a_draft_is_told_to_no_account(client, db):
    draft = factories.AgreementFactory(state="draft", slug="secret")
    user = get_user_model().objects.create_user("eve", password="x", is_staff=True)
    client.force_login(user)
    kind = ContentType.objects.get_for_model(models.Agreement)

    response = client.get(f"/admin/r/{kind.pk}/{draft.pk}/")

    assert response.status_code == 404
    assert "secret" not in response.content.decode()
