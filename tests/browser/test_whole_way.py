"""The whole way of a record in browsers: entered from the article, previewed, put up, compared, published, read, changed."""

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement, Alias, Party, Preview, Proposal, Revision
from tests import factories
from tests.browser.editor import Editor
from tests.roles import member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: The five areas are there before anyone enters anything: they are the register's own list.
AREAS = ("Trade and investment", "Finance", "Secure flow of data", "Tourism", "Exchange of talent")
SIGNED = "have signed a memorandum of understanding (MOU)"
FIVE = "trade and investment, finance, secure flow of data, tourism and the exchange of talent"


@pytest.fixture
def at_desk(browser, live_server):
    """What gives someone in a role, signed in in a window of their own."""
    windows = []

    def signed_in(role, name):
        member_of(role, username=name)
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        windows.append(context)
        return Editor(context.new_page(), live_server.url).sign_in(name)

    yield signed_in
    for context in windows:
        context.close()


def enter_the_article(ed):
    """From nothing: source with excerpts, parties, place, event, agreement with its rows and citations."""
    ed.open("/admin/agreements/source/add/")
    ed.type(
        headline="Hainan, Hong Kong sign MOU",
        kind="news_article",
        language="en",
        publisher="Global Times",
        published_on="2025-03-26",
    )
    for words in (SIGNED, FIVE):
        row = ed.row("excerpts")
        ed.type(**{f"{row}__text": words})
    ed.press("_save")
    for name, kind in (("Hainan Province", "regional_government"), ("Hong Kong SAR", "regional_government")):
        ed.open("/admin/agreements/party/add/")
        ed.type(name_en=name, kind=kind)
        ed.press("_save")
    ed.open("/admin/agreements/place/add/")
    ed.type(name_en="Boao", region_code="CN-HI")
    ed.press("_save")
    ed.open("/admin/agreements/event/add/")
    ed.type(name_en="Signing of the memorandum", kind="signing", start_on="2025-03-26")
    ed.choose("place", "Boao")
    ed.press("_save")
    ed.open("/admin/agreements/agreement/add/")
    ed.type(
        title_en="Memorandum of understanding on deepening cooperation",
        kind="memorandum_of_understanding",
        status="signed",
        signed_on="2025-03-26",
    )
    ed.choose("place", "Boao")
    ed.choose("signing_event", "Signing")
    for party in ("Hainan", "Hong Kong"):
        row = ed.row("participations")
        ed.choose(f"{row}__party", party)
        ed.type(**{f"{row}__role": "signatory"})
    for area in AREAS:
        row = ed.row("commitments")
        ed.choose(f"{row}__area", area)
    for field, words in (("", "have signed"), ("status", "have signed"), ("areas", "trade and investment")):
        row = ed.row("citations")
        ed.choose(f"{row}__excerpt", words)
        ed.type(**{f"{row}__field": field})


def test_from_the_article_to_the_reader_and_on(at_desk, page, live_server, complaints):
    for order, name in enumerate(AREAS):
        factories.AreaFactory(name_en=name, order=order)
    ed, pat = at_desk("editor", "ed"), at_desk("publisher", "pat")

    enter_the_article(ed)
    ed.press("_continue")
    agreement = Agreement.objects.get()
    held = (agreement.parties.count(), agreement.commitments.count(), agreement.citations.count())
    clicks, signs = ed.clicks, ed.signs
    assert (held, agreement.state) == ((2, 5, 3), "draft")
    assert page.request.get(f"{live_server.url}{agreement.get_absolute_url()}").status == 404

    # The editor looks at it as readers will, lets a colleague without an account look, and puts it up.
    steps = f"/admin/agreements/agreement/{agreement.pk}/publication/"
    ed.open(steps)
    ed.press("make_link")
    link = ed.page.locator(".desk-link a").get_attribute("href")
    page.goto(link)
    expect(page.locator(".preview")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("Memorandum of understanding")
    expect(page.locator("main")).to_contain_text("Hainan Province")
    ed.page.get_by_role("button", name="Put up for review").click()

    # The publisher compares, publishes it with all it names, and closes the link.
    pat.open(steps)
    expect(pat.page.locator("main, #content-main").first).to_contain_text("2025-03-26")
    pat.page.get_by_role("button", name="Publish").click()
    expect(pat.page.locator(".messagelist")).to_contain_text("Readers see it now.")
    pat.press("revoke")
    assert Preview.objects.filter(revoked_at=None).count() == 0
    assert set(Party.objects.values_list("state", flat=True)) == {"published"}

    # A reader finds it, and sees on whose words it rests.
    page.goto(f"{live_server.url}{agreement.get_absolute_url()}")
    expect(page.locator("main")).to_contain_text(SIGNED)
    assert page.request.get(link).status == 404

    # The editor proposes a change; readers see the old words until it is accepted.
    ed.open(f"/admin/agreements/agreement/{agreement.pk}/change/")
    ed.type(title_en="Memorandum of understanding on closer cooperation", change_reason="Better words")
    ed.press("_save")
    expect(ed.page.locator("ins").first).to_have_text("closer")
    page.reload()
    expect(page.locator("h1")).to_contain_text("deepening cooperation")
    pat.open(f"/admin/agreements/proposal/{Proposal.objects.get().pk}/change/")
    pat.press("accept")
    page.reload()
    expect(page.locator("h1")).to_contain_text("closer cooperation")

    # What it was is brought back, again as a proposal.
    former = Revision.objects.filter(kind="agreement", state="published").order_by("number").first()
    ed.open(f"/admin/agreements/revision/{former.pk}/change/")
    ed.type(change_reason="The title of the document")
    ed.page.get_by_role("button", name="Propose to bring it back").click()
    pat.open(f"/admin/agreements/proposal/{Proposal.objects.latest('pk').pk}/change/")
    pat.press("accept")
    page.goto(f"{live_server.url}{agreement.get_absolute_url()}history/")
    expect(page.locator(".versions > li")).to_have_count(3)
    assert Agreement.objects.get().title_en == "Memorandum of understanding on deepening cooperation"
    assert complaints == []
    assert (clicks, signs) < (120, 1200)


def test_two_editors_collide_and_both_keep_their_words(at_desk):
    party = factories.PartyFactory(slug="hainan", state="draft", name_en="Hainan", name_zh_hant="海")
    alice, bob = at_desk("editor", "alice"), at_desk("editor", "bob")
    for editor in (alice, bob):
        editor.open(f"/admin/agreements/party/{party.pk}/change/")

    bob.type(name_zh_hant="海南", change_reason="More exact")
    bob.press("_save")
    alice.type(name_en="Hainan Province")
    row = alice.row("aliases")
    alice.type(**{f"{row}__text": "Qiong", f"{row}__language": "en", f"{row}__kind": "short"})
    alice.press("_save")

    panel = alice.page.locator(".desk-collision")
    expect(panel).to_contain_text("bob")
    expect(panel.locator("ins")).to_have_text("南")
    expect(alice.page.locator("[name=name_en]")).to_have_value("Hainan Province")
    expect(alice.page.locator("[name=aliases-0-text]")).to_have_value("Qiong")
    alice.press("_merge")

    party.refresh_from_db()
    assert (party.name_en, party.name_zh_hant) == ("Hainan Province", "海南")
    assert Alias.objects.get().text == "Qiong"


def test_a_form_that_was_changed_is_not_left_without_a_question(at_desk):
    party = factories.PartyFactory(state="draft", name_en="Hainan")
    ed = at_desk("editor", "ed")
    asked = []
    ed.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    ed.open(f"/admin/agreements/party/{party.pk}/change/")
    ed.open(f"/admin/agreements/party/{party.pk}/change/")
    untouched = list(asked)
    ed.page.locator("[name=name_en]").press_sequentially(" Province")
    ed.open("/admin/")
    left = list(asked)
    ed.open(f"/admin/agreements/party/{party.pk}/change/")
    ed.page.locator("[name=name_en]").press("End")
    ed.page.locator("[name=name_en]").press_sequentially(" Province")
    ed.press("_save")

    assert (untouched, left, asked) == ([], ["beforeunload"], ["beforeunload"])
    assert Party.objects.get().name_en == "Hainan Province"
