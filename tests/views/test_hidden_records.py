"""What is not published is nowhere: on no page, in no list, no count, no sitemap, behind no filter."""

import re

import pytest

from agreements.views.exports import RECORD_FILES
from tests import factories
from tests.views.addresses import public_routes
from tests.views.hidden import MADE, MARK, STATES, Register, publish_all
from tests.views.walk import beneath, routes_of, walk

pytestmark = pytest.mark.django_db

FOLDERS = {
    "agreement": "agreements",
    "party": "parties",
    "person": "people",
    "event": "events",
    "statement": "statements",
    "area": "areas",
    "place": "places",
    "source": "sources",
}


def marks_in(response):
    """The marks of hidden things in an answer, its headers included, each up to its number."""
    words = (response.content.decode() + str(response.headers)).lower()
    return set(re.findall(rf"{MARK}[a-z-]*[a-z]", words))


@pytest.fixture
def registers():
    return [Register(state) for state in STATES]


def marks_by_address(pages):
    return {address: marks_in(page) for address, page in pages.items() if marks_in(page)}


@pytest.mark.usefixtures("registers")
def test_no_page_shows_anything_that_is_not_published(client):
    pages = walk(client)

    assert marks_by_address(pages) == {}
    assert {address for address, page in pages.items() if page.status_code not in (200, 302)} == set()
    # A preview has a secret for its address, and no page tells it.
    secret = {route for route in public_routes() if route.endswith("preview/<str:token>/")}
    assert (len(secret), routes_of(pages)) == (3, set(public_routes()) - secret)


@pytest.mark.parametrize("state", STATES)
def test_what_a_record_was_before_it_was_published_is_at_no_address(client, state):
    register = Register(state)
    records = [register.seen[kind] for kind in FOLDERS]

    answers = {
        client.get(f"{record.get_absolute_url()}history/{number}/").status_code: number
        for record in records
        for number in (1, 2, 3)
    }
    days = [client.get(f"{record.get_absolute_url()}?as_at=1999-01-01") for record in records]

    assert answers == {404: 3, 200: 2}
    assert {page.status_code for page in days} == {404}
    assert [marks_in(page) for page in days] == [set()] * len(days)


def test_a_preview_that_is_none_is_answered_as_any_page_that_is_none(client):
    nothing = client.get("/en/parties/nothing/")

    preview = client.get("/en/preview/nothing/")

    same_words = nothing.content.replace(b"/parties/nothing/", b"/preview/nothing/")
    assert (preview.status_code, preview.content) == (404, same_words)


def test_the_same_walk_finds_everything_once_it_is_published(client):
    Register("draft")
    publish_all()

    found = set().union(*(marks_by_address(walk(client)).values()))

    # A row that only joins two records has no words of its own.
    assert {f"{MARK}-draft-{kind}" for kind in MADE} - found == {
        f"{MARK}-draft-{kind}" for kind in ("participation", "relation")
    }


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", FOLDERS)
def test_page_of_a_hidden_record_and_its_files_are_those_of_one_that_never_existed(client, kind, state):
    page = f"/en/{FOLDERS[kind]}/nowhere/"
    addresses = [page, *beneath(page)]
    before = [client.get(address) for address in addresses]
    MADE[kind](slug="nowhere", state=state)

    after = [client.get(address) for address in addresses]

    assert len(addresses) == 2 + len(RECORD_FILES)
    assert {response.status_code for response in (*before, *after)} == {404}
    assert [(response.content, response.headers) for response in after] == [
        (response.content, response.headers) for response in before
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("folder", "name", "kind"),
    [
        ("agreements", "party", "party"),
        ("agreements", "area", "area"),
        ("agreements", "place", "place"),
        ("agreements", "with_party", "party"),
        ("agreements", "with_area", "area"),
        ("agreements", "within", "event"),
        ("agreements", "person", "person"),
        ("events", "host", "party"),
        ("events", "person", "person"),
        ("statements", "within", "event"),
        ("statements", "party", "party"),
        ("people", "party", "party"),
        ("events", "place", "place"),
        ("events", "parent", "event"),
        ("statements", "speaker", "person"),
        ("statements", "event", "event"),
        ("statements", "agreement", "agreement"),
        ("parties", "parent", "party"),
        ("compare", "agreement", "agreement"),
    ],
)
def test_hidden_record_as_a_value_is_answered_as_one_that_never_existed(client, folder, name, kind, state):
    address = f"/en/{folder}/?{name}=nowhere"
    before = client.get(address)
    MADE[kind](slug="nowhere", state=state)

    after = client.get(address)

    assert (before.status_code, after.status_code) == (400, 400)
    assert (after.content, after.headers) == (before.content, before.headers)


def test_hidden_region_as_a_value_is_answered_as_one_that_never_existed(client):
    before = client.get("/en/places/?region=CN-HI")
    factories.PlaceFactory(region_code="CN-HI", state="draft")

    after = client.get("/en/places/?region=CN-HI")

    assert (before.status_code, after.status_code) == (400, 400)
    assert after.content == before.content


def test_hidden_publisher_as_a_value_is_answered_as_one_that_never_existed(client):
    before = client.get("/en/sources/?publisher=Nobody")
    factories.SourceFactory(publisher="Nobody", state="draft")

    after = client.get("/en/sources/?publisher=Nobody")

    assert (before.status_code, after.status_code) == (400, 400)
    assert after.content == before.content


def test_words_of_a_hidden_speaker_are_counted_nowhere(client):
    event = factories.EventFactory()
    factories.StatementFactory(event=event)
    factories.StatementFactory(event=event, speaker__state="draft")

    rows = client.get("/en/events/").context["rows"]

    assert [[link.label for link in row.links] for row in rows] == [["1 statement"]]
    assert client.get("/en/").context["tally"][2]["count"] == 1
    assert client.get("/en/statements/").context["count_words"] == "1 statement"


def test_withdrawn_record_is_gone_everywhere_at_once(client):
    party = factories.PartyFactory(name_en="Hainan")
    factories.ParticipationFactory(party=party)
    shown = marks_of_name(client, "Hainan")

    party.state = "withdrawn"
    party.save()

    assert len(shown) > 10
    assert marks_of_name(client, "Hainan") == []


def marks_of_name(client, name):
    return [address for address, page in walk(client).items() if name in page.content.decode()]
