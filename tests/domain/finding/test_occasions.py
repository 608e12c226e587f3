"""What was signed and said at an event counts for every event it was part of, as far as readers can see the way."""

import pytest
from django.db import connection

from agreements.domain.finding.occasions import Occasion, latest_signings, occasions, signed_within, within
from agreements.models import Event
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """A forum with a session, which held a signing; each was signed or spoken at."""
    forum = factories.EventFactory(slug="forum")
    session = factories.EventFactory(slug="session", parent=forum)
    signing = factories.EventFactory(slug="signing", kind="signing", parent=session)
    for event in (forum, signing, signing):
        factories.AgreementFactory(signing_event=event)
    for event in (session, session, signing):
        factories.StatementFactory(event=event)
    return forum, session, signing


def test_everything_beneath_an_event_is_within_it(forum):
    top, session, signing = forum
    factories.EventFactory()

    assert within([top.pk]) == sorted(event.pk for event in forum)
    assert within([session.pk, signing.pk]) == sorted([session.pk, signing.pk])
    assert within([]) == []


def test_what_was_signed_and_said_beneath_an_event_counts_for_it(forum):
    top, session, signing = forum

    assert occasions(event.pk for event in forum) == {
        top.pk: Occasion(signed=3, said=3, parts=1),
        session.pk: Occasion(signed=2, said=3, parts=1),
        signing.pk: Occasion(signed=2, said=1, parts=0),
    }


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_records_count_for_nothing_and_hide_what_is_beneath_them(forum, state):
    top, session, signing = forum
    factories.AgreementFactory(signing_event=signing, state=state)
    factories.StatementFactory(event=signing, state=state)
    factories.StatementFactory(event=signing, speaker__state=state)
    factories.EventFactory(parent=signing, state=state)

    assert occasions([signing.pk]) == {signing.pk: Occasion(signed=2, said=1, parts=0)}

    session.state = state
    session.save()

    assert within([top.pk]) == [top.pk]
    assert occasions([top.pk]) == {top.pk: Occasion(signed=1, said=0, parts=0)}


def test_circle_that_another_program_closed_ends(forum):
    top, _, signing = forum
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_event SET parent_id = %s WHERE id = %s", [signing.pk, top.pk])

    assert Event.objects.get(pk=top.pk).parent_id == signing.pk
    assert {key: (held.signed, held.said) for key, held in occasions(e.pk for e in forum).items()} == {
        event.pk: (3, 3) for event in forum
    }


def test_no_event_is_no_question(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert occasions([]) == {}


def test_latest_signings_are_the_latest_events_with_something_signed_there_or_right_within():
    there, around = (factories.EventFactory(start_on=year) for year in ("2024", "2025"))
    within_it = factories.EventFactory(parent=around, start_on="2026")
    hidden, empty, undone = (factories.EventFactory(start_on="2027") for _ in range(3))
    draft = factories.EventFactory(parent=empty, state="draft")
    for event in (there, within_it, within_it, hidden, draft):
        factories.AgreementFactory(signing_event=event)
    factories.AgreementFactory(signing_event=undone, state="draft")
    follow()
    assert latest_signings(9) == [hidden.pk, around.pk, there.pk]

    hidden.state = "withdrawn"
    hidden.save()
    follow()

    assert (latest_signings(9), latest_signings(1)) == ([around.pk, there.pk], [around.pk])
    assert signed_within([around.pk, there.pk, empty.pk]) == {around.pk: 2, there.pk: 1}
    assert signed_within([]) == {}
