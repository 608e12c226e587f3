"""The page of terms: every one of the glossary with its anchor, in the language of the address."""

import pytest

from agreements.domain.glossary import terms
from agreements.views.pages import Terms


@pytest.fixture
def page(rf):
    """What the page is drawn from."""
    return Terms.as_view()(rf.get("/en/about/terms/"))


def test_page_of_terms_has_all_of_them(page):
    shown = [found for group in page.context_data["groups"] for found in group.terms]

    assert shown == terms()
    assert page.template_name == ["agreements/terms.html"]


def test_page_of_terms_stands_beneath_the_page_about_the_register(page):
    assert [crumb["address"] for crumb in page.context_data["crumbs"]] == ["/en/about/"]
    assert page.context_data["crumb_here"] == "Terms"
