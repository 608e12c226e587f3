"""What is counted for each kind of record, of what readers see only, and that it follows every change."""

import pytest
from django.db import transaction

from agreements import models
from agreements.domain.changes import delete_records, note_change
from agreements.domain.finding.healths import made
from agreements.domain.merits import Health
from agreements.models import Health as Kept
from tests import factories
from tests.derived import follow
from tests.domain.finding.anew import assert_true

pytestmark = pytest.mark.django_db

THREE = {"name_en": "A", "name_zh_hant": "甲", "name_zh_hans": "甲"}


def health(record):
    """The health that a record ought to have."""
    return made(record._meta.model_name, [record.pk])[0].get(record.pk)


def marks(record):
    return health(record).marks


def kept(record):
    """The health that is kept of a record."""
    return list(
        Kept.objects.filter(kind=record._meta.model_name, record_id=record.pk).values_list("figure", "marks")
    )


def changed(record, **values):
    """Changes a record as a verb does."""
    for name, value in values.items():
        setattr(record, name, value)
    with transaction.atomic():
        record.save()
        note_change(record)


def cite(**target):
    return factories.CitationFactory(**target)


# Kind by kind


def test_agreement_of_which_only_the_title_is_known():
    assert health(factories.AgreementFactory()) == Health(
        3,
        "sourced 0/3 dated 0/3 parties 0/2 named 1/3 summarised 0/3 text 0/2 areas 0/1 placed 0/2",
        "cite title",
    )


def test_agreement_of_which_everything_is_there():
    signing = factories.EventFactory()
    agreement = factories.AgreementFactory(
        **{f"{stem}_{end}": "x" for stem in ("title", "summary") for end in ("en", "zh_hant", "zh_hans")},
        signed_on="2025-03-26",
        place=factories.PlaceFactory(),
        signing_event=signing,
        text_held="yes",
        text_address="https://text.example/",
    )
    rows = factories.ParticipationFactory.create_batch(2, agreement=agreement, role="signatory")
    commitment = factories.CommitmentFactory(agreement=agreement)
    for field in ("", "signed_on", "place", "signing_event", "summary"):
        cite(agreement=agreement, field=field)
    for row in rows:
        cite(participation=row, field="role")
    cite(commitment=commitment, field="text")

    assert health(agreement) == Health(
        100,
        "sourced 10/10 dated 3/3 parties 2/2 named 3/3 summarised 3/3 text 2/2 areas 1/1 placed 2/2",
        "",
    )


def test_areas_that_are_cited_together_are_all_sourced():
    agreement = factories.AgreementFactory()
    factories.CommitmentFactory.create_batch(2, agreement=agreement)
    cite(agreement=agreement, field="areas")

    assert marks(agreement).startswith("sourced 2/5 ")


@pytest.mark.parametrize(
    ("written", "mark"),
    [("", "0/3"), ("2025", "1/3"), ("2025-03", "2/3"), ("2025-03-26", "3/3"), ("1981-09/1981-10", "1/3")],
)
def test_date_counts_by_how_exact_it_is(written, mark):
    agreement = factories.AgreementFactory(adopted_on=written)

    assert f" dated {mark} " in marks(agreement)


def test_event_of_someone_without_an_office():
    event = factories.EventFactory(**THREE, start_on="2025-03-26", place=factories.PlaceFactory())
    first, second = factories.AttendanceFactory.create_batch(2, event=event)
    first.post = factories.PostFactory(person=first.person)
    first.save()
    for field in ("", "start_on", "place"):
        cite(event=event, field=field)
    cite(attendance=first, field="role")
    cite(attendance=second, field="role")

    assert health(event) == Health(
        90,
        "sourced 6/6 dated 3/3 named 3/3 placed 1/1 people 1/1 offices 1/2 described 0/3".replace(
            "2/1", "1/1"
        ),
        f"fill post attendance {second.pk}",
    )


def test_milestone_needs_nobody_at_a_table():
    assert " people" not in marks(factories.EventFactory(kind="milestone"))


def test_statement_whose_words_all_can_read():
    statement = factories.StatementFactory(
        language="zh-Hant", translation_en="Far", said_on="2025-03", speaker=factories.PersonFactory()
    )
    cite(statement=statement)

    assert health(statement) == Health(
        63, "sourced 2/4 dated 2/3 translated 1/1 speaker 1/1 offices 0/1", "cite speaker"
    )


def test_statement_of_a_body_needs_no_office():
    statement = factories.StatementFactory(speaker=None, on_behalf_of=factories.PartyFactory())

    assert " speaker 1/1" in marks(statement)
    assert " offices" not in marks(statement)


def test_party_by_its_kind():
    state = factories.PartyFactory(**THREE, kind="national_government", iso_code="CN")
    ministry = factories.PartyFactory(**THREE, kind="ministry")

    assert marks(state) == "named 3/3 sourced 0/2 described 0/3 coded 1/1"
    assert marks(ministry) == "named 3/3 sourced 0/2 within 0/1 described 0/3"


def test_person_by_the_offices_that_were_held():
    person = factories.PersonFactory(**THREE)
    assert health(person) == Health(33, "named 3/3 posts 0/1 sourced 0/1 described 0/3", "add posts")

    post = factories.PostFactory(person=person, party=factories.PartyFactory())
    cite(person=person, field="name")

    assert health(person) == Health(
        85, "named 3/3 posts 1/1 sourced 1/1 tenures 1/2 described 0/3", "fill description_en"
    )
    assert post.start_on == ""


def test_source_by_where_it_can_be_read_and_what_was_compared():
    source = factories.SourceFactory(web_address="https://paper.example/", published_on="2025-03-27")
    first = factories.ExcerptFactory(source=source, compared_on="2025-04-01")
    second = factories.ExcerptFactory(source=source)
    factories.ExcerptFactory(source=source, text="")

    assert first.pk < second.pk
    assert health(source) == Health(
        49,
        "dated 3/3 publisher 0/1 address 1/1 archive 0/1 compared 1/2 words 2/3 read 0/1",
        "fill publisher",
    )


def test_source_that_is_gone_has_no_address():
    source = factories.SourceFactory(web_address="https://paper.example/", check_result="gone")

    assert " address 0/1 " in marks(source)


# Who sees what

HIDDEN = ["draft", "in_review", "withdrawn"]


@pytest.mark.parametrize("state", HIDDEN)
def test_what_readers_do_not_see_is_not_counted_for_them(state):
    def full(own, beside):
        signing = factories.EventFactory(state=beside)
        made_here = factories.AgreementFactory(
            state=own, place=factories.PlaceFactory(state=beside), signing_event=signing
        )
        factories.ParticipationFactory(agreement=made_here, party=factories.PartyFactory(state=beside))
        factories.CommitmentFactory(agreement=made_here, area=factories.AreaFactory(state=beside))
        cite(agreement=made_here, field="title", excerpt__source__state=beside)
        return made_here

    shown, hidden, draft = full("published", "published"), full("published", state), full("draft", state)

    assert health(hidden) == health(factories.AgreementFactory())
    assert marks(draft) == marks(shown)


def test_person_whom_readers_do_not_see_is_not_at_the_table():
    event = factories.EventFactory()
    factories.AttendanceFactory(event=event, person=factories.PersonFactory(state="draft"))

    assert marks(event) == marks(factories.EventFactory())


def test_of_a_withdrawn_record_nothing_is_kept():
    party = factories.PartyFactory()
    follow()
    assert kept(party)

    changed(party, state="withdrawn")

    assert kept(party) == []


# It follows


def test_health_follows_the_record():
    place = factories.PlaceFactory()
    follow()

    changed(place, region_code="CN-HI")

    assert kept(place) == [(41, "named 1/3 region 1/1 coordinates 0/1")]
    assert_true()


@pytest.mark.parametrize("target", ["party", "person", "event", "statement", "attendance", "agreement"])
def test_health_follows_the_source_that_comes_or_goes(target):
    made_here = getattr(factories, f"{target.title()}Factory")()
    source = factories.SourceFactory(state="draft")
    cite(**{target: made_here}, excerpt__source=source)
    record = made_here.event if target == "attendance" else made_here
    follow()
    before = kept(record)

    changed(source, state="published")
    assert kept(record) != before
    assert_true()

    changed(source, state="withdrawn")
    assert kept(record) == before
    assert_true()


def test_listing_says_how_complete_an_agreement_is():
    agreement = factories.AgreementFactory()
    follow()
    assert models.Listing.objects.get().health == "low"

    for row in factories.ParticipationFactory.create_batch(2, agreement=agreement, role="signatory"):
        cite(participation=row)
    for field in ("", "summary", "signed_on"):
        cite(agreement=agreement, field=field)
    follow()
    changed(agreement, signed_on="2025-03-26", title_zh_hant="甲", title_zh_hans="甲", summary_en="x")

    assert models.Listing.objects.get().health == "fair"
    assert_true()


def test_health_goes_with_the_record():
    place = factories.PlaceFactory()
    follow()

    with transaction.atomic():
        delete_records([place])

    assert not Kept.objects.exists()


def test_version_of_the_register_does_not_tell_of_drafts():
    place = factories.PlaceFactory(state="draft")
    follow()
    before = models.RegisterVersion.objects.get().number

    changed(place, region_code="CN-HI")

    assert kept(place) == [(41, "named 1/3 region 1/1 coordinates 0/1")]
    assert models.RegisterVersion.objects.get().number == before
