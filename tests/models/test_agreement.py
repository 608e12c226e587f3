"""An agreement as a reader of each language is shown it, and the order they come in."""

import pytest
from django.utils import translation

from agreements.models import Agreement
from tests.factories import AgreementFactory

TITLES = {
    "title_en": "Memorandum",
    "title_zh_hant": "諒解備忘錄",
    "title_original": "양해각서",
    "original_language": "ko",
}


@pytest.mark.parametrize(
    ("given", "language", "shown"),
    [
        (TITLES, "en", ("Memorandum", "en")),
        (TITLES, "zh-hant", ("諒解備忘錄", "zh-Hant")),
        (TITLES, "zh-hans", ("諒解備忘錄", "zh-Hant")),
        ({**TITLES, "title_en": ""}, "en", ("양해각서", "ko")),
        ({"title_original": "Memorando", "original_language": "es"}, "zh-hans", ("Memorando", "es")),
        ({}, "en", ("", "")),
    ],
)
def test_title_is_that_of_the_reader(given, language, shown):
    agreement = Agreement(slug="memorandum", **given)

    with translation.override(language):
        phrase = agreement.title
        called = str(agreement)

    assert (phrase.text, phrase.language) == shown
    assert called == (shown[0] or "memorandum")


@pytest.mark.parametrize(
    ("language", "origin"), [("en", "official"), ("zh-hant", "translated"), ("zh-hans", "translated")]
)
def test_title_origin_is_that_of_the_title_shown(language, origin):
    agreement = Agreement(**TITLES, title_en_origin="official", title_zh_hant_origin="translated")

    with translation.override(language):
        assert agreement.title_origin == origin


def test_title_origin_of_an_original_title_needs_no_word():
    assert Agreement(title_original="양해각서", original_language="ko").title_origin == ""


@pytest.mark.parametrize("stem", ["summary", "binding_basis"])
def test_other_texts_follow_the_same_rule(stem):
    agreement = Agreement(**{f"{stem}_en": "Words", f"{stem}_zh_hans": "文字"})

    with translation.override("zh-hant"):
        phrase = getattr(agreement, stem)

    assert (phrase.text, phrase.language) == ("文字", "zh-Hans")


@pytest.mark.django_db
def test_newest_first_is_the_usual_order():
    dates = {"signed": "2025-03-26", "old": "1351", "month": "2025-03", "adopted": "", "undated": ""}
    agreements = {slug: AgreementFactory(slug=slug, signed_on=date) for slug, date in dates.items()}
    Agreement.objects.filter(slug="adopted").update(adopted_on="2024")

    slugs = [agreement.slug for agreement in Agreement.objects.newest_first()]

    assert slugs == ["signed", "month", "adopted", "old", "undated"]
    assert list(Agreement.objects.all()) == list(Agreement.objects.newest_first())
    assert len(agreements) == len(slugs)


@pytest.mark.django_db
def test_register_number_may_be_empty_on_many():
    for _number in range(2):
        AgreementFactory(register_number="").full_clean()

    assert Agreement.objects.filter(register_number="").count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("languages", ["en", "en zh-Hant ko"])
def test_authentic_languages_are_tags(languages):
    AgreementFactory.build(authentic_languages=languages).full_clean()


@pytest.mark.parametrize(
    ("reader", "origin"), [("zh-hant", "official"), ("zh-hans", "translated"), ("en", "descriptive")]
)
def test_title_says_whose_words_it_is_though_both_scripts_write_it_alike(reader, origin):
    agreement = Agreement(
        title_en="A memorandum",
        title_en_origin="descriptive",
        title_zh_hant="文字",
        title_zh_hant_origin="official",
        title_zh_hans="文字",
        title_zh_hans_origin="translated",
    )

    with translation.override(reader):
        assert agreement.title_origin == origin
