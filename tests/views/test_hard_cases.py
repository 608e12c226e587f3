"""What real registers hold: long titles, hundreds of parties, old dates, foreign scripts; and what attacks them."""

import contextlib

import pytest
from django.db import connection

from agreements import models
from tests import factories
from tests.views.markup import ask, language_of

pytestmark = pytest.mark.django_db

LONG_TITLE = ("Memorandum of Understanding on the Mutual Recognition of Qualifications " * 9)[:607] + "."


@contextlib.contextmanager
def rules_put_aside(model):
    """Lets in what the database refuses, as another program with its password could."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
            return
        # A table with keys still to be looked at cannot be changed.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for constraint in model._meta.constraints:
            cursor.execute(
                f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT IF EXISTS "{constraint.name}"'
            )
        yield


@pytest.mark.parametrize("path", ["", "agreements/", "agreements/long/"])
def test_title_of_608_characters_is_shown_whole(client, path):
    agreement = factories.AgreementFactory(slug="long", title_en=LONG_TITLE)

    page = ask(client, f"/en/{path}")

    assert len(agreement.title_en) == 608
    assert LONG_TITLE in page.words


def test_each_of_290_parties_is_named_on_the_page(client):
    agreement = factories.AgreementFactory()
    parties = factories.PartyFactory.create_batch(290)
    for order, party in enumerate(parties):
        factories.ParticipationFactory(agreement=agreement, party=party, order=order)

    page = ask(client, agreement.get_absolute_url())

    assert [href for href in page.hrefs if href.startswith("/en/parties/p")] == [
        p.get_absolute_url() for p in parties
    ]
    assert "All 290 parties" in page.words
    assert "290 parties" in ask(client, "/en/agreements/").words


def test_date_in_1351_is_shown_sorted_and_found(client):
    old = factories.AgreementFactory(signed_on="1351-05-09")
    factories.AgreementFactory(signed_on="2025-03-26")

    page = ask(client, old.get_absolute_url())

    assert "Signed on 9 May 1351" in page.words
    assert ("time", {"datetime": "1351-05-09"}) in page.elements
    assert [row.made_on for row in client.get("/en/agreements/?sort=oldest").context["rows"]] == [
        "1351-05-09",
        "2025-03-26",
    ]
    assert [row.made_on for row in client.get("/en/agreements/?to=1400").context["rows"]] == ["1351-05-09"]


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "9999", "1964-XX-16", "2025?", "1981-09/1981-10"]
)
def test_day_at_the_edge_of_the_calendar_is_shown(client, day):
    place = factories.PlaceFactory()
    event = factories.EventFactory(start_on=day, place=place)
    agreement = factories.AgreementFactory(signing_event=event, place=place, signed_on=day)
    factories.ParticipationFactory(agreement=agreement)
    for text in ("One", "Two"):
        factories.StatementFactory(text=text, event=event, said_on=day).agreements.add(agreement)

    for address in (
        agreement.get_absolute_url(),
        event.get_absolute_url(),
        "/en/",
        "/en/agreements/",
        "/en/events/",
        "/en/statements/",
        place.get_absolute_url(),
    ):
        ask(client, address)


def test_hangul_title_and_slug_stand_without_english(client):
    agreement = factories.AgreementFactory(
        slug="양해각서", title_en="", title_original="양해각서", original_language="ko"
    )

    page = ask(client, agreement.get_absolute_url())

    assert [language_of(around) for words, around in page.texts if words == "양해각서"] == ["ko"] * 4


def test_script_address_forced_in_is_no_link(client):
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    address = factories.SourceAddressFactory(source=source)
    for record, column in (
        (agreement, "text_address"),
        (source, "web_address"),
        (source, "archive_address"),
        (address, "web_address"),
    ):
        with rules_put_aside(type(record)):
            type(record).objects.filter(pk=record.pk).update(**{column: "javascript:alert(1)"})
    factories.CitationFactory(agreement=agreement, excerpt__source=source)

    pages = [ask(client, record.get_absolute_url()) for record in (agreement, source)]

    assert [page.words.count("javascript:alert(1)") for page in pages] == [3, 3]
    assert [href for page in pages for href in page.hrefs if href.startswith("javascript")] == []


NASTY = "<script>alert('1')</script> & \"quoted\" {{ name }} %(name)s"


@pytest.fixture
def nasty():
    """One record of each kind with the same nasty text wherever there is room for text."""
    place = factories.PlaceFactory(name_en=NASTY, region_code="<b>&\"'")
    area = factories.AreaFactory(
        name_en=NASTY, description_en=NASTY, parent=factories.AreaFactory(name_en=NASTY)
    )
    party = factories.PartyFactory(
        name_en=NASTY, description_en=NASTY, parent=factories.PartyFactory(name_en=NASTY)
    )
    person = factories.PersonFactory(name_en=NASTY, description_en=NASTY)
    post = factories.PostFactory(person=person, title_en=NASTY, party=party)
    event = factories.EventFactory(
        name_en=NASTY,
        theme=NASTY,
        theme_language="en",
        place=place,
        start_on="2025-03-25",
        end_on="2025-03-28",
    )
    agreement = factories.AgreementFactory(
        title_en=NASTY,
        title_original=NASTY,
        original_language="fr",
        summary_en=NASTY,
        binding="no",
        binding_basis_en=NASTY,
        register_number="<b>1</b>",
        signed_on="2025-03-26",
        place=place,
        signing_event=event,
    )
    factories.ParticipationFactory(agreement=agreement, party=party)
    factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory(name_en=NASTY))
    factories.CommitmentFactory(agreement=agreement, area=area, text_en=NASTY)
    factories.AttendanceFactory(event=event, person=person, post=post, on_behalf_of=party)
    factories.AttendanceFactory(event=event, person=None, described_as_en=NASTY)
    factories.AliasFactory(party=party, text=NASTY, language="fr")
    factories.RelationFactory(from_agreement=agreement, to_agreement__title_en=NASTY)
    source = factories.SourceFactory(name_en=NASTY, headline=NASTY, publisher=NASTY, author=NASTY)
    excerpt = factories.ExcerptFactory(source=source, text=NASTY, locator_en=NASTY)
    records = [agreement, party, person, event, area, place, source]
    for kind in ("verbatim", "reported", "translated"):
        statement = factories.StatementFactory(
            text=NASTY,
            kind=kind,
            language="fr",
            translation_en=NASTY,
            channel_name=NASTY,
            speaker=person,
            post=post,
            event=event,
            said_on="2025-03-25",
        )
        statement.agreements.add(agreement)
        records.append(statement)
    for record, name in (
        (agreement, "title"),
        (party, "name"),
        (person, "name"),
        (event, "name"),
        (statement, "text"),
    ):
        factories.CitationFactory(
            excerpt=excerpt,
            field=name,
            says=NASTY,
            inferred=True,
            inference_en=NASTY,
            **{record._meta.model_name: record},
        )
    return records


def test_text_is_never_markup(client, nasty):
    lists = [
        "/en/",
        *(
            f"/en/{folder}/"
            for folder in (
                "agreements",
                "parties",
                "people",
                "events",
                "statements",
                "areas",
                "places",
                "sources",
            )
        ),
    ]

    for address in [*lists, *(record.get_absolute_url() for record in nasty)]:
        page = ask(client, address)

        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        assert all("src" in found or found.get("type") == "application/ld+json" for found in scripts)
        assert NASTY in page.words


def test_question_is_never_markup(client):
    for query in ("party=<script>alert(1)</script>", "<script>=1", "page=<b>1</b>", "from=<i>"):
        response = client.get(f"/en/agreements/?{query}")

        assert b"<script>" not in response.content
        assert b"<b>1" not in response.content
        assert b"<i>" not in response.content


@pytest.mark.parametrize(
    ("made", "upward"),
    [
        (factories.PartyFactory, "parent"),
        (factories.AreaFactory, "parent"),
        (factories.EventFactory, "parent"),
        (factories.SourceFactory, "part_of"),
    ],
)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_circle_of_parents_forced_in_does_not_hang_a_page(client, made, upward, length):
    circle = made.create_batch(length)
    model = type(circle[0])
    with rules_put_aside(model):
        for below, above in zip(circle, [*circle[1:], circle[0]], strict=True):
            model.objects.filter(pk=below.pk).update(**{upward: above})
    if model is models.Event:
        agreement = factories.AgreementFactory(signing_event=circle[0])
        agreement.events.set(circle)
        circle.append(agreement)

    pages = [ask(client, record.get_absolute_url()) for record in circle]

    assert len(pages) == len(circle)


def test_key_of_an_excerpt_may_be_any_word(client):
    source = factories.SourceFactory()
    for slug in ("facts", "main", "h", "excerpts-h"):
        factories.ExcerptFactory(source=source, slug=slug)

    page = ask(client, source.get_absolute_url())

    assert len(page.ids) == len(set(page.ids))


def test_statements_on_several_days_without_an_event_are_shown(client):
    agreement = factories.AgreementFactory()
    for day in ("2025-03-25", "2025-03-27"):
        factories.StatementFactory(said_on=day).agreements.add(agreement)

    page = ask(client, agreement.get_absolute_url())

    assert "25 March 2025 ." in page.words
