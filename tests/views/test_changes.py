"""What changed lately, for readers and for their programs."""

import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.domain.changes import note_change
from agreements.domain.publication import publish, withdraw
from agreements.models import Party
from tests import factories

pytestmark = pytest.mark.django_db


def changed(record, reason="", **fields):
    with transaction.atomic():
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
        note_change(record, author="alice", reason=reason)


def told(page):
    """The changes that a page tells of: key of the record, reason, whether it is new."""
    return [
        (entry["change"].revision.slug, entry["change"].revision.reason, entry["change"].is_new)
        for entry in page.context["changes"]
    ]


def test_the_latest_change_comes_first_and_the_first_public_one_is_new(client):
    party = factories.PartyFactory(slug="hainan", state="draft")
    changed(party, "Draft words")
    publish(party, reason="Ready")
    changed(party, "A misprint", name_en="Hainan")

    page = client.get("/en/changes/")

    assert told(page) == [("hainan", "A misprint", False), ("hainan", "Ready", True)]
    assert "alice" not in page.content.decode()


def test_what_is_withdrawn_is_gone_from_the_changes_too(client):
    party = factories.PartyFactory(slug="hainan", state="draft")
    publish(party, reason="Ready")
    before = told(client.get("/en/changes/"))
    withdraw(party, reason="Asked for")

    after = told(client.get("/en/changes/"))

    assert (before, after) == ([("hainan", "Ready", True)], [])


def test_changes_of_one_kind_are_asked_for(client):
    changed(factories.PartyFactory(slug="hainan"))
    changed(factories.PlaceFactory(slug="boao"))

    assert told(client.get("/en/changes/?kind=place")) == [("boao", "", True)]


def test_further_changes_stand_on_further_pages(client):
    parties = factories.PartyFactory.create_batch(60)
    for party in parties:
        changed(party)

    first = client.get("/en/changes/")
    second = client.get("/en/changes/", {"before": first.context["further"]})

    slugs = [slug for page in (first, second) for slug, _reason, _new in told(page)]
    assert slugs == [party.slug for party in parties[::-1]]
    assert second.context["further"] is None


@pytest.mark.parametrize(
    "asked",
    ["kind=planet", "before=x", "before=-1", "before=" + "9" * 40, "before=" + "9" * 5000, "kind=revision"],
)
@pytest.mark.parametrize("address", ["/en/changes/", "/en/changes.atom"])
def test_a_wrong_question_is_answered_in_words(client, address, asked):
    assert client.get(f"{address}?{asked}").status_code == 400


def test_the_page_asks_as_often_for_many_as_for_few(client):
    counts = []
    for number in (1, 30):
        for party in factories.PartyFactory.create_batch(number):
            changed(party)
        client.get("/en/changes/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/changes/")
        counts.append(len(asked))

    assert counts[0] == counts[1] < 6


def test_the_feed_is_atom_with_an_address_of_its_own_for_each_change(client):
    party = factories.PartyFactory(slug="hainan", name_en="Hainan <Province>")
    changed(party, "One & <b>two</b>")
    changed(party, "A misprint", description_en="A province.", iso_code="CN-HI")

    answer = client.get("/en/changes.atom")

    words = answer.content.decode()
    told = {name: re.findall(rf"<{name}[^>]*>(.*?)</{name}>", words) for name in ("title", "summary", "id")}
    links = re.findall('<link href="([^"]+)" rel="alternate"', words)
    versions = [f"http://testserver/en/parties/hainan/history/{number}/" for number in (2, 1)]
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert told["title"][1:] == ["Changed: Hainan &lt;Province&gt;", "New: Hainan &lt;Province&gt;"]
    assert [unescape(words) for words in told["summary"]] == [
        "A misprint<br>description in English, ISO code",
        "One &amp; &lt;b&gt;two&lt;/b&gt;",
    ]
    assert told["id"][1:] == versions
    assert links == ["http://testserver/en/changes/", *versions]
    assert all(client.get(link).status_code == 200 for link in links)


def test_changes_say_what_changed(client):
    agreement = factories.AgreementFactory(slug="a")
    changed(agreement, "Entered")
    factories.ParticipationFactory(agreement=agreement)
    changed(agreement, "Signed", signed_on="2025-03-26", state="published")

    page = client.get("/en/changes/")

    assert [entry["touched"] for entry in page.context["changes"]] == ["signed on, participations", ""]


def test_a_feed_of_nothing_does_not_change(client):
    first, again = (client.get("/en/changes.atom").content for _ in range(2))

    assert first == again


def test_the_feed_has_what_atom_asks_for(client):
    changed(factories.PartyFactory(slug="hainan"), "Entered")

    words = client.get("/en/changes.atom?kind=party").content.decode()

    feed, entry = words.split("<entry>")
    own = "http://testserver/en/changes.atom?kind=party"
    assert f'<link href="{own}" rel="self"/>' in feed
    assert f"<id>{own}</id>" in feed
    assert "<author><name>mousite</name></author>" in feed
    assert set(re.findall(r"<(\w+)", entry)) >= {"id", "title", "updated"}
    assert re.findall("<updated>.*?</updated>", feed) == re.findall("<updated>.*?</updated>", entry)


def test_hidden_records_leave_no_gap_in_the_pages(client):
    seen = factories.PartyFactory(slug="seen")
    changed(seen, "Seen")
    for party in factories.PartyFactory.create_batch(40):
        changed(party, "Hidden")
    Party.objects.exclude(pk=seen.pk).update(state="withdrawn")

    page = client.get("/en/changes/")

    assert (told(page), page.context["further"]) == ([("seen", "Seen", True)], None)


def test_the_feed_is_not_sent_again_while_nothing_has_changed(client):
    party = factories.PartyFactory(slug="hainan")
    changed(party)
    first = client.get("/en/changes.atom")

    again = client.get("/en/changes.atom", headers={"If-None-Match": first["ETag"]})
    # By which it is neither found nor listed.
    changed(party, iso_code="CN-HI")
    anew = client.get("/en/changes.atom", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, anew.status_code) == (304, b"", 200)


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_page_and_feed_are_there_in_every_language(client, language):
    changed(factories.PartyFactory())

    answers = [client.get(f"/{language}/changes/"), client.get(f"/{language}/changes.atom")]

    assert [answer.status_code for answer in answers] == [200, 200]
