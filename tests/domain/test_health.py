"""Where the desk begins: the poorest records, the next thing to do with each in words, and where that is done."""

import pytest
from django.utils import translation

from agreements.domain.health import Form, health_of, poorest, shown, shown_of
from agreements.models import Health
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db

THREE = {"name_en": "Port", "name_zh_hant": "港", "name_zh_hans": "港"}


def kept(record, step, figure=50):
    """Says of a record what the next thing to do is."""
    follow()
    Health.objects.filter(kind=record._meta.model_name, record_id=record.pk).update(next=step, figure=figure)
    return health_of(record)


def test_reasons_are_said_in_words():
    health = shown("place", "named 3/3 region 0/1 coordinates 1/1")

    assert (health.figure, str(health.level)) == (75, "fair")
    assert [(reason.label, reason.words, reason.is_whole) for reason in health.reasons] == [
        ("Its name in three languages", "all there", True),
        ("The country or region it lies in", "missing", False),
        ("Its coordinates", "there", True),
    ]


def test_nothing_is_said_where_nothing_is_kept():
    assert shown("place", None) is None
    assert shown_of(factories.PlaceFactory()) is None


def test_complete_record_has_nothing_to_do():
    place = factories.PlaceFactory(**THREE, region_code="CN-HI", latitude="19.157", longitude="110.583")
    follow()

    assert (shown_of(place).figure, health_of(place)) == (100, None)


@pytest.mark.parametrize(
    ("step", "words", "place"),
    [
        ("fill title_zh_hant", "Fill in: title in Traditional Chinese.", "id_title_zh_hant"),
        ("exact signed_on", "Give the exact day, if a source has it: signed on.", "id_signed_on"),
        ("cite signed_on", "Cite the words that this rests on: date of signing.", "citations-group"),
        ("add participations", "Name its parties, two at least.", "participations-group"),
        ("add commitments", "Say what was agreed, area by area.", "commitments-group"),
    ],
)
def test_step_on_the_form_of_the_record(step, words, place):
    agreement = factories.AgreementFactory()

    work = kept(agreement, step)

    assert (work.record, work.figure, work.next) == (agreement, 50, words)
    assert work.form == Form("agreement", agreement.pk, place)


ROWS = {
    "attendance": (
        lambda: factories.AttendanceFactory(person__name_en="Eric Chan"),
        "fill post",
        "Add the office of Eric Chan.",
        "id_post",
    ),
    "participation": (
        lambda: factories.ParticipationFactory(party__name_en="Hainan"),
        "cite ",
        "Cite the words that this rests on: Hainan.",
        "citations-group",
    ),
    "commitment": (
        lambda: factories.CommitmentFactory(area__name_en="Tourism"),
        "cite ",
        "Cite the words that this rests on: Tourism.",
        "citations-group",
    ),
    "excerpt": (
        lambda: factories.ExcerptFactory(text="We sail"),
        "fill compared_on",
        "Compare with the original: “We sail”",
        "id_compared_on",
    ),
    "post": (
        lambda: factories.PostFactory(title_en="Minister"),
        "fill start_on",
        "Fill in, for the office “Minister”: from.",
        "id_start_on",
    ),
}
OWNERS = {
    "attendance": "event",
    "participation": "agreement",
    "commitment": "agreement",
    "excerpt": "source",
    "post": "person",
}


@pytest.mark.parametrize("kind", ROWS)
def test_step_on_the_form_of_a_row(kind):
    make, step, words, place = ROWS[kind]
    row = make()

    work = kept(getattr(row, OWNERS[kind]), f"{step} {kind} {row.pk}")

    assert (work.next, work.form) == (words, Form(kind, row.pk, place))


def test_step_is_said_in_the_language_of_the_reader():
    attendance = factories.AttendanceFactory(person__name_en="Eric Chan", person__name_zh_hant="陳國基")
    with translation.override("zh-hant"):
        work = kept(attendance.event, f"fill post attendance {attendance.pk}")

    assert "陳國基" in work.next


def test_poorest_come_first_whatever_their_kind(django_assert_max_num_queries):
    places = factories.PlaceFactory.create_batch(3)
    area = factories.AreaFactory(state="draft")
    events = [attendance.event for attendance in factories.AttendanceFactory.create_batch(3)]
    factories.PlaceFactory(state="withdrawn")
    follow()
    for number, record in enumerate([places[1], area, events[2], places[0]]):
        Health.objects.filter(kind=record._meta.model_name, record_id=record.pk).update(figure=number)
    for event in events:
        step = f"fill post attendance {event.attendances.get().pk}"
        Health.objects.filter(kind="event", record_id=event.pk).update(next=step)

    with django_assert_max_num_queries(5):
        found = poorest(3, ("area", "event", "place"))

    assert [(work.record.slug, work.figure) for work in found] == [
        (places[1].slug, 0),
        (area.slug, 1),
        (events[2].slug, 2),
    ]
    assert [work.record.pk for work in poorest(2, ("place",))] == [places[1].pk, places[0].pk]
