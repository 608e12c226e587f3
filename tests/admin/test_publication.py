"""Publishing at the desk: one at a time, many at once, and what the page then leaves out."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from agreements import models
from tests import factories
from tests.admin.desk import WHY, address


def told(response):
    return [str(message) for message in response.context["messages"]]


def steps_of(record):
    return reverse(f"admin:agreements_{record._meta.model_name}_publication", args=[record.pk])


def step(desk, record, name, version=None, **sent):
    seen = type(record).objects.get(pk=record.pk).version if version is None else version
    return desk.client.post(steps_of(record), {"step": name, "seen_version": seen, **sent}, follow=True)


def chosen(action, *records, **sent):
    return {"action": action, "_selected_action": [record.pk for record in records], **sent}


def states(model):
    return list(model.objects.order_by("pk").values_list("state", flat=True))


def test_publishing_says_what_the_page_leaves_out(pat):
    party = factories.PartyFactory(state="draft", name_en="Norway <b>")
    agreement = factories.AgreementFactory(state="draft")
    factories.ParticipationFactory(agreement=agreement, party=party)

    pat.send(agreement, _publish="1")

    page = pat.client.get(address(models.Agreement, "changelist"))
    warning, success = told(page)
    assert warning.startswith("Readers do not see yet, and the page leaves out: ")
    assert "was changed successfully" in success
    assert "Norway &lt;b&gt;" in warning
    assert address(party) in warning


def test_a_record_goes_all_its_way_and_each_step_is_kept(ed, pat):
    party = ed.enter(models.Party, name_en="Hainan", kind="regional_government", slug="hainan")

    step(ed, party, "submit", change_reason="Ready")
    step(pat, party, "send_back", change_reason="No source")
    step(ed, party, "submit")
    step(pat, party, "publish")
    step(pat, party, "withdraw", change_reason="Asked for")

    kept = models.Revision.objects.order_by("number").values_list("state", "author", "reason")
    assert list(kept) == [
        ("draft", "ed", WHY),
        ("in_review", "ed", "Ready"),
        ("draft", "pat", "No source"),
        ("in_review", "ed", ""),
        ("published", "pat", ""),
        ("withdrawn", "pat", "Asked for"),
    ]


def test_what_is_ticked_beside_goes_the_same_step(pat):
    parties = factories.PartyFactory.create_batch(2, state="draft")
    agreement = factories.AgreementFactory(state="in_review")
    for party in parties:
        factories.ParticipationFactory(agreement=agreement, party=party)

    step(
        pat, agreement, "publish", beside=[f"party:{parties[0].pk}:1", "party:999:1", "nonsense", "party:1:x"]
    )

    assert (states(models.Agreement), states(models.Party)) == (["published"], ["published", "draft"])


def test_what_changed_since_it_was_looked_at_is_not_published(pat):
    party = factories.PartyFactory(state="in_review")
    pat.send(party, name_en="Another name")

    page = step(pat, party, "publish", version=1)

    assert states(models.Party) == ["in_review"]
    assert told(page)[-1].startswith("Nothing was done: the record has changed")


def test_withdrawing_asks_why(pat):
    party = factories.PartyFactory()

    page = step(pat, party, "withdraw", change_reason="  ")

    assert states(models.Party) == ["published"]
    assert page.context["form"].errors == {
        "change_reason": ["Say why: it stands in the history of the record."]
    }


@pytest.mark.parametrize(
    "sent", [{"step": "nonsense"}, {"step": "publish", "seen_version": "x"}, {"step": "\x00"}]
)
def test_a_step_that_is_none_is_refused_in_words(pat, sent):
    party = factories.PartyFactory(state="draft")

    page = pat.client.post(steps_of(party), sent)

    assert (page.status_code, states(models.Party)) == (200, ["draft"])


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_an_editor_publishes_by_no_door(ed, state):
    party = factories.PartyFactory(state=state)
    at = address(party)
    everything = {"state": "published", "_publish": "1", "publish": "1", "_selected_action": [party.pk]}

    answers = [
        ed.send(party, state="published").status_code,
        ed.send(party, _publish="1").status_code,
        ed.send(models.Party, name_en="New", kind="other", _publish="1").status_code,
        ed.client.post(steps_of(party), {"step": "publish", "seen_version": 1}).status_code,
        ed.client.post(at, everything).status_code,
        ed.client.post(
            address(models.Party, "changelist"),
            chosen("publish_chosen", party, confirmed="1", seen=f"{party.pk}:1"),
        ).status_code,
    ]

    assert "published" not in states(models.Party)
    assert answers[1:4] == [403, 403, 403]


@pytest.mark.parametrize("name", ["withdraw", "publish"])
def test_an_editor_takes_nothing_from_readers(ed, name):
    party = factories.PartyFactory()

    answer = ed.client.post(steps_of(party), {"step": name, "seen_version": 1, "change_reason": "x"})

    assert (answer.status_code, states(models.Party)) == (403, ["published"])


def test_chosen_records_are_named_once_more_before_anything_is_done(pat):
    drafts = factories.PartyFactory.create_batch(2, state="draft")
    shown = factories.PartyFactory()

    page = pat.client.post(address(models.Party, "changelist"), chosen("publish_chosen", *drafts, shown))

    assert {record for record, _label in page.context["ready"]} == set(drafts)
    assert [record for record, _label in page.context["others"]] == [shown]
    assert states(models.Party) == ["draft", "draft", "published"]


def test_chosen_records_are_published_together(pat):
    drafts = factories.PartyFactory.create_batch(2, state="draft")
    seen = [f"{party.pk}:1" for party in drafts]

    sent = chosen("publish_chosen", *drafts, confirmed="1", seen=seen, change_reason="All checked")
    page = pat.client.post(address(models.Party, "changelist"), sent, follow=True)

    assert told(page) == ["2 records are now: Published."]
    kept = models.Revision.objects.filter(state="published").values_list("author", "reason")
    assert list(kept) == [("pat", "All checked")] * 2


def test_of_chosen_records_those_that_changed_meanwhile_stay(pat):
    first, second = factories.PartyFactory.create_batch(2, state="draft")
    pat.send(first, name_en="Another name")

    sent = chosen("publish_chosen", first, second, confirmed="1", seen=[f"{first.pk}:1", f"{second.pk}:1"])
    page = pat.client.post(address(models.Party, "changelist"), sent, follow=True)

    assert states(models.Party) == ["draft", "published"]
    assert any("has changed since you looked at it" in words for words in told(page))


def test_many_are_withdrawn_only_with_a_reason(pat):
    party = factories.PartyFactory()
    seen = f"{party.pk}:1"

    silent = pat.client.post(
        address(models.Party, "changelist"), chosen("withdraw_chosen", party, confirmed="1", seen=seen)
    )
    asked_again = (silent.status_code, states(models.Party))
    told_why = chosen("withdraw_chosen", party, confirmed="1", seen=seen, change_reason="Asked for")
    pat.client.post(address(models.Party, "changelist"), told_why)

    assert asked_again == (200, ["published"])
    assert states(models.Party) == ["withdrawn"]


def test_what_readers_have_seen_is_deleted_by_a_publisher_only(ed, pat):
    draft, shown = factories.PlaceFactory(state="draft"), factories.PlaceFactory()

    answers = [
        ed.client.post(address(place, "delete"), {"post": "yes"}).status_code for place in (draft, shown)
    ]
    by_action = {**chosen("delete_selected", shown), "post": "yes"}
    ed.client.post(address(models.Place, "changelist"), by_action)

    assert (answers, list(models.Place.objects.all())) == ([302, 403], [shown])
    assert pat.client.post(address(shown, "delete"), {"post": "yes"}).status_code == 302


def test_a_link_is_made_shown_once_and_closed(ed, client):
    draft = factories.PartyFactory(state="draft", name_en="A hidden name")

    made = ed.client.post(steps_of(draft), {"make_link": "1"}, follow=True)
    again = ed.client.get(steps_of(draft))
    link = made.context["new_link"]
    opened = client.get(link)
    ed.client.post(steps_of(draft), {"revoke": models.Preview.objects.get().pk})

    assert again.context["new_link"] == ""
    assert "A hidden name" in opened.content.decode()
    assert client.get(link).status_code == 404


def test_key_of_a_draft_is_told_to_no_account(client, db):
    draft = factories.AgreementFactory(state="draft", slug="secret")
    user = get_user_model().objects.create_user("eve", password="x", is_staff=True)
    client.force_login(user)
    kind = ContentType.objects.get_for_model(models.Agreement)

    response = client.get(f"/admin/r/{kind.pk}/{draft.pk}/")

    assert response.status_code == 404
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Readers do not see it yet."),
        ("in_review", "It waits for a publisher."),
        ("published", "Readers see it now."),
        ("withdrawn", "Readers do not see it any more."),
    ],
)
def test_page_of_the_steps_says_what_readers_see(desk, state, said):
    page = desk.open(factories.PlaceFactory(state=state), "publication").content.decode()

    standing = page.split('<div class="desk-standing', 1)[1].split("</div>", 1)[0]
    assert said in standing
    assert ("make_link" in page) == (state != "published")
