"""A page asks the database as often for thirty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.views.grown import Grown

pytestmark = pytest.mark.django_db

#: More than any page asks; a number beyond it is a reason to look again.
MOST = 35


def statements_of(client, addresses):
    counts = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts[address] = len(asked)
    return counts


def test_every_page_asks_as_often_for_thirty_rows_as_for_one(client):
    register, counts = Grown(), {}
    for rows in range(1, 31):
        register.grow()
        if rows in (1, 3, 30):
            counts[rows] = statements_of(client, register.addresses)

    assert counts[3] == counts[1]
    assert counts[30] == counts[1]
    assert max(counts[30].values()) <= MOST


def test_pages_hold_the_rows_that_were_counted(client):
    register = Grown()
    for _ in range(3):
        register.grow()

    context = client.get(register.agreement.get_absolute_url()).context

    assert [len(context[name]) for name in ("participations", "areas", "relations", "nearby_statements")] == [
        3,
        3,
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
