"""Files beside the page of a record: what they are, what they are called, and to whom they answer."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation

from agreements.formats.citation import cited
from agreements.formats.citation_files import bibtex, csl, ris
from agreements.formats.record import FIELDS, public_record
from agreements.models import Agreement
from agreements.views.exports import RECORD_FILES
from tests import factories
from tests.views.addresses import LANGUAGES, public_routes
from tests.views.walk import files_beside

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    """The day of the reader is always the same one."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def agreement():
    agreement = factories.AgreementFactory(
        slug="hainan",
        register_number="2025/1",
        title_en='Hainan & "Hong Kong" </script>',
        title_zh_hant="瓊港合作備忘錄",
    )
    return Agreement.objects.get(pk=agreement.pk)


@pytest.mark.parametrize("kind", FIELDS)
def test_every_kind_of_record_has_every_file(kind):
    routes = {route for route in public_routes() if route.startswith("/en/")}

    page = next(route for route in routes if route.endswith("/<key:slug>/") and names_kind(route, kind))

    assert {route for route in routes if route.startswith(page) and not route.endswith("/")} == {
        page + file for file, _, _ in RECORD_FILES
    }


def names_kind(route, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory").build(slug="x")
    with translation.override("en"):
        return route.replace("<key:slug>", "x") == record.get_absolute_url()


@pytest.mark.parametrize("language", LANGUAGES)
def test_record_is_given_as_json_in_the_language_of_its_address(client, agreement, language):
    response = client.get(f"/{language}/agreements/hainan/record.json")

    with translation.override(language):
        expected = public_record(agreement, BASE)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert not response.has_header("Content-Disposition")
    assert json.loads(response.content) == expected
    assert expected["address"] == f"{BASE}/{language}/agreements/hainan/"


@pytest.mark.parametrize(
    ("file", "write", "content_type", "name"),
    [
        ("citation.bib", bibtex, "application/x-bibtex; charset=utf-8", "hainan.bib"),
        ("citation.ris", ris, "application/x-research-info-systems; charset=utf-8", "hainan.ris"),
        ("citation.json", csl, "application/vnd.citationstyles.csl+json", "hainan.json"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_citation_is_a_file_in_the_language_of_its_address(
    client, agreement, language, file, write, content_type, name
):
    response = client.get(f"/{language}/agreements/hainan/{file}")

    with translation.override(language):
        expected = write(cited(agreement, BASE, NOW.date()))
    assert response.content.decode() == expected
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("양해각서", "%EC%96%91%ED%95%B4%EA%B0%81%EC%84%9C"),
        ("海南-2025", "%E6%B5%B7%E5%8D%97-2025"),
    ],
)
def test_file_of_a_key_in_another_script_is_named_in_it(client, slug, name):
    factories.PartyFactory(slug=slug)

    responses = [client.get(f"/en/parties/{slug}/citation.{ending}") for ending in ("bib", "ris", "json")]

    assert [response["Content-Disposition"] for response in responses] == [
        f"attachment; filename*=utf-8''{name}.{ending}" for ending in ("bib", "ris", "json")
    ]


@pytest.mark.parametrize("kind", FIELDS)
def test_every_file_of_every_kind_of_record_answers(client, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    responses = [client.get(address) for address in files_beside(record.get_absolute_url())]

    assert [response.status_code for response in responses] == [200] * len(RECORD_FILES)
    assert all(response.content for response in responses)


def test_file_of_a_withdrawn_record_is_gone_at_once(client, agreement):
    addresses = files_beside(agreement.get_absolute_url())
    before = [client.get(address).status_code for address in addresses]
    agreement.state = "withdrawn"
    agreement.save()

    after = [client.get(address).status_code for address in addresses]

    assert (set(before), set(after)) == ({200}, {404})


def test_words_of_a_hidden_speaker_have_no_file(client):
    statement = factories.StatementFactory(speaker__state="draft")

    answers = [client.get(address).status_code for address in files_beside(statement.get_absolute_url())]

    assert answers == [404] * len(RECORD_FILES)


@pytest.mark.parametrize("file", [file for file, _, _ in RECORD_FILES])
def test_unknown_parameter_changes_nothing(client, agreement, file):
    address = f"/en/agreements/hainan/{file}"

    assert client.get(f"{address}?state=draft&title_en__regex=(").content == client.get(address).content


@pytest.mark.parametrize(
    "address", ["record.json/", "record.xml", "citation.bib/", "citation", "record.JSON"]
)
def test_file_that_there_is_none_of_is_not_found(client, agreement, address):
    response = client.get(f"/en/agreements/hainan/{address}")

    assert response.status_code == 404
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_addresses_in_the_files_are_of_the_host_that_was_asked(client, agreement):
    told = client.get("/en/agreements/hainan/citation.bib", headers={"host": "127.0.0.1:8000"})
    foreign = client.get("/en/agreements/hainan/citation.bib", headers={"host": "elsewhere.example"})

    assert re.findall(r"url = \{(.+)\}", told.content.decode()) == [
        "http://127.0.0.1:8000/en/agreements/hainan/"
    ]
    assert foreign.status_code == 400
