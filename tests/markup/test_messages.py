"""The site's own messages in a page: markup as it stands, values escaped."""

import pytest
from django.template import engines
from django.utils import translation


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
