"""What is asked of each database in its own way."""

import pytest
from django.apps import apps
from django.db import connection

from agreements.domain.bulk import count_anew
from agreements.models import Place
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db

COUNTED = {
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'agreements_place'",
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat_'",
}


def test_count_anew_tells_postgresql_and_leaves_sqlite_alone(monkeypatch):
    # What is counted stays so when the test is taken back: counted empty, the other tables would be read whole for each
    # row of another by every test that follows.
    monkeypatch.setattr(apps.get_app_config("agreements"), "get_models", lambda **_options: [Place])
    PlaceFactory.create_batch(3)

    count_anew()

    with connection.cursor() as cursor:
        cursor.execute(COUNTED[connection.vendor])
        counted = cursor.fetchone()[0]
    assert counted == {"postgresql": 3, "sqlite": 0}[connection.vendor]
