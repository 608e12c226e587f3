"""A dump holds what was asked for and all that it names, in one order, and loads into an empty register as it stands."""

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.domain.dumping import UnknownNameError, batched, dumped
from agreements.domain.schema import ROWS, SHAPES
from tests import factories
from tests.domain.mixed import MixedRegister, empty_the_register
from tests.fixtures.conftest import ARTICLE
from tests.views.hidden import MARK

pytestmark = pytest.mark.django_db

RANDOM = st.randoms(use_true_random=False)
# Each example fills a register, empties it and loads it anew.
DRAWN = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def undone():
    """Whatever is written within is gone afterwards: hypothesis asks many times in one test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def load_into_empty(objects):
    empty_the_register()
    if not objects:
        # Django warns of a fixture without an object.
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "dump.json")
        file.write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")
        call_command("loaddata", file, verbosity=0)


def shape_and_key(entry):
    shape = SHAPES[entry["model"].partition(".")[2]]
    return shape, shape.key_of(entry["fields"])


def keys_of(objects):
    return [(shape.name, key) for shape, key in map(shape_and_key, objects)]


def place_of(entry):
    shape, key = shape_and_key(entry)
    return shape.rank, shape.place(key, entry["fields"])


def slugs_by_kind(objects):
    """The records among some objects."""
    found = {}
    for shape, key in map(shape_and_key, objects):
        if shape.is_record:
            found.setdefault(shape.name, []).append(key[0])
    return found


@DRAWN
@given(random=RANDOM)
def test_dump_is_what_readers_see_and_dumps_again_as_it_was(random):
    with undone():
        register = MixedRegister(random)

        objects = list(dumped())

        assert MARK not in json.dumps(objects)
        assert sorted(keys_of(objects)) == sorted(register.keys(hidden=False))
        assert objects == sorted(objects, key=place_of)
        load_into_empty(objects)
        assert list(dumped()) == objects
        assert list(dumped(drafts=True)) == objects


@DRAWN
@given(random=RANDOM)
def test_dump_with_drafts_is_all_there_is_and_dumps_again_as_it_was(random):
    with undone():
        register = MixedRegister(random)

        objects = list(dumped(drafts=True))

        assert sorted(keys_of(objects)) == sorted(register.keys(hidden=True))
        assert objects == sorted(objects, key=place_of)
        load_into_empty(objects)
        assert list(dumped(drafts=True)) == objects


@DRAWN
@given(random=RANDOM, drafts=st.booleans(), of_agreements=st.booleans(), of_kinds=st.booleans())
def test_part_of_a_register_is_a_register_of_its_own(random, drafts, of_agreements, of_kinds):
    with undone():
        MixedRegister(random)
        whole = list(dumped(drafts=drafts))
        slugs = slugs_by_kind(whole).get("agreement", [])
        agreements = random.sample(slugs, random.randint(0, len(slugs))) if of_agreements else []
        kinds = random.sample(list(ROWS), random.randint(0, len(ROWS))) if of_kinds else []

        part = list(dumped(agreements, kinds, drafts=drafts))

        # Whole records, none of them shortened, in the same order.
        slugs_in_part = slugs_by_kind(part)
        records = {(kind, slug) for kind, found in slugs_in_part.items() for slug in found}
        assert part == [entry for entry in whole if record_of(entry) in records]
        assert {("agreement", slug) for slug in agreements} <= records or kinds
        load_into_empty(part)
        assert list(dumped(drafts=True)) == part


def record_of(entry):
    shape, key = shape_and_key(entry)
    return shape.record_of(key)


@DRAWN
@given(random=RANDOM, drafts=st.booleans())
def test_dump_of_every_kind_is_the_whole_dump(random, drafts):
    with undone():
        MixedRegister(random)

        assert list(dumped(kinds=ROWS, drafts=drafts)) == list(dumped(drafts=drafts))


def test_dump_of_the_article_is_what_its_files_hold():
    call_command("loaddata", *ARTICLE, verbosity=0)
    objects = [entry for file in ARTICLE for entry in json.loads(file.read_text(encoding="utf-8"))]

    assert list(dumped()) == sorted(objects, key=place_of)
    assert list(dumped(drafts=True)) == sorted(objects, key=place_of)


@pytest.fixture
def negotiation():
    """An agreement with something of every kind behind it, and neighbours that it does not name."""
    state = factories.PartyFactory(slug="state")
    ministry = factories.PartyFactory(slug="ministry", parent=state)
    minister = factories.PersonFactory(slug="minister")
    post = factories.PostFactory(person=minister, slug="minister", party=ministry)
    conference = factories.EventFactory(slug="conference", place=factories.PlaceFactory(slug="harbour"))
    signing = factories.EventFactory(slug="signing", parent=conference)
    factories.AttendanceFactory(event=conference, person=factories.PersonFactory(slug="host"))
    fishing = factories.AgreementFactory(slug="fishing", signing_event=signing)
    factories.ParticipationFactory(agreement=fishing, party=ministry)
    fisheries = factories.AreaFactory(slug="fisheries", parent=factories.AreaFactory(slug="food"))
    commitment = factories.CommitmentFactory(agreement=fishing, area=fisheries)
    gazette = factories.SourceFactory(slug="gazette", part_of=factories.SourceFactory(slug="bulletin"))
    quoted = factories.ExcerptFactory(source=gazette, slug="quoted", order=2)
    factories.ExcerptFactory(source=gazette, slug="told", order=1)
    factories.CitationFactory(excerpt=quoted, commitment=commitment)
    factories.RelationFactory(from_agreement=fishing, to_agreement=factories.AgreementFactory(slug="older"))
    statement = factories.StatementFactory(slug="praise", speaker=minister, post=post)
    # The statement is about two agreements: the other comes whole, but not what else was said of it.
    whaling = factories.AgreementFactory(slug="whaling", place=factories.PlaceFactory(slug="bay"))
    statement.agreements.set([fishing, whaling])
    factories.StatementFactory(slug="blame", speaker__slug="critic").agreements.set([whaling])
    # Nothing names these.
    factories.EventFactory(slug="dinner", parent=conference).agreements.set([fishing])
    factories.RelationFactory(
        from_agreement=factories.AgreementFactory(slug="younger"), to_agreement=fishing, kind="renews"
    )
    return fishing


@pytest.mark.usefixtures("negotiation")
def test_dump_of_an_agreement_has_all_it_names_and_what_was_said_of_it():
    objects = list(dumped(["fishing"]))

    assert slugs_by_kind(objects) == {
        "area": ["fisheries", "food"],
        "place": ["bay", "harbour"],
        "party": ["ministry", "state"],
        "person": ["host", "minister"],
        "event": ["conference", "signing"],
        "source": ["bulletin", "gazette"],
        "agreement": ["fishing", "older", "whaling"],
        "statement": ["praise"],
    }
    assert [key for name, key in keys_of(objects) if name == "excerpt"] == [
        ("gazette", "told"),
        ("gazette", "quoted"),
    ]


@pytest.mark.usefixtures("negotiation")
def test_dump_of_a_kind_has_what_its_records_name_and_no_statements():
    assert slugs_by_kind(dumped(kinds=["person", "place"])) == {
        "place": ["bay", "harbour"],
        "party": ["ministry", "state"],
        "person": ["critic", "host", "minister"],
    }


@pytest.mark.usefixtures("negotiation")
def test_dump_of_a_kind_and_an_agreement_has_the_records_of_that_kind_behind_it():
    assert slugs_by_kind(dumped(["fishing"], ["person", "place"])) == {
        "place": ["bay", "harbour"],
        "party": ["ministry", "state"],
        "person": ["host", "minister"],
    }


def test_dump_of_an_empty_register_is_empty():
    assert list(dumped()) == []
    assert list(dumped(kinds=["party"], drafts=True)) == []


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.usefixtures("negotiation")
def test_dump_is_the_same_however_many_records_are_read_at_once(monkeypatch, size):
    whole, part = list(dumped()), list(dumped(["fishing"]))
    monkeypatch.setattr("agreements.domain.dumping.BATCH", size)

    assert list(dumped()) == whole
    assert list(dumped(["fishing"])) == part


def test_dump_is_in_the_order_of_the_signs_whatever_the_database_compares_by():
    slugs = ["a", "a-b", "a1", "aa", "ab", "b", "z", "é", "中", "협정", "ﬀ", "𠮷"]
    for slug in reversed(slugs):
        post = factories.PostFactory(person__slug=slug, slug="z")
        factories.PostFactory(person=post.person, slug="é")

    objects = list(dumped())

    assert slugs_by_kind(objects)["person"] == slugs == sorted(slugs)
    assert [key for name, key in keys_of(objects) if name == "post"] == [
        (slug, post) for slug in slugs for post in ("z", "é")
    ]


def statements_asked(**options):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = list(dumped(**options))
    return len(asked), len(found)


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("part", [{}, {"kinds": ["agreement", "statement"]}, {"agreements": ["a1"]}])
def test_more_rows_ask_no_more_statements(part, drafts):
    made = negotiation_of("a1", 1)
    once = statements_asked(**part, drafts=drafts)
    for number in range(2, 4):
        made = negotiation_of(f"a{number}", number, made)

    thrice = statements_asked(**part, drafts=drafts)

    assert thrice[0] == once[0]
    assert thrice[1] > 2 * once[1]


def negotiation_of(slug, number, statement=None):
    """An agreement with a row of each kind; the statement about the first is also about the others."""
    event = factories.EventFactory()
    event.hosts.set([factories.PartyFactory()])
    attendance = factories.AttendanceFactory(event=event)
    agreement = factories.AgreementFactory(slug=slug, signing_event=event)
    rows = [
        {"agreement": agreement},
        {"attendance": attendance},
        {"participation": factories.ParticipationFactory(agreement=agreement)},
        {"commitment": factories.CommitmentFactory(agreement=agreement)},
    ]
    for row in rows:
        factories.CitationFactory(**row)
        factories.AliasFactory(agreement=agreement)
    statement = statement or factories.StatementFactory(speaker=attendance.person)
    statement.agreements.add(agreement)
    return statement


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_agreement_is_answered_as_one_that_never_existed(state):
    factories.AgreementFactory(slug="fishing-2025")
    before = words_for(["fishing-2024"])
    factories.AgreementFactory(slug="fishing-2024", state=state)

    assert (
        words_for(["fishing-2024"])
        == before
        == ("There is no agreement “fishing-2024”. Did you mean “fishing-2025”?")
    )
    # Nor is it the nearest to another.
    assert words_for(["fishing-2023"]) == (
        "There is no agreement “fishing-2023”. Did you mean “fishing-2025”?"
    )
    assert slugs_by_kind(dumped(["fishing-2024"], drafts=True)) == {"agreement": ["fishing-2024"]}


def test_everything_unknown_is_named_at_once():
    factories.AgreementFactory(slug="fishing")

    words = words_for(["fisching", "fishing", "\ud800", "\0", "fisching"], ["agreements", "party", "vessel"])

    assert words.splitlines() == [
        "There is no agreement “fisching”. Did you mean “fishing”?",
        "There is no agreement “\\ud800”.",
        "There is no agreement “\\u0000”.",
        "“agreements” is no kind of record. Did you mean “agreement”? The kinds are agreement, area, event, "
        "party, person, place, source, statement.",
        "“vessel” is no kind of record. The kinds are agreement, area, event, party, person, place, source, statement.",
    ]


def words_for(agreements, kinds=()):
    with pytest.raises(UnknownNameError) as fault:
        dumped(agreements, kinds)
    return str(fault.value)


def test_batched_leaves_nothing_out():
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batched([], 2)) == []
