"""Searching and filtering as a browser does: without a script, with it, from the keyboard, by an input method."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement
from tests.browser.test_pages import BESIDE, OPEN_ALL, WIDTHS, faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

#: Longer than the scripts wait before they ask.
PAUSE = 1_000
IN_FORCE = ".facets input[name=status][value=in_force]"
TERMINATED = ".facets input[name=status][value=terminated]"
HELD = """[...document.querySelectorAll('.facets :checked')].map(box => box.value)"""
FOCUSED = "[document.activeElement.name, document.activeElement.value]"


@pytest.fixture
def plain_page(browser):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def asked(page):
    """The questions that lists and suggestions were asked, in order."""
    addresses = []
    page.on("request", lambda request: "?" in request.url and addresses.append(question_of(request.url)))
    return addresses


def question_of(address):
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def result_count(page):
    return page.locator(".result-count")


def counted(**asked):
    """What stands above the list of the agreements that are meant."""
    number = Agreement.objects.published().filter(**asked).count()
    return f"{number} agreements"


def suggestions(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def type_in(page, site, words, language="en"):
    """The search page with words typed, key by key."""
    page.goto(f"{site}/{language}/search/")
    page.get_by_role("combobox").press_sequentially(words)


def test_search_needs_no_script(plain_page, site):
    page = plain_page
    page.goto(f"{site}/en/search/")

    page.get_by_role("searchbox").fill("hainan")
    page.get_by_role("button", name="Search").click()
    kinds = page.get_by_role("navigation", name="Kinds of records found")
    expect(kinds.locator("[aria-current]")).to_have_text("All")
    expect(page.locator("mark").first).to_have_text("Hainan")
    kinds.get_by_role("link", name="Places").click()

    assert question_of(page.url) == [("q", "hainan"), ("kind", "place")]
    expect(kinds.locator("[aria-current]")).to_have_text(re.compile("Places"))
    page.locator(".records").get_by_role("link", name="Boao").click()
    expect(page.locator("h1")).to_contain_text("Boao")


def test_facet_is_shown_whole_and_searched_without_a_script(plain_page, site):
    page = plain_page
    page.goto(f"{site}/en/agreements/facets/party/?status=signed")

    page.get_by_label("Search among these").fill("hainan")
    page.get_by_role("button", name="Search").click()
    values = page.locator(".index-list a")
    expect(values).to_have_count(1)
    values.click()

    assert question_of(page.url) == [("status", "signed"), ("party", "government-of-hainan-province")]
    expect(result_count(page)).to_have_text(
        counted(status="signed", participations__party__slug="government-of-hainan-province")
    )


def test_apply_button_is_there_without_a_script_and_its_hint_is_not(plain_page, site):
    plain_page.goto(f"{site}/en/agreements/")

    button = plain_page.get_by_role("button", name="Apply filters")
    assert button.bounding_box()["height"] >= 44
    expect(plain_page.locator("[data-applies]")).to_be_hidden()


def test_facet_applies_on_change_and_the_way_back_returns(page, site, complaints):
    in_force = counted(status="in_force")
    page.goto(f"{site}/en/agreements/")

    page.locator(IN_FORCE).check()
    expect(result_count(page)).to_have_text(in_force)
    chosen = [question_of(page.url), page.evaluate(HELD), page.evaluate(FOCUSED)]
    expect(page.locator(".facets [role=status]")).to_have_text(in_force)
    page.go_back()
    expect(result_count(page)).to_have_text(counted())
    before = [question_of(page.url), page.evaluate(HELD)]
    page.go_forward()
    expect(result_count(page)).to_have_text(in_force)

    assert chosen == [[("status", "in_force")], ["in_force"], ["status", "in_force"]]
    assert before == [[], []]
    assert page.evaluate(HELD) == ["in_force"]
    assert complaints == []


def test_what_is_ticked_in_one_go_is_asked_once(page, site, asked):
    page.goto(f"{site}/en/agreements/")

    page.locator(IN_FORCE).check()
    page.locator(TERMINATED).check()
    expect(result_count(page)).to_have_text(counted(status__in=["in_force", "terminated"]))
    page.locator(TERMINATED).uncheck()
    page.locator(TERMINATED).check()
    page.wait_for_timeout(PAUSE)

    assert asked == [[("status", "in_force"), ("status", "terminated")]]


def test_what_is_ticked_while_the_answer_is_under_way_is_not_lost(page, site):
    page.goto(f"{site}/en/agreements/")
    page.route("**/agreements/?status=in_force", lambda route: None)

    # Clicks of playwright's own would wait for the answer.
    page.evaluate(
        """([first, second, pause]) => {
            document.querySelector(first).click();
            setTimeout(() => document.querySelector(second).click(), pause);
        }""",
        [IN_FORCE, TERMINATED, PAUSE],
    )

    expect(result_count(page)).to_have_text(counted(status__in=["in_force", "terminated"]))


def test_years_are_asked_for_when_they_are_written(page, site, asked):
    page.goto(f"{site}/en/agreements/")

    page.get_by_label("From year").press_sequentially("2024", delay=50)
    page.wait_for_timeout(PAUSE)
    while_typing = list(asked)
    page.keyboard.press("Tab")
    page.keyboard.type("20")
    page.wait_for_timeout(PAUSE)
    still_typing = list(asked)
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    expect(result_count(page)).to_have_text(
        counted(made_first_day__lte=20241231, made_last_day__gte=20240101)
    )
    page.wait_for_timeout(PAUSE)

    assert (while_typing, still_typing) == ([], [])
    assert asked == [[("from", "2024"), ("to", "2024")]]
    assert page.evaluate(FOCUSED) == ["to", "2024"]


def test_link_that_is_followed_is_not_overtaken_by_the_filters(page, site, asked):
    page.goto(f"{site}/en/agreements/")

    page.get_by_label("From year").fill("2024")
    page.get_by_role("navigation", name="Sort").get_by_role("link", name="Title").click()
    page.wait_for_timeout(PAUSE)

    assert asked == [[("sort", "title")]]


def test_filters_and_words_keep_each_other(page, site):
    page.goto(f"{site}/en/agreements/?q=hainan")

    page.locator(".facets input[name=year][value='2025']").check()
    page.wait_for_url("**/agreements/?*year=2025*")
    filtered = dict(question_of(page.url))
    page.get_by_role("combobox").fill("jeju")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/agreements/?*q=jeju*")

    assert (filtered["q"], filtered["year"]) == ("hainan", "2025")
    assert dict(question_of(page.url)) == {"q": "jeju", "year": "2025"}


def test_one_stands_where_one_stood(page, site):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(f"{site}/en/agreements/")
    page.locator("details.facets > summary").click()
    box = page.locator(IN_FORCE)

    box.scroll_into_view_if_needed()
    before = box.bounding_box()["y"]
    box.check()
    expect(result_count(page)).to_have_text(counted(status="in_force"))

    expect(box).to_be_visible()
    expect(box).to_be_focused()
    assert box.bounding_box()["y"] == pytest.approx(before, abs=1)


def test_apply_button_shows_itself_to_the_keyboard(page, site):
    page.goto(f"{site}/en/agreements/")
    button = page.get_by_role("button", name="Apply filters")
    expect(page.get_by_text("The list follows each choice.")).to_be_visible()
    hidden = button.bounding_box()

    button.focus()
    shown = button.bounding_box()

    assert (hidden["width"], hidden["height"]) == (1, 1)
    assert (shown["width"] > 44, shown["height"] >= 44) == (True, True)


def test_suggestion_is_chosen_by_keyboard(page, site, complaints):
    type_in(page, site, "boao")
    box = page.get_by_role("combobox")
    expect(suggestions(page).first).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", suggestions(page).first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    expect(suggestions(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    address = chosen.get_attribute("href")
    expect(chosen).to_have_count(1)
    expect(box).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(site + address)
    assert complaints == []


def test_suggestions_are_counted_aloud_and_closed(page, site):
    type_in(page, site, "boao")
    box, status = page.get_by_role("combobox"), page.locator("[role=status]")
    expect(box).to_have_attribute("aria-expanded", "true")
    number = suggestions(page).count()
    expect(status).to_have_text(f"{number} suggestions. The arrow keys lead to them.")

    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("boao")
    page.keyboard.press("ArrowDown")
    expect(suggestions(page)).to_have_count(number)
    page.keyboard.press("Tab")

    expect(suggestions(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_enter_without_a_choice_searches(page, site):
    type_in(page, site, "boao")
    expect(suggestions(page).first).to_be_visible()

    page.keyboard.press("Enter")

    page.wait_for_url(f"{site}/en/search/?q=boao")


def test_suggestion_opens_beside_the_page_as_any_link(page, site, context):
    type_in(page, site, "boao")

    with context.expect_page() as opened:
        suggestions(page).first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("h1")).to_contain_text("Boao")

    assert page.url == f"{site}/en/search/"
    expect(page.get_by_role("combobox")).to_be_focused()


def test_input_method_is_left_alone_until_it_is_done(page, site, context, asked):
    type_in(page, site, "")
    keyboard = context.new_cdp_session(page)
    page.get_by_role("combobox").focus()

    for typed in ("h", "ha", "hai", "hai n"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    page.wait_for_timeout(PAUSE)
    meanwhile = list(asked)
    keyboard.send("Input.insertText", {"text": "海南"})

    expect(suggestions(page).first).to_be_visible()
    assert (meanwhile, asked) == ([], [[("q", "海南")]])


def test_names_of_another_language_say_so(page, site):
    type_in(page, site, "해남성과")
    expect(suggestions(page)).to_have_text(re.compile("^해남성과 홍콩의 양해각서 Agreement$"))

    expect(suggestions(page).locator("[lang]")).to_have_attribute("lang", "ko")
    type_in(page, site, "hainan")
    expect(suggestions(page).first).to_be_visible()
    expect(suggestions(page).locator("[lang]")).to_have_count(0)


def test_late_answer_is_not_shown_and_a_failed_one_shows_nothing(page, site):
    def answer(route):
        typed = dict(question_of(route.request.url))["q"]
        if typed == "boao":
            # Never answered: the question after it must not wait.
            return
        if typed.startswith("broken"):
            route.fulfill(status=500, body="no JSON")
            return
        route.continue_()

    page.route("**/search/suggestions/?*", answer)
    with page.expect_request("**/search/suggestions/?q=boao"):
        type_in(page, site, "boao")
    page.get_by_role("combobox").press_sequentially(" forum")
    expect(suggestions(page).first).to_contain_text("Boao Forum")

    with page.expect_response("**/search/suggestions/?q=broken*"):
        page.get_by_role("combobox").fill("broken")

    expect(suggestions(page)).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("language", "words"), [("en", "hainan"), ("zh-hant", "海南"), ("zh-hans", "海南")])
@pytest.mark.parametrize(
    "address",
    ["search/", "search/?q={}", "search/?q={}&kind=source", "agreements/?q={}", "agreements/facets/party/"],
)
def test_axe_finds_nothing_where_one_searches(page, site, language, words, address):
    page.goto(f"{site}/{language}/{address.format(words)}")
    page.evaluate(OPEN_ALL)
    if address == "search/":
        page.get_by_role("combobox").press_sequentially(words)
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")

    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[f"beside at {width}"] = page.evaluate(BESIDE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"axe at {width}, {scheme}"] = faults_of(page)

    assert {where: faults for where, faults in found.items() if faults} == {}
