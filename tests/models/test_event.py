"""Events and who was at the table."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import Attendance, Event
from agreements.text import Phrase
from tests.factories import AttendanceFactory, EventFactory, PersonFactory, PostFactory


@pytest.mark.parametrize(
    ("language", "origin"), [("en", "reported"), ("zh-hant", "official"), ("zh-hans", "official")]
)
def test_name_origin_is_that_of_the_name_shown(language, origin):
    event = Event(
        name_en="Forum", name_en_origin="reported", name_zh_hant="論壇", name_zh_hant_origin="official"
    )

    with translation.override(language):
        assert event.name_origin == origin


def test_theme_has_its_own_language():
    event = Event(theme="Asia in the Changing World", theme_language="en")

    with translation.override("zh-hant"):
        assert event.theme_phrase == Phrase("Asia in the Changing World", "en")


@pytest.mark.django_db
def test_events_come_newest_first():
    dates = {"forum": "2025-03-25", "undated": "", "milestone": "2025", "old": "1351"}
    for slug, date in dates.items():
        EventFactory(slug=slug, start_on=date)

    slugs = [event.slug for event in Event.objects.newest_first()]

    assert slugs == ["forum", "milestone", "old", "undated"]
    assert list(Event.objects.all()) == list(Event.objects.newest_first())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start_on", "end_on"),
    [
        ("2025-03-25", "2025-03-28"),
        ("2025-03", "2025"),
        ("2025", "2025-01"),
        ("", "2025"),
        ("2025-03-25", ""),
    ],
)
def test_event_may_end_when_it_is_not_certainly_before_its_start(start_on, end_on):
    event = EventFactory.build(start_on=start_on, end_on=end_on)

    event.full_clean()
    event.save()

    assert Event.objects.get().end_on == end_on


@pytest.mark.django_db
def test_attendance_names_someone_or_describes_them():
    attendance = Attendance(event=EventFactory(), role="attended", slug="someone")

    with pytest.raises(ValidationError) as refusal:
        attendance.full_clean()
    attendance.described_as_zh_hant = "一位副部長"
    attendance.full_clean()

    assert refusal.value.message_dict == {
        "person": ["Choose a person, or say how the source describes them."]
    }


@pytest.mark.django_db
def test_attendance_is_called_by_person_and_role():
    lee = PersonFactory(name_en="John Lee")

    named = AttendanceFactory(person=lee, role="witnessed")
    described = AttendanceFactory(person=None, described_as_en="a deputy minister", role="attended")

    assert [str(named), str(described)] == ["John Lee (Witnessed)", "a deputy minister (Attended)"]


@pytest.mark.django_db
def test_attendance_takes_only_an_office_of_its_person():
    office = PostFactory()
    other = AttendanceFactory(post=office)
    own = AttendanceFactory(person=office.person, post=office)

    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    own.full_clean()

    assert refusal.value.message_dict == {"post": ["This office was held by someone else."]}
