"""Records by year: counted, and drawn as bars that stand on one line and never leave the figure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.domain import calendar
from agreements.models import Agreement
from tests import factories


@pytest.mark.django_db
def test_records_are_counted_in_the_year_of_their_first_day():
    for day in ("2024", "2024-12-31", "2025-01", "1351-05-09", "2024-11/2026-02", ""):
        factories.AgreementFactory(signed_on=day)
    factories.AgreementFactory(signed_on="2025", state="draft")

    counts = calendar.counts_by_year(Agreement.objects.published(), "made_first_day")

    assert counts == {1351: 1, 2024: 3, 2025: 1}


@pytest.mark.django_db
def test_years_run_from_the_first_day_to_the_last():
    assert calendar.years_of(Agreement.objects.all(), "made_first_day", "made_last_day") is None

    for day in ("2024-11/2026-02", "1351", ""):
        factories.AgreementFactory(signed_on=day)

    assert calendar.years_of(Agreement.objects.all(), "made_first_day", "made_last_day") == (1351, 2026)


def test_years_without_a_record_stand_between():
    bars = calendar.bars({2023: 2, 2026: 4})

    assert [(bar.label, bar.count, bar.height, bar.y) for bar in bars] == [
        (2023, 2, 51, 75),
        (2024, 0, 0, 126),
        (2025, 0, 0, 126),
        (2026, 4, 102, 24),
    ]


def test_no_record_makes_no_bar():
    assert calendar.bars({}) == []


def test_many_years_are_drawn_to_the_latest():
    bars = calendar.bars({1351: 9, 2000: 1, 2025: 1})

    assert [bars[0].label, bars[-1].label, len(bars)] == [2002, 2025, calendar.MOST_YEARS]
    assert bars[-1].height == calendar.HIGHEST


def test_every_third_year_keeps_its_name_where_there_is_little_room():
    bars = calendar.bars({2010: 1, 2025: 1})

    assert [bar.label for bar in bars if not bar.is_alternate] == [2010, 2013, 2016, 2019, 2022, 2025]


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 10_000), min_size=1, max_size=30))
def test_bars_stay_within_the_figure(counts):
    bars = calendar.bars(counts)

    assert [bar.label for bar in bars] == list(range(bars[0].label, max(counts) + 1))
    assert all(bar.count == counts.get(bar.label, 0) for bar in bars)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in bars)
    assert all(bar.y + bar.height == calendar.BASELINE and bar.height <= calendar.HIGHEST for bar in bars)
    assert all(left.x + left.width < right.x + 0.01 for left, right in pairwise(bars))
