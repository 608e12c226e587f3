"""What each parameter of each list finds: repeated it widens, beside another it narrows, empty it asks nothing."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def found(client, address):
    """The keys of the records on a list, in its order; all of them stand on one page."""
    response = client.get(address)
    assert response.status_code == 200, address
    return [record.slug for record in response.context["page_obj"]]


# --- Agreements ---------------------------------------------------------------------------------------------------


@pytest.fixture
def agreements():
    """Four agreements: by whom, on what, of which kind, status, place and day, as their keys say."""
    hainan, hong_kong, macao = (
        factories.PartyFactory(slug=slug) for slug in ("hainan", "hong-kong", "macao")
    )
    tourism, finance = (factories.AreaFactory(slug=slug) for slug in ("tourism", "finance"))
    boao, sanya = (factories.PlaceFactory(slug=slug) for slug in ("boao", "sanya"))
    for slug, parties, areas, place, given in (
        ("first", (hainan, hong_kong), (tourism, finance), boao, {"signed_on": "2020-05-04"}),
        ("second", (hainan, macao), (tourism,), sanya, {"signed_on": "2022", "kind": "treaty"}),
        ("third", (macao,), (finance,), boao, {"adopted_on": "2024-12", "status": "in_force"}),
        ("undated", (), (), None, {"kind": "protocol", "status": "announced"}),
    ):
        agreement = factories.AgreementFactory(slug=slug, place=place, title_en=slug.title(), **given)
        for party in parties:
            factories.ParticipationFactory(agreement=agreement, party=party)
        for area in areas:
            factories.CommitmentFactory.create_batch(2, agreement=agreement, area=area)


@pytest.mark.usefixtures("agreements")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["third", "second", "first", "undated"]),
        ("party=hainan", ["second", "first"]),
        ("party=hong-kong&party=macao", ["third", "second", "first"]),
        ("party=hainan&party=hainan", ["second", "first"]),
        ("area=tourism", ["second", "first"]),
        ("area=tourism&area=finance", ["third", "second", "first"]),
        ("party=hainan&area=finance", ["first"]),
        ("party=hong-kong&area=tourism&place=sanya", []),
        ("kind=treaty", ["second"]),
        ("kind=treaty&kind=protocol", ["second", "undated"]),
        ("status=in_force", ["third"]),
        ("status=in_force&status=announced", ["third", "undated"]),
        ("place=boao", ["third", "first"]),
        ("place=boao&place=sanya", ["third", "second", "first"]),
        ("from=2022", ["third", "second"]),
        ("from=2023", ["third"]),
        ("to=2022", ["second", "first"]),
        ("to=2021", ["first"]),
        ("from=2022&to=2022", ["second"]),
        ("from=2025", []),
        ("from=2024&to=2020", []),
        ("from=1&to=9999", ["third", "second", "first"]),
        ("from=2020&party=macao", ["third", "second"]),
        ("sort=newest", ["third", "second", "first", "undated"]),
        ("sort=oldest", ["first", "second", "third", "undated"]),
        ("sort=title", ["first", "second", "third", "undated"]),
        ("party=&area=+&kind=&status=&place=&from=&to=&sort=&page=", ["third", "second", "first", "undated"]),
        ("party=&party=macao", ["third", "second"]),
    ],
)
def test_agreements_are_found_by_each_parameter(client, query, slugs):
    assert found(client, f"/en/agreements/?{query}") == slugs


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2022", [2022]),
        ("2022-07", [2022]),
        ("2022-07-01", [2022]),
        ("2022?", [2022]),
        ("1964-XX-16", [1964]),
        ("2021-12/2023-01", [2021, 2022, 2023]),
        ("2021/2022", [2021, 2022]),
        ("0999", [999]),
    ],
)
def test_uncertain_date_counts_in_every_year_it_can_mean(client, written, years):
    factories.AgreementFactory(slug="uncertain", signed_on=written)

    answers = {
        year: found(client, f"/en/agreements/?from={year}&to={year}")
        for year in range(years[0] - 1, years[-1] + 2)
    }

    assert [year for year, slugs in answers.items() if slugs == ["uncertain"]] == years


# --- The other lists ----------------------------------------------------------------------------------------------


@pytest.fixture
def events():
    boao, sanya = (factories.PlaceFactory(slug=slug) for slug in ("boao", "sanya"))
    forum = factories.EventFactory(slug="forum", place=boao, start_on="2025-03-25", end_on="2025-03-28")
    fair = factories.EventFactory(slug="fair", place=sanya, start_on="2023-12-30", end_on="2024-01-02")
    factories.EventFactory(slug="signing", kind="signing", parent=forum, place=boao, start_on="2025-03-26")
    factories.EventFactory(slug="visit", kind="meeting", parent=fair, start_on="2024")
    factories.EventFactory(slug="undated", kind="meeting", parent=forum)


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["signing", "forum", "visit", "fair", "undated"]),
        ("kind=meeting", ["visit", "undated"]),
        ("kind=meeting&kind=signing", ["signing", "visit", "undated"]),
        ("place=boao", ["signing", "forum"]),
        ("place=boao&place=sanya", ["signing", "forum", "fair"]),
        ("year=2025", ["signing", "forum"]),
        ("year=2024", ["visit", "fair"]),
        ("year=2023", ["fair"]),
        ("year=2022", []),
        ("parent=forum", ["signing", "undated"]),
        ("parent=forum&parent=fair", ["signing", "visit", "undated"]),
        ("parent=forum&kind=signing&place=boao&year=2025", ["signing"]),
        ("sort=oldest", ["fair", "visit", "forum", "signing", "undated"]),
        ("kind=&place=&year=&parent=&sort=", ["signing", "forum", "visit", "fair", "undated"]),
    ],
)
def test_events_are_found_by_each_parameter(client, query, slugs):
    assert found(client, f"/en/events/?{query}") == slugs


@pytest.fixture
def statements():
    lee, feng = (
        factories.PersonFactory(slug="lee", name_en="Lee"),
        factories.PersonFactory(slug="feng", name_en="Feng"),
    )
    forum, signing = (factories.EventFactory(slug=slug) for slug in ("forum", "signing"))
    one, two = (factories.AgreementFactory(slug=slug) for slug in ("one", "two"))
    for slug, speaker, event, about, given in (
        ("go", lee, forum, (one, two), {"said_on": "2025-03-25"}),
        (
            "post",
            lee,
            None,
            (one,),
            {"said_on": "2025-03-26", "channel": "social_media_post", "kind": "reported"},
        ),
        ("toast", feng, signing, (two,), {"said_on": "2025-03", "kind": "translated"}),
        ("undated", feng, forum, (), {"channel": "interview"}),
    ):
        factories.StatementFactory(slug=slug, speaker=speaker, event=event, **given).agreements.set(about)


@pytest.mark.usefixtures("statements")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["post", "go", "toast", "undated"]),
        ("speaker=lee", ["post", "go"]),
        ("speaker=lee&speaker=feng", ["post", "go", "toast", "undated"]),
        ("kind=verbatim", ["go", "undated"]),
        ("kind=reported&kind=translated", ["post", "toast"]),
        ("channel=speech", ["go", "toast"]),
        ("channel=interview&channel=social_media_post", ["post", "undated"]),
        ("event=forum", ["go", "undated"]),
        ("event=forum&event=signing", ["go", "toast", "undated"]),
        ("agreement=one", ["post", "go"]),
        ("agreement=one&agreement=two", ["post", "go", "toast"]),
        ("agreement=two&speaker=lee&kind=verbatim&event=forum&channel=speech", ["go"]),
        ("sort=oldest", ["toast", "go", "post", "undated"]),
        ("sort=speaker", ["toast", "undated", "go", "post"]),
        ("speaker=&kind=&channel=&event=&agreement=", ["post", "go", "toast", "undated"]),
    ],
)
def test_statements_are_found_by_each_parameter(client, query, slugs):
    assert found(client, f"/en/statements/?{query}") == slugs


@pytest.fixture
def parties():
    china = factories.PartyFactory(slug="china", name_en="China", kind="national_government")
    hainan = factories.PartyFactory(slug="hainan", name_en="Hainan", parent=china)
    factories.PartyFactory(slug="bureau", name_en="Bureau", kind="ministry", parent=hainan)
    for agreement in factories.AgreementFactory.create_batch(2):
        factories.ParticipationFactory(party=hainan, agreement=agreement)
    factories.ParticipationFactory(party=china)


@pytest.mark.usefixtures("parties")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["bureau", "china", "hainan"]),
        ("kind=ministry", ["bureau"]),
        ("kind=ministry&kind=regional_government", ["bureau", "hainan"]),
        ("parent=china", ["hainan"]),
        ("parent=china&parent=hainan", ["bureau", "hainan"]),
        ("parent=china&kind=ministry", []),
        ("sort=name", ["bureau", "china", "hainan"]),
        ("sort=agreements", ["hainan", "china", "bureau"]),
    ],
)
def test_parties_are_found_by_each_parameter(client, query, slugs):
    assert found(client, f"/en/parties/?{query}") == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["report", "caption", "release", "unnamed"]),
        ("kind=photo_caption", ["caption"]),
        ("kind=photo_caption&kind=press_release", ["caption", "release"]),
        ("publisher=Global+Times", ["report", "caption"]),
        ("publisher=Global+Times&publisher=State+%26+Co", ["report", "caption", "release"]),
        ("publisher=Global+Times&kind=news_article", ["report"]),
        ("publisher=&kind=", ["report", "caption", "release", "unnamed"]),
        ("sort=oldest", ["release", "caption", "report", "unnamed"]),
    ],
)
def test_sources_are_found_by_each_parameter(client, query, slugs):
    factories.SourceFactory(slug="report", publisher="Global Times", published_on="2025-03-27")
    factories.SourceFactory(
        slug="caption", publisher="Global Times", kind="photo_caption", published_on="2025-03-26"
    )
    factories.SourceFactory(slug="release", publisher="State & Co", kind="press_release", published_on="2024")
    factories.SourceFactory(slug="unnamed")

    assert found(client, f"/en/sources/?{query}") == slugs


@pytest.mark.parametrize(
    ("folder", "made"),
    [("people", factories.PersonFactory), ("places", factories.PlaceFactory)],
)
def test_people_and_places_stand_by_name(client, folder, made):
    for name in ("Feng", "Adams", "Lee"):
        made(slug=name.lower(), name_en=name)

    assert (
        found(client, f"/en/{folder}/")
        == found(client, f"/en/{folder}/?sort=name")
        == ["adams", "feng", "lee"]
    )


def test_areas_stand_in_their_order(client):
    for order, slug in ((3, "third"), (1, "first"), (2, "second")):
        factories.AreaFactory(slug=slug, order=order)

    assert found(client, "/en/areas/") == ["first", "second", "third"]
