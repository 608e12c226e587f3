"""Every rule asked of what is in the register."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain.inspection import findings
from agreements.models import Agreement, Attendance, Commitment, Event, Party, Statement
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db


def all_findings():
    follow()
    return list(findings())


def found(is_error):
    return [("/".join(f.key), f.field, f.problem) for f in all_findings() if f.is_error is is_error]


def sound_agreement(**fields):
    agreement = factories.AgreementFactory(**fields)
    factories.ParticipationFactory.create_batch(2, agreement=agreement, role="signatory")
    factories.CitationFactory(agreement=agreement, field="title")
    agreement.citations.get().excerpt.source.__class__.objects.update(published_on="2025")
    return agreement


def test_nothing_is_found_in_a_sound_register():
    sound_agreement(slug="a", signed_on="2025-03-26", in_force_on="2025-03-26")

    assert all_findings() == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        # What no constraint keeps, and a form or a load would refuse.
        ({"title_en": "Memo\u202erandum"}, "title_en"),
        ({"original_language": "Korean", "title_original": "x"}, "original_language"),
        ({"text_address": "https://user@host.example/"}, "text_address"),
        ({"authentic_languages": "en,ko"}, "authentic_languages"),
    ],
)
def test_value_that_only_a_raw_write_lets_in_is_an_error(fields, field):
    sound_agreement(slug="a")
    Agreement.objects.update(**fields)

    assert [error[:2] for error in found(is_error=True)] == [("a", field)]


def test_rules_between_rows_are_asked():
    factories.AttendanceFactory(event__slug="forum", slug="lee", person=None, described_as_en="someone")
    Attendance.objects.update(described_as_en="")
    factories.StatementFactory(slug="said")
    Statement.objects.update(speaker=None, on_behalf_of=None, post=None)

    assert [error[:2] for error in found(is_error=True)] == [("forum/lee", "person"), ("said", "speaker")]


def test_circle_of_any_length_is_an_error():
    parties = [factories.PartyFactory(slug=f"p{number:02}") for number in range(20)]
    for party, above in zip(parties, [*parties[1:], parties[0]], strict=True):
        Party.objects.filter(pk=party.pk).update(parent=above)

    assert [error[:2] for error in found(is_error=True)] == [(party.slug, "parent") for party in parties]


def test_what_is_odd_but_may_be_real_is_a_warning():
    retroactive = sound_agreement(slug="a", signed_on="2025-03", in_force_on="2024")
    alone = factories.AgreementFactory(slug="b")
    factories.ParticipationFactory(agreement=alone, role="contracting_party")
    factories.ParticipationFactory(agreement=alone, role="depositary")
    factories.AgreementFactory(slug="c")
    factories.SourceFactory(slug="undated", published_on="")

    assert retroactive.pk
    assert found(is_error=True) == []
    assert found(is_error=False) == [
        ("a", "in_force_on", "is before the signature"),
        ("b", "participations", "has one party only"),
        ("b", "", "has no citation"),
        ("c", "participations", "has no party"),
        ("c", "", "has no citation"),
        ("undated", "published_on", "is empty"),
    ]


def test_what_a_published_record_names_and_no_one_sees_is_a_warning():
    agreement = sound_agreement(slug="a", place=factories.PlaceFactory(slug="boao", state="draft"))
    hidden = factories.PartyFactory(slug="hainan", state="withdrawn")
    factories.ParticipationFactory.create_batch(2, agreement=agreement)
    agreement.participations.update(order=1)
    factories.ParticipationFactory(agreement=agreement, party=hidden, role="supporter")

    assert [finding[2] for finding in found(is_error=False)] == [
        "names party “hainan”, which readers do not see",
        "names place “boao”, which readers do not see",
    ]


def test_half_said_things_are_warnings():
    agreement = sound_agreement(slug="a", title_zh_hans="", title_zh_hans_origin="translated")
    citation = agreement.citations.get()
    citation.__class__.objects.update(inferred=True)
    excerpt = factories.ExcerptFactory(
        source=citation.excerpt.source, slug="none", text="", compared_on="2025-04-01"
    )
    other = factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="kind")
    other.__class__.objects.filter(pk=other.pk).update(inference_en="from the words")
    event = factories.EventFactory(slug="forum", name_zh_hant="", name_zh_hant_origin="official")

    fields = [finding[1] for finding in found(is_error=False)]

    assert event.pk
    assert sorted(fields) == [
        "compared_on",
        "inference_en",
        "inferred",
        "name_zh_hant_origin",
        "title_zh_hans_origin",
    ]


def test_citation_of_a_row_is_a_citation_of_its_agreement():
    agreement = sound_agreement(slug="a")
    agreement.citations.all().delete()
    commitment = factories.CommitmentFactory(agreement=agreement)
    factories.CitationFactory(agreement=None, commitment=commitment, field="text")
    factories.SourceFactory._meta.model.objects.update(published_on="2025")

    assert all_findings() == []


def test_statements_do_not_grow_with_rows():
    numbers = []
    for _ in range(2):
        agreement = sound_agreement()
        factories.CommitmentFactory.create_batch(5, agreement=agreement)
        factories.EventFactory.create_batch(3)
        follow()
        with CaptureQueriesContext(connection) as asked:
            all_findings()
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert (Event.objects.count(), Commitment.objects.count()) == (6, 10)


def test_progress_is_told():
    told = []
    factories.PlaceFactory.create_batch(3)

    list(findings(lambda step, done: told.append((step, done))))

    assert told[-1] == ("check", 3)
