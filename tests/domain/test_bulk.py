"""What is asked of each database in its own way."""

import pytest
from django.db import connection

from agreements.domain.bulk import count_anew
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db

COUNTED = {
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'agreements_place'",
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat_'",
}


def test_count_anew_tells_postgresql_and_leaves_sqlite_alone():
    PlaceFactory.create_batch(3)

    count_anew()

    with connection.cursor() as cursor:
        cursor.execute(COUNTED[connection.vendor])
        counted = cursor.fetchone()[0]
    assert counted == {"postgresql": 3, "sqlite": 0}[connection.vendor]
