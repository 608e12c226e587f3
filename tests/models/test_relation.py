"""How agreements stand to each other."""

import pytest

from tests.factories import AgreementFactory, RelationFactory

pytestmark = pytest.mark.django_db


def test_relation_is_read_in_both_directions():
    old, new = AgreementFactory(title_en="Old"), AgreementFactory(title_en="New")

    relation = RelationFactory(from_agreement=new, kind="supersedes", to_agreement=old)
    relation.full_clean()

    assert (list(new.relations.all()), list(old.reverse_relations.all())) == ([relation], [relation])
    assert (list(old.relations.all()), list(new.reverse_relations.all())) == ([], [])
    assert str(relation) == "Supersedes: Old"


def test_two_agreements_may_stand_in_several_relations():
    old, new = AgreementFactory(), AgreementFactory()

    for kind in ("amends", "implements"):
        RelationFactory(from_agreement=new, kind=kind, to_agreement=old).full_clean()

    assert [relation.kind for relation in new.relations.all()] == ["amends", "implements"]
