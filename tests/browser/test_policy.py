"""The editors' door works under the strict policy: its scripts run, and the browser refuses nothing."""

import re

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor_page(page, live_server, complaints):
    """The admin's first page, as an editor sees it after logging in."""
    factories.EditorFactory(username="alice")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill("a long word")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    return page


def test_calendar_and_two_column_chooser_work_under_the_policy(editor_page, live_server, complaints):
    editor_page.goto(f"{live_server.url}/admin/auth/user/")
    editor_page.get_by_role("link", name="alice").click()

    editor_page.locator("#id_date_joined_0").fill("")
    editor_page.locator(".field-date_joined .date-icon").click()
    editor_page.locator("#calendarbox1 .calendar td a", has_text="15").first.click()
    editor_page.locator("#id_user_permissions_from option").first.dblclick()

    expect(editor_page.locator("#id_date_joined_0")).to_have_value(re.compile(r"\d{4}-\d\d-15"))
    expect(editor_page.locator("#id_user_permissions_to option")).to_have_count(1)
    assert complaints == []


def choose(page, chooser, words):
    """Pick from a chooser that asks the server while one types."""
    chooser.click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).click()


def test_agreement_with_its_rows_is_entered_under_the_policy(editor_page, live_server, complaints):
    factories.PlaceFactory(name_en="Boao")
    factories.PartyFactory(name_en="Hainan Province")
    editor_page.goto(f"{live_server.url}/admin/agreements/agreement/add/")

    editor_page.locator("#id_title_en").fill("Memorandum on trade")
    editor_page.locator("#id_kind").select_option(index=1)
    editor_page.locator("#id_status").select_option(index=1)
    choose(editor_page, editor_page.locator(".form-row.field-place .field-place .select2-selection"), "Boao")
    editor_page.locator("#participations-group .add-row a").click()
    choose(
        editor_page,
        editor_page.locator("#participations-0 .field-party .select2-selection"),
        "Hainan Province",
    )
    editor_page.locator("#participations-0 .field-role select").select_option(index=1)
    editor_page.locator("input[name=_save]").first.click()

    expect(editor_page.locator(".messagelist .success")).to_be_visible()
    saved = Agreement.objects.get()
    parties = [str(participation.party) for participation in saved.participations.all()]
    assert (str(saved.title), str(saved.place), parties) == (
        "Memorandum on trade",
        "Boao",
        ["Hainan Province"],
    )
    assert complaints == []
