"""Records are chosen by typing, from labels that tell like from like."""

import pytest
from django.urls import reverse

from agreements import models
from agreements.admin.choosers import label
from tests import factories
from tests.admin.desk import relations


def choices(desk, model, field, term="", **query):
    """The labels a chooser offers."""
    query = {"app_label": "agreements", "model_name": model, "field_name": field, "term": term, **query}
    response = desk.client.get(reverse("admin:autocomplete"), query)
    return [found["text"] for found in response.json()["results"]]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (lambda: factories.AgreementFactory(title_en="On trade"), "On trade"),
        (
            lambda: factories.AgreementFactory(title_en="On trade", signed_on="1351-05-08"),
            "On trade (8 May 1351)",
        ),
        (
            lambda: factories.AgreementFactory(title_en="On trade", adopted_on="2025", state="draft"),
            "On trade (2025) [Draft]",
        ),
        (lambda: factories.AgreementFactory(title_en="x" * 608), "x" * 159 + "…"),
        (lambda: factories.PartyFactory(name_en="Hainan", iso_code="CN-HI"), "Hainan (CN-HI)"),
        (lambda: factories.EventFactory(name_en="Forum", start_on="2025-03-25"), "Forum (25 March 2025)"),
        (lambda: factories.PlaceFactory(name_en="Boao", region_code="CN-HI"), "Boao (CN-HI)"),
        (
            lambda: factories.PostFactory(title_en="Minister", person__name_en="John Lee"),
            "Minister (John Lee)",
        ),
        (
            lambda: factories.SourceFactory(headline="Signed", publisher="Global Times"),
            "Signed (Global Times)",
        ),
        (
            lambda: factories.ExcerptFactory(text="have signed", source__name_en="An article"),
            "“have signed” (An article)",
        ),
        (
            lambda: factories.ExcerptFactory(
                text="", slug="page-3", locator_en="page 3 above", source__name_en="An article"
            ),
            "(words not taken yet) page 3 above (An article)",
        ),
        (
            lambda: factories.ExcerptFactory(text="", slug="words-not-taken", source__name_en="An article"),
            "(words not taken yet) words-not-taken (An article)",
        ),
        (lambda: factories.PersonFactory(name_en="Feng Fei", state="withdrawn"), "Feng Fei [Withdrawn]"),
    ],
)
def test_label_tells_a_record_from_its_like(db, record, words):
    assert label(record()) == words


def test_excerpt_is_found_by_its_words_and_by_its_source(desk):
    factories.ExcerptFactory(
        text="have signed", source=factories.SourceFactory(name_en="An article", publisher="Global Times")
    )
    factories.ExcerptFactory(text="we go far", source__name_en="A speech")

    found = [
        choices(desk, "citation", "excerpt", term) for term in ("sign", "global times", "signed article")
    ]

    assert found == [["“have signed” (An article)"]] * 3


def test_excerpt_without_words_is_found_by_its_place_and_its_key(desk):
    factories.ExcerptFactory(
        text="", slug="words-not-taken", locator_en="page 14", source__name_en="A report"
    )
    factories.ExcerptFactory(
        text="we go far", slug="we-go-far", locator_en="page 3", source__name_en="A speech"
    )

    found = [choices(desk, "citation", "excerpt", term) for term in ("page 14", "words-not-taken", "report")]

    assert found == [["(words not taken yet) page 14 (A report)"]] * 3


def test_office_is_found_by_its_title_and_by_its_holder(desk):
    factories.PostFactory(title_en="Minister", person__name_en="John Lee")
    factories.PostFactory(title_en="Governor", person__name_en="Feng Fei")

    found = [choices(desk, "attendance", "post", term) for term in ("minister", "lee", "lee minister")]

    assert found == [["Minister (John Lee)"]] * 3


def test_party_is_found_by_its_other_names_once(desk):
    party = factories.PartyFactory(name_en="Hainan")
    for text in ("Qiong one", "Qiong two"):
        factories.AliasFactory(party=party, text=text)

    assert choices(desk, "participation", "party", "qiong") == ["Hainan"]


@pytest.mark.parametrize(("model", "field"), relations())
def test_every_relation_can_be_searched(desk, model, field):
    assert choices(desk, model, field, "nothing is called this") == []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"model_name": "party", "field_name": "children"}, 403),
        ({"model_name": "party", "field_name": "name_en"}, 403),
        ({"model_name": "party", "field_name": "unknown"}, 403),
        ({"model_name": "party", "field_name": "parent__name_en"}, 403),
        ({"model_name": "unknown", "field_name": "parent"}, 403),
        ({"app_label": "auth", "model_name": "permission", "field_name": "content_type"}, 403),
        ({"model_name": "party", "field_name": "parent", "page": "99999"}, 404),
        ({"model_name": "party", "field_name": "parent", "page": "abc"}, 404),
        ({"model_name": "party", "field_name": "parent", "page": str(2**63)}, 404),
        ({"model_name": "party", "field_name": "parent", "term": "a " * 2000}, 200),
        ({"model_name": "party", "field_name": "parent", "term": '"'}, 200),
    ],
)
def test_odd_search_is_answered(desk, query, status):
    response = desk.client.get(reverse("admin:autocomplete"), {"app_label": "agreements", **query})

    assert response.status_code == status


def test_chosen_record_is_shown_by_its_label(desk):
    agreement = factories.AgreementFactory(
        place=factories.PlaceFactory(name_en="Boao", region_code="CN-HI"),
    )
    factories.ParticipationFactory(agreement=agreement, party__name_en="Hainan", party__iso_code="CN-HI")

    page = desk.open(agreement).content.decode()

    assert ("Boao (CN-HI)</option>" in page, "Hainan (CN-HI)</option>" in page) == (True, True)


def test_what_was_chosen_is_kept_when_a_form_is_refused(desk):
    party, place = factories.PartyFactory(name_en="Hainan"), factories.PlaceFactory(name_en="Boao")
    area = factories.AreaFactory(name_en="Tourism")

    response = desk.send(
        models.Agreement,
        title_en="On trade",
        place=place,
        rows={"participations": [{"party": party, "role": "signatory"}], "commitments": [{"area": area}]},
    )

    page = response.content.decode()
    chosen = [f'value="{record.pk}" selected>{record.name_en}<' in page for record in (party, place, area)]
    assert chosen == [True, True, True]


def test_label_is_no_markup(desk):
    factories.ParticipationFactory(party__name_en="<b>Hainan</b>")
    agreement = models.Agreement.objects.get()

    page = desk.open(agreement).content.decode()

    assert ("<b>Hainan</b>" in page, "&lt;b&gt;Hainan&lt;/b&gt;</option>" in page) == (False, True)
