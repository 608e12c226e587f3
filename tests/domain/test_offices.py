"""Who held office for a party: the latest first, with what shows it, and only what readers can see."""

import pytest

from agreements.domain.offices import offices_of
from tests import factories

pytestmark = pytest.mark.django_db


def offices(party, number=10):
    return [
        (office.post.slug, office.seen_on, len(office.shown_by), office.statements)
        for office in offices_of(party, number)
    ]


@pytest.fixture
def party():
    return factories.PartyFactory(slug="hainan")


def test_latest_office_stands_first_by_its_beginning_or_what_shows_it(party):
    begun = factories.PostFactory(slug="begun", party=party, start_on="2024")
    attended = factories.PostFactory(slug="attended", party=party)
    spoken = factories.PostFactory(slug="spoken", party=party)
    factories.PostFactory(slug="never-seen", party=party)
    factories.PostFactory(slug="of-another", party=factories.PartyFactory())
    factories.AttendanceFactory(person=attended.person, post=attended, event__start_on="2025-03-26")
    factories.StatementFactory(speaker=spoken.person, post=spoken, said_on="2023-05")

    assert offices(party) == [
        ("attended", "2025-03-26", 1, 0),
        (begun.slug, "", 0, 0),
        ("spoken", "2023-05", 1, 1),
        ("never-seen", "", 0, 0),
    ]
    assert [row[0] for row in offices(party, number=2)] == ["attended", "begun"]


def test_latest_of_several_rows_shows_an_office(party):
    post = factories.PostFactory(party=party)
    for day in ("2024", "2025-03-26", ""):
        factories.AttendanceFactory(person=post.person, post=post, event__start_on=day)
    for day in ("2025-03-28", "2023"):
        factories.StatementFactory(speaker=post.person, post=post, said_on=day)

    assert offices(party) == [(post.slug, "2025-03-28", 2, 2)]


def test_statements_are_those_made_for_the_party(party):
    post = factories.PostFactory(party=party)
    factories.StatementFactory(speaker=post.person, post=post, on_behalf_of=party)
    factories.StatementFactory(speaker=post.person, on_behalf_of=party)
    factories.StatementFactory(speaker=post.person)
    factories.StatementFactory(on_behalf_of=party)

    assert [row[3] for row in offices(party)] == [2]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_people_events_and_statements_show_nothing(party, state):
    factories.PostFactory(party=party, person__state=state)
    post = factories.PostFactory(slug="seen", party=party)
    factories.AttendanceFactory(person=post.person, post=post, event__start_on="2025", event__state=state)
    factories.StatementFactory(speaker=post.person, post=post, said_on="2025", state=state)

    assert offices(party) == [("seen", "", 0, 0)]
