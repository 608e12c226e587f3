"""What readers may know of what a record was: its versions, each at an address, and the one of a day."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.models import Subquery
from django.test.utils import CaptureQueriesContext

from agreements.domain.changes import note_change
from agreements.domain.history import fixture_form, keep_standing
from agreements.domain.publication import publish, withdraw
from agreements.models import Agreement, Party, Place, Revision
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db

PAGE = "/en/agreements/a/"


@pytest.fixture
def agreement():
    """A draft with words nobody should see, published, then changed twice."""
    agreement = factories.AgreementFactory(slug="a", state="draft", title_en="Secret", summary_en="")
    change(agreement, "Draft words", title_en="A memorandum")
    publish(agreement, author="alice", reason="Ready")
    change(agreement, "A misprint", title_en="The memorandum")
    change(agreement, "More exact", summary_en="Both sides work together.")
    return agreement


def change(record, reason, **fields):
    with transaction.atomic():
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
        note_change(record, author="alice", reason=reason)


def made_on(*days):
    """The revisions that there are, from the first one on, were made on these days."""
    Agreement.objects.update(created_at=datetime(2025, 1, 1, tzinfo=UTC))
    for number, day in enumerate(days, 1):
        Revision.objects.filter(number=number).update(made_at=datetime(*day, 12, tzinfo=UTC))


def words(response):
    return response.content.decode()


def test_history_tells_each_public_version_with_its_reason_and_nobodys_account(client, agreement):
    page = client.get(f"{PAGE}history/")

    told = [(entry["revision"].number, entry["revision"].reason) for entry in page.context["entries"]]
    assert told == [(4, "More exact"), (3, "A misprint"), (2, "Ready")]
    assert "alice" not in words(page)
    assert "Secret" not in words(page)
    assert "Draft words" not in words(page)
    assert ("<del>A</del>" in words(page), "<ins>The</ins>" in words(page)) == (True, True)


def test_rows_that_came_and_went_are_told_by_the_names_of_what_they_name(client, agreement):
    party = factories.PartyFactory(slug="hainan", name_en="Hainan Province")
    row = factories.ParticipationFactory(agreement=agreement, party=party)
    change(agreement, "Party")
    row.delete()
    change(agreement, "No party")

    entries = client.get(f"{PAGE}history/").context["entries"]

    told = [
        (entry["revision"].reason, [tuple(found)[:3] for found in entry["objects"]]) for entry in entries[:2]
    ]
    assert told == [
        ("No party", [("Participation", "Hainan Province", "removed")]),
        ("Party", [("Participation", "Hainan Province", "added")]),
    ]


def test_a_row_that_names_a_hidden_record_is_in_no_version(client, agreement):
    party = factories.PartyFactory(slug="hainan", name_en="Hidden body")
    factories.ParticipationFactory(agreement=agreement, party=party)
    change(agreement, "A party")
    before = words(client.get(f"{PAGE}history/5/"))
    withdraw(party, reason="Asked for")

    after = [words(client.get(f"{PAGE}history/{rest}")) for rest in ("", "4/", "5/")]

    assert "Hidden body" in before
    assert ["Hidden body" in page or "hainan" in page for page in after] == [False, False, False]


def test_a_version_is_the_whole_record_as_it_was(client, agreement):
    page = words(client.get(f"{PAGE}history/2/"))

    assert "A memorandum" in page
    assert "Both sides work together." not in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{PAGE}">' in page


@pytest.mark.parametrize("number", [0, 1, 5, 99, 2**31, 10**30])
def test_a_version_that_is_none_or_was_a_draft_is_a_page_that_is_none(client, agreement, number):
    assert client.get(f"{PAGE}history/{number}/").status_code == 404


@pytest.mark.parametrize(
    ("day", "leads_to"),
    [
        ("2025-02-05", f"{PAGE}history/2/"),
        ("2025-02-19", f"{PAGE}history/2/"),
        ("2025-03-01", f"{PAGE}history/3/"),
        ("2025-04-01", PAGE),
        ("2999-12-31", PAGE),
        ("9999-12-31", PAGE),
    ],
)
def test_a_day_leads_to_the_version_readers_saw_at_its_end(client, agreement, day, leads_to):
    made_on((2025, 1, 10), (2025, 2, 5), (2025, 2, 20), (2025, 4, 1))

    answer = client.get(PAGE, {"as_at": day})

    assert (answer.status_code, answer.get("Location")) == (302, leads_to)


def test_before_it_was_published_a_day_has_no_version(client, agreement):
    made_on((2025, 1, 10), (2025, 2, 5), (2025, 2, 20), (2025, 4, 1))

    answer = client.get(PAGE, {"as_at": "2025-02-04"})

    assert answer.status_code == 404
    assert "It has stood here since" in words(answer)
    assert "Secret" not in words(answer)


def test_while_it_was_withdrawn_a_day_has_no_version(client, agreement):
    withdraw(agreement, reason="Asked for")
    publish(agreement, reason="Back")
    made_on(*[(2025, month, 1) for month in range(1, 7)])

    answers = [client.get(PAGE, {"as_at": f"2025-{month:02}-15"}) for month in (4, 5, 6)]

    assert [answer.status_code for answer in answers] == [302, 404, 302]
    assert 'It has stood here since <time datetime="2025-06-01">' in words(answers[1])


@pytest.mark.parametrize("day", ["", "yesterday", "2025-02-30", "2025", "26.3.2025", "2025-03-26T00:00"])
def test_a_day_that_is_none_is_a_bad_request_in_words(client, agreement, day):
    answer = client.get(PAGE, {"as_at": day})

    assert answer.status_code == 400
    assert "Write it as year, month and day" in words(answer)


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "9" * 30, "9" * 5000])
def test_a_page_of_versions_that_is_none_is_a_bad_request(client, agreement, number):
    assert client.get(f"{PAGE}history/", {"before": number}).status_code == 400


def test_a_record_without_revisions_stands_as_it_came(client):
    factories.AgreementFactory(slug="a")

    history = client.get(f"{PAGE}history/")
    today = client.get(PAGE, {"as_at": "2999-01-01"})

    assert "It stands as it was entered on" in words(history)
    assert (today.status_code, today["Location"]) == (302, PAGE)


def test_an_earlier_record_of_the_same_key_has_its_own_past(client):
    Revision.objects.create(
        kind="agreement",
        slug="a",
        number=1,
        state="published",
        made_at=datetime(2001, 1, 1, tzinfo=UTC),
        record=[{"model": "agreements.agreement", "fields": {"slug": "a", "title_en": "Another one"}}],
    )
    factories.AgreementFactory(slug="a")

    history = client.get(f"{PAGE}history/")

    assert (history.context["entries"], client.get(f"{PAGE}history/1/").status_code) == ([], 404)


def test_long_histories_have_several_pages(client, agreement):
    for number in range(30):
        change(agreement, f"Change {number}", summary_en=f"Words {number}")

    first = client.get(f"{PAGE}history/")
    second = client.get(f"{PAGE}history/", {"before": first.context["further"]})

    numbers = [entry["revision"].number for page in (first, second) for entry in page.context["entries"]]
    assert numbers == list(range(34, 1, -1))
    assert second.context["further"] is None


def test_pages_of_changes_that_readers_do_not_see_are_passed_over(client, agreement):
    party = factories.PartyFactory(slug="hainan", state="draft")
    for number in range(25):
        factories.ParticipationFactory(agreement=agreement, party=party, role="depositary")
        change(agreement, f"About a draft, {number}")
        agreement.participations.all().delete()

    page = client.get(f"{PAGE}history/")

    assert [entry["revision"].number for entry in page.context["entries"]] == [4, 3, 2]


def test_the_reason_of_what_readers_do_not_see_is_nowhere(client, agreement):
    party = factories.PartyFactory(slug="hainan")
    factories.ParticipationFactory(agreement=agreement, party=party)
    change(agreement, "The hidden body takes part")
    addresses = [f"{PAGE}history/", f"{PAGE}history/5/", "/en/changes/", "/en/changes.atom"]
    before = ["hidden body" in words(client.get(address)) for address in addresses]
    withdraw(party, reason="Asked for")

    after = ["hidden body" in words(client.get(address)) for address in addresses]

    assert (before, after) == ([True] * 4, [False] * 4)


def test_words_of_someone_hidden_are_nowhere(client):
    statement = factories.StatementFactory(text="Words of someone hidden")
    change(statement, "Said")
    page = statement.get_absolute_url()
    addresses = [f"{page}history/", f"{page}history/1/", "/en/changes/", "/en/changes.atom"]
    before = ["someone hidden" in words(client.get(address)) for address in addresses]
    withdraw(statement.speaker, reason="Asked for")

    after = ["someone hidden" in words(client.get(address)) for address in addresses]

    assert (before, after) == ([True] * 4, [False] * 4)


def test_a_version_tells_rows_by_the_names_and_words_of_today(client, agreement):
    factories.ParticipationFactory(agreement=agreement, party__name_en="Hainan Province")
    area = factories.AreaFactory(name_en="Trade")
    commitment = factories.CommitmentFactory(agreement=agreement, area=area, text_en="They align.")
    excerpt = factories.ExcerptFactory(source__slug="hkgov", slug="a", text="Words of the source")
    factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="signed_on")
    factories.CitationFactory(commitment=commitment, excerpt=excerpt, field="text")
    change(agreement, "Rows", signed_on="2025-03-26")

    parts = client.get(f"{PAGE}history/5/").context["parts"]

    told = {
        part.name: [
            [(field.label, [str(said.words) for said in field.said]) for field in row] for row in part.rows
        ]
        for part in parts
    }
    assert ("Signed on", ["2025-03-26"]) in told["agreement"][0]
    assert ("Kind", ["Memorandum of understanding"]) in told["agreement"][0]
    assert told["participation"] == [[("Party", ["Hainan Province"]), ("Role", ["Contracting party"])]]
    assert told["commitment"] == [[("Area", ["Trade"]), ("Commitment in English", ["They align."])]]
    assert told["citation"] == [
        [("Fact", ["Date of signing"]), ("Excerpt", ["Words of the source"])],
        [("Fact", ["Commitment: Trade"]), ("Excerpt", ["Words of the source"])],
    ]


def test_words_of_a_hidden_source_are_in_no_version(client, agreement):
    excerpt = factories.ExcerptFactory(text="Words of the source")
    factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="signed_on", says="Another day")
    change(agreement, "Cited")
    before = words(client.get(f"{PAGE}history/5/"))
    withdraw(excerpt.source, reason="Asked for")

    after = [words(client.get(f"{PAGE}history/{rest}")) for rest in ("", "5/")]

    assert ("Words of the source" in before, "Another day" in before) == (True, True)
    assert [(("Words of" in page) or ("Another day" in page)) for page in after] == [False, False]


def test_how_a_record_stood_before_its_first_change_is_how_it_was_entered(client):
    agreement = factories.AgreementFactory(slug="a", title_en="As it came")
    with transaction.atomic():
        keep_standing(agreement)
    change(agreement, "A misprint", title_en="As it is")
    Agreement.objects.update(created_at=datetime(2025, 1, 1, tzinfo=UTC))

    history, changes = client.get(f"{PAGE}history/"), client.get("/en/changes/")
    days = [client.get(PAGE, {"as_at": day}) for day in ("2024-12-31", "2025-01-01")]

    assert [(entry["revision"].number, entry["is_standing"]) for entry in history.context["entries"]] == [
        (2, False),
        (1, True),
    ]
    assert history.context["entries"][1]["day"] == "2025-01-01"
    assert [
        (entry["change"].revision.number, entry["change"].is_new) for entry in changes.context["changes"]
    ] == [(2, False)]
    assert [(day.status_code, day.get("Location")) for day in days] == [
        (404, None),
        (302, f"{PAGE}history/1/"),
    ]
    assert 'It has stood here since <time datetime="2025-01-01">' in words(days[0])


def test_a_version_is_not_the_present_one_where_something_changed_without_a_revision(client, agreement):
    Agreement.objects.update(title_en="By another way", version=99)

    page = client.get(f"{PAGE}history/4/")

    assert "It has changed since." in words(page)


def test_a_change_that_readers_do_not_see_is_no_version(client, agreement):
    party = factories.PartyFactory(slug="hainan", state="draft")
    factories.ParticipationFactory(agreement=agreement, party=party)
    change(agreement, "About a draft")

    reasons = [entry["revision"].reason for entry in client.get(f"{PAGE}history/").context["entries"]]

    assert "About a draft" not in reasons


def test_pages_of_the_past_ask_as_often_for_many_rows_as_for_few(client, agreement):
    counts = []
    for number in (1, 12):
        for _ in range(number):
            factories.ParticipationFactory(agreement=agreement)
            change(agreement, "One more")
        last = Revision.objects.order_by("-number").first().number
        counts.append([asked(client, f"{PAGE}history/"), asked(client, f"{PAGE}history/{last}/")])

    assert counts[0] == counts[1]
    assert max(counts[1]) < 12


def asked(client, address):
    follow()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_history_is_there_for_every_kind(client):
    records = [
        factories.PartyFactory(),
        factories.PersonFactory(),
        factories.EventFactory(),
        factories.StatementFactory(),
        factories.AreaFactory(),
        factories.PlaceFactory(),
        factories.SourceFactory(),
    ]
    for record in records:
        change(record, "Checked")

    pages = [
        client.get(f"{record.get_absolute_url()}history/{rest}").status_code
        for record in records
        for rest in ("", "1/")
    ]

    assert set(pages) == {200}


def test_a_key_of_former_days_leads_on_with_all_that_was_asked(client):
    party = factories.PartyFactory(slug="hainan")
    change(party, "Entered")
    factories.FormerAddressFactory(kind="party", slug="qiong", leads_to="hainan")
    rests = ("", "?as_at=2999-01-01", "history/", "history/1/", "record.json", "citation.bib")

    answers = [client.get(f"/zh-hant/parties/qiong/{rest}") for rest in rests]

    assert {answer.status_code for answer in answers} == {301}
    assert [answer["Location"] for answer in answers] == [f"/zh-hant/parties/hainan/{rest}" for rest in rests]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_key_of_former_days_leads_to_nothing_hidden(client, state):
    factories.PartyFactory(slug="hainan", state=state)
    factories.FormerAddressFactory(kind="party", slug="qiong", leads_to="hainan")

    assert client.get("/en/parties/qiong/").status_code == 404


def test_a_record_that_has_the_key_today_is_shown_under_it(client):
    factories.PartyFactory(slug="hainan")
    factories.PartyFactory(slug="qiong")
    factories.FormerAddressFactory(kind="party", slug="qiong", leads_to="hainan")

    assert client.get("/en/parties/qiong/").status_code == 200
    assert Party.objects.count() == 2


def test_a_version_of_the_same_moment_as_its_record_is_there(client):
    place = factories.PlaceFactory()
    factories.RevisionFactory(kind="place", slug=place.slug, state="published", record=fixture_form(place))
    # As the database itself writes a moment.
    Place.objects.update(created_at=Subquery(Revision.objects.values("made_at")))

    assert client.get(f"{place.get_absolute_url()}history/1/").status_code == 200
