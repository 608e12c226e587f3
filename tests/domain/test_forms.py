"""Records in fixture form, many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain.forms import as_form, as_objects, as_said, held_forms
from agreements.domain.references import primary_keys
from agreements.domain.schema import ROWS, SHAPES
from agreements.models import Event
from tests import factories
from tests.models.rows import make

pytestmark = pytest.mark.django_db


def test_record_is_held_with_its_rows_and_the_citations_of_these():
    agreement = factories.AgreementFactory(slug="a")
    commitment = factories.CommitmentFactory(agreement=agreement, slug="visits")
    factories.AliasFactory(party=None, agreement=agreement, language="en", text="The memo")
    cited = factories.CitationFactory(agreement=None, commitment=commitment, field="text")
    factories.CommitmentFactory(slug="of-another")

    (form,) = held_forms("agreement", ["a", "not-there"]).values()

    assert [place for place in form if place[0] != "citation"] == [
        ("agreement", ("a",)),
        ("commitment", ("a", "visits")),
        ("alias", ("en", "The memo", "agreement", "a")),
    ]
    assert ("citation", cited.natural_key()) in form
    assert form["commitment", ("a", "visits")].pk == commitment.pk


def test_values_are_those_of_a_fixture():
    place = factories.PlaceFactory(slug="boao", latitude="19.157", longitude="110.583")
    source = factories.SourceFactory(slug="report", read_on="2025-04-01")
    event = factories.EventFactory(slug="forum", place=place, is_expected=True)
    event.hosts.add(factories.PartyFactory(slug="b"), factories.PartyFactory(slug="a"))

    held = {
        slug: form[kind, (slug,)].fields
        for kind, slug in (("place", "boao"), ("source", "report"), ("event", "forum"))
        for form in held_forms(kind, [slug]).values()
    }

    assert (held["boao"]["latitude"], held["boao"]["longitude"]) == ("19.157", "110.583")
    assert (held["report"]["read_on"], held["report"]["checked_on"]) == ("2025-04-01", None)
    assert held["forum"]["place"] == ["boao"]
    assert held["forum"]["hosts"] == [["a"], ["b"]]
    assert (held["forum"]["is_expected"], held["forum"]["agreements"]) == (True, [])
    assert source.pk == held_forms("source", ["report"])["report"]["source", ("report",)].pk


def test_objects_lead_back_to_the_form():
    agreement = factories.AgreementFactory(slug="a", binding="yes")
    factories.ParticipationFactory.create_batch(2, agreement=agreement)
    form = {place: held.fields for place, held in held_forms("agreement", ["a"])["a"].items()}

    assert as_form(as_objects(form.items())) == form


def test_what_is_said_is_not_filled_up():
    said = [{"model": "agreements.place", "fields": {"slug": "boao", "region_code": ""}}]

    assert as_said(said) == {("place", ("boao",)): {"slug": "boao", "region_code": ""}}


@pytest.mark.parametrize("kind", ROWS)
def test_statements_do_not_grow_with_the_records(kind):
    numbers = []
    for number in (1, 10):
        slugs = [make(kind).slug for _ in range(number)]
        with CaptureQueriesContext(connection) as asked:
            held_forms(kind, slugs)
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]


@pytest.mark.parametrize("kind", [name for name, shape in SHAPES.items() if not shape.targets])
def test_keys_lead_to_the_rows_in_one_statement(kind):
    rows = [make(kind) for _ in range(3)]
    keys = [row.natural_key() for row in rows]
    unknown = tuple("unknown" for _ in keys[0])

    with CaptureQueriesContext(connection) as asked:
        found = primary_keys(SHAPES[kind], [*keys, unknown])

    assert found == {key: row.pk for key, row in zip(keys, rows, strict=True)}
    assert len(asked) == 1


def test_parts_of_different_keys_do_not_make_a_key():
    one, other = make("post"), make("post")

    assert primary_keys(SHAPES["post"], [(one.person.slug, other.slug)]) == {}
    assert not Event.objects.exists()
