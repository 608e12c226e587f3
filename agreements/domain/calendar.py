"""How many records fall in each year, as the numbers of a chart; and the years there are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet

#: The measures of the chart in pixels: its height, the line the bars stand on, the highest bar.
HEIGHT, BASELINE, HIGHEST = 150, 126, 102
#: A chart of more years than this is read from the table only in part; the latest are drawn.
MOST_YEARS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a chart: x, width and centre in per cent, the rest in pixels."""

    label: int
    count: int
    x: float
    width: float
    centre: float
    y: int
    height: int
    count_y: int
    label_y: int
    is_alternate: bool


def counts_by_year(records: QuerySet[Any], column: str) -> dict[int, int]:
    """How many records have their first day in each year; records without a day are left out."""
    rows = (
        records.exclude(**{column: None})
        .order_by()
        .annotate(year=F(column) / 10000)
        .values_list("year")
        .annotate(number=Count("pk"))
    )
    return {int(year): number for year, number in rows}


def years_of(records: QuerySet[Any], first: str, last: str) -> tuple[int, int] | None:
    """The first and last year that records fall in; None if none has a date."""
    found = records.aggregate(first=Min(first), last=Max(last))
    if found["first"] is None:
        return None
    return found["first"] // 10000, found["last"] // 10000


def bars(counts: dict[int, int]) -> list[Bar]:
    """The bars of a chart from the first year with records to the last, empty years between.

    >>> [(bar.label, bar.count, bar.height) for bar in bars({2024: 1, 2026: 2})]
    [(2024, 1, 51), (2025, 0, 0), (2026, 2, 102)]
    """
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - MOST_YEARS + 1)
    years = range(first, last + 1)
    most = max(counts.get(year, 0) for year in years)
    step = 100 / len(years)
    width = min(step * 0.64, 12.0)
    drawn = []
    for place, year in enumerate(years):
        count = counts.get(year, 0)
        height = round(HIGHEST * count / most)
        centre = step * (place + 0.5)
        drawn.append(
            Bar(
                label=year,
                count=count,
                x=round(centre - width / 2, 2),
                width=round(width, 2),
                centre=round(centre, 2),
                y=BASELINE - height,
                height=height,
                count_y=BASELINE - height - 6,
                label_y=BASELINE + 20,
                is_alternate=len(years) > 6 and (last - year) % 3 != 0,
            )
        )
    return drawn
