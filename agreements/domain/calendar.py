"""How many records fall in each year, as the numbers of a chart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, QuerySet

#: The measures of the chart in pixels: its height, the line the bars stand on, the highest bar.
HEIGHT, BASELINE, HIGHEST = 150, 126, 102
#: Of more years than this only the latest are drawn.
MOST_YEARS = 24
#: So many years have room for their figures side by side, in a wide column and in the narrowest there is.
WIDE_LABELS, NARROW_LABELS = 13, 7
#: The pixels that a column has at least, wide and narrow, and those that a digit takes.
WIDE, NARROW, DIGIT = 540, 288, 8


class Shown(StrEnum):
    """In which columns a figure of the chart stands: one that has no room is left to the table below."""

    ALWAYS = "always"
    WIDE = "wide"
    NEVER = "never"


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
    label_shown: Shown = Shown.ALWAYS
    count_shown: Shown = Shown.ALWAYS
    #: Where the records of that year are listed; empty where nowhere.
    address: str = ""


def counts_by_years(records: QuerySet[Any], first: str, last: str) -> dict[int, int]:
    """How many records can have fallen in each year, whole or in part; those without a first day are left out."""
    rows = (
        records.exclude(**{first: None})
        .order_by()
        .annotate(from_year=F(first) / 10000, to_year=F(last) / 10000)
        .values_list("from_year", "to_year")
        .annotate(number=Count("pk"))
    )
    return counts_of_spans((int(from_year), int(to_year), number) for from_year, to_year, number in rows)


def counts_of_spans(spans: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """How many records can have fallen in each year, by how many have the same first year and last.

    >>> counts_of_spans([(2024, 2025, 2), (2025, 2025, 1)])
    {2024: 2, 2025: 3}
    """
    counts: Counter[int] = Counter()
    for from_year, to_year, number in spans:
        counts.update(dict.fromkeys(range(from_year, to_year + 1), number))
    return dict(counts)


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
    labels = Labels(list(years))
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
                label_shown=labels.shown(year, digits=4),
                count_shown=labels.shown(year, digits=len(str(most))),
            )
        )
    return drawn


class Labels:
    """Which years of a chart have room for figures of so many digits, wide and narrow."""

    def __init__(self, years: list[int]) -> None:
        self.number = len(years)
        # The years that are named when narrow are among those that are when wide.
        step = -(-len(years) // WIDE_LABELS)
        self.wide = spaced(years, step)
        self.narrow = spaced(years, step * -(-len(years) // (step * NARROW_LABELS)))

    def shown(self, year: int, digits: int) -> Shown:
        """In which columns a figure of so many digits stands at a year."""
        need = (digits * DIGIT + 3) * self.number
        if need <= NARROW or year in self.narrow:
            return Shown.ALWAYS
        if need <= WIDE or year in self.wide:
            return Shown.WIDE
        return Shown.NEVER


def spaced(years: list[int], step: int) -> set[int]:
    """The last of some years and every so many before it, and the first, which takes the place of one too near it."""
    found = set(years[::-step])
    if years[0] not in found:
        found -= {min(found)} if len(found) > 1 else set()
        found.add(years[0])
    return found
