"""Every page by links alone, from the first one: nothing is out of reach, no link leads nowhere.

Over the first record as its article gives it: that has every kind of record, and the whole register takes minutes.
"""

from collections import Counter
from io import StringIO
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import translation

from agreements import models
from tests.fixtures.conftest import ARTICLE
from tests.views.markup import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("article")]

RECORDS = (
    models.Agreement,
    models.Party,
    models.Person,
    models.Event,
    models.Statement,
    models.Area,
    models.Place,
    models.Source,
)


@pytest.fixture(scope="module")
def article(django_db_setup, django_db_blocker):
    """The first record, in the database until the module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load", *map(str, ARTICLE), stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(article):
    """Every English page that links lead to from the first one, by its address."""
    client, waiting, found = Client(), ["/en/"], {}
    while waiting:
        address = waiting.pop()
        if address not in found and address.startswith("/en/"):
            found[address] = ask(client, address)
            # Django's client tells of a path in Latin-1; links are read from the address that was asked for.
            found[address].path = urlsplit(address).path
            waiting += found[address].addresses
    return found


def addresses_of_records(language="en"):
    with translation.override(language):
        return {record.get_absolute_url() for model in RECORDS for record in model.objects.all()}


def test_every_record_is_reached_from_the_first_page_by_links_alone(pages):
    assert {urlsplit(address).path for address in pages} >= addresses_of_records()


def test_links_into_a_page_meet_exactly_one_place(pages):
    lost = []
    for address, page in pages.items():
        for href in page.hrefs:
            target, _, anchor = urljoin(address, href).partition("#")
            if anchor and target in pages and pages[target].ids.count(anchor) != 1:
                lost.append((address, href))
    assert lost == []


def test_ids_are_unique_on_every_page(pages):
    assert {
        address: [name for name, number in Counter(page.ids).items() if number > 1]
        for address, page in pages.items()
        if len(set(page.ids)) != len(page.ids)
    } == {}


def test_what_a_page_is_labelled_by_is_on_it(pages):
    lost = [
        (address, name)
        for address, page in pages.items()
        for _, given in page.elements
        for name in (given.get("aria-labelledby", "") + " " + given.get("aria-describedby", "")).split()
        if name not in page.ids
    ]

    assert lost == []
