"""Reading the register: by footnotes, without a script, from the keyboard, on paper."""

import re

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

AGREEMENT = "/en/agreements/hainan-hong-kong-2025/"
FOCUSED = "[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"


@pytest.fixture
def plain_page(browser):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_mark_leads_to_its_excerpt_and_back(page, site):
    page.goto(site + AGREEMENT)
    mark = page.locator("[role=doc-noteref]").first

    mark.click()
    excerpt = page.locator("li:target")

    expect(excerpt).to_be_in_viewport()
    excerpt.locator("[role=doc-backlink]").first.click()
    expect(page.locator("a:target")).to_be_in_viewport()
    assert page.locator("a:target").get_attribute("href") == f"#{excerpt_of(mark)}"


def excerpt_of(mark):
    return mark.get_attribute("href").removeprefix("#")


def test_list_is_asked_without_a_script(plain_page, site):
    page = plain_page
    page.goto(f"{site}/en/agreements/")
    open_filters(page)

    page.locator("input[name=status][value=in_force]").check()
    page.get_by_label("From year").fill("2024")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator(".result-count")).to_have_text("30 agreements")
    page.get_by_role("navigation", name="Sort").get_by_role("link", name="Title").click()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Next page").click()
    expect(page.locator("ol.records > li")).to_have_count(5)
    page.get_by_role("list", name="Filters on").get_by_role("link", name=re.compile("In force")).click()

    assert query_of(page) == "from=2024&sort=title"
    later = Agreement.objects.filter(made_last_day__gte=20240101).count()
    expect(page.locator(".result-count")).to_have_text(f"{later} agreements")


def open_filters(page):
    """Unfolds the filters where the width of the page keeps them folded."""
    if not page.get_by_role("button", name="Apply filters").is_visible():
        page.locator("details.facets > summary").click()


def query_of(page):
    return "&".join(sorted(part for part in page.url.partition("?")[2].split("&") if not part.endswith("=")))


def test_language_changes_without_a_script_and_keeps_the_question(plain_page, site):
    plain_page.goto(f"{site}/en/statements/?kind=verbatim&sort=oldest")

    plain_page.get_by_role("link", name="繁體中文").click()

    assert plain_page.url == f"{site}/zh-hant/statements/?kind=verbatim&sort=oldest"
    expect(plain_page.locator("html")).to_have_attribute("lang", "zh-Hant")


@pytest.mark.parametrize("address", ["/en/", "/en/agreements/", AGREEMENT, "/en/sources/"])
def test_every_link_is_reached_from_the_keyboard_the_skip_link_first(page, site, address):
    page.goto(site + address)
    links = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, button, input, [tabindex=\"0\"]')]"
        ".filter(link => link.checkVisibility({visibilityProperty: true})).length"
    )

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = [page.evaluate(FOCUSED)]
    for _ in range(links - 1):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))

    assert [tag for tag, outline in reached if tag == "BODY" or outline == "none"] == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_skip_link_leads_past_the_navigation(page, site):
    page.goto(site + AGREEMENT)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_has_the_footnotes_and_not_the_navigation(page, site, tmp_path):
    page.goto(site + AGREEMENT)
    page.emulate_media(media="print")

    for part in (".mainnav", ".langs", ".rail", ".skip"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#sources")).to_be_visible()
    expect(page.get_by_text("Go alone; you may go fast. Go together; we go far").first).to_be_visible()
    printed = page.pdf(path=tmp_path / "page.pdf")

    assert printed.startswith(b"%PDF")
