"""The desk in the site's dress: nothing for axe, nothing beside the page, light and dark, and a language of one's own."""

import re

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement, Party, Proposal, Revision, Upload
from tests import factories
from tests.admin.desk import address
from tests.browser.editor import Editor
from tests.browser.test_pages import BESIDE, faults_of
from tests.domain.proposals import loaded
from tests.domain.uploaded import EDITED, MEMORANDUM, NEXT, checked, edit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390)
#: Django's links and buttons take a moment to change their colour.
SETTLED = 300
#: What is pressed and is less than 24 pixels wide or high; words within a sentence may be.
SMALL = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => !one.matches("p a, dd a, li a, .desk-standing a, .skip-to-content-link, .select2-hidden-accessible"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && one.checkVisibility({ visibilityProperty: true }))
    .filter(([, box]) => box.width < 24 || box.height < 23.5)
    .map(([one, box]) => `${one.outerHTML.slice(0, 120)} ${box.width} ${box.height}`)"""
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(252, 252, 250)", "rgb(17, 23, 28)"


@pytest.fixture
def desk(page, live_server, complaints):
    """The first page, as someone who may do everything sees it."""
    factories.EditorFactory(username="alice")
    return Editor(page, live_server.url).sign_in("alice")


@pytest.fixture
def addresses(live_server):
    """Pages of every sort, with rows, differences and decisions on them."""
    loaded(*MEMORANDUM)
    agreement, hainan = Agreement.objects.get(), Party.objects.get()
    factories.CommitmentFactory(agreement=agreement)
    factories.AliasFactory(agreement=agreement)
    edit(**EDITED)
    upload = checked(*NEXT)
    long = factories.AgreementFactory(title_en="Memorandum of Understanding on Co-operation in Trade " * 5)
    proposal = factories.ProposalFactory(slug="a", author=upload.uploader)
    return {
        "index": "/admin/",
        "records": address(Agreement, "changelist"),
        "form": address(agreement),
        "empty form": address(Agreement, "add"),
        "publication": address(long, "publication"),
        "history": address(agreement, "history"),
        "proposals": address(Proposal, "changelist"),
        "proposal": address(proposal),
        "revisions": address(Revision, "changelist"),
        "revision": address(Revision.objects.latest("pk")),
        "merge": f"/admin/agreements/party/{hainan.pk}/merge/",
        "deletion": address(long, "delete"),
        "loads": address(Upload, "changelist"),
        "load": address(upload),
        "load form": address(Upload, "add"),
        "account": address(upload.uploader),
        "password": "/admin/password_change/",
    }


def look_at(page):
    """What is wrong with the page as it stands, at every width, in light and in dark."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[f"beside at {width}"] = page.evaluate(BESIDE)
        found[f"small at {width}"] = page.evaluate(SMALL)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(SETTLED)
            found[f"axe at {width}, {scheme}"] = faults_of(page)
    return {where: faults for where, faults in found.items() if faults}


def test_who_signs_in_finds_nothing_wrong(page, live_server):
    page.goto(f"{live_server.url}/admin/login/")

    assert look_at(page) == {}


def test_every_sort_of_page_is_sound(desk, addresses):
    found = {}
    for name, at in addresses.items():
        desk.open(at)
        found[name] = look_at(desk.page)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_dark_follows_the_system_until_someone_chooses(desk):
    page, toggle = desk.page, desk.page.get_by_role("button", name=re.compile("Toggle theme"))
    page.emulate_media(color_scheme="dark")
    asked = page.evaluate(GROUND)

    toggle.click()

    assert (asked, page.evaluate(GROUND)) == (DARK, LIGHT)
    page.reload()
    assert page.evaluate(GROUND) == LIGHT


def test_focus_is_seen_and_the_skip_link_leads_past_the_header(desk):
    page = desk.page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        desk.open("/admin/agreements/agreement/")
        page.keyboard.press("Tab")
        skip = page.locator(".skip-to-content-link")
        expect(skip).to_be_focused()
        assert skip.bounding_box()["y"] >= 0

        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
        assert set(seen) == {"3px"}

    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content-start")).to_be_focused()


def test_sidebar_is_opened_and_closed_from_the_keyboard(desk):
    page = desk.page
    desk.open("/admin/agreements/agreement/")
    sidebar, toggle = page.locator("#nav-sidebar"), page.locator("#toggle-nav-sidebar")
    expect(sidebar).to_be_visible()

    toggle.focus()
    page.keyboard.press("Enter")
    expect(sidebar).to_be_hidden()

    page.keyboard.press("Enter")
    page.locator("#nav-filter").press_sequentially("pla")
    expect(sidebar.get_by_role("link", name="Places")).to_be_visible()
    expect(sidebar.get_by_role("link", name="Parties")).to_be_hidden()


def test_language_is_chosen_before_signing_in_and_kept(page, live_server, complaints):
    factories.EditorFactory(username="alice")
    page.goto(f"{live_server.url}/admin/agreements/party/")
    page.get_by_role("button", name="繁體中文").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-hant")
    page.locator("#id_username").fill("alice")
    page.locator("#id_password").fill("a long word")
    page.locator("#login-form [type=submit]").click()

    expect(page).to_have_url(f"{live_server.url}/admin/agreements/party/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hant")
    expect(page.get_by_role("button", name="繁體中文")).to_have_attribute("aria-current", "true")
    assert complaints == []


def test_choice_at_the_desk_is_of_no_account_to_readers(desk):
    desk.page.get_by_role("button", name="简体中文").click()

    # The way out keeps the language by its address; the front door asks the browser again.
    expect(desk.page.locator("html")).to_have_attribute("lang", "zh-hans")
    assert desk.page.locator(".desk-ways > a").get_attribute("href") == "/zh-hans/"
    desk.page.goto(f"{desk.site}/")
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")


def test_what_was_typed_is_asked_about_before_the_language_changes(desk):
    desk.open("/admin/agreements/agreement/add/")
    desk.page.wait_for_timeout(SETTLED)
    desk.type(title_en="Memorandum on trade")
    asked = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    desk.page.get_by_role("button", name="简体中文").click(no_wait_after=True)
    desk.page.wait_for_timeout(SETTLED)

    assert asked == ["beforeunload"]
    expect(desk.page.locator("#id_title_en")).to_have_value("Memorandum on trade")


def test_choosers_have_names_also_in_rows_that_are_added(desk):
    factories.PlaceFactory(name_en="Boao")
    desk.open("/admin/agreements/agreement/add/")
    expect(desk.page.locator("#select2-id_place-container")).to_have_attribute("aria-label", "Place")
    row = desk.row("participations")
    expect(desk.page.locator(f"#select2-id_{row.replace('__', '-')}-party-container")).to_have_attribute(
        "aria-label", re.compile("Party")
    )

    desk.choose("place", "Boao")

    expect(desk.page.locator("#select2-id_place-container")).to_have_attribute(
        "aria-label", re.compile("Place: Boao")
    )
