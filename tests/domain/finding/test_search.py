"""What each question finds, in which order and how many: over the register's own records, the same on every database."""

from collections import defaultdict
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from agreements.domain.finding.asked import Asked
from agreements.domain.finding.index import make_anew
from agreements.domain.finding.listed import keys_of_page
from agreements.domain.finding.matches import STEPS, matches, stands_in
from agreements.domain.finding.search import SHOWN, counted, found
from agreements.domain.finding.tallies import tallied
from agreements.domain.schema import SHAPES
from agreements.text.question import parse_question
from agreements.text.words import words
from tests.domain.finding.asked_of_all import further
from tests.domain.finding.questions import questions
from tests.fixtures.conftest import FILES

QUESTIONS = dict(questions())
MOST = 1000


def texts_of(kind, held):
    """All texts by which records are found, by their keys."""
    found = defaultdict(list)
    for step in STEPS:
        for key, text in step(kind, held):
            found[key].append(text)
    return found


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """The register's own records and some further ones, until the module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load", *map(str, FILES), stdout=StringIO())
        further()
        make_anew()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def slugs(register):
    """The slug of each record by kind and primary key."""
    return {kind: dict(SHAPES[kind].model.objects.values_list("pk", "slug")) for kind in SHOWN}


def hits(text, slugs):
    """What a question finds, kind by kind."""
    phrases = parse_question(text).phrases
    kinds = {kind: [slugs[kind][key] for key in found(phrases, kind, 0, MOST)] for kind in SHOWN}
    return {kind: named for kind, named in kinds.items() if named}


@pytest.mark.parametrize("text", QUESTIONS, ids=lambda text: ascii(text)[:40])
def test_question_finds(text, db, slugs):
    phrases = parse_question(text).phrases

    assert hits(text, slugs) == QUESTIONS[text]
    assert {kind: number for kind, number in counted(phrases).items() if number} == {
        kind: len(named) for kind, named in QUESTIONS[text].items()
    }


def test_there_are_enough_questions():
    assert len(QUESTIONS) > 100


WORDS = (
    "Hainan",
    "加州",
    "瓊",
    "巴伐利亚",
    "freistaat bayern",
    "trade",
    "하이난",
    "the",
    "的",
    "memorandum hong",
)


@pytest.mark.parametrize("text", WORDS)
def test_all_that_is_found_holds_the_words_and_all_that_holds_them_is_found(text, db, slugs):
    """Against the texts themselves, read without any index."""
    phrases = parse_question(text).phrases

    holding = {}
    for kind in SHOWN:
        held = SHAPES[kind].model.objects.published().in_bulk()
        said = {key: [words(one.text) for one in texts] for key, texts in texts_of(kind, held).items()}
        holding[kind] = {
            key for key in held if all(any(stands_in(phrase, one) for one in said[key]) for phrase in phrases)
        }

    assert {kind: set(found(phrases, kind, 0, MOST)) for kind in SHOWN} == holding


@pytest.mark.parametrize("text", WORDS)
def test_leafing_gives_each_once_and_as_many_as_are_counted(text, db, slugs):
    phrases = parse_question(text).phrases

    for kind, number in counted(phrases).items():
        whole = found(phrases, kind, 0, MOST)
        pages = [key for first in range(0, number + 7, 7) for key in found(phrases, kind, first, 7)]
        assert pages == whole
        assert len(set(whole)) == len(whole) == number


@pytest.mark.parametrize("text", WORDS)
def test_list_of_agreements_finds_the_same(text, db, slugs):
    """By the box of the list, in any of its orders, and counted beside it."""
    asked = Asked(phrases=parse_question(text).phrases)
    whole = found(asked.phrases, "agreement", 0, MOST)

    lists = [
        keys_of_page(asked, order, 0, MOST, "en") for order in ("relevance", "newest", "oldest", "title")
    ]

    assert lists[0] == whole
    assert [sorted(keys) for keys in lists] == [sorted(whole)] * 4
    assert tallied(asked, {"kind": None}).total == len(whole)


@pytest.mark.parametrize("text", [text for text, kinds in QUESTIONS.items() if kinds])
def test_each_hit_says_why(text, db, slugs):
    """Where the words stand is shown: in the name, or in as many places as are shown."""
    phrases = parse_question(text).phrases

    for kind in QUESTIONS[text]:
        for match in matches(kind, found(phrases, kind, 0, MOST), phrases):
            assert match.name.spans or match.places
            assert all(place.extract.spans for place in match.places)
