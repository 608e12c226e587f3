"""The page for a failure of ours asks for nothing that may just have failed."""

from agreements.views.errors import server_error
from tests.views.markup import Markup


def test_page_for_a_failure_needs_neither_database_nor_request():
    response = server_error(None)

    response.request = {"PATH_INFO": "/"}
    page = Markup(response)
    assert response.status_code == 500
    assert page.words.startswith("The register could not answer The fault is ours, not yours.")
    assert [given["href"] for tag, given in page.elements if tag == "link"] == [
        f"/static/css/{name}.css" for name in ("tokens", "languages", "base", "layout", "columns")
    ]
