"""What every answer carries, and which addresses are refused at the door."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse
from django.utils.translation import get_language

from mousite.security import CONTENT_SECURITY_POLICY, LONGEST_ADDRESS, fault_of_address
from tests import factories

NOT_UTF_8 = "The address is not in UTF-8."
KINDS = ("agreement", "party", "person", "event", "statement", "area", "place", "source")
CONTROL = "The address holds a control character."
TOO_LONG = "The address is too long."


def echo(request, rest=""):
    return HttpResponse(request.path)


def handler400(request, exception):
    return HttpResponse(f"{get_language()}: {exception}", status=400)


urlpatterns = [path("", echo), path("<path:rest>", echo)]


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/en/agreements/", None),
        ("/en/agreements/%E6%B5%B7%E5%8D%97/", None),
        ("/en/agreements/%EC%96%91%ED%95%B4%EA%B0%81%EC%84%9C/?party=%ED%95%9C%EA%B5%AD", None),
        ("/en/agreements/?from=2025&to=2026&party=hainan&party=hong-kong", None),
        ("/en/agreements/?q=100%25+%22state-of-the-art%22+O%27Brien+*", None),
        ("/en/agreements/?q=%2500", None),
        ("/en/agreements/?", None),
        ("/en/%00/", CONTROL),
        ("/en/agreements/%0a", CONTROL),
        ("/en/agreements/%7F/", CONTROL),
        ("/en/agreements/%C2%85/", CONTROL),
        ("/en/agreements/?q=a%00b", CONTROL),
        ("/en/agreements/?q=a\x00b", CONTROL),
        ("/en/agreements/?party=hainan&nobody%1Breads=this", CONTROL),
        ("/en/%FF/", NOT_UTF_8),
        ("/en/%C0%80/", NOT_UTF_8),
        ("/en/agreements/?q=%FF", NOT_UTF_8),
        ("/en/agreements/?q=%ED%A0%80", NOT_UTF_8),
        ("/en/agreements/?%E6%B5=1&q=%B7", NOT_UTF_8),
        ("/en/" + "a" * LONGEST_ADDRESS, TOO_LONG),
        ("/en/agreements/?q=" + "a" * 100_000, TOO_LONG),
        ("/en/agreements/?q=" + "a" * (LONGEST_ADDRESS - 2), None),
    ],
)
def test_address_is_refused_for_what_its_bytes_hold(address, fault):
    request = RequestFactory().get(address)

    assert fault_of_address(request) == fault


def test_raw_bytes_in_the_query_are_read_as_bytes():
    request = RequestFactory().get("/", QUERY_STRING="q=海南".encode().decode("latin-1"))
    cut = RequestFactory().get("/", QUERY_STRING="q=海南".encode()[:-1].decode("latin-1"))

    assert (fault_of_address(request), fault_of_address(cut)) == (None, NOT_UTF_8)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "options", "trace"])
def test_malformed_address_is_refused_before_any_view(client, method):
    response = getattr(client, method)("/zh-hant/%00/")

    assert response.status_code == 400
    assert method == "head" or response.content.decode() == f"zh-hant: {CONTROL}"


@pytest.mark.urls(__name__)
def test_refusal_is_in_the_language_the_browser_asks_for(client):
    response = client.get("/%00", headers={"Accept-Language": "zh-CN"})

    assert response.content.decode() == f"zh-hans: {CONTROL}"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "status"), [("/en/", 200), ("/en/%00", 400)])
def test_every_answer_carries_what_browsers_must_know(client, address, status):
    response = client.get(address)

    names = (
        "Content-Security-Policy",
        "Cross-Origin-Opener-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
    )
    assert response.status_code == status
    assert {name: response[name] for name in names} == {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    assert "camera=()" in response["Permissions-Policy"]


def test_policy_has_no_unsafe_source():
    sources = dict(directive.split(" ", 1) for directive in CONTENT_SECURITY_POLICY.split("; "))

    assert sources["default-src"] == "'none'"
    assert set(sources.values()) == {"'none'", "'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_public_pages_are_the_same_for_everyone(client, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    answers = [client.get(address) for address in (reverse(f"{kind}_list"), record.get_absolute_url())]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [(dict(answer.cookies), answer.get("Vary")) for answer in answers] == [({}, None)] * 2


def test_editors_pages_are_each_editors_own(client):
    response = client.get("/admin/login/")

    assert "Cookie" in response["Vary"]
    assert response.cookies["csrf"]["httponly"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_form_sent_to_a_public_page_is_told_that_it_is_only_read(kind):
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse(f"{kind}_list"), {"anything": "sent"})

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_form_without_its_token_is_refused_in_own_words():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/admin/login/", {"username": "alice", "password": "a long word"})

    assert response.status_code == 403
    assert "403.html" in [template.name for template in response.templates]
    assert b"<style" not in response.content
