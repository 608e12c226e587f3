"""The language of the desk: chosen in its header, kept in a cookie, and of no account anywhere else."""

import pytest
from django.conf import settings
from django.test import Client

CHOOSE = "/admin/language/"
LIST = "/admin/agreements/agreement/?o=2"


def choose(client, language, back=LIST, **how):
    return client.post(CHOOSE, {"desk_language": language, "next": back}, **how)


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_choice_is_kept_and_leads_back(client, language):
    response = choose(client, language)

    kept = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (response.status_code, response.url, kept.value) == (302, LIST, language)
    assert (kept["path"], kept["httponly"], kept["samesite"], kept["secure"]) == ("/admin/", True, "Lax", "")
    assert "no-store" in response["Cache-Control"]


def test_cookie_is_sent_over_tls_alone_where_the_session_is(client, settings):
    settings.LANGUAGE_COOKIE_SECURE = True

    assert choose(client, "zh-hans").cookies[settings.LANGUAGE_COOKIE_NAME]["secure"]


@pytest.mark.parametrize("language", ["", "fr", "zh", "ZH-HANT", "en\n", "../en"])
def test_language_that_the_desk_does_not_speak_is_refused(client, language):
    response = choose(client, language)

    assert response.status_code == 400
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize(
    "back",
    [
        "",
        "/",
        "/en/",
        "/administration/",
        "//elsewhere.example/admin/",
        "https://elsewhere.example/admin/",
        "http://testserver/admin/",
        "\\\\elsewhere.example/admin/",
        "javascript:alert(1)",
        "/admin/../en/",
        "/admin/..\\en/",
        "/admin/%2e%2e/en/",
        "/admin/x/.%2E/../en/",
        "/admin/logout/",
        "/admin/language/",
    ],
)
def test_it_leads_nowhere_but_to_a_page_of_the_desk(client, back):
    assert choose(client, "zh-hans", back).url == "/admin/"


@pytest.mark.parametrize(
    "back", ["/admin/", "/admin/login/?next=/admin/", "/admin/agreements/agreement/?q=..&p=1"]
)
def test_it_leads_back_to_any_page_of_the_desk(client, back):
    assert choose(client, "zh-hans", back).url == back


def test_it_is_a_form_of_this_site_and_no_link():
    client = Client(enforce_csrf_checks=True)

    assert choose(client, "zh-hans").status_code == 403
    assert client.get(CHOOSE, {"desk_language": "zh-hans"}).status_code == 405
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.django_db
def test_who_signs_in_chooses_first_and_the_page_says_its_language():
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})
    page = client.get("/admin/login/?next=/admin/")
    sent = {
        "desk_language": "zh-hant",
        "next": "/admin/login/?next=/admin/",
        "csrfmiddlewaretoken": str(page.context["csrf_token"]),
    }

    after = client.post(CHOOSE, sent, follow=True)

    assert (page["Content-Language"], '<html lang="en"' in page.text) == ("en", True)
    assert (after.status_code, after["Content-Language"]) == (200, "zh-hant")
    assert after.redirect_chain == [("/admin/login/?next=/admin/", 302)]
    assert '<html lang="zh-hant"' in after.text
    assert f'value="{sent["next"]}"' in page.text


@pytest.mark.parametrize("path", ["/admin/", "/admin/agreements/party/", "/admin/jsi18n/", "/admin/nowhere/"])
def test_choice_goes_before_the_browsers_wish_at_the_desk(desk, path):
    choose(desk.client, "zh-hans")

    response = desk.client.get(path, headers={"Accept-Language": "zh-HK"})

    assert response["Content-Language"] == "zh-hans"
    assert {"Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_cookie_that_names_no_language_is_passed_over(desk):
    desk.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"

    assert desk.client.get("/admin/", headers={"Accept-Language": "zh-HK"})["Content-Language"] == "zh-hant"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/about/", "/robots.txt", "/admin", "/administration/"])
def test_no_page_beside_the_desk_knows_of_it(client, path):
    """Though a browser would not even send it there."""
    before = client.get(path)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"

    after = client.get(path)

    assert (after.status_code, after.content, dict(after.headers)) == (
        before.status_code,
        before.content,
        dict(before.headers),
    )
    assert "Cookie" not in after.headers.get("Vary", "")
