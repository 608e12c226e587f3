"""Lists: a wrong value is named with what would be right, nothing is left out silently, and one value can be taken away."""

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def faults(client, address):
    """Parameter, value, what is wrong and what is right, as the 400 page says them."""
    response = client.get(address)
    assert response.status_code == 400, address
    return [(fault.parameter, fault.value, fault.wrong, fault.right) for fault in response.context["faults"]]


@pytest.fixture
def parties():
    return [factories.PartyFactory(slug=slug, name_en=slug.title()) for slug in ("hainan", "macao")]


# --- What cannot be understood ------------------------------------------------------------------------------------

KINDS = "memorandum_of_understanding, memorandum_of_cooperation, framework, treaty, protocol, exchange_of_notes, joint_statement, action_plan, other"
STATUSES = "announced, signed, in_force, renewed, expired, terminated, superseded"
YEAR = "This is not a year in digits."
YEARS = "Years run from 1 to 9999."


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        (
            "party=nobody",
            ("party", "nobody", "“nobody” is not in the register.", "Choose one from the list of parties."),
        ),
        (
            "area=nothing",
            (
                "area",
                "nothing",
                "“nothing” is not in the register.",
                "Choose one from the list of areas of cooperation.",
            ),
        ),
        (
            "place=nowhere",
            ("place", "nowhere", "“nowhere” is not in the register.", "Choose one from the list of places."),
        ),
        ("kind=novel", ("kind", "novel", "“novel” is not one of the choices.", f"Choose one of: {KINDS}.")),
        (
            "status=lost",
            ("status", "lost", "“lost” is not one of the choices.", f"Choose one of: {STATUSES}."),
        ),
        (
            "sort=best",
            (
                "sort",
                "best",
                "“best” is no order of this list.",
                "Choose one of: newest, oldest, title, relevance.",
            ),
        ),
        ("from=soon", ("from", "soon", YEAR, YEARS)),
        ("to=2025.5", ("to", "2025.5", YEAR, YEARS)),
        ("from=0", ("from", "0", YEAR, YEARS)),
        ("to=10000", ("to", "10000", YEAR, YEARS)),
        ("from=nan", ("from", "nan", YEAR, YEARS)),
        ("from=1e3", ("from", "1e3", YEAR, YEARS)),
        ("to=-5", ("to", "-5", YEAR, YEARS)),
        ("page=abc", ("page", "abc", "“abc” is not the number of a page.", "Pages are counted from 1.")),
        ("page=0", ("page", "0", "“0” is not the number of a page.", "Pages are counted from 1.")),
        ("page=-1", ("page", "-1", "“-1” is not the number of a page.", "Pages are counted from 1.")),
    ],
)
def test_wrong_value_is_named_with_what_is_right(client, query, fault):
    assert faults(client, f"/en/agreements/?{query}") == [fault]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("events/?year=soon", ["year"]),
        ("events/?parent=nothing&kind=novel", ["kind", "parent"]),
        (
            "statements/?speaker=nobody&channel=air&agreement=x&event=y",
            ["agreement", "channel", "event", "speaker"],
        ),
        ("parties/?parent=nobody&kind=novel&sort=oldest", ["kind", "parent", "sort"]),
        ("sources/?publisher=Nobody&kind=novel", ["kind", "publisher"]),
        ("people/?sort=agreements", ["sort"]),
    ],
)
def test_every_wrong_parameter_is_named_with_what_is_right(client, address, named):
    found_faults = faults(client, f"/en/{address}")

    assert sorted(parameter for parameter, *_ in found_faults) == named
    assert all(wrong and right for _, _, wrong, right in found_faults)


def test_one_wrong_value_beside_a_right_one_is_named(client):
    factories.PartyFactory(slug="hainan")

    assert faults(client, "/en/agreements/?party=hainan&party=nobody") == [
        (
            "party",
            "hainan, nobody",
            "“nobody” is not in the register.",
            "Choose one from the list of parties.",
        )
    ]


def test_fault_is_told_in_the_words_of_the_page(client):
    page = client.get("/en/agreements/?kind=%3Cb%3E").content.decode()

    assert re.findall(r"<code>(.*?)</code>", page) == ["kind", "&lt;b&gt;"]
    assert "“&lt;b&gt;” is not one of the choices." in page


@pytest.mark.parametrize(
    "query", ["colour=red", "party__name_en=Hainan", "title_en__regex=(", "Party=hainan", "query=hainan"]
)
def test_unknown_parameter_is_named_and_asks_nothing(client, query):
    factories.AgreementFactory(slug="only")

    response = client.get(f"/en/agreements/?{query}")

    assert [record.slug for record in response.context["page_obj"]] == ["only"]
    assert response.context["ignored"] == [query.split("=")[0]]
    assert f"<code>{query.split('=')[0]}</code>" in response.content.decode()


def test_known_parameters_are_not_said_to_be_ignored(client):
    factories.PartyFactory(slug="hainan")

    response = client.get("/en/agreements/?party=hainan&from=2020&to=&sort=oldest&page=1")

    assert response.context["ignored"] == []


# --- Pages, chips, order ------------------------------------------------------------------------------------------


def test_pages_hold_every_record_once(client):
    made = factories.PartyFactory.create_batch(60)

    pages = [client.get(f"/en/parties/?page={number}").context["page_obj"] for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [25, 25, 10]
    assert {party.pk for page in pages for party in page} == {party.pk for party in made}


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("1", 1), ("2", 2), ("3", 2), ("99999999999999999999", 2)]
)
def test_page_past_the_end_gives_the_last(client, asked, number):
    factories.PartyFactory.create_batch(30)

    response = client.get(f"/en/parties/?page={asked}")

    assert response.context["page_obj"].number == number


def chips(client, address):
    context = client.get(address).context
    return [(str(chip["legend"]), str(chip["label"]), chip["address"]) for chip in context["chips"]]


@pytest.mark.usefixtures("parties")
def test_each_chip_takes_one_value_away_and_keeps_the_rest(client):
    rest = "sort=oldest"

    taken = chips(client, f"/en/agreements/?party=hainan&party=macao&kind=treaty&from=2020&page=1&{rest}")

    assert [(legend, address) for legend, _, address in taken] == [
        ("Party", f"?party=macao&kind=treaty&from=2020&{rest}"),
        ("Party", f"?party=hainan&kind=treaty&from=2020&{rest}"),
        ("Kind", f"?party=hainan&party=macao&from=2020&{rest}"),
        ("From year", f"?party=hainan&party=macao&kind=treaty&{rest}"),
    ]


@pytest.mark.parametrize("year", ["2020", "%202020%20", "2019&from=2020"])
def test_chip_of_a_year_takes_it_away_however_it_was_written(client, year):
    assert chips(client, f"/en/agreements/?from={year}") == [("From year", "2020", "/en/agreements/")]


@pytest.mark.usefixtures("parties")
def test_order_is_kept_by_the_form_of_the_filters(client):
    kept = [
        client.get(f"/en/agreements/?{query}").context["kept"] for query in ("", "sort=newest", "sort=oldest")
    ]

    assert kept == [[], [], [{"name": "sort", "value": "oldest"}]]
