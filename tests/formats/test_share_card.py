"""The card of a shared link: names and values."""

import pytest
from django.contrib.staticfiles import finders
from django.utils import translation

from agreements.formats.share_card import IMAGE, share_card
from tests import factories
from tests.formats.test_record import KINDS

BASE = "https://register.example"


@pytest.mark.django_db
def test_card_of_an_agreement_has_all_that_is_shown():
    agreement = factories.AgreementFactory(
        slug="備忘錄",
        title_en="Memorandum",
        title_zh_hant="備忘錄",
        summary_en="They will work together.\nIn trade.",
    )

    card = share_card(agreement, BASE)

    address = f"{BASE}/en/agreements/%E5%82%99%E5%BF%98%E9%8C%84/"
    assert card == {
        "og:type": "article",
        "og:site_name": "mousite",
        "og:locale": "en_GB",
        "og:url": address,
        "og:title": "Memorandum",
        "og:description": "They will work together. In trade.",
        "og:image": f"{BASE}/static/img/knot-180.png",
        "og:image:width": "180",
        "og:image:height": "180",
        "twitter:card": "summary",
        "twitter:title": "Memorandum",
        "twitter:description": "They will work together. In trade.",
        "twitter:image": f"{BASE}/static/img/knot-180.png",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("en_GB", "Hainan", "/en/")),
        ("zh-hant", ("zh_HK", "海南", "/zh-hant/")),
        ("zh-hans", ("zh_CN", "海南", "/zh-hans/")),
    ],
)
def test_card_is_in_the_language_of_the_page(language, expected):
    party = factories.PartyFactory(slug="hainan", name_en="Hainan", name_zh_hant="海南")

    with translation.override(language):
        card = share_card(party, BASE)

    locale, title, folder = expected
    assert (card["og:locale"], card["og:title"], card["og:url"]) == (
        locale,
        title,
        f"{BASE}{folder}parties/hainan/",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_a_card_and_none_says_what_is_not_known(kind, django_assert_num_queries):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    with django_assert_num_queries(0):
        card = share_card(record, BASE)

    assert "" not in card.values()
    assert {"og:description", "twitter:description"} & set(card) == set()
    assert card["og:title"]


def test_picture_of_the_card_is_there():
    assert finders.find(IMAGE)
