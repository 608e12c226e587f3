"""All values of a facet: under the question of the list, each found by what somebody has begun to type."""

import pytest

from tests import factories
from tests.derived import follow
from tests.views.markup import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    """A register in which more than two agreements are too many to count."""
    for name in ("MOST_COUNTED", "MOST_HITS"):
        monkeypatch.setattr(f"agreements.domain.finding.tallies.{name}", 2)


def agreed(number, *parties, **given):
    for made in factories.AgreementFactory.create_batch(number, **given):
        for party in parties:
            factories.ParticipationFactory(agreement=made, party=party)


def party(name, **given):
    return factories.PartyFactory(name_en=name, **given)


def values(client, question):
    """The names on the page of all parties with their numbers."""
    shown = client.get(f"/en/agreements/facets/party/{question}").context["values"]
    return [(str(value["label"]), value["count"]) for value in shown]


def test_list_leads_to_all_values_under_its_own_question(client):
    agreed(2, party("Hainan"), kind="treaty", signed_on="2024")
    agreed(1, party("Macao"), kind="protocol")

    page = ask(client, "/en/agreements/?kind=treaty&year=2024&page=1")

    links = [href for href in page.hrefs if "/facets/party/" in href]
    assert links == ["/en/agreements/facets/party/?kind=treaty&year=2024"]
    assert values(client, "?kind=treaty&year=2024") == [("Hainan", 2)]


@pytest.mark.parametrize(("question", "robots"), [("", []), ("?kind=treaty", ["noindex, nofollow"])])
def test_robots_are_kept_from_questions_without_end(client, question, robots):
    agreed(1, party("Hainan"), kind="treaty")

    listed = ask(client, f"/en/agreements/{question}")
    page = ask(client, f"/en/agreements/facets/party/{question}")

    followed = [
        attributes.get("rel", "")
        for tag, attributes in listed.elements
        if tag == "a" and "/facets/" in attributes.get("href", "")
    ]
    assert followed == ["nofollow" if robots else ""] * len(followed) != []
    assert [given["content"] for tag, given in page.elements if given.get("name") == "robots"] == robots


def test_where_too_many_are_meant_all_values_are_named_without_numbers(client, few):
    parties = [party(f"Party {number:02}") for number in range(12)]
    agreed(3, *parties, status="signed")
    agreed(1, party("Elsewhere"), status="expired")

    found = values(client, "?status=signed")

    # Which of them are meant is not known either: what the register has is offered.
    assert sorted(found) == [("Elsewhere", 0), *((f"Party {number:02}", 0) for number in range(12))]
    assert values(client, "?status=signed&search=party+11") == [("Party 11", 0)]


@pytest.mark.parametrize(
    "question", ["?status=signed", "?status=signed&page=2", "?status=signed&sort=title", "?q=memorandum"]
)
def test_list_of_more_than_are_counted_stands_without_a_chart(client, few, question):
    agreed(3, party("Hainan"), status="signed", title_en="Memorandum", signed_on="2024")
    agreed(1, party("Hainan"), status="expired", signed_on="2023")

    response = client.get(f"/en/agreements/{question}")

    assert response.status_code == 200
    assert response.context["chart"] is None
    assert (response.context["years"]["first"], response.context["years"]["last"]) == (2023, 2024)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("governm", ["Government of Hainan"]),
        ("governments", ["Government of Hainan"]),
        ("hai gov", ["Government of Hainan"]),
        ("government-of-hai", ["Government of Hainan"]),
        ("hainan-government", []),
        ("environmen", ["Environmental Bureau"]),
        ("海南", ["Government of Hainan"]),
        ("南海", []),
        ("innovation", []),
    ],
)
def test_half_a_word_finds_the_value(client, typed, names):
    agreed(1, party("Government of Hainan", name_zh_hant="海南省政府"), party("Environmental Bureau"))

    assert [name for name, _number in values(client, f"?search={typed}")] == names


def test_equally_many_stand_as_the_reader_sorts_names(client):
    agreed(
        1,
        party("Beta", name_zh_hans="安徽"),
        party("Alpha", name_zh_hans="重庆"),
        party("Gamma", name_zh_hans="北京"),
    )
    follow()

    orders = {
        language: [
            str(value["label"])
            for value in client.get(f"/{language}/agreements/facets/party/").context["values"]
        ]
        for language in ("en", "zh-hans")
    }

    assert orders == {"en": ["Alpha", "Beta", "Gamma"], "zh-hans": ["安徽", "北京", "重庆"]}
