"""The first record on its pages: words letter for letter, what its sources say otherwise."""

import re

import pytest

from tests.views.addresses import LANGUAGES
from tests.views.markup import ask, is_within

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

AGREEMENT = "/en/agreements/hainan-hong-kong-2025/"
CONFERENCE = "/en/events/boao-forum-annual-conference-2025/"
FORUM = "/en/events/boao-forum-annual-conference-2025-sub-event/"
SIGNING = "hainan-hong-kong-memorandum-signing-2025"
#: The theme as the government's release has it, and as the article prints it.
THEME = "Asia in the Changing World: Towards a Shared Future"
THEME_OF_THE_ARTICLE = "Asia in the changing World: Towards a shared Future"
#: Every passage that the article sets in quotation marks, letter for letter, by the key of its statement.
QUOTATIONS = {
    "john-lee-new-stage-2025": (
        "The MOU covers a wide range of areas, marking a new stage in the cooperation between the HKSAR and Hainan"
    ),
    "john-lee-dual-port-synergy-2025": (
        "I look forward to closer collaboration between the two regions, leveraging the momentum of 'dual-port "
        "synergy' to achieve a broader and deeper new phase of development"
    ),
    "john-lee-join-hands-2025": (
        "we will continue to join hands with our friends in Hainan to promote free trade and market "
        "liberalization, which brings vast opportunities and benefits to the world."
    ),
    "john-lee-go-together-2025": "Go alone; you may go fast. Go together; we go far",
}
#: What is taken over from the text of the speech, which the government issued.
SPEECH = {
    "john-lee-free-port-2025": "For over a century, Hong Kong has thrived as a free port.",
    "john-lee-financial-shipping-and-trade-centre-2025": (
        "Now an international financial, shipping and trade centre, Hong Kong is celebrated for its strategic "
        "location and world-class connectivity."
    ),
}
ABOUT_THE_AGREEMENT = ("john-lee-new-stage-2025", "john-lee-dual-port-synergy-2025")
AT_THE_FORUM = ("john-lee-join-hands-2025", "john-lee-go-together-2025", *SPEECH)
VERBATIM = QUOTATIONS | SPEECH


def quoted(page):
    """The words set as verbatim, as a reader sees them, without the footnote marks and what they note."""
    return [
        words
        for words, around in page.texts
        if any(given.get("data-kind") == "verbatim" for _, given in around)
        and is_within(around, "blockquote")
        and not is_within(around, "sup")
        and not any(given.get("class") == "wording" for _, given in around)
    ]


def test_every_quotation_stands_on_the_page_of_the_agreement(client):
    page = ask(client, AGREEMENT)

    assert sorted(quoted(page)) == sorted(f"“{words}”" for words in VERBATIM.values())


@pytest.mark.parametrize("slug", VERBATIM)
@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_stands_on_its_own_page_in_its_own_language(client, slug, language):
    page = ask(client, f"/{language}/statements/{slug}/")

    assert quoted(page) == [f"“{VERBATIM[slug]}”"]


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        ("/en/statements/?kind=verbatim&agreement=hainan-hong-kong-2025", ABOUT_THE_AGREEMENT),
        ("/en/statements/?kind=verbatim&event=boao-forum-annual-conference-2025-sub-event", AT_THE_FORUM),
        (FORUM, AT_THE_FORUM),
    ],
    ids=["about the agreement", "at the forum", "page of the forum"],
)
def test_every_quotation_stands_in_the_lists(client, address, slugs):
    page = ask(client, address)

    assert sorted(quoted(page)) == sorted(f"“{VERBATIM[slug]}”" for slug in slugs)


@pytest.mark.parametrize("address", [CONFERENCE, AGREEMENT])
def test_theme_stands_letter_for_letter_in_both_spellings(client, address):
    page = ask(client, address)

    assert f"“{THEME}”" in page.words
    assert re.search(rf"Source \w+ has: “ ?{re.escape(THEME_OF_THE_ARTICLE)} ?”", page.words)


def test_every_mark_leads_to_its_excerpt_and_back(client):
    page = ask(client, AGREEMENT)

    marks = [given for tag, given in page.elements if given.get("role") == "doc-noteref"]
    ways_back = {given["href"][1:] for tag, given in page.elements if given.get("role") == "doc-backlink"}

    assert len(marks) > 20
    assert {mark["href"][1:] for mark in marks} <= set(page.ids)
    assert {mark["id"] for mark in marks if "id" in mark} == ways_back


def test_agreement_says_what_the_sources_do_not_state(client):
    page = ask(client, AGREEMENT)

    silent = re.findall(
        r"(Signed by|In force from|Legally binding|Text of the agreement) Not stated in the sources",
        page.words,
    )

    assert sorted(silent) == ["In force from", "Legally binding", "Text of the agreement"]


@pytest.mark.parametrize(
    ("language", "heading", "has"),
    [
        ("en", "Government (HKSAR) Memorandum of Cooperation", r"Source \w+ has: “"),
        ("zh-hant", "瓊港合作備忘錄", r"來源\w+作：「"),
        ("zh-hans", "琼港合作备忘录", r"来源\w+作：“"),
    ],
)
def test_agreement_says_both_wordings_with_their_sources(client, language, heading, has):
    page = ask(client, f"/{language}/agreements/hainan-hong-kong-2025/")

    titles = [words for words, around in page.texts if is_within(around, "h1")]
    other = re.findall(rf"{has} ?(memorandum of understanding[^”」]*?) ?[”」]", page.words, re.IGNORECASE)

    assert [title.endswith(heading) for title in titles] == [True]
    # Of its kind, of its title and in the name of its signing; the broadcaster does not name the ceremony.
    assert other == [
        *("memorandum of understanding (MOU)", "Memorandum of Understanding", "memorandum of understanding")
        * 2,
        *("memorandum of understanding (MOU)", "Memorandum of Understanding"),
    ]


@pytest.mark.parametrize(
    ("language", "signed", "witnessed", "names"),
    [
        ("en", "Signed", "Witnessed", ["Cheuk Wing-hing", "Bateer"]),
        ("zh-hant", "簽署人", "見證人", ["卓永興", "巴特爾"]),
        ("zh-hans", "签署人", "见证人", ["卓永兴", "巴特尔"]),
    ],
)
@pytest.mark.parametrize("slug", ["agreements/hainan-hong-kong-2025", f"events/{SIGNING}"])
def test_those_who_signed_are_named_before_those_who_witnessed(
    client, slug, language, signed, witnessed, names
):
    page = ask(client, f"/{language}/{slug}/")

    people = r"Cheuk Wing-hing|Bateer|John Lee Ka-chiu|Feng Fei|卓永[興兴]|巴特[爾尔]|李家超|[馮冯][飛飞]"
    of_those_who_signed = re.search(rf" {signed} ([^。]+?) {witnessed} ", page.words)[1]

    assert re.findall(people, of_those_who_signed) == names
