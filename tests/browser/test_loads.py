"""A fixture at the desk as a browser shows it: uploaded, decided upon, applied, without a script of ours."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from agreements.admin import background
from agreements.models import Agreement, Upload
from tests.admin.load_desk import loader, page_of
from tests.browser.test_pages import BESIDE, WIDTHS
from tests.domain.proposals import agreement, loaded, party
from tests.domain.uploaded import EDITED, MEMORANDUM, NAME, NEXT, REASON, as_file, checked, edit, values

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server, complaints):
    """The admin's first page, as someone who may load sees it."""
    loader("dora", "view_agreement", "view_party")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("dora")
    page.get_by_label("Password").fill("a long word")
    page.get_by_role("button", name="Log in").click()
    return page


def upload(page, content):
    page.get_by_role("link", name="Load a fixture").click()
    page.get_by_label("Fixture").set_input_files(
        {"name": NAME, "mimeType": "application/json", "buffer": content}
    )
    page.get_by_label("Why").fill(REASON)
    page.get_by_role("button", name="Upload and check").click()


def faults_of(page, complaints):
    """What stands beside the page, and what axe finds in its content, at every width, in light and in dark."""
    found, said = {}, len(complaints)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[f"beside at {width}"] = page.evaluate(BESIDE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # The links of the admin take a moment to change their colour.
            page.wait_for_timeout(300)
            violations = Axe().run(page, context="#content-main").response["violations"]
            found[f"axe at {width}, {scheme}"] = [
                (rule["id"], node["html"][:200]) for rule in violations for node in rule["nodes"]
            ]
    page.set_viewport_size({"width": 1280, "height": 900})
    # What the policy refused to axe is no fault of the page.
    del complaints[said:]
    return {where: faults for where, faults in found.items() if faults}


def test_fixture_is_decided_upon_and_applied(desk, complaints):
    loaded(*MEMORANDUM)
    edit(**EDITED)

    upload(desk, as_file(*NEXT))
    report = faults_of(desk, complaints)
    title = desk.get_by_role("group", name=re.compile("Title in English"))
    expect(title.locator("mark")).to_have_text(["fair", "free"])
    title.get_by_label("Take the file's word").check()
    desk.get_by_role("button", name="Apply").click()

    expect(desk.get_by_text("Done: 2 records were written, each with a revision.")).to_be_visible()
    assert values() == {"title_en": "On free trade", "signed_on": "2025-03-26~", "status": "in_force"}
    assert (report, faults_of(desk, complaints)) == ({}, {})
    desk.get_by_role("link", name="On free trade").first.click()
    expect(desk.locator("h1")).to_have_text("View agreement")
    assert complaints == []


def test_key_of_entry_applies_nothing(desk):
    loaded(*MEMORANDUM)
    edit(**EDITED)
    upload(desk, as_file(*NEXT))

    desk.get_by_label("Take the file's word").first.check()
    desk.get_by_label("Take the file's word").first.press("Enter")

    expect(desk.get_by_role("button", name="Apply")).to_be_visible()
    expect(desk.get_by_label("Take the file's word").first).to_be_checked()
    assert values()["title_en"] == "On fair trade"


def test_faults_are_readable_and_the_way_on_is_one_press(desk, complaints):
    upload(
        desk, as_file(agreement(kind="novel", signed_on="2025-13"), party("b" * 100, parent=["nobody-" * 15]))
    )

    expect(desk.locator(".load-faults tbody tr")).to_have_count(3)
    assert faults_of(desk, complaints) == {}
    desk.get_by_role("link", name="Upload the mended file").click()
    expect(desk.get_by_label("Fixture")).to_be_visible()
    assert (faults_of(desk, complaints), complaints) == ({}, [])


def address_of_database():
    """The database of the tests, as a process of its own finds it."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{held['NAME']}"
    return f"postgres://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{held['NAME']}"


def test_large_file_is_checked_beside_the_site_and_the_page_follows(desk, complaints, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", address_of_database())
    content = json.dumps(
        [agreement(f"a{number}", summary_en="Words. " * 60 + "End") for number in range(800)]
    )
    assert len(content) > background.AT_ONCE

    upload(desk, content.encode())
    expect(desk.get_by_role("button", name="Apply")).to_be_visible(timeout=90_000)
    desk.get_by_role("button", name="Apply").click()

    expect(desk.get_by_text("Done: 800 records were written, each with a revision.")).to_be_visible(
        timeout=90_000
    )
    assert (Agreement.objects.count(), complaints) == (800, [])


def without_renewal(route):
    """The page as it is, but standing still."""
    response = route.fetch()
    headers = {name: value for name, value in response.headers.items() if name != "refresh"}
    route.fulfill(response=response, headers=headers)


def test_page_that_waits_is_sound_and_renews_itself_wherever_one_stands_in_it(desk, live_server, complaints):
    waiting = checked(*MEMORANDUM, uploader=get_user_model().objects.get())
    Upload.objects.filter(pk=waiting.pk).update(state="checking", heartbeat_at=timezone.now())

    desk.route("**/change/", without_renewal)
    desk.goto(f"{live_server.url}{page_of(waiting)}")
    expect(desk.get_by_role("progressbar")).to_be_visible()
    found = faults_of(desk, complaints)
    desk.unroute("**/change/")
    desk.goto(f"{live_server.url}/admin/")
    desk.goto(f"{live_server.url}{page_of(waiting)}#conflicts")
    expect(desk.get_by_role("progressbar")).to_be_visible()
    Upload.objects.filter(pk=waiting.pk).update(state="checked")

    expect(desk.get_by_role("button", name="Apply")).to_be_visible(timeout=30_000)
    assert (found, complaints) == ({}, [])
