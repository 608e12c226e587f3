"""Where the address of a source is dead, readers are led to the archived copy first, and told why."""

import re
from datetime import date

import pytest

from tests import factories
from tests.views.markup import Markup

pytestmark = pytest.mark.django_db

WHY = (
    "The original is no longer where it was published.",
    "The original did not answer on 1 May 2026.",
    "The original did not answer.",
)
FIRST, COPY = "https://paper.example/a", "https://archive.example/a"


def said(client, **values):
    """The links to other sites in their order, and whether it is said that the original is not there, on two pages."""
    source = factories.SourceFactory(web_address=FIRST, **values)
    party = factories.PartyFactory()
    factories.CitationFactory(party=party, excerpt=factories.ExcerptFactory(source=source), field="name")
    pages = [client.get(record.get_absolute_url()) for record in (source, party)]
    outside = [[link for link in Markup(page).hrefs if link in (FIRST, COPY)] for page in pages]
    texts = [" ".join(re.sub("<[^>]+>", "", page.content.decode()).split()) for page in pages]
    words = [line for line in WHY if all(line in text for text in texts)]
    assert outside[0] == outside[1]
    return outside[0], words


def test_original_comes_first_while_it_answers(client):
    assert said(client, archive_address=COPY, check_result="answered") == ([FIRST, COPY], [])
    assert said(client, archive_address=COPY) == ([FIRST, COPY], [])


def test_copy_comes_first_where_the_original_is_gone(client):
    assert said(client, archive_address=COPY, check_result="gone") == (
        [COPY, FIRST],
        [WHY[0]],
    )


def test_silence_is_told_with_its_day(client):
    assert said(client, archive_address=COPY, check_result="no_answer", checked_on=date(2026, 5, 1)) == (
        [COPY, FIRST],
        [WHY[1]],
    )


def test_dead_address_without_a_copy_is_told_as_such(client):
    assert said(client, check_result="no_answer") == ([FIRST], [WHY[2]])
