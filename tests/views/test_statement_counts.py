"""A page asks the database as often for thirty rows as for two: of a single one there may be less to ask."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.derived import follow
from tests.views.grown import Grown

pytestmark = pytest.mark.django_db

#: As many as the page of a record of each kind asks where everything is there; a higher number is a reason to look again.
MOST = {
    "agreements": 15,
    "parties": 19,
    "people": 16,
    "events": 18,
    "statements": 6,
    "areas": 11,
    "places": 10,
    "sources": 5,
}
#: More than any other page asks.
MOST_OF_OTHERS = 35


def statements_of(client, addresses):
    counts = {}
    follow()
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts[address] = len(asked)
    return counts


def test_every_page_asks_as_often_for_thirty_rows_as_for_two(client):
    register, counts = Grown(), {}
    for rows in range(1, 31):
        register.grow()
        if rows in (2, 3, 30):
            counts[rows] = statements_of(client, register.addresses)

    # An agreement of one party has no family.
    assert counts[3] == counts[2]
    assert counts[30] == counts[2]
    assert {address: number for address, number in counts[30].items() if number > most_of(address)} == {}


def most_of(address):
    """How often a page may ask."""
    of_record = re.fullmatch("/en/([a-z]+)/[^/?]+/", address)
    return MOST.get(of_record[1], MOST_OF_OTHERS) if of_record else MOST_OF_OTHERS


def test_pages_hold_the_rows_that_were_counted(client):
    register = Grown()
    for _ in range(3):
        register.grow()

    context = client.get(register.agreement.get_absolute_url()).context

    assert [len(context[name]) for name in ("participations", "areas", "relations", "nearby_statements")] == [
        5,
        4,
        6,
        4,
    ]
    assert [len(context["attendances"][0].attendances), len(context["events"])] == [3, 5]


def test_agreement_of_290_parties_asks_as_often_as_one_of_two(client):
    small, large = factories.AgreementFactory(), factories.AgreementFactory()
    for agreement, parties in ((small, 2), (large, 290)):
        for party in factories.PartyFactory.create_batch(parties):
            factories.ParticipationFactory(agreement=agreement, party=party)

    counts = statements_of(client, [small.get_absolute_url(), large.get_absolute_url()])

    assert len(set(counts.values())) == 1


def test_page_asks_nothing_for_what_it_does_not_have(client):
    agreement = factories.AgreementFactory()

    counts = statements_of(client, [agreement.get_absolute_url()])

    # The agreement, its parties, its areas, its events, what it rests on.
    assert set(counts.values()) == {5}
