"""Excerpts on the pages: their words, or that these have not been taken over yet; marks and ways back alike."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests import factories
from tests.views.addresses import LANGUAGES
from tests.views.markup import ask, is_within, language_of

pytestmark = pytest.mark.django_db

NOT_TAKEN = "The words have not been taken over yet; read them at the source."
NONE_COMPARED = "None of these excerpts has been compared with the original yet."
NOT_COMPARED = "Not yet compared with the original."


@pytest.fixture
def source():
    """Three excerpts of which the second has its words; each supports a record of every kind that has footnotes."""
    source = factories.SourceFactory(slug="report", language="fr")
    records = {
        "agreement": (factories.AgreementFactory(slug="a"), "title"),
        "event": (factories.EventFactory(slug="a"), "name"),
        "party": (factories.PartyFactory(slug="a"), "name"),
        "person": (factories.PersonFactory(slug="a"), "name"),
        "statement": (factories.StatementFactory(slug="a"), "text"),
    }
    for order, text in enumerate(["", "Les mots du rapport", ""]):
        excerpt = factories.ExcerptFactory(
            source=source, slug=f"excerpt-{order}", order=order, text=text, locator_en=f"page {order}"
        )
        for kind, (record, field) in records.items():
            factories.CitationFactory(excerpt=excerpt, field=field, **{kind: record})
    return source


RECORDS = ("agreements/a", "events/a", "parties/a", "people/a", "statements/a")
PAGES = (*RECORDS, "sources/report")


def items_of(page):
    """What each excerpt of a page says, by the id of its place."""
    found = {}
    for words, around in page.texts:
        lists = [place for place, (_, given) in enumerate(around) if given.get("class") == "excerpts"]
        if lists:
            found.setdefault(around[lists[-1] + 1][1]["id"], []).append((words, around))
    return found


def quoted(texts):
    return [words for words, around in texts if is_within(around, "blockquote")]


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_excerpt_without_words_says_so_in_the_language_of_the_page(client, language, path):
    page = ask(client, f"/{language}/{path}/")

    with translation.override(language):
        sentence = gettext(NOT_TAKEN)
    items = list(items_of(page).values())
    said = [[around for words, around in texts if words == sentence] for texts in items]
    assert [quoted(texts) for texts in items] == [[], ["Les mots du rapport"], []]
    assert [[language_of(around) for around in found] for found in said] == [
        [page.elements[0][1]["lang"]],
        [],
        [page.elements[0][1]["lang"]],
    ]


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("path", PAGES)
def test_sentence_in_place_of_words_is_no_quotation(client, path):
    page = ask(client, f"/en/{path}/")

    tags = [tag for words, around in page.texts if words == NOT_TAKEN for tag, _ in around]
    assert (tags.count("p"), {"blockquote", "q", "em", "i", "cite"} & set(tags)) == (2, set())
    assert f"“{NOT_TAKEN}" not in page.words


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("path", RECORDS)
def test_mark_of_an_excerpt_without_words_leads_there_and_back(client, path):
    page = ask(client, f"/en/{path}/")

    marks = [given for _, given in page.elements if given.get("role") == "doc-noteref"]
    ways_back = [given["href"] for _, given in page.elements if given.get("role") == "doc-backlink"]
    labels = [
        words
        for words, around in page.texts
        if is_within(around, "a") and around[-1][1].get("role") == "doc-noteref"
    ]
    assert labels == ["1a", "1b", "1c"]
    assert [mark["href"] for mark in marks] == ["#s1-a", "#s1-b", "#s1-c"]
    assert list(items_of(page)) == ["s1-a", "s1-b", "s1-c"]
    assert ways_back == [f"#{mark['id']}" for mark in marks]


def notes_of(client, path):
    """What a page says of comparing: of all excerpts, and the places of those of which it says so by themselves."""
    page = ask(client, f"/en/{path}/")
    single = [
        place
        for place, (_, texts) in enumerate(items_of(page).items())
        if NOT_COMPARED in [words for words, _ in texts]
    ]
    return page.words.count(NONE_COMPARED), single


COMPARED = "2026-01-02"


@pytest.mark.parametrize("path", ["agreements/a", "sources/report"])
@pytest.mark.parametrize(
    ("compared", "notes"),
    [
        ([None, None, None], (1, [])),
        ([None, COMPARED, None], (0, [])),
        ([COMPARED, None, COMPARED], (1, [])),
    ],
)
def test_what_has_no_words_is_not_said_to_be_uncompared(client, source, path, compared, notes):
    for excerpt, day in zip(source.excerpts.all(), compared, strict=True):
        excerpt.compared_on = day
        excerpt.save()

    assert notes_of(client, path) == notes


@pytest.mark.parametrize("path", ["agreements/a", "sources/report"])
def test_words_that_were_not_compared_say_so_beside_those_that_were(client, source, path):
    first, _second, _third = source.excerpts.all()
    first.text, first.compared_on = "Premiers mots", COMPARED
    first.save()

    assert notes_of(client, path) == (0, [1])


@pytest.mark.parametrize("path", ["agreements/a", "sources/report"])
def test_source_of_which_no_words_were_taken_is_not_said_to_be_uncompared(client, source, path):
    source.excerpts.update(text="")

    assert notes_of(client, path) == (0, [])
    assert ask(client, f"/en/{path}/").words.count(NOT_TAKEN) == 3
