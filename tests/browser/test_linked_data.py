"""Linked data in a page: a browser runs none of it, refuses none of it, and finds no way out of its element."""

import json

import pytest

from agreements.formats.jsonld import script_text
from mousite.security import CONTENT_SECURITY_POLICY
from tests.browser.test_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SAID = {"name": "</script><script>document.title = 'run'</script><!-- & \u2028"}
BLOCK = f'<script type="application/ld+json">{script_text(SAID)}</script>'
SCRIPT = "<script>document.title = 'run'</script>"
#: What stands in the data of a page: a page and the record it is about, or the register.
RECORDS = (
    "agreement",
    "Hangul agreement",
    "party",
    "person",
    "event",
    "statement",
    "area",
    "place",
    "source",
)
WHOLE = ("home", "about")


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


@pytest.mark.parametrize("name", RECORDS)
def test_browser_finds_one_record_in_the_data_of_its_page(page, site, complaints, name):
    page.goto(site + PAGES[name])

    (about, thing) = json.loads(held_on(page))["@graph"]

    address = page.evaluate("location.href")
    assert (about["@id"], thing["@id"]) == (address, f"{address}#record")
    assert complaints == []


@pytest.mark.parametrize("name", WHOLE)
def test_browser_finds_the_register_in_the_data_of_its_page(page, site, complaints, name):
    page.goto(site + PAGES[name])

    assert json.loads(held_on(page))["@id"] == f"{site}/#register"
    assert complaints == []


def held_on(page):
    """The text of the one block of data on a page."""
    (text,) = page.locator("script[type='application/ld+json']").all_text_contents()
    return text
