"""The article on its pages: its words letter for letter, and every page of it by links alone."""

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.utils import translation

from agreements import models
from tests.views.addresses import LANGUAGES
from tests.views.markup import ask, is_within

pytestmark = pytest.mark.usefixtures("register")

AGREEMENT = "/en/agreements/hainan-hong-kong-2025/"
CONFERENCE = "/en/events/boao-forum-annual-conference-2025/"
THEME = "Asia in the changing World: Towards a shared Future"
#: Every passage that the article sets in quotation marks, letter for letter, by the key of its statement.
QUOTATIONS = {
    "john-lee-new-stage-2025": (
        "The MOU covers a wide range of areas, marking a new stage in the cooperation between the HKSAR and Hainan"
    ),
    "john-lee-dual-port-synergy-2025": (
        "I look forward to closer collaboration between the two regions, leveraging the momentum of 'dual-port "
        "synergy' to achieve a broader and deeper new phase of development"
    ),
    "john-lee-join-hands-2025": (
        "we will continue to join hands with our friends in Hainan to promote free trade and market "
        "liberalization, which brings vast opportunities and benefits to the world."
    ),
    "john-lee-go-together-2025": "Go alone; you may go fast. Go together; we go far",
}
RECORDS = (
    models.Agreement,
    models.Party,
    models.Person,
    models.Event,
    models.Statement,
    models.Area,
    models.Place,
    models.Source,
)


def quoted(page):
    """The words set as verbatim, as a reader sees them, without the footnote marks."""
    return [
        words
        for words, around in page.texts
        if any(given.get("data-kind") == "verbatim" for _, given in around)
        and is_within(around, "blockquote")
        and not is_within(around, "sup")
    ]


@pytest.fixture(scope="module")
def pages(register):
    """Every English page that links lead to from the first one, by its address."""
    client, waiting, found = Client(), ["/en/"], {}
    while waiting:
        address = waiting.pop()
        if address not in found and address.startswith("/en/"):
            found[address] = ask(client, address)
            waiting += found[address].addresses
    return found


def addresses_of_records(language="en"):
    with translation.override(language):
        return {record.get_absolute_url() for model in RECORDS for record in model.objects.all()}


def test_every_quotation_stands_on_the_page_of_the_agreement(client):
    page = ask(client, AGREEMENT)

    assert sorted(quoted(page)) == sorted(f"“{words}”" for words in QUOTATIONS.values())


@pytest.mark.parametrize("slug", QUOTATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_stands_on_its_own_page_in_its_own_language(client, slug, language):
    page = ask(client, f"/{language}/statements/{slug}/")

    assert quoted(page) == [f"“{QUOTATIONS[slug]}”"]


@pytest.mark.parametrize("address", ["/en/statements/?kind=verbatim", "/en/people/john-lee-ka-chiu/"])
def test_every_quotation_stands_in_the_lists(client, address):
    page = ask(client, address)

    assert sorted(quoted(page)) == sorted(f"“{words}”" for words in QUOTATIONS.values())


@pytest.mark.parametrize("address", [CONFERENCE, AGREEMENT])
def test_theme_stands_letter_for_letter(client, address):
    page = ask(client, address)

    assert f"“{THEME}”" in page.words


def test_every_record_is_reached_from_the_first_page_by_links_alone(pages):
    assert {urlsplit(address).path for address in pages} >= addresses_of_records()


def test_links_into_a_page_meet_exactly_one_place(pages):
    lost = []
    for address, page in pages.items():
        for href in page.hrefs:
            target, _, anchor = urljoin(address, href).partition("#")
            if anchor and target in pages and pages[target].ids.count(anchor) != 1:
                lost.append((address, href))
    assert lost == []


def test_ids_are_unique_on_every_page(pages):
    assert {
        address: [name for name, number in Counter(page.ids).items() if number > 1]
        for address, page in pages.items()
        if len(set(page.ids)) != len(page.ids)
    } == {}


def test_what_a_page_is_labelled_by_is_on_it(pages):
    lost = [
        (address, name)
        for address, page in pages.items()
        for _, given in page.elements
        for name in (given.get("aria-labelledby", "") + " " + given.get("aria-describedby", "")).split()
        if name not in page.ids
    ]

    assert lost == []


def test_every_mark_leads_to_its_excerpt_and_back(client):
    page = ask(client, AGREEMENT)

    marks = [given for tag, given in page.elements if given.get("role") == "doc-noteref"]
    ways_back = {given["href"][1:] for tag, given in page.elements if given.get("role") == "doc-backlink"}

    assert len(marks) > 20
    assert {mark["href"][1:] for mark in marks} <= set(page.ids)
    assert {mark["id"] for mark in marks if "id" in mark} == ways_back


def test_agreement_says_what_the_article_does_not_state(client):
    page = ask(client, AGREEMENT)

    silent = re.findall(
        r"(Signed by|In force from|Legally binding|Text of the agreement) Not stated in the sources",
        page.words,
    )

    assert sorted(silent) == ["In force from", "Legally binding", "Signed by", "Text of the agreement"]
