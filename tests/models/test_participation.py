"""Who takes part in an agreement, as what."""

import pytest

from tests.factories import AgreementFactory, ParticipationFactory, PartyFactory

pytestmark = pytest.mark.django_db


def test_party_may_have_several_roles_in_one_agreement():
    agreement, party = AgreementFactory(), PartyFactory(name_en="Switzerland")

    for order, role in enumerate(["depositary", "signatory"]):
        ParticipationFactory(agreement=agreement, party=party, role=role, order=order).full_clean()

    assert [str(row) for row in agreement.participations.all()] == [
        "Switzerland (Depositary)",
        "Switzerland (Signatory)",
    ]


def test_parties_come_in_the_order_of_the_agreement():
    agreement = AgreementFactory()
    rows = [ParticipationFactory(agreement=agreement, order=order) for order in (2, 0, 1, 1)]

    assert list(agreement.participations.all()) == [rows[1], rows[2], rows[3], rows[0]]
