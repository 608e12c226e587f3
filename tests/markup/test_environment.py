"""What templates of the public pages can say, and that nothing they say wrongly is passed over."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.test.utils import override_script_prefix
from django.utils import translation
from jinja2 import UndefinedError


def rendered(template, language="en", **context):
    with translation.override(language):
        return engines["pages"].from_string(template).render(context)


@pytest.mark.parametrize("template", ["{{ nmae }}", "{{ record.nmae }}", "{% if nmae %}{% endif %}"])
def test_name_that_a_page_is_not_given_is_an_error(template):
    with pytest.raises(UndefinedError, match="nmae"):
        rendered(template, record={})


def test_what_a_page_is_given_is_escaped():
    assert rendered("{{ words }}", words="<b> & \"'") == "&lt;b&gt; &amp; &#34;&#39;"


@pytest.mark.parametrize(
    ("language", "prefix", "expected"),
    [
        ("en", "/", "/en/agreements/ /en/agreements/a%20b/"),
        ("zh-hans", "/", "/zh-hans/agreements/ /zh-hans/agreements/a%20b/"),
        ("en", "/register/", "/register/en/agreements/ /register/en/agreements/a%20b/"),
    ],
)
def test_address_is_that_of_the_active_language_and_prefix(language, prefix, expected):
    with override_script_prefix(prefix):
        shown = rendered('{{ url("agreement_list") }} {{ url("agreement_detail", slug="a b") }}', language)

    assert shown == expected


def test_static_file_has_the_address_that_it_is_served_at():
    assert rendered('{{ static("css/base.css") }} {{ static_prefix() }}') == "/static/css/base.css /static/"


@pytest.mark.parametrize(
    ("asked", "changes", "expected"),
    [
        ("kind=treaty&page=2&kind=framework", "page=3", "?kind=treaty&amp;kind=framework&amp;page=3"),
        ("kind=treaty&page=2", "page=none", "?kind=treaty"),
        ("", "page=none, sort='a&b'", "?sort=a%26b"),
    ],
)
def test_question_of_a_page_is_changed_in_one_place(asked, changes, expected):
    request = RequestFactory().get(f"/en/agreements/?{asked}")

    assert rendered("{{ querystring(" + changes + ") }}", request=request) == expected
