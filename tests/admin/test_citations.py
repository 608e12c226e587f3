"""What a fact rests on is entered on the page of the record, among the facts it has."""

import pytest

from agreements import models
from agreements.admin.citations import facts_of
from tests import factories
from tests.admin.desk import address, faults, model_of, needed

CITED = ("agreement", "party", "person", "event", "attendance", "statement", "commitment", "participation")


@pytest.mark.parametrize("kind", CITED)
def test_every_fact_of_a_record_can_be_cited_and_has_a_name(desk, kind):
    facts = facts_of(model_of(kind))
    excerpts = [factories.ExcerptFactory() for _ in facts]

    record = desk.enter(
        model_of(kind),
        **needed(kind),
        rows={
            "citations": [
                {"excerpt": excerpt, "field": name}
                for excerpt, (name, _words) in zip(excerpts, facts, strict=True)
            ]
        },
    )

    assert sorted(record.citations.values_list("field", flat=True)) == sorted(["", *record.citable])
    assert all(words and words != name for name, words in facts)


def test_first_choice_is_the_record_as_a_whole():
    assert facts_of(models.Person) == [
        ("", "The record as a whole"),
        ("name", "Name"),
        ("description", "Description"),
    ]


def test_citation_is_kept_with_all_it_says(desk):
    agreement, excerpt = factories.AgreementFactory(), factories.ExcerptFactory()

    desk.send(
        agreement,
        rows={
            "citations": [
                {
                    "excerpt": excerpt,
                    "field": "place",
                    "inferred": "on",
                    "inference_en": "place of the conference",
                    "says": "Hainan",
                }
            ]
        },
    )

    cited = agreement.citations.get()
    assert (cited.excerpt, cited.field, cited.inferred) == (excerpt, "place", True)
    assert (cited.inference_en, cited.says) == ("place of the conference", "Hainan")


def test_fact_that_a_record_does_not_have_is_refused_beside_its_field(desk):
    person, excerpt = factories.PersonFactory(), factories.ExcerptFactory()

    response = desk.send(person, rows={"citations": [{"excerpt": excerpt, "field": "signed_on"}]})

    assert faults(response) == {
        "citations-0-field": ["Select a valid choice. signed_on is not one of the available choices."]
    }


def test_unknown_fact_from_elsewhere_stays_until_it_is_mended(desk):
    citation = factories.CitationFactory(person=factories.PersonFactory(), field="height")

    page = desk.open(citation.person).content.decode()
    untouched = desk.send(citation.person, name_en="Feng Fei")
    mended = desk.send(citation.person, **{"citations-0-field": "name"})

    assert "height (no fact of this record)</option>" in page
    assert (faults(untouched), faults(mended)) == ({}, {})
    citation.refresh_from_db()
    assert citation.field == "name"


def test_excerpt_shows_the_facts_that_rest_on_it(desk):
    participation = factories.ParticipationFactory(party__name_en="Hainan")
    citation = factories.CitationFactory(participation=participation, field="signed_on")

    page = desk.open(citation.excerpt).content.decode()

    assert f'<a href="{address(participation)}">Hainan (Contracting party)</a>' in page
    assert "<p>Signature of a party</p>" in page


def test_facts_that_rest_on_an_excerpt_are_not_changed_there(desk):
    citation = factories.CitationFactory(person=factories.PersonFactory(), field="name")

    desk.send(citation.excerpt, **{"citations-0-DELETE": "on", "citations-0-field": ""})

    citation.refresh_from_db()
    assert citation.field == "name"
