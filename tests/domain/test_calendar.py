"""Records by year: counted, and drawn as bars that stand on one line and never leave the figure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.domain import calendar
from agreements.models import Agreement
from tests import factories


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


@pytest.mark.django_db
def test_records_are_counted_in_every_year_they_can_have_fallen_in():
    for day in ("2024", "2024-12-30/2025-01", "2025-03-26", "1351/1353", ""):
        factories.AgreementFactory(signed_on=day)

    counts = calendar.counts_by_years(Agreement.objects.all(), "made_first_day", "made_last_day")

    assert counts == {1351: 1, 1352: 1, 1353: 1, 2024: 2, 2025: 2}


@pytest.mark.parametrize(
    ("first", "wide", "narrow"),
    [
        (2019, range(2019, 2026), range(2019, 2026)),
        (2014, range(2014, 2026), (2014, 2017, 2019, 2021, 2023, 2025)),
        (2013, range(2013, 2026), range(2013, 2026, 2)),
        (2004, (2004, *range(2007, 2026, 2)), (2004, 2009, 2013, 2017, 2021, 2025)),
        (2002, (2002, *range(2005, 2026, 2)), (2002, 2009, 2013, 2017, 2021, 2025)),
    ],
)
def test_years_are_named_where_there_is_room_the_first_and_the_last_always(first, wide, narrow):
    bars = calendar.bars({first: 1, 2025: 1})

    assert [bar.label for bar in bars if bar.label_shown != "never"] == list(wide)
    assert [bar.label for bar in bars if bar.label_shown == "always"] == list(narrow)


def test_long_numbers_stand_where_the_years_do():
    few, many = calendar.bars({2023: 9, 2025: 1200}), calendar.bars({2002: 9, 2025: 1200})

    assert {bar.count_shown for bar in few} == {"always"}
    assert [bar.count_shown for bar in many] == [bar.label_shown for bar in many]
    assert {bar.count_shown for bar in calendar.bars({2002: 9, 2025: 9})} == {"always"}


@given(st.integers(1, 9999), st.integers(0, 40), st.integers(1, 99_999))
def test_figures_of_a_chart_never_touch(first, more, most):
    bars = calendar.bars({first: 1, first + more: most})

    for room, shown in ((calendar.NARROW, ("always",)), (calendar.WIDE, ("always", "wide"))):
        for name, width in (
            ("label_shown", 4 * calendar.DIGIT),
            ("count_shown", len(str(most)) * calendar.DIGIT),
        ):
            centres = [bar.centre * room / 100 for bar in bars if getattr(bar, name) in shown]
            assert all(right - left >= width for left, right in pairwise(centres))


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 10_000), min_size=1, max_size=30))
def test_bars_stay_within_the_figure(counts):
    bars = calendar.bars(counts)

    assert [bar.label for bar in bars] == list(range(bars[0].label, max(counts) + 1))
    assert all(bar.count == counts.get(bar.label, 0) for bar in bars)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in bars)
    assert all(bar.y + bar.height == calendar.BASELINE and bar.height <= calendar.HIGHEST for bar in bars)
    assert all(left.x + left.width < right.x + 0.01 for left, right in pairwise(bars))
