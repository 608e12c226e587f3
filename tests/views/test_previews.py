"""What readers do not see yet, on the page they will see, for whoever has the link."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain.forms import form_of
from agreements.domain.previews import make, revoke
from agreements.domain.proposals import propose
from agreements.domain.publication import publish
from agreements.models import Document
from tests import factories
from tests.domain.proposals import register
from tests.views.markup import Markup

pytestmark = pytest.mark.django_db

KINDS = ("agreement", "party", "person", "event", "statement", "area", "place", "source")
PAGE = "/en/agreements/a/"


@pytest.fixture
def alice():
    return factories.EditorFactory(username="alice")


def proposed(agreement, author, **fields):
    """A change of some fields of an agreement that waits for a decision."""
    base, place = form_of("agreement", agreement.slug), ("agreement", (agreement.slug,))
    return propose(agreement, {**base, place: base[place] | fields}, base, author=author, reason="Better")


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_the_page_of_a_hidden_record_is_shown_to_whoever_has_the_link(client, alice, kind, state, language):
    record = getattr(factories, f"{kind.capitalize()}Factory")(state=state, slug="hidden-one")
    _preview, token = make(record, alice)
    before = register()

    page = client.get(f"/{language}/preview/{token}/")

    words = page.content.decode()
    assert page.status_code == 200
    assert str(record)[:20] in words
    assert 'class="preview"' in words
    assert '<meta name="robots" content="noindex, nofollow">' in words
    assert (page["X-Robots-Tag"], page["Cache-Control"], page["Referrer-Policy"]) == (
        "noindex, nofollow",
        "no-store",
        "no-referrer",
    )
    assert register() == before
    assert client.get(record.get_absolute_url()).status_code == 404


def test_drafts_that_the_record_names_are_on_the_page_with_their_words(client, alice):
    agreement = factories.AgreementFactory(state="draft")
    party = factories.PartyFactory(state="draft", name_en="A body in draft")
    factories.ParticipationFactory(agreement=agreement, party=party)
    excerpt = factories.ExcerptFactory(source__state="draft", text="Words in draft")
    factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="kind")
    _preview, token = make(agreement, alice)

    words = client.get(f"/en/preview/{token}/").content.decode()

    assert ("A body in draft" in words, "Words in draft" in words) == (True, True)


def test_a_link_that_was_closed_leads_nowhere(client, alice):
    preview, token = make(factories.PartyFactory(state="draft"), alice)
    revoke(preview)

    assert client.get(f"/en/preview/{token}/").status_code == 404


def test_of_a_record_that_is_gone_there_is_no_preview(client, alice):
    party = factories.PartyFactory(state="draft")
    _preview, token = make(party, alice)
    party.delete()

    assert client.get(f"/en/preview/{token}/").status_code == 404


def test_a_preview_is_only_read(client, alice):
    _preview, token = make(factories.PartyFactory(state="draft"), alice)

    assert client.post(f"/en/preview/{token}/").status_code == 405


def test_programs_are_told_nothing_of_what_is_not_public(client, alice):
    party = factories.PartyFactory(state="draft")
    _preview, token = make(party, alice)

    words = client.get(f"/en/preview/{token}/").content.decode()

    assert "application/ld+json" not in words
    assert "citation.bib" not in words
    assert "og:title" not in words


def test_a_wrong_link_asks_once(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/preview/wrong/")

    assert len(asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_link_leads_from_a_preview_to_what_is_not_public(client, alice, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")(state="draft", slug="hidden-one")
    _preview, token = make(record, alice)

    page = Markup(client.get(f"/en/preview/{token}/"))

    leading = [address for address in page.addresses if "hidden-one" in address and "?" not in address]
    assert leading == []
    assert 'id="cite"' not in client.get(f"/en/preview/{token}/").content.decode()


def test_lists_and_counts_of_the_page_are_as_they_will_be(client, alice):
    party = factories.PartyFactory(state="draft")
    factories.ParticipationFactory(agreement__title_en="A memorandum of theirs", party=party)
    _preview, token = make(party, alice)
    client.get("/en/")
    before = list(Document.objects.order_by("pk").values())

    words = client.get(f"/en/preview/{token}/").content.decode()

    assert "A memorandum of theirs" in words
    assert list(Document.objects.order_by("pk").values()) == before


def test_a_preview_has_no_past(client, alice):
    _preview, token = make(factories.AgreementFactory(state="draft"), alice)

    assert client.get(f"/en/preview/{token}/?as_at=2025-01-01").status_code == 200


def test_what_was_published_since_is_shown_where_it_stands(client, alice):
    party = factories.PartyFactory(state="draft", slug="hainan")
    _preview, token = make(party, alice)
    publish(party)

    answer = client.get(f"/en/preview/{token}/")

    assert (answer.status_code, answer["Location"]) == (302, "/en/parties/hainan/")
    assert answer["Cache-Control"] == "no-store"


def test_a_proposal_is_shown_on_the_real_page_and_nowhere_else(client, alice):
    agreement = factories.AgreementFactory(slug="a", title_en="As it stands")
    _preview, token = make(agreement, alice, proposed(agreement, alice, title_en="As proposed"))

    preview, public = (client.get(address).content.decode() for address in (f"/en/preview/{token}/", PAGE))

    assert ("As proposed" in preview, "As proposed" in public) == (True, False)


def test_a_proposal_that_names_what_is_gone_is_not_shown_as_something_else(client, alice):
    agreement = factories.AgreementFactory(slug="a")
    _preview, token = make(agreement, alice, proposed(agreement, alice, place=["gone"]))

    assert client.get(f"/en/preview/{token}/").status_code == 404
