"""The list of public fields: all of a published record, and nothing of one that is not."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.formats import record_lists
from agreements.formats.record import FIELDS, LISTS, public_record, public_records
from agreements.models import Agreement, Event, Record, Statement
from tests import factories
from tests.fixtures.conftest import ARTICLE
from tests.views.grown import Grown
from tests.views.hidden import MARK, STATES, Register, publish_all

pytestmark = pytest.mark.django_db

BASE = "https://register.example"

#: Columns that are not public, or that the list says otherwise; each for a reason.
NOT_LISTED = {
    "id",  # a number of this database alone
    "state",  # all that is public is published
    "created_at",  # when it was typed, which says nothing of the record
}
KINDS = tuple(FIELDS)


def texts(english, traditional="", simplified=""):
    return {"en": english, "zh-Hant": traditional, "zh-Hans": simplified}


def columns_of(kind):
    """The names of a kind's fields as the list has them: three columns of a text are one."""
    model = apps.get_model("agreements", kind)
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        name = field.name
        for ending in ("_en", "_zh_hant", "_zh_hans"):
            name = name.replace(f"{ending}_origin", "_origin").removesuffix(ending)
        if not name.endswith(("_first_day", "_last_day")):
            yield name


def records_of(kind):
    return list(apps.get_model("agreements", kind).objects.published().order_by("slug"))


@pytest.fixture
def article():
    call_command("load", *map(str, ARTICLE), stdout=StringIO())


# --- What is said ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_list_names_every_field_there_is(kind):
    listed = {"slug", "version", "updated_at", *FIELDS[kind]}

    own = set(columns_of(kind))

    assert own - listed == NOT_LISTED
    assert listed - own <= {
        *("aliases", "citations", "posts", "attendances", "addresses", "excerpts"),
        *("participations", "commitments", "relations"),
    }


def test_list_has_every_kind_of_record_with_a_page():
    kinds = {model._meta.model_name for model in apps.get_models() if issubclass(model, Record)}

    assert set(FIELDS) == set(LISTS) == kinds


@pytest.mark.usefixtures("article")
def test_first_record_is_said_whole():
    agreement = Agreement.objects.get(slug="hainan-hong-kong-2025")

    said = public_record(agreement, BASE)

    rows = {name: said.pop(name) for name in list(said) if isinstance(said[name], list)}
    assert said == {
        "type": "agreement",
        "slug": "hainan-hong-kong-2025",
        "address": f"{BASE}/en/agreements/hainan-hong-kong-2025/",
        "version": 1,
        "updated_at": f"{agreement.updated_at:%Y-%m-%dT%H:%M:%SZ}",
        "register_number": "2025/1",
        "kind": "memorandum_of_cooperation",
        "status": "signed",
        "title": texts(agreement.title_en, "瓊港合作備忘錄", "琼港合作备忘录"),
        "title_origin": texts("official", "reported", "reported"),
        "title_original": "",
        "original_language": "",
        "summary": texts(agreement.summary_en, agreement.summary_zh_hant, agreement.summary_zh_hans),
        "adopted_on": "",
        "signed_on": "2025-03-26",
        "in_force_on": "",
        "ends_on": "",
        "ended_on": "",
        "place": {
            "slug": "boao",
            "name": texts("Boao, Hainan", "海南博鰲", "海南博鳌"),
            "address": f"{BASE}/en/places/boao/",
        },
        "signing_event": {
            "slug": "hainan-hong-kong-memorandum-signing-2025",
            "name": texts(
                "Signing Ceremony of Hainan Hong Kong Memorandum of Cooperation",
                "瓊港合作備忘錄簽署儀式",
                "琼港合作备忘录签署仪式",
            ),
            "address": f"{BASE}/en/events/hainan-hong-kong-memorandum-signing-2025/",
        },
        "binding": "not_known",
        "binding_basis": texts(""),
        "text_held": "",
        "text_address": "",
        "left_out": {},
        "health": {
            "figure": 90,
            "level": "good",
            "merits": {
                name: {"there": there, "of": of}
                for name, there, of in (
                    ("sourced", 16, 16),
                    ("dated", 3, 3),
                    ("parties", 2, 2),
                    ("named", 3, 3),
                    ("summarised", 3, 3),
                    ("text", 0, 2),
                    ("areas", 1, 1),
                    ("placed", 2, 2),
                )
            },
        },
    }
    assert [(row["party"]["slug"], row["role"]) for row in rows["participations"]] == [
        ("government-of-hainan-province", "signatory"),
        ("government-of-the-hksar", "signatory"),
        ("central-peoples-government", "supporter"),
    ]
    assert {name: len(found) for name, found in rows.items()} == {
        "aliases": 0,
        "authentic_languages": 0,
        "participations": 3,
        "commitments": 6,
        "relations": 0,
        "citations": 14,
        "reverse_relations": 0,
        "events": 0,
        "statements": 6,
    }
    assert rows["citations"][0] == {
        "field": "title",
        "inferred": False,
        "inference": texts(""),
        "says": "memorandum of understanding (MOU)",
        "excerpt": {
            "source": {
                "slug": "global-times-hainan-hksar-2025",
                "name": texts(
                    "News report on the signing of the memorandum between Hainan and the HKSAR",
                    "有關海南省與香港特別行政區簽署諒解備忘錄的新聞報道",
                    "有关海南省与香港特别行政区签署谅解备忘录的新闻报道",
                ),
                "address": f"{BASE}/en/sources/global-times-hainan-hksar-2025/",
            },
            "slug": "governments-have-signed",
            "text": "The governments of South China's Hainan Province and the Hong Kong Special Administrative Region "
            "(HKSAR) have signed a memorandum of understanding (MOU)",
            "locator": texts("paragraph 1", "第1段", "第1段"),
            "compared_on": "",
        },
    }


def test_statement_is_said_with_who_said_it_as_what():
    party = factories.PartyFactory(slug="hksar", name_en="HKSAR")
    person = factories.PersonFactory(slug="lee", name_en="John Lee")
    post = factories.PostFactory(
        slug="chief", person=person, party=party, title_en="Chief Executive", start_on="2022-07"
    )
    statement = factories.StatementFactory(
        slug="go-far",
        text="一群人走得遠",
        language="zh-Hant",
        speaker=person,
        post=post,
        said_on="2025-03-25",
    )

    said = public_record(statement, BASE)

    assert said == {
        "type": "statement",
        "slug": "go-far",
        "address": f"{BASE}/en/statements/go-far/",
        "version": 1,
        "updated_at": f"{statement.updated_at:%Y-%m-%dT%H:%M:%SZ}",
        "kind": "verbatim",
        "text": "一群人走得遠",
        "language": "zh-Hant",
        "translation": texts(""),
        "speaker": {"slug": "lee", "name": texts("John Lee"), "address": f"{BASE}/en/people/lee/"},
        "post": {
            "party": {"slug": "hksar", "name": texts("HKSAR"), "address": f"{BASE}/en/parties/hksar/"},
            "slug": "chief",
            "title": texts("Chief Executive"),
            "start_on": "2022-07",
            "end_on": "",
        },
        "on_behalf_of": None,
        "channel": "speech",
        "channel_name": "",
        "event": None,
        "said_on": "2025-03-25",
        "order": 0,
        "agreements": [],
        "citations": [],
        "left_out": {},
        "health": None,
    }


def test_place_has_its_measures_as_numbers():
    place = factories.PlaceFactory(latitude="19.157", longitude="-110.583000")
    nowhere = factories.PlaceFactory()

    said = public_records([place, nowhere], BASE)

    assert [(row["latitude"], row["longitude"]) for row in said] == [(19.157, -110.583), (None, None)]


def test_addresses_lead_to_pages_in_the_language_of_the_reader():
    agreement = factories.AgreementFactory(
        slug="양해각서", place__slug="海南", place=factories.PlaceFactory(slug="海南")
    )

    with translation.override("zh-hant"):
        said = public_record(agreement, BASE)

    assert (said["address"], said["place"]["address"]) == (
        f"{BASE}/zh-hant/agreements/%EC%96%91%ED%95%B4%EA%B0%81%EC%84%9C/",
        f"{BASE}/zh-hant/places/%E6%B5%B7%E5%8D%97/",
    )


def test_record_is_named_by_its_own_words_in_their_language():
    korean = factories.AgreementFactory(title_en="", title_original="양해각서", original_language="ko")
    source = factories.SourceFactory(headline="瓊港合作", language="zh-Hant", name_en="News report")
    described = factories.SourceFactory(name_en="News report", language="zh-Hant")
    statement = factories.StatementFactory(text="Tous ensemble", language="fr")
    statement.agreements.add(korean)
    event = factories.EventFactory()
    event.agreements.add(korean)
    for cited in (source, described):
        factories.CitationFactory(excerpt=factories.ExcerptFactory(source=cited), event=event)

    said = public_record(event, BASE)
    about = public_record(korean, BASE)

    assert said["agreements"][0]["name"] == {**texts(""), "ko": "양해각서"}
    assert about["statements"][0]["name"] == {**texts(""), "fr": "Tous ensemble"}
    assert [row["excerpt"]["source"]["name"] for row in said["citations"]] == [
        texts("", "瓊港合作"),
        texts("News report"),
    ]


def test_citations_follow_the_order_of_the_facts():
    agreement = factories.AgreementFactory()
    for field in ("status", "", "kind", "title"):
        factories.CitationFactory(agreement=agreement, field=field)

    said = public_record(agreement, BASE)

    assert [row["field"] for row in said["citations"]] == ["", "title", "kind", "status"]


def test_address_that_is_no_web_address_is_left_empty():
    agreement = factories.AgreementFactory()
    agreement.text_address = "javascript:alert(1)"

    said = public_record(agreement, BASE)

    assert said["text_address"] == ""


# --- What is not said -----------------------------------------------------------------------------------------------


def marks_in(said):
    return MARK in json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize("state", STATES)
def test_nothing_of_a_hidden_record_is_said(state):
    Register(state)

    said = {kind: [public_record(record, BASE) for record in records_of(kind)] for kind in KINDS}

    assert {kind for kind in KINDS if not said[kind]} == set()
    assert [row for found in said.values() for row in found if marks_in(row)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_once_it_is_published(kind):
    Register("draft")
    publish_all()

    said = [public_record(record, BASE) for record in records_of(kind)]

    assert any(marks_in(row) for row in said)


#: What a page could have read carelessly: every relation with what is not published.
CARELESS = {
    Agreement: (
        "place",
        "signing_event",
        "participations__party",
        "commitments__area",
        "relations__to_agreement",
        "citations__excerpt__source",
        "aliases",
    ),
    Event: (
        "parent",
        "place",
        "hosts",
        "agreements",
        "attendances__person",
        "attendances__post__party",
        "attendances__on_behalf_of",
        "citations__excerpt__source",
    ),
    Statement: (
        "speaker",
        "post__party",
        "event",
        "on_behalf_of",
        "agreements",
        "citations__excerpt__source",
    ),
}


@pytest.mark.parametrize("model", CARELESS)
def test_nothing_is_said_of_a_hidden_record_that_was_read_already(model):
    Register("draft")
    records = list(model.objects.published().prefetch_related(*CARELESS[model]))

    said = public_records(records, BASE)

    assert len(said) > 1
    assert [row for row in said if marks_in(row)] == []


def test_citation_of_a_fact_that_is_hidden_is_hidden_with_it():
    hidden = factories.PlaceFactory(state="draft")
    agreement = factories.AgreementFactory(place=hidden)
    factories.CommitmentFactory(agreement=agreement, area__state="draft")
    for field in ("place", "areas", "signed_on", "signing_event"):
        factories.CitationFactory(agreement=agreement, field=field)

    before = public_record(agreement, BASE)["citations"]
    hidden.state = "published"
    hidden.save()
    after = public_record(Agreement.objects.get(), BASE)["citations"]

    assert [row["field"] for row in before] == ["signed_on", "signing_event"]
    assert [row["field"] for row in after] == ["signed_on", "place", "signing_event"]


def test_row_is_left_out_with_the_record_it_cannot_be_without():
    agreement = factories.AgreementFactory()
    for state in ("draft", "published"):
        factories.ParticipationFactory(agreement=agreement, party__state=state, party__slug=f"{state}-party")
        factories.CommitmentFactory(agreement=agreement, area__state=state, area__slug=f"{state}-area")

    said = public_record(agreement, BASE)

    assert [row["party"]["slug"] for row in said["participations"]] == ["published-party"]
    assert [row["area"]["slug"] for row in said["commitments"]] == ["published-area"]


def test_office_of_a_hidden_holder_is_not_said_of_someone_unnamed():
    post = factories.PostFactory(person__state="draft", title_en="Deputy minister")
    event = factories.EventFactory()
    factories.AttendanceFactory(event=event, person=None, described_as_en="an official", post=post)

    read = Event.objects.prefetch_related("attendances__post").get()
    said = [public_record(record, BASE) for record in (event, read)]

    assert [[(row["described_as"]["en"], row["post"]) for row in found["attendances"]] for found in said] == [
        [("an official", None)]
    ] * 2


@pytest.mark.parametrize("state", STATES)
def test_record_that_is_not_published_is_refused(state):
    agreement = factories.AgreementFactory(slug="secret", state=state)

    with pytest.raises(ValueError, match="The agreement “secret” is not published"):
        public_record(agreement, BASE)


def test_words_of_a_hidden_speaker_are_refused():
    statement = factories.StatementFactory(slug="secret", speaker__state="draft")

    with pytest.raises(ValueError, match="The statement “secret” is not published"):
        public_record(statement, BASE)


# --- How much is said and read --------------------------------------------------------------------------------------


def test_long_list_ends_with_the_address_of_the_rest(monkeypatch):
    monkeypatch.setattr(record_lists, "LISTED", 2)
    party = factories.PartyFactory(slug="海南")
    for day in ("2023", "2025", "2024"):
        agreement = factories.AgreementFactory(slug=f"of-{day}", signed_on=day)
        factories.ParticipationFactory(party=party, agreement=agreement)
    event = factories.EventFactory(slug="forum")
    factories.AgreementFactory.create_batch(2, signing_event=event)
    factories.StatementFactory.create_batch(3, event=event)

    said, held = public_record(party, BASE), public_record(event, BASE)

    assert [row["agreement"]["slug"] for row in said["participations"]] == ["of-2025", "of-2024"]
    assert said["left_out"] == {"participations": f"{BASE}/en/agreements/?party=%E6%B5%B7%E5%8D%97"}
    assert [len(held[name]) for name in ("signed_agreements", "statements")] == [2, 2]
    assert held["left_out"] == {"statements": f"{BASE}/en/statements/?event=forum"}


def test_hidden_records_take_no_place_in_a_long_list(monkeypatch):
    monkeypatch.setattr(record_lists, "LISTED", 2)
    party, event = factories.PartyFactory(), factories.EventFactory()
    for state in ("draft", "published", "draft", "published"):
        factories.ParticipationFactory(party=party, agreement__state=state, agreement__signed_on="2025")
        factories.AgreementFactory(signing_event=event, state=state)

    said, held = public_record(party, BASE), public_record(event, BASE)

    assert (len(said["participations"]), said["left_out"]) == (2, {})
    assert (len(held["signed_agreements"]), held["left_out"]) == (2, {})


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, lists in LISTS.items() for name in lists], ids="-".join
)
def test_rest_of_every_list_is_where_it_is_said_to_be(client, kind, name):
    record = factories.__dict__[f"{kind.capitalize()}Factory"](slug="nowhere")

    response = client.get(record_lists.address_of_list(record, name))

    assert (response.status_code, response.context.get("ignored", [])) == (200, [])


def statements_of(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_record_is_read_in_as_many_statements_with_thirty_rows_as_with_one():
    register, counts = Grown(), {}
    kinds = ("agreement", "party", "person", "conference", "statement", "area", "place", "source")
    for rows in range(1, 31):
        register.grow()
        if rows in (1, 3, 30):
            found = [
                type(record).objects.get(pk=record.pk)
                for record in (getattr(register, kind) for kind in kinds)
            ]
            counts[rows] = [
                statements_of(lambda record=record: public_record(record, BASE)) for record in found
            ]

    assert counts[3] == counts[1]
    assert counts[30] == counts[1]
    assert max(counts[30]) <= 16


def test_many_records_are_read_in_as_many_statements_as_one():
    register = Grown()
    for _ in range(12):
        register.grow()
    agreements = Agreement.objects.published().order_by("slug")

    counts = [
        statements_of(lambda number=number: public_records(agreements[:number], BASE)) for number in (1, 12)
    ]

    assert counts[0] == counts[1]


def test_what_a_page_has_read_is_not_read_again():
    register = Grown()
    register.grow()
    read = Agreement.objects.published().prefetch_related("participations__party", "place")

    fresh = statements_of(lambda: public_records([Agreement.objects.get(pk=register.agreement.pk)], BASE))
    again = list(read.filter(pk=register.agreement.pk))
    further = statements_of(lambda: public_records(again, BASE))

    # The record itself, its participations and its place; their parties are read with them.
    assert fresh - further == 3


@pytest.mark.usefixtures("article")
def test_every_record_is_json_that_reads_back_the_same():
    said = [public_record(record, BASE) for kind in KINDS for record in records_of(kind)]

    assert json.loads(json.dumps(said, allow_nan=False)) == said
    assert len(said) == 30
