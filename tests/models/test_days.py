"""The database reads written dates as ``dates`` does: the same days, and the same refusals."""

from itertools import pairwise

import pytest
from django.db import DatabaseError, models, transaction
from django.db.models import BooleanField, Case, F, GeneratedField, Value, When
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements import dates
from agreements.models import Event, Revision
from agreements.models.days import FirstDay, LastDay, PartialDateField
from tests.factories import AgreementFactory, EventFactory
from tests.models.rows import MODELS
from tests.written_dates import MONTH_ENDS, NEARLY_WRITTEN, WRITTEN

pytestmark = pytest.mark.django_db

IS_DATE = next(rule for rule in Event._meta.constraints if rule.name == "event_start_on_date").condition
# A comparison names the one text that differs; making the whole set smaller takes minutes. Nor does a
# busy machine that is slow to make up sets say anything of dates.
IN_BULK = {
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
    "suppress_health_check": [HealthCheck.too_slow],
}
# What PostgreSQL can be sent at all.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


def read_by_python(texts):
    """First day, last day and whether the text is taken, as ``dates`` says; None where it is no date."""
    found = {}
    for text in texts:
        try:
            span = dates.parse(text)
            found[text] = (span.first_day, span.last_day)
        except ValueError:
            found[text] = None
    return found


def read_by_database(texts):
    """The same from the expressions of the generated columns and of the constraint, in one statement.

    The texts are put where no rule on dates stands in the way.
    """
    Revision.objects.all().delete()
    Revision.objects.bulk_create(
        Revision(kind="text", slug="text", number=number, reason=text, record=[])
        for number, text in enumerate(texts, start=1)
    )
    rows = Revision.objects.annotate(
        start_on=F("reason"), start_first_day=FirstDay("reason"), start_last_day=LastDay("reason")
    ).annotate(
        is_date=Case(When(IS_DATE, then=Value(True)), default=Value(False), output_field=BooleanField())
    )
    return {
        text: (first, last) if is_date else None
        for text, first, last, is_date in rows.values_list(
            "reason", "start_first_day", "start_last_day", "is_date"
        )
    }


@settings(max_examples=40, **IN_BULK)
@given(st.sets(WRITTEN, min_size=20, max_size=60))
def test_database_reads_every_written_date(texts):
    assert read_by_database(texts) == read_by_python(texts)


@settings(max_examples=60, **IN_BULK)
@given(st.sets(NEARLY_WRITTEN | ANY_TEXT | WRITTEN, min_size=20, max_size=60))
def test_database_takes_what_dates_parse_takes(texts):
    # Empty is taken too: not stated.
    texts = texts - {""}

    assert read_by_database(texts) == read_by_python(texts)


def test_database_knows_the_length_of_months():
    texts = set(MONTH_ENDS)
    texts |= {text[:7] for text in MONTH_ENDS} | {f"{a}/{b}" for a, b in pairwise(MONTH_ENDS)}

    assert read_by_database(texts) == read_by_python(texts)


def test_database_knows_leap_years():
    # The calendar begins again every 400 years.
    texts = {f"{year:04}-02{day}" for year in range(1801, 2201) for day in ("", "-29")}

    assert read_by_database(texts) == read_by_python(texts)


@settings(max_examples=100)
@given(text=WRITTEN | NEARLY_WRITTEN | ANY_TEXT)
def test_row_is_stored_if_and_only_if_it_is_dated(text):
    Event.objects.all().delete()
    row = EventFactory.build(start_on=text)

    try:
        with transaction.atomic():
            models.Model.save_base(row, raw=True)
    except DatabaseError:
        stored = None
    else:
        stored = Event.objects.values_list("start_first_day", "start_last_day").get()

    assert stored == ((None, None) if text == "" else read_by_python([text])[text])


@pytest.mark.parametrize(
    "field",
    [field for model in MODELS for field in model._meta.local_fields if isinstance(field, PartialDateField)],
    ids=str,
)
def test_every_date_has_both_days_and_its_rule(field):
    model, stem = field.model, field.name.removesuffix("_on")

    generated = {
        other.name: other.expression
        for other in model._meta.local_fields
        if isinstance(other, GeneratedField)
    }

    assert generated[f"{stem}_first_day"] == FirstDay(field.name)
    assert generated[f"{stem}_last_day"] == LastDay(field.name)
    assert f"{model._meta.model_name}_{field.name}_date" in {rule.name for rule in model._meta.constraints}


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ({}, (None, None)),
        ({"in_force_on": "2027"}, (20270101, 20271231)),
        ({"in_force_on": "2027", "adopted_on": "2026-05"}, (20260501, 20260531)),
        ({"in_force_on": "2027", "adopted_on": "2026-05", "signed_on": "2025-03-26"}, (20250326, 20250326)),
        ({"in_force_on": "2020", "signed_on": "2025~"}, (20250101, 20251231)),
        ({"ends_on": "2030", "ended_on": "2029"}, (None, None)),
    ],
)
def test_agreement_is_made_when_signed_else_adopted_else_in_force(written, made):
    agreement = AgreementFactory(**written)

    agreement.refresh_from_db()

    assert (agreement.made_first_day, agreement.made_last_day) == made


def test_generated_days_follow_a_change():
    event = EventFactory(start_on="2025-03")

    event.start_on = "1351"
    event.save()

    event.refresh_from_db()
    assert (event.start_first_day, event.start_last_day) == (13510101, 13511231)
