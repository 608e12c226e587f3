"""Rows that carry a key within their record."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from agreements.models import Attendance, Commitment, Excerpt, Post
from tests.factories import (
    AgreementFactory,
    AreaFactory,
    CommitmentFactory,
    EventFactory,
    ExcerptFactory,
    PersonFactory,
    SourceFactory,
)
from tests.models.rows import make

pytestmark = pytest.mark.django_db


def unkeyed():
    """One row of each kind whose editor gave no key, and the key it gets."""
    words = "closer alignment of industrial and supply chains"
    return [
        (
            Commitment(agreement=AgreementFactory(), area=AreaFactory(), text_en="Align supply chains."),
            "align-supply-chains",
        ),
        (Commitment(agreement=AgreementFactory(), area=AreaFactory(name_en="Finance")), "finance"),
        (Post(person=PersonFactory(), title_zh_hans="省长"), "省长"),
        (
            Attendance(event=EventFactory(), person=PersonFactory(name_en="John Lee"), role="witnessed"),
            "john-lee-witnessed",
        ),
        (Attendance(event=EventFactory(), described_as_en="a deputy", role="spoke"), "a-deputy-spoke"),
        (Excerpt(source=SourceFactory(), text=words), "closer-alignment-of-industrial-and-supply"),
        (Excerpt(source=SourceFactory(), locator_en="page 14", locator_zh_hans="第十四页"), "page-14"),
        (Excerpt(source=SourceFactory(), locator_zh_hant="第二段", locator_zh_hans="第二段落"), "第二段"),
        (Excerpt(source=SourceFactory(), locator_zh_hans="第二段"), "第二段"),
        (Excerpt(source=SourceFactory()), "words-not-taken"),
    ]


def test_key_is_made_from_the_words_when_cleaned():
    for row, key in unkeyed():
        row.full_clean()

        assert row.slug == key


def test_key_is_made_from_the_words_when_saved():
    for row, key in unkeyed():
        row.save()

        assert type(row).objects.get(pk=row.pk).slug == key


def test_key_is_not_made_before_the_record_is_saved():
    row = Commitment(agreement=AgreementFactory.build(), area=AreaFactory(), text_en="Align")

    row.clean()

    assert row.slug == ""


def test_key_differs_from_those_of_its_siblings():
    agreement = AgreementFactory()

    for _number in range(3):
        Commitment.objects.create(agreement=agreement, area=AreaFactory(), text_en="Align")

    assert [row.slug for row in agreement.commitments.order_by("pk")] == ["align", "align-2", "align-3"]


def test_excerpts_without_words_and_place_are_told_apart_by_their_keys():
    source = SourceFactory()

    for _number in range(2):
        Excerpt.objects.create(source=source)

    assert [row.slug for row in source.excerpts.order_by("pk")] == ["words-not-taken", "words-not-taken-2"]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_key_from_the_place_of_an_excerpt_is_the_same_in_every_language(language):
    excerpt = Excerpt(source=SourceFactory(), locator_en="page 14", locator_zh_hans="第十四页")

    with translation.override(language):
        excerpt.save()

    assert excerpt.slug == "page-14"


def test_key_that_was_given_is_kept():
    row = CommitmentFactory(slug="trade", text_en="Align")

    row.text_en = "Something else"
    row.full_clean()
    row.save()

    assert Commitment.objects.get().slug == "trade"


@pytest.mark.parametrize(
    ("kind", "owner"),
    [("attendance", "event"), ("commitment", "agreement"), ("excerpt", "source"), ("post", "person")],
)
def test_key_is_unique_within_its_record_only(kind, owner):
    first = make(kind, slug="one")
    make(kind, slug="one")

    with pytest.raises(IntegrityError), transaction.atomic():
        make(kind, slug="one", **{owner: getattr(first, owner)})

    assert type(first).objects.filter(slug="one").count() == 2


def test_excerpts_stand_in_the_order_of_their_source():
    source = SourceFactory()
    rows = [ExcerptFactory(source=source, order=order) for order in (2, 0, 1)]

    assert list(source.excerpts.all()) == [rows[1], rows[2], rows[0]]
