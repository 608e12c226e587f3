"""The same page in three languages, and every phrase marked with the language it is in."""

import re

import pytest

from tests import factories
from tests.views.addresses import LANGUAGES
from tests.views.markup import Markup, ask, is_within, language_of
from tests.views.walk import walk

pytestmark = pytest.mark.django_db

TAGS = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}
HAN, HANGUL = re.compile("[\u4e00-\u9fff]"), re.compile("[\uac00-\ud7af]")


def switch_of(page):
    """Where the language switch leads: address and language of each link."""
    return [
        (given["href"], given["hreflang"])
        for tag, given in page.elements
        if tag == "a" and "hreflang" in given
    ]


def alternates_of(page):
    return [
        (given["href"], given["hreflang"])
        for tag, given in page.elements
        if tag == "link" and given.get("rel") == "alternate" and "hreflang" in given
    ]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "about/",
        "parties/",
        "parties/%E6%B5%B7%E5%8D%97/",
        "statements/?kind=verbatim&kind=reported&sort=oldest",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_leads_to_itself_in_every_language(client, language, path):
    factories.PartyFactory(slug="海南")

    page = ask(client, f"/{language}/{path}")

    expected = [(f"/{code}/{path}", tag) for code, tag in TAGS.items()]
    assert switch_of(page) == alternates_of(page) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_is_not_there_leads_to_the_first_pages(client, language):
    page = Markup(client.get(f"/{language}/agreements/nowhere/"))

    assert [tag for _, tag in switch_of(page)] == list(TAGS.values())
    assert {address for address, _ in switch_of(page)} <= {
        f"/{code}/{rest}" for code in LANGUAGES for rest in ("", "agreements/nowhere/")
    }


@pytest.mark.parametrize(("language", "tag"), TAGS.items())
def test_page_says_its_language(client, language, tag):
    page = ask(client, f"/{language}/")

    assert page.elements[0] == ("html", {"lang": tag})


@pytest.fixture
def foreign():
    """Records that have no name in English, on every side of one another."""
    place = factories.PlaceFactory(name_en="", name_zh_hant="博鰲")
    area = factories.AreaFactory(name_en="", name_zh_hans="旅游")
    party = factories.PartyFactory(name_en="", name_zh_hans="海南省人民政府", description_zh_hans="省级政府")
    party.children.add(factories.PartyFactory(name_en="", name_zh_hant="省商務廳"))
    person = factories.PersonFactory(name_en="", name_zh_hant="李家超")
    post = factories.PostFactory(person=person, party=party, title_en="", title_zh_hant="行政長官")
    event = factories.EventFactory(
        name_en="", name_zh_hant="博鰲亞洲論壇", place=place, start_on="2025-03-25", end_on="2025-03-28"
    )
    signing = factories.EventFactory(name_en="", name_zh_hans="签署仪式", parent=event, start_on="2025-03-26")
    event.hosts.add(party)
    agreement = factories.AgreementFactory(
        title_en="",
        title_original="해남성과 홍콩의 양해각서",
        original_language="ko",
        summary_zh_hant="合作備忘錄",
        signing_event=signing,
        place=place,
        signed_on="2025-03-26",
    )
    other = factories.AgreementFactory(title_en="", title_zh_hans="旅游合作备忘录")
    factories.RelationFactory(from_agreement=agreement, to_agreement=other)
    for record in (agreement, other):
        factories.ParticipationFactory(agreement=record, party=party)
        factories.CommitmentFactory(agreement=record, area=area, text_en="", text_zh_hans="发展旅游")
    source = factories.SourceFactory(name_en="", headline="瓊港合作", language="zh-Hant")
    excerpt = factories.ExcerptFactory(source=source, text="瓊港簽署備忘錄")
    for kind in ("verbatim", "reported", "translated"):
        statement = factories.StatementFactory(
            speaker=person,
            post=post,
            event=event,
            kind=kind,
            text="一個人走得快，一群人走得遠",
            language="zh-Hant",
            said_on="2025-03-25",
        )
        statement.agreements.add(agreement)
        factories.CitationFactory(excerpt=excerpt, statement=statement, field="text")
    factories.AttendanceFactory(event=signing, person=person, post=post, on_behalf_of=party, role="witnessed")
    factories.AttendanceFactory(event=signing, person=None, described_as_zh_hant="一位官員")
    factories.CitationFactory(excerpt=excerpt, agreement=agreement, field="title")
    factories.AliasFactory(party=party, text="琼", language="zh-Hans")


@pytest.mark.usefixtures("foreign")
def test_every_foreign_word_on_an_english_page_says_its_language(client):
    unmarked = {
        (address, words)
        for address, response in walk(client).items()
        # Files beside a page say the language of their words in their own way.
        if address.startswith("/en/") and response["Content-Type"].startswith("text/html")
        for words, around in Markup(response).texts
        if not is_within(around, "title") and not is_within(around, "script")
        if (HAN.search(words) and not language_of(around).startswith("zh"))
        or (HANGUL.search(words) and language_of(around) != "ko")
    }

    assert unmarked == set()


def test_hangul_title_without_an_english_one_is_marked_as_korean(client):
    agreement = factories.AgreementFactory(title_en="", title_original="양해각서", original_language="ko")

    page = ask(client, agreement.get_absolute_url())

    assert [language_of(around) for words, around in page.texts if words == "양해각서"] == ["ko"] * 4


def test_name_in_the_script_of_the_page_is_not_marked(client):
    party = factories.PartyFactory(name_en="Hainan", name_zh_hant="海南", name_zh_hans="")

    told = {
        language: {
            language_of(around)
            for words, around in ask(client, f"/{language}/parties/").texts
            if words in ("Hainan", "海南")
        }
        for language in LANGUAGES
    }

    assert told == {"en": {"en"}, "zh-hant": {"zh-Hant"}, "zh-hans": {"zh-Hant"}}
    assert str(party.name) == "Hainan"
