"""What crawlers are told of: published records and the lists, in each language."""

import re

import pytest

from tests import factories
from tests.derived import follow

LANGUAGES = ("en", "zh-hant", "zh-hans")


def locations(client, address):
    return re.findall("<loc>(.+?)</loc>", client.get(address).content.decode())


@pytest.mark.django_db
def test_sitemap_leads_to_every_published_record_in_each_language(client):
    factories.PlaceFactory(slug="boao")
    factories.PlaceFactory(slug="draft", state="draft")

    told = [locations(client, f"/sitemap-place-{language}.xml") for language in LANGUAGES]

    assert told == [[f"http://testserver/{language}/places/boao/"] for language in LANGUAGES]


@pytest.mark.django_db
def test_sitemap_leads_to_the_pages_that_are_always_there(client):
    told = locations(client, "/sitemap-pages-zh-hant.xml")

    assert "http://testserver/zh-hant/agreements/" in told
    assert {client.get(address).status_code for address in told} == {200}


@pytest.mark.django_db
def test_sitemap_names_its_sections(client):
    sections = locations(client, "/sitemap.xml")

    assert len(sections) == 3 * 9
    assert {client.get(address).status_code for address in sections} == {200}


@pytest.mark.django_db
def test_sitemap_reads_a_slice_of_one_table(client, django_assert_num_queries):
    factories.PlaceFactory.create_batch(3)
    follow()

    with django_assert_num_queries(2):
        client.get("/sitemap-place-en.xml")
