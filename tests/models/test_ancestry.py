"""Records above records: the line upwards ends, even where the data goes in a circle."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from agreements.models.ancestry import DEEPEST
from tests.models.rows import make

pytestmark = pytest.mark.django_db

NESTED = [("area", "parent"), ("event", "parent"), ("party", "parent"), ("source", "part_of")]


def chain(kind, upward, length):
    """Records each of which lies beneath the one before; the topmost comes first."""
    records = [make(kind)]
    for _number in range(length - 1):
        records.append(make(kind, **{upward: records[-1]}))
    return records


def close(records, upward):
    """Makes the topmost the child of the lowest, as a raw load can."""
    setattr(records[0], upward, records[-1])
    Model.save_base(records[0], raw=True)


@pytest.mark.parametrize(("kind", "upward"), NESTED)
def test_ancestors_come_nearest_first(kind, upward):
    top, middle, bottom = chain(kind, upward, 3)

    assert [record.ancestors() for record in (top, middle, bottom)] == [[], [top], [middle, top]]


@pytest.mark.parametrize(("kind", "upward"), NESTED)
def test_ancestors_end_on_a_circle(kind, upward):
    records = chain(kind, upward, 3)
    close(records, upward)
    lowest = type(records[0]).objects.get(pk=records[-1].pk)

    assert [above.pk for above in lowest.ancestors()] == [records[number].pk for number in (1, 0, 2)]


def test_ancestors_are_not_followed_for_ever():
    assert len(chain("area", "parent", DEEPEST + 5)[-1].ancestors()) == DEEPEST


@pytest.mark.parametrize("length", [1, 2, 5])
@pytest.mark.parametrize(("kind", "upward"), NESTED)
def test_clean_refuses_a_circle(kind, upward, length):
    records = chain(kind, upward, length)
    setattr(records[0], upward, records[-1])

    with pytest.raises(ValidationError) as refusal:
        records[0].full_clean()

    assert refusal.value.message_dict == {upward: ["This record already lies above that one."]}


@pytest.mark.parametrize(("kind", "upward"), NESTED)
def test_clean_takes_a_new_record_beneath_another(kind, upward):
    bottom = chain(kind, upward, 3)[-1]

    bottom.full_clean()

    assert len(bottom.ancestors()) == 2
