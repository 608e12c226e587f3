"""The frame of every page: where it stands, for who reads it on paper."""

import pytest

pytestmark = pytest.mark.django_db


def test_page_says_its_whole_address_for_paper(client):
    page = client.get("/en/about/", {"from": "paper"}).content.decode()

    assert "Address of this page: http://testserver/en/about/?from=paper" in page


def test_page_refused_under_a_foreign_name_names_no_address(client):
    response = client.get("/en/about/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "Address of this page" not in response.content.decode()
