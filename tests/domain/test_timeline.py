"""Events and statements on a line of days: who is on it, where, and who is named below."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.domain.timeline import MOST_DAYS, timeline
from agreements.models import Event, Statement
from tests import factories

pytestmark = pytest.mark.django_db


def event(name, start="", end="", **given):
    made = factories.EventFactory(name_en=name, start_on=start, end_on=end, **given)
    return Event.objects.get(pk=made.pk)


def statement(speaker, day, **given):
    made = factories.StatementFactory(speaker__name_en=speaker, said_on=day, **given)
    return Statement.objects.get(pk=made.pk)


def key_of(line):
    return [(row.letter, row.when, called(row.record)) for row in line.key]


def called(record):
    return record.name_en if isinstance(record, Event) else record.speaker.name_en


def test_conference_is_a_bar_and_what_happened_in_it_stands_below():
    events = [
        event("Forum", "2025-03-25", "2025-03-28"),
        event("Signing", "2025-03-26"),
        event("Meeting"),
        event("Customs", "2025", is_expected=True),
    ]
    said = [statement("Lee", "2025-03-25"), statement("Feng", "2025-03-26")]

    line = timeline(events, said)

    assert key_of(line) == [
        ("A", "25 to 28 March 2025", "Forum"),
        ("B", "25 March 2025", "Lee"),
        ("C", "26 March 2025", "Signing"),
        ("D", "26 March 2025", "Feng"),
    ]
    assert [(span.x, span.width) for span in line.spans] == [(0.0, 100.0)]
    assert [(point.letter, point.x, point.is_event) for point in line.points] == [
        ("B", 12.5, False),
        ("C", 37.5, True),
        ("D", 37.5, False),
    ]
    assert [called(record) for record in line.unplaced] == ["Meeting", "Customs"]
    assert [day.label for day in line.days] == ["Tue 25", "Wed 26", "Thu 27", "Fri 28"]


@pytest.mark.parametrize(
    ("language", "letters", "days"),
    [
        ("zh-hant", ["甲", "乙"], ["週二 25日", "週三 26日"]),
        ("zh-hans", ["甲", "乙"], ["周二 25日", "周三 26日"]),
    ],
)
def test_line_is_lettered_and_named_in_the_language_of_the_page(language, letters, days):
    events = [event("Forum", "2025-03-25"), event("Signing", "2025-03-26")]

    with translation.override(language):
        line = timeline(events, [])

    assert [row.letter for row in line.key] == letters
    assert [day.label for day in line.days] == days


def test_entries_of_one_day_share_its_width_without_names():
    events = [event("One", "2025-03-25"), event("Two", "2025-03-25"), event("Three", "2025-03-26")]

    line = timeline(events, [])

    assert [(point.x, point.label) for point in line.points] == [(12.5, ""), (37.5, ""), (75.0, "Conference")]


def test_label_at_the_end_of_the_line_stands_before_its_sign():
    events = [event("One", f"2025-03-{day}") for day in (24, 25, 26, 27, 28)]

    line = timeline(events, [])

    assert [(point.x, point.is_late) for point in line.points] == [
        (10.0, False),
        (30.0, False),
        (50.0, False),
        (70.0, False),
        (90.0, True),
    ]


def test_words_of_one_occasion_are_one_entry():
    forum = event("Forum", "2025-03-25")
    lee = factories.PersonFactory(name_en="Lee")
    said = [factories.StatementFactory(speaker=lee, event=forum, said_on="2025-03-25") for _ in range(3)]

    line = timeline([forum], list(Statement.objects.filter(pk__in=[row.pk for row in said])))

    assert [called(row.record) for row in line.key] == ["Forum", "Lee"]


@pytest.mark.parametrize(
    ("events", "days"),
    [
        ([], []),
        ([], ["2025-03-25", "2025-03-27"]),
        (["2025-03-25"], []),
        (["2025", ""], ["", "2025-03-25"]),
        (["2025-03-25", "2025-05-01"], []),
        (["9999-12-31"], []),
    ],
)
def test_fewer_than_two_on_a_line_make_no_figure(events, days):
    assert timeline([event("Event", day) for day in events], [statement("Lee", day) for day in days]) is None


def test_what_lies_far_from_the_first_event_is_named_below():
    events = [event("Forum", "2025-03-25"), event("Signing", "2025-03-26"), event("Later", "2025-04-08")]
    said = [statement("Before", "2025-03-24"), statement("After", "2025-06-01")]

    line = timeline(events, said)

    assert [called(row.record) for row in line.key] == ["Forum", "Signing"]
    assert [called(record) for record in line.unplaced] == ["Later", "Before", "After"]


@pytest.mark.parametrize(("start", "end"), [("0001-01-01", "0001-01-03"), ("9999-12-30", "9999-12-31")])
def test_line_reaches_the_ends_of_the_calendar(start, end):
    line = timeline([event("First", start), event("Last", end)], [])

    assert [row.letter for row in line.key] == ["A", "B"]


records = st.tuples(
    st.dates(date(2025, 3, 20), date(2025, 4, 10)), st.integers(0, 5), st.booleans(), st.integers(1, 10**9)
)


def record_of(day, length, is_event, key):
    """A record that no database holds: its days are given as the database would give them."""
    first, last = (int(f"{on:%Y%m%d}") for on in (day, day + timedelta(days=length)))
    if is_event:
        found = Event(
            pk=key, slug=f"event-{key}", start_on=f"{day}", end_on=f"{day + timedelta(days=length)}"
        )
        found.start_first_day, found.start_last_day, found.end_last_day = first, first, last
        return found
    found = Statement(pk=key, slug=f"statement-{key}", said_on=f"{day}", event_id=key)
    found.said_first_day = found.said_last_day = first
    return found


@given(st.lists(records, max_size=7, unique_by=lambda row: row[-1]))
def test_every_record_is_on_the_line_or_below_it(rows):
    made = [record_of(*row) for row in rows]

    line = timeline(
        [record for record in made if isinstance(record, Event)],
        [record for record in made if isinstance(record, Statement)],
    )

    if line:
        assert {*(row.record.slug for row in line.key), *(record.slug for record in line.unplaced)} == {
            record.slug for record in made
        }
        assert len(line.days) <= MOST_DAYS
        assert all(span.x >= 0 and span.x + span.width <= 100.01 for span in line.spans)
        assert all(span.y + span.height < line.axis_y for span in line.spans)
        assert all(0 < point.x < 100 for point in line.points)
