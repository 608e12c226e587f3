"""An editor never has to think of a key: it is made from the words, and differs from all others."""

import pytest
from django.utils import translation

from agreements import models
from tests import factories
from tests.admin.desk import faults, needed


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"name_en": "Hainan Province"}, "hainan-province"),
        ({"name_zh_hant": "海南省"}, "海南省"),
        ({"name_en": "Côte d’Ivoire"}, "côte-d-ivoire"),
        ({"name_en": "???"}, "record"),
        ({"name_en": "Hainan", "slug": "the-south"}, "the-south"),
    ],
)
def test_key_is_made_from_the_name(desk, typed, key):
    party = desk.enter(models.Party, kind="other", **typed)

    assert party.slug == key


def test_key_is_another_where_the_first_is_taken(desk):
    keys = [desk.enter(models.Person, name_en="Feng Fei", is_another="on").slug for _ in range(3)]

    assert keys == ["feng-fei", "feng-fei-2", "feng-fei-3"]


def test_key_is_made_in_english_whatever_the_editor_reads(desk):
    desk.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hant"

    with translation.override("zh-hant"):
        party = desk.enter(models.Party, name_en="Hainan", name_zh_hant="海南", kind="other")

    assert party.slug == "hainan"


def test_key_stays_when_the_name_changes(desk):
    party = factories.PartyFactory(slug="hainan")

    desk.send(party, name_en="Hainan Province")

    party.refresh_from_db()
    assert (party.slug, party.name_en) == ("hainan", "Hainan Province")


def test_emptied_key_stays_as_it_was(desk):
    party = factories.PartyFactory(slug="hainan")

    desk.send(party, slug="")

    party.refresh_from_db()
    assert party.slug == "hainan"


def test_key_of_another_record_is_refused_beside_its_field(desk):
    factories.PartyFactory(slug="hainan")

    response = desk.send(models.Party, name_en="Hainan", kind="other", slug="hainan")

    assert faults(response) == {"slug": ["Party with this Key in the address already exists."]}


@pytest.mark.parametrize("slug", ["Hainan", "hai nan", "hainan/1", "-hainan", "hai--nan", "hainan_1"])
def test_key_that_fits_no_address_is_refused_beside_its_field(desk, slug):
    response = desk.send(models.Party, name_en="Hainan", kind="other", slug=slug)

    assert faults(response) == {
        "slug": [
            f"“{slug}” cannot stand in an address. Use small letters and digits of any script, "
            "with single hyphens between words."
        ]
    }


def test_new_rows_of_a_new_record_get_keys_of_their_own(desk):
    area = factories.AreaFactory(slug="tourism", name_en="Tourism")

    agreement = desk.enter(
        models.Agreement, rows={"commitments": [{"area": area}] * 3}, **needed("agreement")
    )

    keys = agreement.commitments.order_by("slug").values_list("slug", flat=True)
    assert list(keys) == ["tourism", "tourism-2", "tourism-3"]


def test_new_rows_avoid_the_keys_of_those_that_are_there(desk):
    source = factories.SourceFactory()
    factories.ExcerptFactory(source=source, slug="have-signed")
    words = [{"text": "have signed"}, {"text": "have signed"}, {"text": "we go far", "slug": "have-signed-2"}]

    response = desk.send(source, rows={"excerpts": words})

    assert faults(response) == {}
    keys = source.excerpts.order_by("slug").values_list("slug", flat=True)
    assert list(keys) == ["have-signed", "have-signed-2", "have-signed-3", "have-signed-4"]


def test_rows_of_several_kinds_get_keys(desk):
    person = desk.enter(
        models.Person,
        name_en="John Lee",
        rows={"posts": [{"title_en": "Chief executive"}, {"title_zh_hant": "行政長官"}]},
    )
    event = desk.enter(
        models.Event,
        **needed("event"),
        rows={"attendances": [{"person": person, "role": "signed"}, {"person": person, "role": "spoke"}]},
    )

    posts = sorted(person.posts.values_list("slug", flat=True))
    attendances = sorted(event.attendances.values_list("slug", flat=True))
    assert (posts, attendances) == (["chief-executive", "行政長官"], ["john-lee-signed", "john-lee-spoke"])


def test_two_rows_with_one_key_are_refused_beside_the_second(desk):
    source = factories.SourceFactory()

    response = desk.send(
        source, rows={"excerpts": [{"text": "one", "slug": "same"}, {"text": "two", "slug": "same"}]}
    )

    assert faults(response) == {"excerpts-1-slug": ["This record already has a row with this key."]}


def test_key_of_a_row_may_be_that_of_another_records_row(desk):
    factories.ExcerptFactory(slug="have-signed")
    source = factories.SourceFactory()

    excerpt = desk.enter(models.Excerpt, source=source, text="Have signed")

    assert excerpt.slug == "have-signed"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"locator_en": "page 14"}, "page-14"),
        ({"locator_zh_hant": "第二段"}, "第二段"),
        ({}, "words-not-taken"),
    ],
)
def test_key_of_an_excerpt_without_words_is_made_from_its_place(desk, typed, key):
    excerpt = desk.enter(models.Excerpt, source=factories.SourceFactory(), **typed)

    assert (excerpt.slug, excerpt.text) == (key, "")
