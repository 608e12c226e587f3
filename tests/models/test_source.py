"""Sources and the words taken from them."""

import pytest
from django.utils import translation

from agreements.models import Excerpt, Source
from agreements.text import Phrase
from tests.factories import ExcerptFactory, SourceFactory


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_name_is_the_headline_where_it_is_known(language):
    source = Source(headline="海南與香港簽署備忘錄", language="zh-Hant", name_en="News article")

    with translation.override(language):
        assert source.name == Phrase("海南與香港簽署備忘錄", "zh-Hant")

    assert (str(source), source.is_described) == ("海南與香港簽署備忘錄", False)


def test_name_describes_a_source_without_headline():
    source = Source(language="zh-Hant", name_en="News article")

    assert (source.name, source.is_described) == (Phrase("News article", "en"), True)


@pytest.mark.django_db
def test_sources_come_newest_first():
    for slug, published_on in {"undated": "", "new": "2025-03", "old": "1999"}.items():
        SourceFactory(slug=slug, published_on=published_on)

    assert [source.slug for source in Source.objects.all()] == ["new", "old", "undated"]


@pytest.mark.django_db
def test_caption_is_part_of_an_article():
    article = SourceFactory()
    caption = SourceFactory(part_of=article, kind="photo_caption")

    caption.full_clean()

    assert list(article.parts.all()) == [caption]


@pytest.mark.django_db
def test_excerpt_is_in_the_language_of_its_source():
    excerpt = ExcerptFactory(source=SourceFactory(language="ko"), text="양해각서")

    assert excerpt.phrase == Phrase("양해각서", "ko")


def test_locator_is_said_in_the_language_of_the_reader():
    excerpt = Excerpt(locator_en="paragraph 2", locator_zh_hans="第二段")

    with translation.override("zh-hant"):
        assert excerpt.locator == Phrase("第二段", "zh-Hans")


@pytest.mark.parametrize(
    ("text", "called"),
    [("a" * 70, f"“{'a' * 70}”"), ("a" * 71, f"“{'a' * 69}…”"), ("We go far", "“We go far”")],
)
def test_excerpt_is_called_by_its_words(text, called):
    assert str(Excerpt(text=text)) == called


def test_excerpt_without_words_says_so_in_the_language_of_the_reader():
    excerpt = Excerpt(locator_en="paragraph 2")

    called = {}
    for language in ("en", "zh-hant", "zh-hans"):
        with translation.override(language):
            called[language] = (str(excerpt), translation.gettext("(words not taken yet)"))

    assert called["en"][0] == "(words not taken yet)"
    assert [language for language, (said, words) in called.items() if said != words] == []


@pytest.mark.django_db
def test_excerpt_without_words_is_kept_as_it_is():
    excerpt = Excerpt(source=SourceFactory(), locator_en="paragraph 2")

    excerpt.full_clean()
    excerpt.save()

    excerpt.refresh_from_db()
    assert (excerpt.slug, excerpt.text, bool(excerpt.phrase)) == ("paragraph-2", "", False)


@pytest.mark.parametrize(
    ("text", "compared_on", "is_compared"),
    [
        ("have signed", "2026-01-02", True),
        ("have signed", None, False),
        ("", "2026-01-02", False),
        ("", None, False),
    ],
)
def test_only_words_are_compared(text, compared_on, is_compared):
    assert Excerpt(text=text, compared_on=compared_on).is_compared is is_compared
