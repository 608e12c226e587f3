"""Other names of records."""

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Alias
from agreements.text import Phrase
from tests.factories import AliasFactory
from tests.models.rows import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("target", Alias.targets)
def test_every_named_record_has_other_names(target):
    record = make(target)

    alias = AliasFactory(text="瓊", language="zh-Hant", **{target: record})
    alias.full_clean()

    assert [row.phrase for row in record.aliases.all()] == [Phrase("瓊", "zh-Hant")]
    assert (str(alias), alias.target) == ("瓊", record)


def test_alias_of_two_records_is_refused():
    alias = AliasFactory.build(party=make("party"), place=make("place"))

    with pytest.raises(ValidationError, match="Choose exactly one record"):
        alias.full_clean()


def test_one_name_may_be_that_of_two_records():
    parties = [make("party"), make("party")]
    for party in parties:
        AliasFactory(party=party, text="Hainan").full_clean()

    assert [alias.party for alias in Alias.objects.filter(text="Hainan").order_by("pk")] == parties
