"""Rows are entered on the page of their record, none of them twice."""

import pytest
from django.db import IntegrityError

from agreements import models
from tests import factories
from tests.admin.desk import address, faults, filled, needed


def test_agreement_is_entered_with_all_its_rows(desk):
    party, area, other = factories.PartyFactory(), factories.AreaFactory(), factories.AgreementFactory()
    excerpt = factories.ExcerptFactory()

    agreement = desk.enter(
        models.Agreement,
        **needed("agreement"),
        rows={
            "participations": [{"party": party, "role": "signatory"}],
            "commitments": [{"area": area, "text_en": "To trade", "wording": "aims_to"}],
            "relations": [{"kind": "amends", "to_agreement": other}],
            "aliases": [{"text": "MoU", "language": "en", "kind": "short"}],
            "citations": [{"excerpt": excerpt, "field": "title"}],
        },
    )

    participation, commitment = agreement.participations.get(), agreement.commitments.get()
    assert (participation.party, participation.role) == (party, "signatory")
    assert (commitment.area, commitment.text_en, commitment.wording) == (area, "To trade", "aims_to")
    assert [relation.to_agreement for relation in agreement.relations.all()] == [other]
    assert [alias.text for alias in agreement.aliases.all()] == ["MoU"]
    assert [(cited.excerpt, cited.field) for cited in agreement.citations.all()] == [(excerpt, "title")]


def test_source_is_entered_with_its_rows(desk):
    source = desk.enter(
        models.Source,
        **needed("source"),
        rows={
            "excerpts": [{"text": "have signed", "locator_en": "paragraph 1"}],
            "addresses": [{"web_address": "https://mirror.example/1"}],
        },
    )

    assert [excerpt.text for excerpt in source.excerpts.all()] == ["have signed"]
    assert [further.web_address for further in source.addresses.all()] == ["https://mirror.example/1"]


def test_excerpts_are_entered_without_words(desk):
    source = desk.enter(
        models.Source,
        **needed("source"),
        rows={"excerpts": [{"locator_en": "paragraph 1"}, {"text": ""}, {"text": "", "order": 7}]},
    )

    rows = source.excerpts.values_list("slug", "text", "order")
    assert list(rows) == [("words-not-taken", "", 7), ("paragraph-1", "", 8)]


def test_page_of_a_source_names_an_excerpt_without_words(desk):
    excerpt = factories.ExcerptFactory(text="", locator_en="paragraph 1")

    page = desk.open(excerpt.source).content.decode()

    assert page.count("(words not taken yet)") == 1


def test_words_of_an_excerpt_are_taken_over_later(desk):
    excerpt = factories.ExcerptFactory(text="", slug="paragraph-1")

    response = desk.send(excerpt.source, **{"excerpts-0-text": "have signed"})

    excerpt.refresh_from_db()
    assert (faults(response), excerpt.slug, excerpt.text) == ({}, "paragraph-1", "have signed")


REPEATED = {
    "participations": (
        lambda: {"party": factories.PartyFactory(), "role": "signatory"},
        "party",
        "This party already has this role here.",
    ),
    "relations": (
        lambda: {"kind": "amends", "to_agreement": factories.AgreementFactory()},
        "to_agreement",
        "This relation is already recorded.",
    ),
    "aliases": (
        lambda: {"text": "MoU", "language": "en", "kind": "short"},
        "language",
        "This is already recorded here.",
    ),
    "citations": (
        lambda: {"excerpt": factories.ExcerptFactory(), "field": "title"},
        "excerpt",
        "This is already recorded here.",
    ),
}


@pytest.mark.parametrize("prefix", REPEATED)
def test_row_that_repeats_a_new_one_is_refused_beside_its_field(desk, prefix):
    row, name, message = REPEATED[prefix]
    twice = [row()] * 2

    response = desk.send(models.Agreement, **needed("agreement"), rows={prefix: twice})

    assert faults(response) == {f"{prefix}-1-{name}": [message]}


@pytest.mark.parametrize("prefix", REPEATED)
def test_row_that_repeats_one_in_the_database_is_refused_beside_its_field(desk, prefix):
    row, name, message = REPEATED[prefix]
    again = row()
    agreement = desk.enter(models.Agreement, **needed("agreement"), rows={prefix: [again]})

    response = desk.send(agreement, rows={prefix: [again]})

    assert faults(response) == {f"{prefix}-1-{name}": [message]}


def test_address_that_repeats_another_is_refused_beside_its_field(desk):
    source = factories.SourceAddressFactory(web_address="https://mirror.example/1").source

    response = desk.send(source, rows={"addresses": [{"web_address": "https://mirror.example/1"}]})

    assert faults(response) == {"addresses-1-web_address": ["This address is already recorded."]}


def test_row_is_deleted_and_entered_anew_in_one_go(desk):
    participation = factories.ParticipationFactory(role="signatory")
    agreement, party = participation.agreement, participation.party

    response = desk.send(
        agreement,
        rows={"participations": [{"party": party, "role": "signatory"}]},
        **{"participations-0-DELETE": "on"},
    )

    assert faults(response) == {}
    assert [(row.party, row.pk == participation.pk) for row in agreement.participations.all()] == [
        (party, False)
    ]


def test_rows_that_change_places_are_refused_in_words(desk):
    source = factories.SourceFactory()
    factories.ExcerptFactory(source=source, slug="one", order=1)
    factories.ExcerptFactory(source=source, slug="two", order=2)

    response = desk.send(source, **{"excerpts-0-slug": "two", "excerpts-1-slug": "one"})

    (told,) = faults(response)["__all__"]
    assert "save again" in told or "already has a row" in told
    assert list(source.excerpts.order_by("order").values_list("slug", flat=True)) == ["one", "two"]


def test_row_of_another_record_is_left_alone(desk):
    agreement, foreign = factories.AgreementFactory(), factories.ParticipationFactory(role="signatory")
    content = filled(desk.open(agreement).context)
    content |= {
        "participations-TOTAL_FORMS": 1,
        "participations-INITIAL_FORMS": 1,
        "participations-0-id": foreign.pk,
        "participations-0-agreement": agreement.pk,
        "participations-0-party": foreign.party_id,
        "participations-0-role": "depositary",
        "participations-0-order": 0,
    }

    desk.client.post(address(agreement), content)

    foreign.refresh_from_db()
    assert (foreign.agreement == agreement, foreign.role) == (False, "signatory")


def test_row_that_carries_citations_has_a_page_for_them(desk):
    participation, excerpt = factories.ParticipationFactory(), factories.ExcerptFactory()

    desk.send(participation, rows={"citations": [{"excerpt": excerpt, "field": "role"}]})

    citation = participation.citations.get()
    assert (citation.excerpt, citation.field) == (excerpt, "role")


@pytest.mark.parametrize("kind", ["participation", "commitment", "attendance", "excerpt"])
def test_page_of_the_record_leads_to_the_page_of_the_row(desk, kind):
    row = getattr(factories, f"{kind.capitalize()}Factory")()
    record = getattr(row, getattr(row, "owner", "agreement"))

    page = desk.open(record)

    assert address(row) in page.content.decode()


def test_what_came_in_between_is_said_and_nothing_typed_is_lost(desk, monkeypatch):
    def refuse(*args, **options):
        raise IntegrityError('duplicate key value violates unique constraint "participation_key"')

    monkeypatch.setattr(models.Party, "save", refuse)

    response = desk.send(models.Party, name_en="Hainan", kind="other", description_en="An island.")

    assert faults(response) == {"__all__": ["This party already has this role here."]}
    assert response.context["adminform"].form["description_en"].value() == "An island."
    assert list(models.Party.objects.all()) == []


def test_what_no_rule_names_is_said_in_words(desk, monkeypatch):
    def refuse(*args, **options):
        raise IntegrityError("UNIQUE constraint failed: agreements_party.slug")

    monkeypatch.setattr(models.Party, "save", refuse)

    response = desk.send(models.Party, name_en="Hainan", kind="other")

    (told,) = faults(response)["__all__"]
    assert told.startswith("This could not be saved")
