"""Every row is found again by its natural key, and no other row is."""

import pytest

from agreements.models import Alias, Citation, FormerAddress, Merge, Party, Preview, Proposal, Upload
from tests.models.rows import MODELS, make

pytestmark = pytest.mark.django_db

#: What people and verbs write down at the desk stands in no fixture.
AT_THE_DESK = (FormerAddress, Merge, Preview, Proposal, Upload)
KINDS = [model._meta.model_name for model in MODELS if model not in AT_THE_DESK]
TARGETED = [(model._meta.model_name, target) for model in (Alias, Citation) for target in model.targets]


def found_by_key(row):
    return type(row)._default_manager.get_by_natural_key(*row.natural_key())


@pytest.mark.parametrize("kind", KINDS)
def test_row_is_found_by_its_natural_key(kind):
    rows = [make(kind) for _number in range(3)]

    assert [found_by_key(row) for row in rows] == rows
    assert len({row.natural_key() for row in rows}) == 3


@pytest.mark.parametrize(("kind", "target"), TARGETED)
def test_row_of_any_record_is_found_by_its_natural_key(kind, target):
    owners = [make(target), make(target)]
    rows = [make(kind, **{target: owner}) for owner in owners]
    same = (
        {"text": "海南", "language": "zh-Hant"}
        if kind == "alias"
        else {"excerpt": make("excerpt"), "field": ""}
    )
    for row in rows:
        for column, value in same.items():
            setattr(row, column, value)
        row.save()

    assert [found_by_key(row) for row in rows] == rows
    assert [row.target for row in rows] == owners


def test_natural_key_holds_no_integer_of_this_database():
    for kind in KINDS:
        row = make(kind)

        assert row.pk not in [part for part in row.natural_key() if kind != "revision"]


@pytest.mark.parametrize(
    "key",
    [
        ("en", "Hainan"),
        ("en", "Hainan", "planet", "mars"),
        ("en", "Hainan", "party", "nobody"),
        ("en", "Hainan", "party"),
        ("en", "Hainan", "party", "a", "b"),
        ("en", "Hainan", "source", "a"),
    ],
)
def test_alias_of_no_record_is_not_found(key):
    with pytest.raises(Alias.DoesNotExist):
        Alias.objects.get_by_natural_key(*key)


@pytest.mark.parametrize(
    "names", [("hainan", "háinán", "hāinán"), ("ñ", "n", "n\u0303"), ("가", "각"), ("海", "海南")]
)
def test_slugs_that_differ_in_accents_live_side_by_side(names):
    parties = [make("party", slug=name) for name in names]

    assert [Party.objects.get_by_natural_key(name) for name in names] == parties
