"""Which sources are asked, and what is kept of their answers."""

from datetime import date

import pytest

from agreements.choices import CheckResult
from agreements.domain.source_checks import dead_sources, due, keep_answer
from agreements.models import Revision, Source
from tests import factories
from tests.derived import follow
from tests.domain.finding.anew import assert_true

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 1)


def source(slug, **values):
    return factories.SourceFactory(slug=slug, **{"web_address": f"https://paper.example/{slug}"} | values)


def kept(record):
    """Day and result, version, and what its revisions say."""
    held = Source.objects.get(pk=record.pk)
    revisions = Revision.objects.filter(kind="source", slug=record.slug).order_by("number")
    return (
        (held.checked_on, held.check_result, held.version),
        list(revisions.values_list("author", "reason", "version")),
    )


def test_longest_not_asked_come_first():
    source("lately", checked_on=date(2026, 4, 20))
    source("once", checked_on=date(2026, 4, 1))
    source("long-ago", checked_on=date(2025, 4, 1))
    source("never", state="draft")
    source("withdrawn", state="withdrawn")
    source("nowhere", web_address="")

    assert [row.slug for row in due(TODAY, 30, 9)] == ["never", "long-ago", "once"]
    assert [row.slug for row in due(TODAY, 0, 2)] == ["never", "long-ago"]


@pytest.mark.parametrize("before", ["", "answered", "moved"])
def test_address_that_answers_as_ever_is_no_change_of_the_record(before):
    record = source("a", check_result=before)
    follow()

    assert keep_answer(record, CheckResult.ANSWERED, TODAY) is False

    assert kept(record) == ((TODAY, "answered", 1), [])
    assert_true()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "gone", "No longer there"),
        ("answered", "no_answer", "Did not answer"),
        ("no_answer", "gone", "No longer there"),
        ("gone", "answered", "Answered"),
    ],
)
def test_what_readers_are_told_otherwise_is_a_change_of_the_record(before, after, words):
    record = source("a", check_result=before)
    follow()

    assert keep_answer(record, CheckResult(after), TODAY) is True

    assert kept(record) == (
        (TODAY, after, 2),
        [("", "", 1), ("check_sources", words, 2)],
    )
    assert_true()


def test_still_dead_is_no_change():
    record = source("a", check_result="gone", checked_on=date(2026, 1, 1))

    assert keep_answer(record, CheckResult.GONE, TODAY) is False

    assert kept(record) == ((TODAY, "gone", 1), [])


def test_address_that_was_changed_meanwhile_is_not_the_one_that_answered():
    record = source("a")
    Source.objects.update(web_address="https://paper.example/new")

    assert keep_answer(record, CheckResult.GONE, TODAY) is False

    assert kept(record) == ((None, "", 1), [])


def test_dead_sources_without_a_copy_come_first():
    source("copied", check_result="gone", archive_address="https://archive.example/a")
    source("lost", check_result="no_answer")
    source("well", check_result="answered")
    source("withdrawn", check_result="gone", state="withdrawn")
    source("nowhere", check_result="gone", web_address="")

    assert [row.slug for row in dead_sources()] == ["lost", "copied"]
    assert [row.slug for row in Source.objects.order_by("slug") if row.is_dead] == [
        "copied",
        "lost",
        "withdrawn",
    ]
