"""What the page of every kind of record says for others to cite, share and read: it is the record's own, and whole."""

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from agreements.formats.citation import cited, sentence
from agreements.formats.citation_files import bibtex
from agreements.formats.jsonld import linked_data, register_data
from agreements.formats.record import FIELDS
from agreements.formats.record_relations import OWN_WORDS
from agreements.formats.share_card import share_card
from agreements.views import details
from agreements.views.citing import citing
from agreements.views.detail_reading import ROWS_SHOWN
from tests import factories
from tests.derived import follow
from tests.views.grown import Grown
from tests.views.hidden import MARK, STATES, Register
from tests.views.markup import ask, is_within
from tests.views.walk import files_beside

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TYPES = {
    "agreement": "Legislation",
    "party": "GovernmentOrganization",
    "person": "Person",
    "event": "Event",
    "statement": "Quotation",
    "area": "DefinedTerm",
    "place": "Place",
    "source": "NewsArticle",
}
HOSTILE = '</script><blink>"'

every_kind = pytest.mark.parametrize("kind", FIELDS)
two_scripts = pytest.mark.parametrize("language", ["en", "zh-hant"])


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    """The day of the reader is always the same one."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def register():
    """One record of each kind with two rows of everything, and what each leads to upward."""
    register = Grown()
    for _ in range(2):
        register.grow()
    for name in ("party", "area"):
        upward = getattr(factories, f"{name.capitalize()}Factory")(name_zh_hant="上")
        type(upward).objects.filter(pk=getattr(register, name).pk).update(parent=upward, name_zh_hant="下")
    type(register.source).objects.filter(pk=register.source.pk).update(
        part_of=factories.SourceFactory(), kind="news_article"
    )
    follow()
    return register


def record_of(register, kind):
    """The record of a kind as nobody has read anything of it yet."""
    held = {"event": register.conference}.get(kind) or getattr(register, kind)
    return type(held).objects.get(pk=held.pk)


def page_of(client, record, language="en"):
    with translation.override(language):
        return ask(client, record.get_absolute_url())


def data_on(page):
    """The linked data of a page: there is one block of it."""
    blocks = [
        text for text, around in page.texts if around[-1] == ("script", {"type": "application/ld+json"})
    ]
    assert len(blocks) == 1
    return json.loads(blocks[0])


def card_on(page):
    """Names and values of the card in the head."""
    named = [attributes for tag, attributes in page.elements if tag == "meta"]
    return {
        name: attributes["content"]
        for attributes in named
        if (name := attributes.get("property") or attributes.get("name", "")).startswith(("og:", "twitter:"))
    }


def section_on(page):
    """The words of the section that says how to cite."""
    found = [text for text, around in page.texts if ("section", "cite") in named_in(around)]
    return "".join("".join(found).split())


def named_in(around):
    return [(tag, attributes.get("id")) for tag, attributes in around]


# --- Linked data ----------------------------------------------------------------------------------------------------


@every_kind
@two_scripts
def test_page_holds_the_linked_data_of_its_record(client, register, kind, language):
    record = record_of(register, kind)

    data = data_on(page_of(client, record, language))

    with translation.override(language):
        address = BASE + record.get_absolute_url()
        assert data == linked_data(record, BASE)
    page, thing = data["@graph"]
    assert (page["@type"], page["@id"]) == ("WebPage", address)
    assert (thing["@type"], thing["@id"]) == (TYPES[kind], f"{address}#record")


@every_kind
def test_page_has_read_what_its_data_says(client, register, kind, monkeypatch):
    asked = []

    def counted(*given):
        with CaptureQueriesContext(connection) as queries:
            said = citing(*given)
        asked.extend(query["sql"] for query in queries)
        return said

    monkeypatch.setattr(details, "citing", counted)
    page_of(client, record_of(register, kind))

    assert asked == []


@pytest.mark.parametrize("state", STATES)
@every_kind
def test_page_claims_nothing_of_what_is_hidden(client, kind, state):
    register = Register(state)
    follow()

    record = apps.get_model("agreements", kind).objects.get(pk=register.seen[kind].pk)
    page = page_of(client, record)

    assert data_on(page) == linked_data(record, BASE)
    assert MARK not in str([data_on(page), card_on(page), section_on(page)])


def test_sources_of_words_that_are_only_near_are_not_the_records(client):
    conference = factories.EventFactory()
    agreement = factories.AgreementFactory(signing_event=factories.EventFactory(parent=conference))
    near = factories.StatementFactory(event=conference)
    own, other = factories.SourceFactory.create_batch(2)
    factories.CitationFactory(excerpt__source=own, agreement=agreement)
    factories.CitationFactory(excerpt__source=other, statement=near, field="text")

    page = page_of(client, agreement)

    assert {address for address in page.hrefs if address.startswith("/en/sources/s")} == {
        source.get_absolute_url() for source in (own, other)
    }
    assert [source["url"] for source in data_on(page)["@graph"][0]["citation"]] == [
        BASE + own.get_absolute_url()
    ]


@pytest.mark.parametrize("made", [factories.EventFactory, factories.StatementFactory])
def test_of_a_long_list_the_data_names_what_the_page_names(client, made):
    record = made()
    record.agreements.set(factories.AgreementFactory.create_batch(ROWS_SHOWN + 1))

    page = page_of(client, record)

    named = {thing["url"].removeprefix(BASE) for thing in data_on(page)["@graph"][1]["about"]}
    assert len(named) == ROWS_SHOWN
    assert named == {href for href in page.hrefs if href.startswith("/en/agreements/agreement-")}


# --- The card, and how to cite --------------------------------------------------------------------------------------


@every_kind
@two_scripts
def test_page_has_the_card_of_its_record(client, register, kind, language):
    record = record_of(register, kind)

    page = page_of(client, record, language)

    with translation.override(language):
        assert card_on(page) == share_card(record, BASE)
    assert card_on(page)["og:title"]


@every_kind
@two_scripts
def test_page_says_how_its_record_is_cited(client, register, kind, language):
    record = record_of(register, kind)

    page = page_of(client, record, language)

    with translation.override(language):
        reference = cited(record, BASE, NOW.date())
        words = ["".join(text.split()) for text in (sentence(reference), bibtex(reference))]
        files = files_beside(record.get_absolute_url())
    assert [text in section_on(page) for text in words] == [True, True]
    assert set(files) <= set(page.hrefs)
    alternates = [attributes for tag, attributes in page.elements if tag == "link" and "title" in attributes]
    assert sorted(attributes["href"] for attributes in alternates) == sorted(files)


@every_kind
def test_section_is_the_last_and_stands_in_the_contents(client, register, kind):
    page = page_of(client, record_of(register, kind))

    sections = [found["id"] for _, found in page.elements if found.get("class") == "section"]
    has_contents = "contents-h" in page.ids
    assert sections[-1] == "cite"
    assert page.hrefs.count("#cite") == has_contents
    assert has_contents == (kind not in ("statement", "source"))


# --- Hostile words --------------------------------------------------------------------------------------------------


@every_kind
def test_no_title_ends_anything(client, kind):
    words = OWN_WORDS[kind][0] if kind in ("statement", "source") else ""
    name = words or ("title_en" if kind == "agreement" else "name_en")
    record = getattr(factories, f"{kind.capitalize()}Factory")(slug="hostile", **{name: HOSTILE})

    page = page_of(client, record)

    said = data_on(page)["@graph"][1]["name"]
    assert (said if isinstance(said, str) else said["@value"]) == HOSTILE
    assert card_on(page)["og:title"] == HOSTILE
    assert "blink" not in {tag for tag, _ in page.elements}
    assert is_within(page.texts[-1][1], "script")


# --- The register as a whole ----------------------------------------------------------------------------------------


@two_scripts
@pytest.mark.parametrize("name", ["home", "about"])
def test_pages_about_the_register_hold_it_as_a_set_of_data(client, name, language):
    with translation.override(language):
        page = ask(client, reverse(name))

        expected = register_data(BASE + reverse("about"), BASE)
    assert data_on(page) == expected
    assert (expected["@type"], expected["@id"]) == ("Dataset", f"{BASE}/#register")


@pytest.mark.parametrize("name", ["about_sourcing", "agreement_list", "search"])
def test_other_pages_have_no_such_data(client, name):
    page = ask(client, reverse(name))

    assert [found for tag, found in page.elements if found.get("type") == "application/ld+json"] == []
    assert card_on(page) == {}
