"""What a revision keeps of a record."""

import json

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.domain.history import fixture_form, keep_revision
from agreements.models import Agreement, Citation, Commitment, Revision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    agreement = factories.AgreementFactory(slug="a", title_en="A memorandum", signed_on="2025-03")
    commitment = factories.CommitmentFactory(agreement=agreement, slug="chains", text_en="Align")
    factories.CitationFactory(agreement=None, commitment=commitment, field="text")
    return agreement


def test_fixture_form_holds_the_record_its_rows_and_their_citations(agreement):
    form = fixture_form(agreement)

    models = [found["model"] for found in form]
    assert models == ["agreements.agreement", "agreements.commitment", "agreements.citation"]
    assert not any("pk" in found for found in form)
    assert not {"created_at", "version", "signed_first_day"} & set(form[0]["fields"])


def test_fixture_form_loads_back_to_the_same_record(agreement):
    form = json.dumps(fixture_form(agreement), default=str)
    Citation.objects.all().delete()
    Commitment.objects.all().delete()
    Agreement.objects.update(title_en="Another title")

    for loaded in serializers.deserialize("json", form):
        loaded.save()

    assert json.dumps(fixture_form(Agreement.objects.get()), default=str) == form


def test_keep_revision_counts_on_for_each_record(agreement):
    other = factories.AgreementFactory(slug="b")

    numbers = [
        keep_revision(record, author="editor", reason="why").number
        for record in (agreement, other, agreement)
    ]

    assert numbers == [1, 1, 2]
    assert list(Revision.objects.values_list("kind", "slug", "number", "author", "reason")) == [
        ("agreement", "a", 2, "editor", "why"),
        ("agreement", "a", 1, "editor", "why"),
        ("agreement", "b", 1, "editor", "why"),
    ]


@pytest.mark.django_db(transaction=True)
def test_keep_revision_refuses_to_stand_outside_the_transaction_of_the_change():
    agreement = factories.AgreementFactory()

    with pytest.raises(RuntimeError, match="in the transaction"):
        keep_revision(agreement)

    with transaction.atomic():
        keep_revision(agreement)
    assert Revision.objects.count() == 1


def test_fixture_form_asks_no_more_for_more_rows():
    agreement = factories.AgreementFactory()
    numbers = []

    for _ in range(2):
        for commitment in factories.CommitmentFactory.create_batch(3, agreement=agreement):
            factories.CitationFactory(agreement=None, commitment=commitment, field="text")
        factories.ParticipationFactory.create_batch(3, agreement=agreement)
        with CaptureQueriesContext(connection) as asked:
            fixture_form(Agreement.objects.get())
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]


RECORDS = {
    factory._meta.model._meta.model_name: factory for factory in factories.RecordFactory.__subclasses__()
}


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_fixture_form_knows_the_rows_of_every_kind_of_record(kind):
    record = RECORDS[kind]()

    assert fixture_form(record)[0]["model"] == f"agreements.{kind}"
