"""Places on earth."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from agreements.models import Place
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("19.160000", "110.580000"), ("-90", "-180"), ("90", "180"), ("0", "0"), (None, None)],
)
def test_place_lies_on_earth(latitude, longitude):
    place = PlaceFactory.build(latitude=latitude, longitude=longitude)

    place.full_clean()
    place.save()

    place.refresh_from_db()
    assert (place.latitude, place.longitude) == tuple(
        None if value is None else Decimal(value) for value in (latitude, longitude)
    )


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("90.000001", "0"),
        ("-90.1", "0"),
        ("0", "180.000001"),
        ("0", "-181"),
        ("19.16", None),
        (None, "110.58"),
    ],
)
def test_place_elsewhere_is_refused(latitude, longitude):
    place = PlaceFactory.build(latitude=latitude, longitude=longitude)

    with pytest.raises(ValidationError) as refusal:
        place.full_clean()
    with pytest.raises(DatabaseError, match="place_on_earth"), transaction.atomic():
        place.save()

    [message] = refusal.value.messages
    assert message == "Latitude runs from -90 to 90 and longitude from -180 to 180; give both."
    assert not Place.objects.exists()
