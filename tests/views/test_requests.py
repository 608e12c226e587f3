"""How pages are asked: only read, by anyone alike, with nothing left behind at the reader's."""

import pytest
from django.db import transaction
from django.test import Client

from agreements.domain.history import keep_revision
from tests import factories
from tests.views.addresses import LANGUAGES, VARIABLE, public_routes

pytestmark = pytest.mark.django_db

OTHER_METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def public_addresses():
    """An address of every public route; where a route has a variable part, one that leads to nothing."""
    numbered = [route.replace("<int:number>", "1") for route in public_routes()]
    return [VARIABLE.sub("nowhere", route) for route in numbered]


def is_page(address):
    return address.startswith(tuple(f"/{language}/" for language in LANGUAGES))


@pytest.fixture
def pages():
    """A record of every kind, all with the key `nowhere`: every public address then leads somewhere."""
    for made in (
        factories.PlaceFactory,
        factories.AreaFactory,
        factories.PartyFactory,
        factories.PersonFactory,
        factories.EventFactory,
        factories.AgreementFactory,
        factories.StatementFactory,
        factories.SourceFactory,
    ):
        record = made(slug="nowhere")
        with transaction.atomic():
            keep_revision(record)
    # A preview has a secret for its address.
    return [address for address in public_addresses() if is_page(address) and "/preview/" not in address]


@pytest.mark.parametrize("method", OTHER_METHODS)
def test_no_address_takes_anything_in(method):
    client = Client(enforce_csrf_checks=True)

    answers = {address: client.generic(method, address) for address in public_addresses()}

    assert {address for address, answer in answers.items() if answer.status_code != 405} == set()
    assert {answer["Allow"] for answer in answers.values()} == {"GET, HEAD"}


def test_page_that_takes_nothing_in_says_so_in_own_words(client, pages):
    for address in pages:
        response = client.post(address)

        assert response.templates[0].name == "405.html"
        assert response["Content-Language"] == address.split("/")[1]


def test_head_is_answered_as_get_without_the_page(client, pages):
    for address in pages:
        read, headed = client.get(address), client.head(address)

        assert (read.status_code, headed.status_code) == (200, 200)
        assert (headed.content, headed.headers) == (b"", read.headers)


def test_no_page_sets_a_cookie_or_varies_by_one(client, pages):
    for address in [*pages, "/en/nothing/", "/en/agreements/?page=x"]:
        response = client.get(address)

        assert not response.cookies
        assert not response.has_header("Vary")


def test_editor_reads_the_same_pages_as_everyone(client, pages):
    before = [client.get(address).content for address in pages]
    client.force_login(factories.EditorFactory())

    after = [client.get(address).content for address in pages]

    assert after == before
