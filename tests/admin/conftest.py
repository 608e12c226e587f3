"""Alice at the editors' desk."""

import pytest

from tests.admin.desk import Desk
from tests.factories import EditorFactory


@pytest.fixture
def alice(db):
    return EditorFactory(username="alice")


@pytest.fixture
def desk(alice, client):
    client.force_login(alice)
    return Desk(client)
