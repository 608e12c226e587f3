"""Every factory makes a record that the forms, too, would take."""

import pytest
from factory.django import DjangoModelFactory

from tests import factories

FACTORIES = [
    made
    for made in vars(factories).values()
    if isinstance(made, type) and issubclass(made, DjangoModelFactory) and not made._meta.abstract
]
NEEDS = {
    factories.AliasFactory: {"party": factories.PartyFactory},
    factories.CitationFactory: {"agreement": factories.AgreementFactory},
}


@pytest.mark.django_db
@pytest.mark.parametrize("made", [f for f in FACTORIES if f.__module__ == factories.__name__])
def test_factory_makes_valid_records(made):
    needed = {name: needs() for name, needs in NEEDS.get(made, {}).items()}

    records = [made(**needed), made(**needed)]

    for record in records:
        record.full_clean()
    assert len({record.pk for record in records}) == 2
