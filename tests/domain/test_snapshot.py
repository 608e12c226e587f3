"""What is read at one moment is only read; that others write meanwhile is tried in `tests/management/test_dump.py`."""

import pytest
from django.db import DatabaseError, transaction

from agreements.domain.snapshot import snapshot
from agreements.models import Party
from tests.factories import PartyFactory


def slugs():
    return sorted(Party.objects.values_list("slug", flat=True))


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_within():
    PartyFactory(slug="before")

    with pytest.raises(DatabaseError, match=r"read-?only"), snapshot():
        PartyFactory(slug="within")

    PartyFactory(slug="after")
    assert slugs() == ["after", "before"]


@pytest.mark.django_db(transaction=True)
def test_writing_goes_on_behind_it():
    with snapshot():
        before = slugs()
    with transaction.atomic():
        PartyFactory(slug="after")

    assert (before, slugs()) == ([], ["after"])


@pytest.mark.django_db
def test_within_a_transaction_it_adds_nothing():
    with transaction.atomic(), snapshot():
        PartyFactory(slug="within")

    assert slugs() == ["within"]
