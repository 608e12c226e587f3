"""Linked data in a page: a browser runs none of it, refuses none of it, and finds no way out of its element."""

import json

import pytest

from agreements.formats.jsonld import script_text
from mousite.security import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.browser

SAID = {"name": "</script><script>document.title = 'run'</script><!-- & \u2028"}
BLOCK = f'<script type="application/ld+json">{script_text(SAID)}</script>'
SCRIPT = "<script>document.title = 'run'</script>"


@pytest.fixture
def shown(page, complaints):
    """A page with some markup under the policy of the site; what the browser says against it."""

    def show(markup):
        page.route(
            "https://register.example/",
            lambda route: route.fulfill(
                body=f"<!DOCTYPE html><title>still</title>{markup}",
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY},
            ),
        )
        page.goto("https://register.example/")
        return page, complaints

    return show


def test_linked_data_is_held_and_not_run_under_the_policy(shown):
    page, complaints = shown(BLOCK)

    held = [element.text_content() for element in page.locator("script").all()]

    assert [json.loads(text) for text in held] == [SAID]
    assert (page.title(), complaints) == ("still", [])


def test_script_in_the_same_place_is_refused(shown):
    page, complaints = shown(SCRIPT)

    assert page.title() == "still"
    assert ["script-src" in complaint for complaint in complaints] == [True]
