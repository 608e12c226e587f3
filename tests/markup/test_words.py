"""Text, names and days as a page sets them: escaped once, and marked with their language where it is another."""

from decimal import Decimal

import pytest
from django.template import Context, Template, engines
from django.utils import translation

from agreements.markup import words
from agreements.text import Phrase
from tests import factories


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A & B", "A &amp; B"),
        (Phrase("A & B", "en"), "A &amp; B"),
        (Phrase("A & B"), "A &amp; B"),
        (Phrase("「海南」 <b>", "zh-Hant"), '<span lang="zh-Hant" dir="auto">「海南」 &lt;b&gt;</span>'),
        (words.phrase(Phrase("A & B", "fr")), '<span lang="fr" dir="auto">A &amp; B</span>'),
    ],
)
def test_phrase_is_marked_with_its_language_where_that_is_not_the_pages(value, expected):
    with translation.override("en"):
        shown = words.phrase(value)

    assert shown == expected


def test_editors_pages_set_a_phrase_as_the_public_ones_do():
    template = Template("{% load register %}{{ name|phrase }}")

    with translation.override("en"):
        shown = template.render(Context({"name": Phrase("<海南>", "zh-Hant")}))

    assert shown == '<span lang="zh-Hant" dir="auto">&lt;海南&gt;</span>'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John Lee Ka-chiu", 'John Lee <span class="nb">Ka-chiu</span>'),
        (
            "Marie-Anne O'Neil-Roy",
            '<span class="nb">Marie-Anne</span> O&#39;<span class="nb">Neil-Roy</span>',
        ),
        ("- & <b>", "- &amp; &lt;b&gt;"),
        (Phrase("Jean-Luc", "fr"), '<span lang="fr" dir="auto"><span class="nb">Jean-Luc</span></span>'),
    ],
)
def test_hyphenated_parts_of_a_name_stay_on_one_line(name, expected):
    with translation.override("en"):
        shown = words.person_name(name)

    assert shown == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("2025-03-26", "en", '<time datetime="2025-03-26">26 March 2025</time>'),
        ("2025-03-26", "zh-hans", '<time datetime="2025-03-26">2025年3月26日</time>'),
        ("1981-09/1981-10", "en", "September to October 1981"),
        ("some <day>", "en", "some &lt;day&gt;"),
    ],
)
def test_day_is_in_the_words_of_the_page(written, language, expected):
    with translation.override(language):
        shown = words.day_words(written)

    assert shown == expected


@pytest.mark.parametrize(("name", "expected"), [("", "Speech"), ("A & B", "Speech (A &amp; B)")])
def test_channel_is_named_where_its_name_is_known(name, expected):
    statement = factories.StatementFactory.build(
        speaker=None, event=None, channel="speech", channel_name=name, language="en"
    )

    with translation.override("en"):
        shown = words.channel_words(statement)

    assert shown == expected


def rendered(text, language):
    template = engines["pages"].from_string("{% filter running %}" + text + "{% endfilter %}")
    with translation.override(language):
        return template.render()


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已簽署。\n  海南博鰲。", "已簽署。海南博鰲。"),
        ("佐證：\n<a>類別</a>、\n<a>日期</a>", "佐證：<a>類別</a>、<a>日期</a>"),
        ("主題：<b>亞洲。</b>\n  年會", "主題：<b>亞洲。</b>年會"),
        ("於<a>Boao</a> <i>2025年</i>", "於<a>Boao</a> <i>2025年</i>"),
        ("年會。<sup>1a</sup> 推斷", "年會。<sup>1a</sup> 推斷"),
        ("{{ '<海南>' }}。 <b>年會</b>", "&lt;海南&gt;。<b>年會</b>"),
    ],
)
def test_running_text_has_no_space_behind_a_chinese_mark(text, expected, language):
    assert rendered(text, language) == expected


def test_running_text_in_english_keeps_its_spaces():
    assert rendered("Signed。 <b>Boao</b>, “Hainan” 2025.", "en") == "Signed。 <b>Boao</b>, “Hainan” 2025."


@pytest.mark.parametrize(
    ("latitude", "longitude", "language", "expected"),
    [
        ("19.157", "110.583000", "en", "19.157° N, 110.583° E"),
        ("-33.5", "-70", "en", "33.5° S, 70° W"),
        ("0", "100", "en", "0° N, 100° E"),
    ],
)
def test_coordinates_are_said_in_degrees(latitude, longitude, language, expected):
    place = factories.PlaceFactory.build(latitude=Decimal(latitude), longitude=Decimal(longitude))

    with translation.override(language):
        assert words.coordinates(place) == expected


def test_unknown_coordinates_are_no_words():
    assert words.coordinates(factories.PlaceFactory.build()) == ""
