"""The language of an answer: the address decides, then the browser's wish, and never a cookie."""

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-TW,zh;q=0.9", "zh-hant"),
        ("zh-HK", "zh-hant"),
        ("zh-MO,en;q=0.5", "zh-hant"),
        ("zh-CN", "zh-hans"),
        ("fr,ko;q=0.8", "en"),
        ("*", "en"),
        ("\x00;q=x,,,", "en"),
    ],
)
def test_front_door_leads_to_the_language_the_browser_asks_for(client, wish, language):
    response = client.get("/", headers={"Accept-Language": wish})

    assert (response.status_code, response["Location"], response["Vary"]) == (
        302,
        f"/{language}/",
        "Accept-Language",
    )


def test_language_cookie_decides_nothing(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"

    response = client.get("/")

    assert response["Location"] == "/en/"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_public_page_says_its_language_and_is_the_same_for_everyone(client, language):
    response = client.get(f"/{language}/about/", headers={"Accept-Language": "fr"})

    assert (response.status_code, response["Content-Language"]) == (200, language)
    assert not response.cookies
    assert not response.has_header("Vary")
