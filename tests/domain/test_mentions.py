"""Records of every kind by what they are called, in one statement."""

import pytest
from django.db.models import Q
from django.utils import translation

from agreements.domain.mentions import by_key, by_slug, mentions
from agreements.domain.names import name_of
from tests import factories

pytestmark = pytest.mark.django_db

KINDS = ("agreement", "area", "event", "party", "person", "place", "source", "statement")


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_each_kind_is_called_as_on_its_page(language, django_assert_num_queries):
    records = {kind: getattr(factories, f"{kind.capitalize()}Factory")() for kind in KINDS}
    records["agreement"].title_en, records["agreement"].title_original = "", "Vertrag"
    records["agreement"].original_language = "de"
    records["agreement"].save()
    factories.PlaceFactory()

    with translation.override(language), django_assert_num_queries(1):
        found = mentions({kind: Q(pk=record.pk) for kind, record in records.items()})

    with translation.override(language):
        expected = {(kind, record.pk): name_of(record) for kind, record in records.items()}
    assert {(record.kind, record.pk): record.name for record in found} == expected


def test_what_was_changed_longest_ago_comes_first_up_to_a_number():
    first, second = factories.PlaceFactory(), factories.AreaFactory()
    first.save()

    found = mentions({"place": Q(), "area": Q()}, limit=1)

    assert [record.slug for record in found] == [second.slug]


def test_nothing_is_asked_where_nothing_is_wanted(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert (mentions({}), by_slug({}), by_key({})) == ([], {}, {})


def test_what_is_gone_is_not_among_them():
    place = factories.PlaceFactory(slug="boao")

    assert list(by_slug({"place": {"boao", "gone"}})) == [("place", "boao")]
    assert list(by_key({"place": [place.pk, 0], "area": [5]})["place"]) == [place.pk]
