"""Each kind of page: where it is, which template draws it, and the words a reader finds on it."""

import pytest

from tests import factories
from tests.views.markup import ask

pytestmark = pytest.mark.django_db


def template_of(response):
    return response.templates[0].name


@pytest.fixture
def register():
    """One record of each kind, named so that it is known by its key, on all sides of one agreement."""
    place = factories.PlaceFactory(slug="boao", name_en="Boao", region_code="CN-HI")
    area = factories.AreaFactory(slug="tourism", name_en="Tourism")
    party = factories.PartyFactory(slug="hainan", name_en="Hainan")
    person = factories.PersonFactory(slug="john-lee", name_en="John Lee Ka-chiu")
    post = factories.PostFactory(person=person, title_en="Chief executive", party=party)
    forum = factories.EventFactory(
        slug="forum", name_en="Forum", start_on="2025-03-25", end_on="2025-03-28", place=place
    )
    signing = factories.EventFactory(
        slug="signing", name_en="Signing", kind="signing", parent=forum, start_on="2025-03-26"
    )
    agreement = factories.AgreementFactory(
        slug="memorandum", title_en="Memorandum", signed_on="2025-03-26", place=place, signing_event=signing
    )
    factories.ParticipationFactory(agreement=agreement, party=party)
    factories.CommitmentFactory(agreement=agreement, area=area, text_en="More visitors", wording="aims_to")
    factories.AttendanceFactory(event=signing, person=person, post=post, role="witnessed")
    statement = factories.StatementFactory(
        slug="go-together", text="Go together", speaker=person, post=post, event=forum, said_on="2025-03-25"
    )
    statement.agreements.add(agreement)
    source = factories.SourceFactory(slug="report", name_en="Report", publisher="Global Times")
    excerpt = factories.ExcerptFactory(source=source, text="Words of the report")
    for name, record in (
        ("agreement", agreement),
        ("party", party),
        ("person", person),
        ("event", forum),
        ("statement", statement),
    ):
        factories.CitationFactory(excerpt=excerpt, **{name: record})


LISTS = {
    "agreements": ("agreements/agreement_list.html", "1 agreement", "Memorandum"),
    "parties": ("agreements/record_list.html", "1 party", "Hainan"),
    "people": ("agreements/record_list.html", "1 person", "John Lee Ka-chiu"),
    "events": ("agreements/event_list.html", "2 events", "Signing"),
    "statements": ("agreements/statement_list.html", "1 statement", "Go together"),
    "areas": ("agreements/record_list.html", "1 area", "Tourism"),
    "places": ("agreements/record_list.html", "1 place", "Boao"),
    "sources": ("agreements/record_list.html", "1 source", "Report"),
}
DETAILS = {
    "agreements/memorandum": (
        "agreements/agreement_detail.html",
        [
            "Parties Hainan",
            "Signed on 26 March 2025",
            "Signed at Boao",
            "Signed during Forum",
            "In force from Not stated in the sources",
            "Legally binding Not stated in the sources",
            "Signed by Not stated in the sources",
            "Witnessed John Lee Ka-chiu , Chief executive",
            "More visitors Wording: “aim to”",
            "“Go together”",
            "Words of the report",
        ],
    ),
    "parties/hainan": (
        "agreements/party_detail.html",
        [
            "Regional government",
            "Agreements 1 agreement",
            "Memorandum",
            "as at 26 March 2025 John Lee Ka-chiu Chief executive 1 statement",
            "“Go together”",
            "Words of the report",
        ],
    ),
    "people/john-lee": (
        "agreements/person_detail.html",
        [
            "as at 26 March 2025 Chief executive Hainan",
            "At the signing 1 agreement Witnessed 26 March 2025 Memorandum",
            "Witnessed 26 March 2025 Signing Chief executive",
            "Verbatim 1 statement",
            "“Go together”",
        ],
    ),
    "events/forum": (
        "agreements/event_detail.html",
        [
            "25 to 28 March 2025",
            "26 March 2025 Signing Signing 1 agreement signed",
            "Signed here 1 agreement",
            "Memorandum",
            "Said here 1 statement",
            "“Go together”",
        ],
    ),
    "statements/go-together": (
        "agreements/statement_detail.html",
        [
            "Verbatim, as quoted in the source",
            "“Go together”",
            "John Lee Ka-chiu , Chief executive",
            "Said on 25 March 2025",
            "Occasion Forum",
        ],
    ),
    "areas/tourism": (
        "agreements/area_detail.html",
        ["More visitors Wording: “aim to” Memorandum", "Hainan 1 agreement", "Kind and status"],
    ),
    "places/boao": (
        "agreements/place_detail.html",
        ["CN-HI Code after ISO 3166", "Hainan 1 agreement", "Memorandum", "Forum", "1 event within it"],
    ),
    "sources/report": (
        "agreements/source_detail.html",
        ["Published by Global Times.", "Words of the report", "Supports: Memorandum (agreement)"],
    ),
}


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("folder", "expected"), LISTS.items())
def test_list_counts_and_names_its_records(client, folder, expected):
    template, counted, name = expected
    response = client.get(f"/en/{folder}/")

    page = ask(client, f"/en/{folder}/")

    assert (response.status_code, template_of(response)) == (200, template)
    assert [response.context["count_words"], name in page.words] == [counted, True]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("address", "expected"), DETAILS.items())
def test_page_of_a_record_says_what_is_known_of_it(client, address, expected):
    template, words = expected
    response = client.get(f"/en/{address}/")

    page = ask(client, f"/en/{address}/")

    assert (response.status_code, template_of(response)) == (200, template)
    assert [said for said in words if said not in page.words] == []


@pytest.mark.parametrize(
    ("address", "template", "heading"),
    [
        ("/en/", "agreements/home.html", "What governments have agreed, and where it is written"),
        ("/en/about/", "agreements/about.html", "About this register"),
        ("/en/about/sourcing/", "agreements/sourcing.html", "How facts are sourced"),
        ("/en/about/terms/", "agreements/terms.html", "Provisional application"),
        ("/en/compare/", "agreements/compare.html", "Compare agreements"),
    ],
)
def test_page_about_the_register_stands_without_a_record(client, address, template, heading):
    response = client.get(address)

    page = ask(client, address)

    assert template_of(response) == template
    assert heading in page.words


@pytest.mark.parametrize("folder", LISTS)
def test_list_without_records_says_so(client, folder):
    response = client.get(f"/en/{folder}/")

    assert response.context["rows"] == []
    assert str(response.context["empty_words"]) in ask(client, f"/en/{folder}/").words


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "path", ["", *(f"{folder}/" for folder in LISTS), *(f"{address}/" for address in DETAILS)]
)
def test_page_has_one_heading_one_main_part_and_a_title(client, path):
    page = ask(client, f"/en/{path}")

    tags = [tag for tag, _ in page.elements]

    assert (tags.count("h1"), tags.count("main"), tags.count("title") >= 1) == (1, 1, True)
    assert page.hrefs[0] == "#main"


@pytest.mark.usefixtures("register")
def test_section_of_a_page_is_marked_in_the_navigation(client):
    for folder in LISTS:
        page = ask(client, f"/en/{folder}/")

        marked = [
            given["href"]
            for tag, given in page.elements
            if tag == "a" and given.get("aria-current") == "true"
        ]

        assert f"/en/{folder}/" in marked


# --- Both databases put what has no date last ----------------------------------------------------------------------


def test_undated_statements_stand_last_on_a_page(client):
    event, agreement = factories.EventFactory(), factories.AgreementFactory()
    for day in ("", "2025-03-25", "2024"):
        factories.StatementFactory(event=event, said_on=day).agreements.add(agreement)

    for record in (event, agreement):
        groups = client.get(record.get_absolute_url()).context["statements"]

        assert [group.first.said_on for group in groups] == ["2024", "2025-03-25", ""]


def test_undated_events_of_a_person_stand_last(client):
    person = factories.PersonFactory()
    for day in ("2024", "", "2025-03-25"):
        factories.AttendanceFactory(person=person, event__start_on=day)

    (group,) = client.get(person.get_absolute_url()).context["attendances"]

    assert [row.event.start_on for row in group.attendances] == ["2025-03-25", "2024", ""]


def test_undated_commitments_of_an_area_stand_last(client):
    area = factories.AreaFactory()
    for day in ("2024", "", "2025-03-25"):
        factories.CommitmentFactory(area=area, agreement__signed_on=day)

    commitments = client.get(area.get_absolute_url()).context["commitments"]

    assert [row.agreement.signed_on for row in commitments] == ["2025-03-25", "2024", ""]


def test_undated_events_within_an_event_stand_last(client):
    parent = factories.EventFactory()
    for day in ("2025-03-25", "", "2024"):
        factories.EventFactory(parent=parent, start_on=day)

    subevents = client.get(parent.get_absolute_url()).context["subevents"]

    assert [event.start_on for event in subevents] == ["2024", "2025-03-25", ""]
