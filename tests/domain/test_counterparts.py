"""With whom a party makes agreements: only what readers can see, and only those who are parties."""

import pytest

from agreements.domain.counterparts import SHOWN, counterparts_of
from tests import factories

pytestmark = pytest.mark.django_db


def agree(*parties, state="published", role="contracting_party"):
    """An agreement between parties; a party in a tuple takes the role beside it."""
    agreement = factories.AgreementFactory(state=state)
    for party in parties:
        factories.ParticipationFactory(agreement=agreement, party=party, role=role)
    return agreement


def shared_by(party):
    return [(other.slug, other.shared) for other in counterparts_of(party)]


@pytest.fixture
def parties():
    return [factories.PartyFactory(slug=slug) for slug in ("hainan", "hong-kong", "macao")]


def test_counterparts_stand_by_number_of_shared_agreements(parties):
    hainan, hong_kong, macao = parties
    agree(hainan, macao)
    agree(hainan, macao, hong_kong)
    agree(hong_kong, macao)

    assert shared_by(hainan) == [("macao", 2), ("hong-kong", 1)]
    assert shared_by(hong_kong) == [("macao", 2), ("hainan", 1)]


def test_counterpart_in_two_roles_shares_an_agreement_once(parties):
    hainan, hong_kong, _ = parties
    agreement = agree(hainan, hong_kong)
    for party in (hainan, hong_kong):
        factories.ParticipationFactory(agreement=agreement, party=party, role="signatory")

    assert shared_by(hainan) == [("hong-kong", 1)]


def test_supporters_and_depositaries_are_no_counterparts(parties):
    hainan, hong_kong, macao = parties
    agreement = agree(hainan, hong_kong)
    factories.ParticipationFactory(agreement=agreement, party=macao, role="supporter")

    assert (shared_by(hainan), shared_by(macao)) == ([("hong-kong", 1)], [])


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_agreements_and_parties_are_not_counted(parties, state):
    hainan, hong_kong, _ = parties
    agree(hainan, hong_kong, state=state)
    agree(hainan, factories.PartyFactory(state=state))

    assert shared_by(hainan) == []


def test_counterparts_are_a_figure_not_a_list(parties):
    agree(parties[0], *factories.PartyFactory.create_batch(SHOWN + 3))

    assert len(shared_by(parties[0])) == SHOWN
