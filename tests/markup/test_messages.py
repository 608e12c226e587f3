"""The site's own messages in a page: markup as it stands, values escaped."""

import pytest
from django.template import engines
from django.utils import translation
from django.utils.translation import gettext_lazy

from agreements.text import Phrase


def rendered(template, language="en", **context):
    with translation.override(language):
        return engines["pages"].from_string(template).render(context)


@pytest.mark.parametrize(("language", "expected"), [("en", "Key facts"), ("zh-hant", "基本資料")])
def test_message_is_in_the_language_that_is_active_when_a_page_is_rendered(language, expected):
    assert rendered('{{ _("Key facts") }}', language) == expected


def test_message_keeps_its_markup_and_escapes_its_values():
    shown = rendered('{{ _("<b>%(name)s</b>", name=name) }}', name="<i>")

    assert shown == "<b>&lt;i&gt;</b>"


def test_message_without_values_is_taken_as_it_stands():
    assert rendered('{{ _("all & 100%") }}') == "all & 100%"


@pytest.mark.parametrize(
    ("context", "expected"), [("before an office", "，"), ("between names in a list", "、")]
)
def test_context_tells_messages_apart(context, expected):
    assert rendered("{{ pgettext(context, ', ') }}", "zh-hans", context=context) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1 area, &lt;b&gt;"), (3, "3 areas, &lt;b&gt;")])
def test_message_knows_the_number_that_it_counts(number, expected):
    template = "{{ ngettext('%(number)s area, %(name)s', '%(number)s areas, %(name)s', number, name='<b>') }}"

    assert rendered(template, number=number) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '<span class="label">Also called:</span> 瓊 (海南)'),
        ("zh-hant", '<span class="label">又稱：</span>瓊（海南）'),
        ("zh-hans", '<span class="label">又称：</span>瓊（海南）'),
    ],
)
def test_place_where_words_were_found_is_set_in_the_marks_of_the_page(language, expected):
    place = {"label": gettext_lazy("Also called"), "words": Phrase("瓊", ""), "owner": Phrase("海南", "")}
    template = "{% from 'partials/_matches.html' import matched %}{{ matched([place]) }}"

    assert f'<p class="matched">{expected}</p>' in rendered(template, language, place=place)
