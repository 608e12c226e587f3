"""What a record was: added, never changed."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agreements.models import Revision
from tests.factories import RevisionFactory

pytestmark = pytest.mark.django_db


def test_revision_is_never_changed():
    revision = RevisionFactory(author="alice")

    revision.author = "bob"
    with pytest.raises(ValidationError, match="A revision is never changed"):
        revision.save()

    assert Revision.objects.get().author == "alice"


def test_revision_holds_the_whole_record():
    record = [{"model": "agreements.party", "fields": {"slug": "海南", "name_en": "Hainan", "parent": None}}]

    RevisionFactory(record=record, number=2**31 - 1)

    revision = Revision.objects.get()
    assert (revision.record, revision.made_at <= timezone.now()) == (record, True)


def test_revisions_of_a_record_come_latest_first():
    for number in (1, 3, 2):
        RevisionFactory(slug="hainan-hksar", number=number)

    assert [str(revision) for revision in Revision.objects.all()] == [
        "agreement hainan-hksar, 3",
        "agreement hainan-hksar, 2",
        "agreement hainan-hksar, 1",
    ]
