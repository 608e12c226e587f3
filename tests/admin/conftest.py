"""Alice at the editors' desk, and Dora who may load."""

import pytest
from django.test import Client

from tests import roles
from tests.admin.desk import Desk
from tests.admin.load_desk import loader, uploaded
from tests.domain.proposals import loaded
from tests.domain.uploaded import EDITED, MEMORANDUM, NEXT, edit
from tests.factories import EditorFactory


@pytest.fixture
def alice(db):
    return EditorFactory(username="alice")


@pytest.fixture
def desk(alice, client):
    client.force_login(alice)
    return Desk(client)


@pytest.fixture
def signed_in(db):
    """What gives a client in which someone is signed in."""

    def client_of(person):
        client = Client()
        client.force_login(person)
        return client

    return client_of


@pytest.fixture
def member_of(db):
    """What gives an account in one of the roles, and in no other."""
    return roles.member_of


@pytest.fixture
def ed(signed_in, member_of):
    """An editor at the desk, who publishes nothing."""
    return Desk(signed_in(member_of("editor", username="ed")))


@pytest.fixture
def pat(signed_in, member_of):
    """A publisher at the desk."""
    return Desk(signed_in(member_of("publisher", username="pat")))


@pytest.fixture
def dora(db):
    return loader("dora", "view_agreement", "view_party")


@pytest.fixture
def loads_desk(dora, signed_in):
    """Dora, who may load, at the desk."""
    return signed_in(dora)


@pytest.fixture
def contested(loads_desk):
    """Dora's upload of what the file says next, of a record that an editor has changed."""
    loaded(*MEMORANDUM)
    edit(**EDITED)
    return uploaded(loads_desk, *NEXT)
