"""Linked data: what each kind of record is in the words of schema.org, and that no title gets out of its element."""

import json
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from agreements.formats.jsonld import linked_data, register_data, script_text
from agreements.formats.jsonld_values import iso
from agreements.models import Agreement
from agreements.views import reading
from tests import factories
from tests.formats.test_record import KINDS, records_of
from tests.views.grown import Grown
from tests.views.hidden import MARK, STATES, Register, publish_all

BASE = "https://register.example"


def thing_of(record, **options):
    """What a record is, without what every kind has."""
    thing = linked_data(record, BASE, **options)["@graph"][1]
    common = ("@id", "name", "alternateName", "url", "mainEntityOfPage")
    return {name: value for name, value in thing.items() if name not in common}


def named(kind, folder, slug, name):
    address = f"{BASE}/en/{folder}/{slug}/"
    return {"@type": kind, "@id": f"{address}#record", "name": name, "url": address}


# --- Each kind of record --------------------------------------------------------------------------------------------


@pytest.fixture
def agreement(db):
    place = factories.PlaceFactory(slug="boao", name_en="Boao")
    forum = factories.EventFactory(slug="forum", name_en="Forum")
    agreement = factories.AgreementFactory(
        slug="memorandum",
        register_number="2025/1",
        title_en="Memorandum",
        title_zh_hant="備忘錄",
        summary_en="They will work together.",
        signed_on="2025-03-26",
        in_force_on="2025-04",
        place=place,
        signing_event=forum,
        authentic_languages="en zh-Hant",
        text_address="https://text.example/",
    )
    for role, slug in (("signatory", "hainan"), ("contracting_party", "hksar"), ("supporter", "centre")):
        party = factories.PartyFactory(slug=slug, name_en=slug.title())
        factories.ParticipationFactory(agreement=agreement, party=party, role=role)
    factories.CommitmentFactory(
        agreement=agreement, area=factories.AreaFactory(slug="trade", name_en="Trade")
    )
    for kind in ("amends", "supersedes", "implements"):
        other = factories.AgreementFactory(slug=f"one-it-{kind}", title_en=kind.title())
        factories.RelationFactory(from_agreement=agreement, kind=kind, to_agreement=other)
    source = factories.SourceFactory(slug="report", name_en="Report")
    for field in ("title", "kind"):
        factories.CitationFactory(
            excerpt=factories.ExcerptFactory(source=source), agreement=agreement, field=field
        )
    return agreement


def test_agreement_is_legislation(agreement):
    thing = thing_of(agreement)

    assert thing == {
        "@type": "Legislation",
        "legislationIdentifier": "2025/1",
        "legislationType": "Memorandum of understanding",
        "legislationDate": "2025-03-26",
        "legislationDateOfApplicability": "2025-04",
        "legislationPassedBy": [
            named("Organization", "parties", "hainan", "Hainan"),
            named("Organization", "parties", "hksar", "Hksar"),
        ],
        "inLanguage": ["en", "zh-Hant"],
        "description": "They will work together.",
        "about": [named("DefinedTerm", "areas", "trade", "Trade")],
        "locationCreated": named("Place", "places", "boao", "Boao"),
        "subjectOf": [
            named("Event", "events", "forum", "Forum"),
            {"@id": f"{BASE}/en/sources/report/#record"},
        ],
        "encoding": {"@type": "LegislationObject", "contentUrl": "https://text.example/"},
        "legislationAmends": [named("Legislation", "agreements", "one-it-amends", "Amends")],
        "legislationChanges": [named("Legislation", "agreements", "one-it-supersedes", "Supersedes")],
        "isBasedOn": [named("Legislation", "agreements", "one-it-implements", "Implements")],
    }


def test_page_of_a_record_leads_there_and_names_its_sources(agreement):
    page, thing = linked_data(agreement, BASE)["@graph"]

    address = f"{BASE}/en/agreements/memorandum/"
    assert page == {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": "Memorandum",
        "inLanguage": "en",
        "dateModified": f"{agreement.updated_at:%Y-%m-%dT%H:%M:%SZ}",
        "isPartOf": {"@type": "WebSite", "name": "mousite", "url": f"{BASE}/en/"},
        "mainEntity": {"@id": f"{address}#record"},
        "citation": [named("CreativeWork", "sources", "report", "Report")],
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{BASE}/en/"},
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "Agreements",
                    "item": f"{BASE}/en/agreements/",
                },
                {"@type": "ListItem", "position": 3, "name": "Memorandum", "item": address},
            ],
        },
    }
    assert (thing["@id"], thing["url"], thing["name"], thing["alternateName"]) == (
        f"{address}#record",
        address,
        "Memorandum",
        [{"@language": "zh-Hant", "@value": "備忘錄"}],
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "force"),
    [
        ("announced", None),
        ("signed", None),
        ("in_force", "https://schema.org/InForce"),
        ("renewed", "https://schema.org/InForce"),
        ("expired", "https://schema.org/NotInForce"),
        ("terminated", "https://schema.org/NotInForce"),
        ("superseded", "https://schema.org/NotInForce"),
    ],
)
def test_legal_force_is_said_only_where_it_is_known(status, force):
    thing = thing_of(factories.AgreementFactory(status=status))

    assert thing.get("legislationLegalForce") == force


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-26", "2025-03-26"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("1351-05-09", "1351-05-09"),
        ("1964-XX-16", "1964"),
        ("2025-03~", ""),
        ("2025?", ""),
        ("1981-09/1981-10", ""),
        ("", ""),
        ("no date", ""),
    ],
)
def test_day_is_given_as_exactly_as_it_is_known(written, day):
    assert iso(written) == day


@pytest.mark.django_db
def test_event_says_who_was_there_as_what():
    forum = factories.EventFactory(slug="forum", name_en="Forum")
    host = factories.PartyFactory(slug="host", name_en="Host")
    event = factories.EventFactory(
        parent=forum,
        start_on="2025-03-25",
        end_on="2025-03~",
        place=factories.PlaceFactory(slug="boao", name_en="Boao"),
    )
    event.hosts.add(host)
    person = factories.PersonFactory(slug="lee", name_en="Lee")
    post = factories.PostFactory(person=person, title_en="Chief Executive")
    factories.AttendanceFactory(event=event, person=person, post=post, role="witnessed")
    factories.AttendanceFactory(event=event, person=person, role="spoke")
    factories.AttendanceFactory(event=event, person=None, described_as_en="an official")

    thing = thing_of(event)

    lee = named("Person", "people", "lee", "Lee")
    assert thing == {
        "@type": "Event",
        "startDate": "2025-03-25",
        "location": named("Place", "places", "boao", "Boao"),
        "superEvent": named("Event", "events", "forum", "Forum"),
        "organizer": [named("Organization", "parties", "host", "Host")],
        "attendee": [
            {"@type": "Role", "roleName": "Witnessed", "attendee": lee | {"jobTitle": "Chief Executive"}}
        ],
        "performer": [{"@type": "Role", "roleName": "Spoke", "performer": lee}],
    }


@pytest.fixture
def said(db):
    """A maker of statements by one speaker in an office, in Chinese, with this site's translation."""
    person = factories.PersonFactory(slug="lee", name_en="Lee")
    post = factories.PostFactory(person=person, title_en="Chief Executive")

    def make(kind):
        statement = factories.StatementFactory(
            kind=kind,
            text="一群人走得遠",
            language="zh-Hant",
            translation_en="Together one goes far",
            speaker=person,
            post=post,
            said_on="2025-03-25",
            event=factories.EventFactory(slug="forum", name_en="Forum"),
        )
        statement.agreements.add(factories.AgreementFactory(slug="memorandum", title_en="Memorandum"))
        source = factories.SourceFactory(slug="report", name_en="Report")
        factories.CitationFactory(excerpt=factories.ExcerptFactory(source=source), statement=statement)
        return statement

    return make


COMMON = {
    "text": "一群人走得遠",
    "inLanguage": "zh-Hant",
    "recordedAt": named("Event", "events", "forum", "Forum"),
    "dateCreated": "2025-03-25",
    "isBasedOn": [{"@id": f"{BASE}/en/sources/report/#record"}],
    "workTranslation": [
        {
            "@type": "CreativeWork",
            "text": "Together one goes far",
            "inLanguage": "en",
            "translator": {"@type": "Organization", "name": "mousite"},
        }
    ],
}
SPEAKER = named("Person", "people", "lee", "Lee") | {"jobTitle": "Chief Executive"}
ABOUT = named("Legislation", "agreements", "memorandum", "Memorandum")


@pytest.mark.parametrize("kind", ["verbatim", "translated"])
def test_words_of_a_speaker_are_a_quotation(said, kind):
    thing = thing_of(said(kind))

    assert thing == {**COMMON, "@type": "Quotation", "creator": SPEAKER, "about": [ABOUT]}


def test_reported_words_are_no_quotation_and_not_the_speakers(said):
    thing = thing_of(said("reported"))

    assert thing == {**COMMON, "@type": "CreativeWork", "about": [SPEAKER, ABOUT]}


@pytest.mark.django_db
def test_words_of_a_body_are_the_bodys():
    body = factories.PartyFactory(slug="body", name_en="Body")
    statement = factories.StatementFactory(speaker=None, on_behalf_of=body)

    thing = thing_of(statement)

    assert thing["creator"] == named("Organization", "parties", "body", "Body")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("national_government", "GovernmentOrganization"),
        ("regional_government", "GovernmentOrganization"),
        ("local_government", "GovernmentOrganization"),
        ("ministry", "GovernmentOrganization"),
        ("international_organisation", "Organization"),
        ("party_committee", "Organization"),
        ("other", "Organization"),
    ],
)
def test_party_is_an_organisation_that_serves_a_land(kind, expected):
    state = factories.PartyFactory(slug="state", name_en="State")
    party = factories.PartyFactory(kind=kind, parent=state, iso_code="CN-HI")

    thing = thing_of(party)

    assert thing == {
        "@type": expected,
        "parentOrganization": named("Organization", "parties", "state", "State"),
        "areaServed": {"@type": "AdministrativeArea", "identifier": "CN-HI"},
    }


@pytest.mark.django_db
def test_person_has_offices_with_their_time_and_none_that_seems_held_now():
    person = factories.PersonFactory()
    body = factories.PartyFactory(slug="body", name_en="Body")
    factories.PostFactory(person=person, party=body, title_en="Secretary", start_on="2022-07", end_on="2023~")
    factories.PostFactory(person=person, title_en="", title_zh_hant="省長")

    thing = thing_of(person)

    governor = {"@language": "zh-Hant", "@value": "省長"}
    assert thing == {
        "@type": "Person",
        "affiliation": [
            {
                "@type": "Role",
                "roleName": "Secretary",
                "affiliation": named("Organization", "parties", "body", "Body"),
                "startDate": "2022-07",
            }
        ],
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": governor,
                "hasOccupation": {"@type": "Occupation", "name": governor},
            }
        ],
    }


@pytest.mark.django_db
def test_area_and_place_say_where_they_belong():
    area = factories.AreaFactory(slug="trade", description_en="Goods and services.")
    place = factories.PlaceFactory(region_code="CN-HI", latitude="19.157", longitude="110.583")

    assert thing_of(area) == {
        "@type": "DefinedTerm",
        "termCode": "trade",
        "description": "Goods and services.",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "Areas of cooperation",
            "url": f"{BASE}/en/areas/",
        },
    }
    assert thing_of(place) == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressCountry": "CN", "addressRegion": "CN-HI"},
        "geo": {"@type": "GeoCoordinates", "latitude": 19.157, "longitude": 110.583},
    }


@pytest.mark.django_db
def test_source_is_told_apart_from_its_page_here():
    article = factories.SourceFactory(slug="article", name_en="Article")
    source = factories.SourceFactory(
        slug="caption",
        kind="photo_caption",
        headline="瓊港合作",
        language="zh-Hant",
        publisher="Global Times",
        author="Someone",
        published_on="2025-03",
        part_of=article,
        web_address="https://press.example/1",
        archive_address="https://archive.example/1",
    )

    thing = linked_data(source, BASE)["@graph"][1]

    assert thing == {
        "@type": "CreativeWork",
        "@id": f"{BASE}/en/sources/caption/#record",
        "name": {"@language": "zh-Hant", "@value": "瓊港合作"},
        "url": "https://press.example/1",
        "mainEntityOfPage": f"{BASE}/en/sources/caption/",
        "headline": "瓊港合作",
        "inLanguage": "zh-Hant",
        "publisher": {"@type": "Organization", "name": "Global Times"},
        "creditText": "Someone",
        "datePublished": "2025-03",
        "isPartOf": named("CreativeWork", "sources", "article", "Article"),
        "archivedAt": "https://archive.example/1",
    }


def test_chinese_page_marks_what_is_not_in_its_script(agreement):
    with translation.override("zh-hant"):
        page, thing = linked_data(agreement, BASE)["@graph"]

    assert (page["inLanguage"], page["name"], thing["alternateName"]) == (
        "zh-Hant",
        "備忘錄",
        [{"@language": "en", "@value": "Memorandum"}],
    )
    assert thing["description"] == {"@language": "en", "@value": "They will work together."}


@pytest.mark.django_db
def test_korean_title_is_said_in_its_language_where_there_is_no_other():
    agreement = factories.AgreementFactory(title_en="", title_original="양해각서", original_language="ko")
    factories.AliasFactory(agreement=agreement, text="MoU", language="en")

    thing = linked_data(agreement, BASE)["@graph"][1]

    assert (thing["name"], thing["alternateName"]) == ({"@language": "ko", "@value": "양해각서"}, ["MoU"])


# --- The register ---------------------------------------------------------------------------------------------------


def test_register_is_a_dataset_with_what_can_be_taken_away():
    data = register_data(
        f"{BASE}/en/about/", BASE, {f"{BASE}/register.json": "application/json"}, "https://licence.example/"
    )

    assert data == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{BASE}/#register",
        "name": "Register of agreements between governments",
        "alternateName": "mousite",
        "description": "A public register of memoranda of understanding and other agreements between governments. "
        "Each fact leads to its source.",
        "url": f"{BASE}/en/",
        "mainEntityOfPage": f"{BASE}/en/about/",
        "inLanguage": ["en", "zh-Hant", "zh-Hans"],
        "isAccessibleForFree": True,
        "license": "https://licence.example/",
        "creator": {"@type": "Organization", "name": "mousite", "url": f"{BASE}/en/"},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{BASE}/register.json",
                "encodingFormat": "application/json",
            }
        ],
    }


def test_register_promises_no_file_and_no_licence_that_is_not_there():
    data = register_data(f"{BASE}/en/", BASE)

    assert {"license", "distribution"} & set(data) == set()


# --- What is not said -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_nothing_of_a_hidden_record_is_said(state):
    Register(state)

    said = {kind: [script_text(linked_data(record, BASE)) for record in records_of(kind)] for kind in KINDS}

    assert [kind for kind in KINDS if not said[kind]] == []
    assert [text for texts in said.values() for text in texts if MARK in text] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_once_it_is_published(kind):
    Register("draft")
    publish_all()

    said = [script_text(linked_data(record, BASE)) for record in records_of(kind)]

    assert any(MARK in text for text in said)


@pytest.mark.django_db
def test_hidden_source_that_a_page_hands_over_is_left_out():
    agreement = factories.AgreementFactory()
    sources = [factories.SourceFactory(slug=state, state=state) for state in ("published", "draft")]

    page = linked_data(agreement, BASE, sources)["@graph"][0]

    assert [source["url"] for source in page["citation"]] == [f"{BASE}/en/sources/published/"]


@pytest.mark.django_db
def test_record_that_is_not_published_is_refused():
    agreement = factories.AgreementFactory(slug="secret", state="draft")

    with pytest.raises(ValueError, match="secret"):
        linked_data(agreement, BASE)


# --- What a page has read already -----------------------------------------------------------------------------------


def test_sources_that_a_page_has_read_say_the_same(agreement):
    read = [citation.excerpt.source for citation in agreement.citations.all()]

    fresh = Agreement.objects.get(pk=agreement.pk)

    assert linked_data(agreement, BASE, read) == linked_data(fresh, BASE)


@pytest.mark.django_db
def test_page_of_an_agreement_asks_only_for_relations_besides():
    register = Grown()
    register.grow()
    agreement = reading.agreements_for_plates().prefetch_related(
        "aliases", reading.published("signing_event", type(register.signing))
    )
    read = agreement.get(pk=register.agreement.pk)

    with CaptureQueriesContext(connection) as asked:
        linked_data(read, BASE, [register.source])

    assert [query["sql"].count("agreements_relation") > 0 for query in asked] == [True]


# --- In its element -------------------------------------------------------------------------------------------------

HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["</script>", "<!--", "<script>", "-->", "]]>", "&lt;", "\u2028", "\\", '"', "'", "\n", "海"]
        ),
        max_size=6,
    ).map("".join),
)


class Elements(HTMLParser):
    """The elements of some markup and the text within scripts, as a browser would find them."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.script = [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, words):
        self.script += words


@given(title=HOSTILE)
@example(title="</script><script>alert(1)</script>")
@example(title="<!--<script>")
def test_no_title_gets_out_of_its_element(title):
    text = script_text({"name": title, title: [title]})

    found = Elements(f'<script type="application/ld+json">{text}</script>')

    assert set(text) & set("<>&\u2028\u2029") == set()
    assert found.tags == ["script"]
    assert json.loads(found.script) == {"name": title, title: [title]}


@pytest.mark.django_db
def test_text_of_the_element_is_set_as_it_is():
    agreement = factories.AgreementFactory(title_en='</script> & "more"')

    text = script_text(linked_data(agreement, BASE))

    assert text.__html__() == text
    assert json.loads(text)["@graph"][1]["name"] == '</script> & "more"'
