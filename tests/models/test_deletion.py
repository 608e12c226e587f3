"""What others rest on is not deleted; what belongs to a record goes with it."""

import pytest
from django.db.models import CASCADE, PROTECT, ProtectedError

from tests.factories import AttendanceFactory, CitationFactory, PersonFactory, PostFactory
from tests.models.rows import MODELS, make

pytestmark = pytest.mark.django_db

KEYS = [
    field
    for model in MODELS
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created
]
PROTECTED = {
    *("agreement.place", "agreement.signing_event", "area.parent", "citation.excerpt", "commitment.area"),
    *("attendance.on_behalf_of", "attendance.person", "attendance.post"),
    *("event.agreements", "event.hosts", "event.parent", "event.place"),
    *("participation.party", "party.parent", "post.party", "relation.to_agreement", "source.part_of"),
    *(
        "statement.agreements",
        "statement.event",
        "statement.on_behalf_of",
        "statement.post",
        "statement.speaker",
        "upload.uploader",
    ),
    *("preview.author", "proposal.author", "proposal.decided_by"),
}
OWNED = {
    *(f"alias.{target}" for target in ("agreement", "area", "event", "party", "person", "place")),
    *(f"citation.{target}" for target in ("agreement", "attendance", "commitment", "event")),
    *(f"citation.{target}" for target in ("participation", "party", "person", "statement")),
    *("attendance.event", "commitment.agreement", "excerpt.source", "participation.agreement"),
    *("post.person", "relation.from_agreement", "sourceaddress.source"),
    "preview.proposal",
}


def called(field):
    return f"{field.model._meta.model_name}.{field.name}"


def resting(field):
    """A record, and a row that names it by this relation."""
    target = make(field.related_model._meta.model_name)
    if not field.many_to_many:
        return target, make(field.model._meta.model_name, **{field.name: target})
    row = make(field.model._meta.model_name)
    getattr(row, field.name).add(target)
    return target, row


def test_every_relation_is_either_protected_or_owned():
    assert sorted(called(field) for field in KEYS) == sorted(PROTECTED | OWNED)
    assert not PROTECTED & OWNED
    assert {field.remote_field.on_delete for field in KEYS if not field.many_to_many} == {CASCADE, PROTECT}


@pytest.mark.parametrize("field", [field for field in KEYS if called(field) in PROTECTED], ids=called)
def test_record_that_others_rest_on_stays(field):
    target, row = resting(field)

    with pytest.raises(ProtectedError):
        target.delete()
    with pytest.raises(ProtectedError):
        type(target)._default_manager.filter(pk=target.pk).delete()

    assert type(target)._default_manager.filter(pk=target.pk).exists()
    assert type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("field", [field for field in KEYS if called(field) in PROTECTED], ids=called)
def test_record_is_deleted_once_nothing_rests_on_it(field):
    target, row = resting(field)

    row.delete()
    target.delete()

    assert not type(target)._default_manager.filter(pk=target.pk).exists()


@pytest.mark.parametrize("field", [field for field in KEYS if called(field) in OWNED], ids=called)
def test_row_goes_with_the_record_it_belongs_to(field):
    target, row = resting(field)

    target.delete()

    assert not type(row)._default_manager.filter(pk=row.pk).exists()


def test_source_stays_while_its_words_are_cited():
    citation = CitationFactory(agreement=make("agreement"))

    with pytest.raises(ProtectedError):
        citation.excerpt.source.delete()


def test_person_stays_while_an_office_of_theirs_is_named():
    post = PostFactory()
    AttendanceFactory(person=PersonFactory(), post=post)

    with pytest.raises(ProtectedError):
        post.person.delete()
