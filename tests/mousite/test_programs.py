"""What programs are told: watchers, crawlers, browsers by themselves."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_healthz_answers_without_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content, response["Cache-Control"]) == (
        200,
        b"ok\n",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


@pytest.mark.django_db
def test_readyz_answers_when_the_database_does(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_says_when_the_database_does_not_answer(client):
    def refuse(*arguments):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"The database does not answer.\n")


def test_probes_are_answered_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
    assert client.get("/en/about/")["Location"] == "https://testserver/en/about/"


@pytest.mark.parametrize(
    "address", ["/healthz", "/readyz", "/robots.txt", "/favicon.ico", "/sitemap.xml", "/"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_these_addresses_are_only_read(address, method):
    client = Client(enforce_csrf_checks=True)

    response = getattr(client, method)(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_robots_keep_out_of_the_editors_door(client):
    response = client.get("/robots.txt")

    assert (
        response.content.decode()
        == "User-agent: *\nDisallow: /admin/\nSitemap: http://testserver/sitemap.xml\n"
    )


def test_icon_of_the_pages_is_that_of_the_site(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/img/knot.svg")
