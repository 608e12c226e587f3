"""One plain record of every kind, published; a test names only what it is about."""

from datetime import UTC, datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from agreements import models


class RecordFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    state = "published"


class PlaceFactory(RecordFactory):
    class Meta:
        model = models.Place

    slug = factory.Sequence(lambda number: f"place-{number}")
    name_en = factory.Sequence(lambda number: f"Place {number}")


class AreaFactory(RecordFactory):
    class Meta:
        model = models.Area

    slug = factory.Sequence(lambda number: f"area-{number}")
    name_en = factory.Sequence(lambda number: f"Area {number}")
    order = factory.Sequence(lambda number: number % 1000)


class PartyFactory(RecordFactory):
    class Meta:
        model = models.Party

    slug = factory.Sequence(lambda number: f"party-{number}")
    name_en = factory.Sequence(lambda number: f"Party {number}")
    kind = "regional_government"


class PersonFactory(RecordFactory):
    class Meta:
        model = models.Person

    slug = factory.Sequence(lambda number: f"person-{number}")
    name_en = factory.Sequence(lambda number: f"Person {number}")


class PostFactory(DjangoModelFactory):
    class Meta:
        model = models.Post

    person = factory.SubFactory(PersonFactory)
    slug = factory.Sequence(lambda number: f"post-{number}")
    title_en = factory.Sequence(lambda number: f"Office {number}")


class AgreementFactory(RecordFactory):
    class Meta:
        model = models.Agreement

    slug = factory.Sequence(lambda number: f"agreement-{number}")
    title_en = factory.Sequence(lambda number: f"Agreement {number}")
    kind = "memorandum_of_understanding"
    status = "signed"


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    agreement = factory.SubFactory(AgreementFactory)
    party = factory.SubFactory(PartyFactory)
    order = factory.Sequence(lambda number: number % 1000)


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Commitment

    agreement = factory.SubFactory(AgreementFactory)
    slug = factory.Sequence(lambda number: f"commitment-{number}")
    area = factory.SubFactory(AreaFactory)
    order = factory.Sequence(lambda number: number % 1000)
    text_en = factory.Sequence(lambda number: f"Commitment {number}")


class RelationFactory(DjangoModelFactory):
    class Meta:
        model = models.Relation

    from_agreement = factory.SubFactory(AgreementFactory)
    kind = "implements"
    to_agreement = factory.SubFactory(AgreementFactory)


class EventFactory(RecordFactory):
    class Meta:
        model = models.Event

    slug = factory.Sequence(lambda number: f"event-{number}")
    name_en = factory.Sequence(lambda number: f"Event {number}")
    kind = "conference"


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Attendance

    event = factory.SubFactory(EventFactory)
    slug = factory.Sequence(lambda number: f"attendance-{number}")
    person = factory.SubFactory(PersonFactory)
    role = "attended"
    order = factory.Sequence(lambda number: number % 1000)


class StatementFactory(RecordFactory):
    class Meta:
        model = models.Statement

    slug = factory.Sequence(lambda number: f"statement-{number}")
    kind = "verbatim"
    text = factory.Sequence(lambda number: f"Words said {number}")
    language = "en"
    speaker = factory.SubFactory(PersonFactory)
    channel = "speech"


class AliasFactory(DjangoModelFactory):
    """Name the record it belongs to: ``AliasFactory(party=party)``."""

    class Meta:
        model = models.Alias

    text = factory.Sequence(lambda number: f"Other name {number}")
    language = "en"
    kind = "short"


class SourceFactory(RecordFactory):
    class Meta:
        model = models.Source

    slug = factory.Sequence(lambda number: f"source-{number}")
    name_en = factory.Sequence(lambda number: f"Source {number}")
    kind = "news_article"
    language = "en"


class SourceAddressFactory(DjangoModelFactory):
    class Meta:
        model = models.SourceAddress

    source = factory.SubFactory(SourceFactory)
    web_address = factory.Sequence(lambda number: f"https://source.example/{number}")


class ExcerptFactory(DjangoModelFactory):
    class Meta:
        model = models.Excerpt

    source = factory.SubFactory(SourceFactory)
    slug = factory.Sequence(lambda number: f"excerpt-{number}")
    order = factory.Sequence(lambda number: number % 1000)
    text = factory.Sequence(lambda number: f"Words of a source {number}")


class CitationFactory(DjangoModelFactory):
    """Name the record it supports: ``CitationFactory(agreement=agreement, field="title")``."""

    class Meta:
        model = models.Citation

    excerpt = factory.SubFactory(ExcerptFactory)


class RevisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Revision

    kind = "agreement"
    slug = factory.Sequence(lambda number: f"agreement-{number}")
    number = 1
    author = "alice"
    record = factory.LazyAttribute(
        lambda made: [{"model": f"agreements.{made.kind}", "fields": {"slug": made.slug}}]
    )


class EditorFactory(DjangoModelFactory):
    """Someone who may do everything in the admin; the password is ``a long word``."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"editor-{number}")
    is_staff = True
    is_superuser = True
    password = factory.django.Password("a long word")


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = models.Upload

    uploader = factory.SubFactory(EditorFactory)
    name = factory.Sequence(lambda number: f"memoranda-{number}.json")
    reason = "The memoranda of 2025"
    content = b"[]"


class ProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.Proposal

    kind = "agreement"
    slug = factory.Sequence(lambda number: f"agreement-{number}")
    base = factory.LazyAttribute(
        lambda made: [{"model": f"agreements.{made.kind}", "fields": {"slug": made.slug}}]
    )
    record = factory.LazyAttribute(lambda made: made.base)
    author = factory.SubFactory(EditorFactory)
    reason = "A misprint"


class PreviewFactory(DjangoModelFactory):
    class Meta:
        model = models.Preview

    kind = "agreement"
    record_id = 1
    fingerprint = factory.Sequence(lambda number: f"{number:064x}")
    author = factory.SubFactory(EditorFactory)
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


class FormerAddressFactory(DjangoModelFactory):
    class Meta:
        model = models.FormerAddress

    kind = "party"
    slug = factory.Sequence(lambda number: f"former-{number}")
    leads_to = "hainan"


class MergeFactory(DjangoModelFactory):
    class Meta:
        model = models.Merge

    kind = "party"
    gone = "qiong"
    kept = "hainan"
