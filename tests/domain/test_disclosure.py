"""No word of what is hidden is given out, nor a row that says nothing, or breaks a rule, without it."""

import json

import pytest

from agreements.domain.dumping import dumped
from agreements.domain.schema import ROWS, SHAPES
from tests import factories
from tests.views.hidden import MADE, MARK, STATES, Register, publish_all

pytestmark = pytest.mark.django_db


def objects_of(kind, **options):
    """The fields of the objects of a kind in a dump."""
    return [entry["fields"] for entry in dumped(**options) if entry["model"] == f"agreements.{kind}"]


def make(kind, *hidden, **given):
    """A published record, or a row of one, that names hidden records by these relations."""
    named = {name: MADE[SHAPES[kind].fields[name].to](state="draft") for name in hidden}
    return MADE[kind](**named | given)


def marks_in(objects):
    words = json.dumps(list(objects))
    return {kind for kind in MADE if f"{MARK}-draft-{kind}" in words}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kinds", [(), ROWS], ids=["whole", "by kind"])
def test_no_relation_gives_away_what_is_hidden(state, kinds):
    Register(state)

    words = json.dumps(list(dumped(kinds=kinds)))

    assert MARK not in words
    assert len(words) > 10_000


def test_the_same_dump_has_everything_once_it_is_published():
    Register("draft")
    publish_all()

    # A row that only joins two records has no words of its own.
    assert set(MADE) - marks_in(dumped()) == {"participation", "relation"}


def test_relations_to_hidden_records_are_left_out():
    agreement = make("agreement", "place", "signing_event")
    event = make("event", "parent", "place")
    event.hosts.set([factories.PartyFactory(state="draft"), factories.PartyFactory(slug="host")])
    event.agreements.set([factories.AgreementFactory(state="draft"), agreement])

    agreements, events = objects_of("agreement"), objects_of("event")

    assert [sorted(fields) for fields in agreements] == [["kind", "slug", "state", "status", "title_en"]]
    assert [(fields["hosts"], fields["agreements"]) for fields in events] == [
        ([["host"]], [[agreement.slug]])
    ]
    assert [sorted(fields) for fields in events] == [
        ["agreements", "hosts", "kind", "name_en", "slug", "state"]
    ]


NOTHING_TO_READERS = [
    ("post", ["person"], {}),
    ("participation", ["party"], {}),
    ("commitment", ["area"], {}),
    ("relation", ["to_agreement"], {}),
    ("attendance", ["event"], {}),
    ("attendance", ["person"], {"described_as_en": "A minister"}),
    ("attendance", [], {"person": None}),
    ("statement", ["speaker"], {}),
    ("statement", ["on_behalf_of"], {"speaker": None}),
    ("excerpt", ["source"], {}),
    ("sourceaddress", ["source"], {}),
]


@pytest.mark.parametrize(("kind", "hidden", "given"), NOTHING_TO_READERS)
def test_row_that_says_nothing_to_readers_is_left_out(kind, hidden, given):
    make(kind, *hidden, **given)

    assert objects_of(kind) == []
    assert len(objects_of(kind, drafts=True)) == 1


@pytest.mark.parametrize(
    ("kind", "hidden", "given"), [row for row in NOTHING_TO_READERS if row[0] in SHAPES["citation"].targets]
)
def test_citation_of_what_is_left_out_is_left_out(kind, hidden, given):
    factories.CitationFactory(**{kind: make(kind, *hidden, **given)})

    assert objects_of("citation") == []
    assert len(objects_of("citation", drafts=True)) == 1


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("agreement", "place"),
        ("agreement", "signing_event"),
        ("party", "parent"),
        ("event", "parent"),
        ("event", "place"),
        ("attendance", "on_behalf_of"),
        ("statement", "event"),
    ],
)
def test_citation_of_a_hidden_fact_is_left_out(kind, fact):
    hiding, plain = make(kind, fact), MADE[kind]()
    for record in (hiding, plain):
        for name in ("", *record.citable):
            factories.CitationFactory(**{kind: record}, field=name, says="Otherwise")

    assert facts_cited(hiding) == {"", *hiding.citable} - {fact}
    # Where the register knows of none, a source may well say one.
    assert facts_cited(plain) == {"", *plain.citable}


def facts_cited(record):
    kind, key = record._meta.model_name, list(record.natural_key())
    return {fields.get("field", "") for fields in objects_of("citation") if fields.get(kind) == key}


def test_citation_of_hosts_is_left_out_only_where_all_are_hidden():
    host, hidden = factories.PartyFactory(), factories.PartyFactory(state="draft")
    for hosts in ([hidden], [hidden, host], [host]):
        event = factories.EventFactory()
        event.hosts.set(hosts)
        factories.CitationFactory(event=event, field="hosts", says=f"{len(hosts)} {hosts[0].state}")

    assert sorted(fields["says"] for fields in objects_of("citation")) == ["1 published", "2 draft"]


def test_citation_of_areas_is_left_out_only_where_all_are_hidden():
    area, hidden = factories.AreaFactory(), factories.AreaFactory(state="draft")
    for areas in ([], [hidden], [hidden, area], [area]):
        agreement = factories.AgreementFactory()
        for named in areas:
            factories.CommitmentFactory(agreement=agreement, area=named)
        factories.CitationFactory(agreement=agreement, field="areas", says=f"{[row.state for row in areas]}")

    assert sorted(fields["says"] for fields in objects_of("citation")) == [
        "['draft', 'published']",
        "['published']",
        "[]",
    ]


def test_office_of_someone_hidden_is_left_out_of_a_row_that_names_it():
    post = make("post", "person")
    factories.AttendanceFactory(post=post)

    assert ["post" in fields for fields in objects_of("attendance")] == [False]
    assert ["post" in fields for fields in objects_of("attendance", drafts=True)] == [True]


def test_row_that_no_load_would_take_is_left_out():
    # Plain `loaddata` lets these in; an export that does not load is a fault.
    factories.AttendanceFactory(post=factories.PostFactory(title_en="Another's office"))
    factories.CitationFactory(agreement=factories.AgreementFactory(), field="weather")

    assert (objects_of("attendance"), objects_of("citation")) == ([], [])
    assert len(objects_of("attendance", drafts=True)) == len(objects_of("citation", drafts=True)) == 1
