"""Citations: which fact of which record rests on which words."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import Citation
from agreements.text import Phrase
from tests.factories import CitationFactory, ExcerptFactory
from tests.models.rows import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("target", Citation.targets)
def test_citation_supports_each_fact_of_its_record(target):
    record = make(target)

    for field in ("", *record.citable):
        CitationFactory(field=field, **{target: record}).full_clean()

    assert {citation.field for citation in record.citations.all()} == {"", *record.citable}
    assert record.citable


@pytest.mark.parametrize("target", Citation.targets)
def test_citation_of_a_fact_the_record_has_not_is_refused(target):
    citation = CitationFactory(field="weather", **{target: make(target)})

    with pytest.raises(ValidationError) as refusal:
        citation.full_clean()

    [message] = refusal.value.message_dict["field"]
    assert message.startswith("“weather” is no fact of this record. Choose one of: ")


def test_citation_of_two_records_is_refused():
    citation = CitationFactory.build(
        agreement=make("agreement"), party=make("party"), excerpt=ExcerptFactory()
    )

    with pytest.raises(ValidationError, match="Choose exactly one record"):
        citation.full_clean()


def test_one_excerpt_supports_several_facts_and_records():
    excerpt, agreement, party = ExcerptFactory(), make("agreement"), make("party")

    rows = [
        CitationFactory(excerpt=excerpt, **given)
        for given in (
            {"agreement": agreement, "field": "title"},
            {"agreement": agreement, "field": "signed_on"},
            {"party": party, "field": "name"},
        )
    ]

    assert list(excerpt.citations.all()) == rows
    assert [str(row) for row in rows] == ["agreement title", "agreement signed_on", "party name"]


def test_inference_is_said_in_the_language_of_the_reader():
    citation = Citation(inference_en="place of the conference", inference_zh_hant="會議地點")

    with translation.override("zh-hans"):
        assert citation.inference == Phrase("會議地點", "zh-Hant")


def test_citation_of_nothing_has_no_target():
    citation = Citation()

    assert (citation.target_name, citation.target, citation.target_key()) == ("", None, ())
