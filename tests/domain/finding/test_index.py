"""Whatever door a change comes through, what is derived is what the records say: as if it were made from nothing."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from agreements import models
from agreements.domain.changes import delete_records, note_change
from agreements.domain.finding import index
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.index import refresh
from agreements.domain.finding.search import found
from agreements.domain.finding.tallies import tallied
from agreements.domain.publication import publish
from agreements.text.question import parse_question
from tests import factories
from tests.admin.desk import WHY, Desk, address, faults, filled
from tests.derived import follow
from tests.domain.finding.anew import assert_true, derived, made_from_nothing
from tests.domain.proposals import agreement, entry, loaded, party

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db, client):
    client.force_login(factories.EditorFactory())
    return Desk(client)


@pytest.fixture
def memorandum():
    """An agreement with all that it is found by, and all of it in the index."""
    parent = factories.AreaFactory(slug="economy", name_en="Economy")
    area = factories.AreaFactory(slug="tourism", name_en="Tourism", parent=parent)
    place = factories.PlaceFactory(slug="boao", name_en="Boao")
    made = factories.AgreementFactory(slug="a", title_en="A memorandum", place=place, signed_on="2025-03-26")
    body = factories.PartyFactory(slug="hainan", name_en="Hainan")
    person = factories.PersonFactory(slug="feng", name_en="Feng Fei")
    event = factories.EventFactory(slug="forum", name_en="Forum", place=place)
    made.signing_event = event
    made.save()
    factories.ParticipationFactory(agreement=made, party=body, role="signatory")
    factories.CommitmentFactory(agreement=made, area=area, text_en="More ferries")
    factories.AttendanceFactory(event=event, person=person, on_behalf_of=body)
    said = factories.StatementFactory(slug="said", text="We sail together", speaker=person, event=event)
    said.agreements.add(made)
    source = factories.SourceFactory(slug="gazette")
    factories.CitationFactory(excerpt__source=source, agreement=made, field="title")
    follow()
    return made


def hits(text, kind="agreement"):
    """The keys of the records of a kind that are found by what a reader types."""
    shape = getattr(models, kind.title())
    slugs = dict(shape.objects.values_list("pk", "slug"))
    return [slugs[key] for key in found(parse_question(text).phrases, kind, 0, 100)]


def counts(facet):
    return tallied(Asked(), {facet: None}).counts[facet]


def removed(desk, record, prefix, number=0):
    """Opens a form, ticks a row for removal and saves."""
    content = filled(desk.open(record).context) | {f"{prefix}-{number}-DELETE": "on", "change_reason": WHY}
    response = desk.client.post(address(record), content)
    assert faults(response) == {}


# Forms


def test_form_that_adds_is_found_and_counted(desk):
    place = desk.enter(models.Place, name_en="Boao", _publish="1")
    body = desk.enter(models.Party, name_en="Hainan", kind="regional_government", _publish="1")
    area = desk.enter(models.Area, name_en="Tourism", _publish="1")

    made = desk.enter(
        models.Agreement,
        title_en="On ferries",
        kind="treaty",
        status="signed",
        _publish="1",
        place=place,
        rows={
            "participations": [{"party": body, "role": "signatory"}],
            "commitments": [{"area": area, "text_en": "To sail"}],
            "aliases": [{"text": "The Ferry Treaty", "language": "en", "kind": "short"}],
        },
    )

    for text in ("ferries", "Boao", "Hainan", "tourism", "sail", '"ferry treaty"'):
        assert hits(text) == [made.slug]
    assert [counts(facet) for facet in ("party", "area", "place", "kind")] == [
        {str(body.pk): 1},
        {str(area.pk): 1},
        {str(place.pk): 1},
        {"treaty": 1},
    ]
    assert_true()


def test_form_that_changes_a_title(desk, memorandum):
    response = desk.send(memorandum, title_en="A covenant")

    assert faults(response) == {}
    assert (hits("memorandum"), hits("covenant")) == ([], ["a"])
    assert_true()


@pytest.mark.parametrize(
    ("prefix", "words", "facet"),
    [("participations", "Hainan", "party"), ("commitments", "ferries", "area"), ("citations", "", "sources")],
)
def test_row_that_is_removed_by_form(desk, memorandum, prefix, words, facet):
    before = counts(facet)

    removed(desk, memorandum, prefix)

    assert hits(words) == []
    assert before != counts(facet)
    assert_true()


def step(desk, record, name):
    """Takes a record one step on, on its page for that."""
    at = address(record, "publication")
    version = type(record).objects.get(pk=record.pk).version
    desk.client.post(at, {"step": name, "seen_version": version, "change_reason": WHY})


def test_states_by_step(desk, memorandum):
    steps = (("withdraw", []), ("submit", []), ("send_back", []), ("publish", ["a"]))
    for name, slugs in steps:
        step(desk, memorandum, name)

        assert hits("memorandum") == slugs
        assert counts("kind") == ({"memorandum_of_understanding": 1} if slugs else {})
        assert_true()


def test_publish_action(desk):
    drafts = [
        factories.AgreementFactory(title_en=title, state="draft") for title in ("On ferries", "On trains")
    ]
    seen = [f"{row.pk}:{row.version}" for row in drafts]
    content = {"action": "publish_chosen", "_selected_action": [row.pk for row in drafts]}
    content |= {"confirmed": "1", "seen": seen}
    follow()
    assert hits("ferries") == []

    desk.client.post(address(models.Agreement, "changelist"), content)

    assert (hits("ferries"), hits("trains")) == ([drafts[0].slug], [drafts[1].slug])
    assert_true()


def test_deleted_by_form(desk, memorandum):
    models.Statement.objects.get().agreements.clear()

    desk.client.post(address(memorandum, "delete"), {"post": "yes"})

    assert not models.Agreement.objects.exists()
    assert hits("memorandum") == []
    assert (counts("party"), counts("kind")) == ({}, {})
    assert_true()


def test_several_deleted_at_once(desk):
    areas = factories.AreaFactory.create_batch(3, name_en="Ferries")
    content = {"action": "delete_selected", "post": "yes", "_selected_action": [row.pk for row in areas[:2]]}

    desk.client.post(address(models.Area, "changelist"), content)

    assert hits("ferries", "area") == [areas[2].slug]
    assert_true()


def test_row_with_a_page_of_its_own_changes_and_goes(desk, memorandum):
    commitment = memorandum.commitments.get()
    desk.send(commitment, text_en="Faster trains")
    assert (hits("ferries"), hits("trains")) == ([], ["a"])
    assert_true()

    desk.client.post(address(commitment, "delete"), {"post": "yes"})
    assert (hits("trains"), counts("area")) == ([], {})
    assert_true()


def test_attendance_that_is_removed(desk, memorandum):
    assert hits("Feng") == ["a"]

    removed(desk, memorandum.signing_event, "attendances")

    assert (hits("Feng"), hits("Feng", "event"), hits("Feng", "statement")) == ([], [], ["said"])
    assert_true()


def test_statement_that_is_no_longer_about_an_agreement(desk, memorandum):
    assert hits("sail") == ["a"]

    desk.send(models.Statement.objects.get(), agreements=[])

    assert (hits("sail"), hits("sail", "statement")) == ([], ["said"])
    assert_true()


@pytest.mark.parametrize(
    ("kind", "old", "finds"),
    [
        ("party", "Hainan", ("agreement", "event", "party")),
        ("place", "Boao", ("agreement", "event", "place")),
        ("person", "Feng", ("agreement", "event", "person", "statement")),
        ("area", "Tourism", ("agreement", "area")),
        ("event", "Forum", ("event", "statement")),
    ],
)
def test_what_is_renamed_is_found_by_its_new_name_only(desk, memorandum, kind, old, finds):
    record = getattr(models, kind.title()).objects.get(name_en__contains=old)
    kinds = ("party", "person", "place", "area", "event", "statement", "agreement")
    assert [name for name in kinds if hits(old, name)] == sorted(finds, key=kinds.index)

    response = desk.send(record, name_en="Zanzibar")

    assert faults(response) == {}
    assert [name for name in kinds if hits(old, name)] == []
    assert [name for name in kinds if hits("Zanzibar", name)] == sorted(finds, key=kinds.index)
    assert_true()


def test_area_above_is_renamed(desk, memorandum):
    desk.send(models.Area.objects.get(slug="economy"), name_en="Prosperity")

    assert sorted(hits("Prosperity", "area")) == ["economy", "tourism"]
    assert hits("Economy", "area") == []
    assert_true()


def test_other_name_comes_and_goes(desk, memorandum):
    body = models.Party.objects.get()

    desk.send(body, rows={"aliases": [{"text": "瓊", "language": "zh-Hant", "kind": "short"}]})
    assert (hits("琼"), hits("瓊", "event")) == (["a"], ["forum"])
    assert_true()

    removed(desk, body, "aliases")
    assert hits("琼") == []
    assert_true()


@pytest.mark.parametrize(
    ("kind", "words", "facet"),
    [("party", "Hainan", "party"), ("area", "Tourism", "area"), ("place", "Boao", "place")],
)
def test_what_is_hidden_is_neither_found_nor_counted(desk, memorandum, kind, words, facet):
    record = getattr(models, kind.title()).objects.get(name_en=words)
    assert counts(facet) == {str(record.pk): 1}

    step(desk, record, "withdraw")

    assert (hits(words), counts(facet)) == ([], {})
    assert_true()


def test_words_of_one_who_is_hidden_are_not_found(desk, memorandum):
    step(desk, models.Person.objects.get(), "withdraw")

    assert (hits("sail"), hits("sail", "statement"), hits("Feng"), hits("Feng", "event")) == ([], [], [], [])
    assert_true()


def test_source_that_is_withdrawn_no_longer_counts(desk, memorandum):
    assert counts("sources") == {"1": 1}

    step(desk, models.Source.objects.get(), "withdraw")

    assert counts("sources") == {"0": 1}
    assert_true()


# Files


MEMORANDUM = (
    party("hainan", state="published"),
    entry("area", slug="tourism", name_en="Tourism", state="published"),
    agreement(title_en="On trade", signed_on="2025-03-26", state="published"),
    entry("participation", agreement=["a"], party=["hainan"], role="signatory"),
    entry("commitment", slug="c", agreement=["a"], area=["tourism"], text_en="More ferries"),
)


def test_load_of_what_is_new_and_what_changed():
    assert loaded(*MEMORANDUM).is_written
    assert (hits("trade"), hits("Hainan"), hits("ferries")) == (["a"], ["a"], ["a"])
    assert_true()

    again = (party("hainan", name_en="Qiong", state="published"), *MEMORANDUM[1:])
    assert loaded(*again).is_written
    assert (hits("Hainan"), hits("Qiong")) == ([], ["a"])
    assert_true()


def test_load_that_prunes(tmp_path):
    whole, less = tmp_path / "whole.json", tmp_path / "less.json"
    other = entry("commitment", slug="d", agreement=["a"], area=["tourism"], text_en="More trains")
    whole.write_text(json.dumps([*MEMORANDUM, other]), encoding="utf-8")
    less.write_text(json.dumps(MEMORANDUM), encoding="utf-8")
    call_command("load", str(whole), stdout=StringIO())
    assert hits("trains") == ["a"]

    call_command("load", str(less), "--prune", stdout=StringIO())

    assert hits("trains") == []
    assert_true()


def test_plain_loaddata(tmp_path):
    file = tmp_path / "plain.json"
    said = entry(
        "statement",
        slug="said",
        state="published",
        kind="verbatim",
        text="We sail",
        language="en",
        channel="speech",
        on_behalf_of=["hainan"],
        agreements=[["a"]],
    )
    file.write_text(json.dumps([*MEMORANDUM, said]), encoding="utf-8")
    call_command("loaddata", str(file), verbosity=0)
    assert (hits("Hainan"), hits("sail")) == (["a"], ["a"])
    assert_true()

    said["fields"]["agreements"] = []
    file.write_text(json.dumps([party("hainan", name_en="Qiong", state="published"), said]), encoding="utf-8")
    call_command("loaddata", str(file), verbosity=0)
    assert (hits("Hainan"), hits("Qiong"), hits("sail")) == ([], ["a"], [])
    assert_true()


def test_plain_loaddata_that_gives_a_row_to_another_record(memorandum, tmp_path):
    other = factories.AgreementFactory(slug="b")
    follow()
    row = memorandum.participations.get()
    file = tmp_path / "moved.json"
    fields = {"agreement": other.pk, "party": row.party_id, "role": "signatory", "order": 1}
    file.write_text(
        json.dumps([{"model": "agreements.participation", "pk": row.pk, "fields": fields}]), encoding="utf-8"
    )

    call_command("loaddata", str(file), verbosity=0)

    # By the name of the one on whose behalf someone attended an event nobody is found who was not there.
    assert hits("Hainan") == ["b"]
    assert_true()


# Verbs


def test_publication_and_deletion():
    made = factories.AgreementFactory(slug="a", title_en="On ferries", state="draft")
    follow()

    publish(made)
    assert hits("ferries") == ["a"]
    assert_true()

    with transaction.atomic():
        delete_records([made])
    assert hits("ferries") == []
    assert_true()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_derived_outside_of_the_transaction_of_the_change():
    with pytest.raises(RuntimeError, match="in the transaction"):
        refresh({"party": [1]})


def test_many_at_once_reach_what_they_are_tied_to(monkeypatch):
    """Keys of one kind say nothing of those of another, however many go through at once."""
    monkeypatch.setattr(index, "BATCH", 2)
    made = [factories.AgreementFactory(slug=f"a-{number}") for number in range(6)]
    bodies = [factories.PartyFactory(name_en="Hainan") for _ in made]
    for number, body in enumerate(bodies):
        factories.ParticipationFactory(agreement=made[-1 - number], party=body)
    follow()
    models.Party.objects.update(name_en="Qiong")

    with transaction.atomic():
        refresh({"party": [body.pk for body in bodies]})

    assert len(hits("Qiong")) == 6
    assert_true()


def test_change_that_is_rolled_back_leaves_all_as_it_was(memorandum):
    before = derived()

    with transaction.atomic():
        body = models.Party.objects.get()
        body.name_en = "Qiong"
        body.save()
        note_change(body)
        assert hits("Qiong") == ["a"]
        transaction.set_rollback(True)

    assert derived() == before == made_from_nothing()


def test_version_of_the_register_grows_with_what_readers_see_only(memorandum):
    def number():
        return models.RegisterVersion.objects.get().number

    before = number()

    with transaction.atomic():
        note_change(memorandum)
    assert number() == before

    memorandum.title_en = "A covenant"
    memorandum.save()
    with transaction.atomic():
        note_change(memorandum)
    assert number() == before + 1


def test_text_longer_than_is_looked_through_is_found_by_its_beginning():
    """As much on both databases, and what follows it is not lost with it."""
    long = " ".join(f"w{number}" for number in range(20_000))
    said = factories.StatementFactory(text=long, translation_en="Once more")
    made = factories.AgreementFactory(slug="a", summary_en="Ferries")
    said.agreements.add(made)

    follow()

    assert [hits(text) for text in ("ferries", "w0", "w15990", '"w15989 w15990"', "w19999")] == [
        ["a"],
        ["a"],
        ["a"],
        ["a"],
        [],
    ]


def test_word_that_stands_too_often_is_found_in_its_first_places():
    factories.StatementFactory(slug="said", text=" ".join(f"the ship{number}" for number in range(400)))

    follow()

    assert [hits(text, "statement") for text in ("the", '"the ship254"', '"the ship255"', "ship399")] == [
        ["said"],
        ["said"],
        [],
        ["said"],
    ]
