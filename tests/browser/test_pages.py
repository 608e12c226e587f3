"""Every kind of page as a browser shows it: nothing for axe to find, nothing beside the page, nothing from elsewhere."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

AGREEMENT = "/en/agreements/hainan-hong-kong-2025/"
PAGES = {
    "home": "/en/",
    "agreements": "/en/agreements/",
    "agreements asked": "/en/agreements/?kind=memorandum_of_understanding&status=in_force&from=2024&page=2",
    "agreements none": "/en/agreements/?kind=treaty&from=2030&colour=red",
    "parties": "/en/parties/",
    "people": "/en/people/",
    "events": "/en/events/",
    "statements": "/en/statements/",
    "areas": "/en/areas/",
    "places": "/en/places/",
    "sources": "/en/sources/",
    "agreement": AGREEMENT,
    "great agreement": "/en/agreements/great/",
    "Hangul agreement": "/en/agreements/양해각서/",
    "party": "/en/parties/government-of-hainan-province/",
    "long party": "/en/parties/long/",
    "person": "/en/people/john-lee-ka-chiu/",
    "event": "/en/events/boao-forum-annual-conference-2025/",
    "statement": "/en/statements/john-lee-go-together-2025/",
    "area": "/en/areas/trade-and-investment/",
    "place": "/en/places/boao/",
    "source": "/en/sources/global-times-hainan-hksar-2025/",
    "about": "/en/about/",
    "sourcing": "/en/about/sourcing/",
    "400": "/en/agreements/?kind=novel&page=x",
    "404": "/en/agreements/nowhere/",
    "Traditional Chinese": "/zh-hant/agreements/hainan-hong-kong-2025/",
    "Simplified Chinese": "/zh-hans/events/",
}
REFUSED = {"400": 400, "404": 404}
WIDTHS = (1280, 320)
OPEN_ALL = "document.querySelectorAll('details').forEach(folded => folded.open = true)"
BESIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_of(page):
    """What axe finds on the page as it stands: the rule, and where."""
    violations = Axe().run(page).response["violations"]
    return [(found["id"], node["html"][:200]) for found in violations for node in found["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_stands_beside_the_page(page, site, name):
    assert page.goto(site + PAGES[name]).status == REFUSED.get(name, 200)
    page.evaluate(OPEN_ALL)

    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[f"beside at {width}"] = page.evaluate(BESIDE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"axe at {width}, {scheme}"] = faults_of(page)

    assert {where: faults for where, faults in found.items() if faults} == {}


def test_axe_and_the_measure_notice_what_is_wrong(page, site):
    page.goto(site + PAGES["about"])

    page.evaluate(
        """() => {
            const image = document.createElement("img");
            image.style.minWidth = "2000px";
            document.querySelector("h1").style.color = "#ddd";
            document.querySelector("main").append(image);
        }"""
    )

    assert {rule for rule, _ in faults_of(page)} == {"color-contrast", "image-alt"}
    assert page.evaluate(BESIDE) > 0


def test_pages_ask_no_other_host_and_complain_of_nothing(page, site, complaints):
    asked = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))

    for name in PAGES:
        if name not in REFUSED:
            assert page.goto(site + PAGES[name]).ok, name

    assert asked == {urlsplit(site).netloc}
    assert complaints == []
