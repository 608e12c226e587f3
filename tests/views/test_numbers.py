"""Every number on a page leads to a list of just so many."""

import re

import pytest

from tests import factories
from tests.views.grown import Grown
from tests.views.markup import ask

pytestmark = pytest.mark.django_db

#: A number that begins a link, and the words of a bar of a chart.
NUMBER = re.compile(r"(\d+)\b")
BAR = re.compile(r"\d+: (\d+)")


def listed(client, address):
    """How many records the list at an address has."""
    response = client.get(address)
    assert response.status_code == 200, address
    paginator = response.context["page_obj"].paginator
    return getattr(paginator, "found", paginator.count)


def numbers(page):
    """Each link to a list that says a number, with that number: years and pages, which are names, left out."""
    said = [
        (given["href"], int(BAR.fullmatch(given["aria-label"])[1]))
        for tag, given in page.elements
        if tag == "a" and BAR.fullmatch(given.get("aria-label", ""))
    ]
    for words, around in page.texts:
        link = next((given for tag, given in reversed(around) if tag == "a"), {})
        number = NUMBER.match(words)
        href = link.get("href", "")
        if number and re.search(rf"\?(?!page=|.*year={number[1]}\b)", href):
            said.append((href, int(number[1])))
    return said


@pytest.fixture
def grown():
    """Records of each kind that share much with one another, on more than one page of a list."""
    register = Grown()
    for _ in range(3):
        register.grow()
    register.place.region_code = register.party.iso_code = "CN-HI"
    register.place.save()
    register.party.save()
    other = factories.AreaFactory()
    for year in range(2015, 2024):
        agreement = factories.AgreementFactory(
            place=register.place,
            signed_on=str(year),
            signing_event=register.signing,
            kind="treaty" if year % 2 else "protocol",
            status="in_force" if year % 3 else "signed",
        )
        factories.ParticipationFactory(agreement=agreement, party=register.party)
        factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory())
        factories.CommitmentFactory(agreement=agreement, area=register.area)
        if year % 2:
            factories.CommitmentFactory(agreement=agreement, area=other)
    factories.AttendanceFactory(event=register.signing, person=register.person, role="witnessed")
    return register


#: By the kind of page: how many numbers it says at least.
PAGES = {"party": 28, "area": 24, "place": 24, "person": 4, "conference": 4, "signing": 1}


@pytest.mark.parametrize("name", PAGES)
def test_each_number_on_the_page_of_a_record_is_what_its_link_gives(client, grown, name):
    address = getattr(grown, name).get_absolute_url()
    said = numbers(ask(client, address))

    assert len(said) >= PAGES[name]
    assert {href: listed(client, href) for href, _number in said} == dict(said)


@pytest.mark.parametrize("folder", ["parties", "people", "events", "areas", "places"])
@pytest.mark.usefixtures("grown")
def test_each_number_in_a_list_is_what_its_link_gives(client, folder):
    said = numbers(ask(client, f"/en/{folder}/"))

    assert len(said) >= 1
    assert {href: listed(client, href) for href, _number in said} == dict(said)


@pytest.mark.parametrize("query", ["", "kind=conference", "year=2025", "place=boao&year=2024"])
def test_each_year_above_the_events_is_what_its_link_gives(client, query):
    place = factories.PlaceFactory(slug="boao")
    for start, end in (("2024-12-30", "2025-01-02"), ("2025", ""), ("2024/2026", ""), ("", ""), ("2020", "")):
        factories.EventFactory(start_on=start, end_on=end)
        factories.EventFactory(start_on=start, end_on=end, kind="meeting", place=place)
    factories.EventFactory(start_on="2024", state="draft")

    context = client.get(f"/en/events/?{query}").context
    years = [*context["latest_years"], *context["earlier_years"]]

    assert [year["year"] for year in years] == [2026, 2025, 2024, 2020]
    assert [year["count"] for year in years] == [
        listed(client, f"/en/events/{year['address']}") for year in years
    ]
    assert [year["year"] for year in years if year["current"]] == [
        int(year) for year in re.findall(r"year=(\d+)", query)
    ]


# --- With whom: only what readers can see, and only those who are parties --------------------------------------------


def agree(*parties, state="published", role="contracting_party"):
    agreement = factories.AgreementFactory(state=state)
    for party in parties:
        factories.ParticipationFactory(agreement=agreement, party=party, role=role)
    return agreement


def counterparts(client, party):
    bars = client.get(party.get_absolute_url()).context["counterparts"]
    return [(str(row["label"]), row["count"]) for row in bars["rows"]] if bars else []


@pytest.fixture
def parties():
    return [factories.PartyFactory(slug=slug, name_en=slug) for slug in ("hainan", "hong-kong", "macao")]


def test_counterparts_stand_by_number_of_shared_agreements(client, parties):
    hainan, hong_kong, macao = parties
    agree(hainan, macao)
    agree(hainan, macao, hong_kong)
    agree(hong_kong, macao)

    assert counterparts(client, hainan) == [("macao", 2), ("hong-kong", 1)]
    assert counterparts(client, hong_kong) == [("macao", 2), ("hainan", 1)]
    assert listed(client, "/en/agreements/?party=hainan&with_party=hong-kong&with_party=macao") == 2
    assert listed(client, "/en/agreements/?party=hainan&party=macao&with_party=hong-kong") == 2


def test_counterpart_in_two_roles_shares_an_agreement_once(client, parties):
    hainan, hong_kong, _ = parties
    agreement = agree(hainan, hong_kong)
    for party in (hainan, hong_kong):
        factories.ParticipationFactory(agreement=agreement, party=party, role="signatory")

    assert counterparts(client, hainan) == [("hong-kong", 1)]


def test_supporters_and_depositaries_are_no_counterparts(client, parties):
    hainan, hong_kong, macao = parties
    agreement = agree(hainan, hong_kong)
    factories.ParticipationFactory(agreement=agreement, party=macao, role="supporter")

    assert counterparts(client, hainan) == [("hong-kong", 1)]
    assert counterparts(client, macao) == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_agreements_and_parties_are_not_counted(client, parties, state):
    hainan, hong_kong, _ = parties
    agree(hainan, hong_kong, state=state)
    agree(hainan, factories.PartyFactory(state=state))

    assert counterparts(client, hainan) == []


def test_more_counterparts_than_are_shown_are_one_link_away(client, parties):
    hainan = parties[0]
    agree(hainan, *factories.PartyFactory.create_batch(14))

    bars = client.get(hainan.get_absolute_url()).context["counterparts"]

    assert len(bars["rows"]) == 10
    assert bars["all_address"] == "/en/agreements/facets/with_party/?party=hainan"
    assert len(client.get(bars["all_address"]).context["values"]) == 14


def test_what_could_not_be_counted_is_said_and_not_shown(client, parties, monkeypatch):
    monkeypatch.setattr("agreements.domain.finding.tallies.MOST_COUNTED", 1)
    monkeypatch.setattr("agreements.domain.finding.tallies.MOST_HITS", 1)
    monkeypatch.setattr("agreements.views.overview.MOST_HITS", 1)
    hainan, hong_kong, _ = parties
    for _ in range(3):
        agree(hainan, hong_kong)

    response = client.get(hainan.get_absolute_url())

    assert response.context["count_words"] == "more than 1 agreements"
    assert [response.context[name] for name in ("counterparts", "chart", "kinds")] == [None, None, []]
    assert "too many to count" in response.content.decode()


def test_what_was_asked_without_a_facet_is_carried_along_by_the_filters(client, parties):
    event, person = factories.EventFactory(slug="forum"), factories.PersonFactory(slug="lee")

    kept = {
        address: client.get(f"/en/{address}").context["kept"]
        for address in (
            f"agreements/?within={event.slug}&person={person.slug}&party=hainan&sort=oldest",
            "events/?host=hainan&year=2025",
            "statements/?within=forum&party=hainan",
        )
    }

    assert [[(field["name"], field["value"]) for field in fields] for fields in kept.values()] == [
        [("sort", "oldest"), ("within", "forum"), ("person", "lee")],
        [("year", "2025"), ("host", "hainan")],
        [("within", "forum"), ("party", "hainan")],
    ]
