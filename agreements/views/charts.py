"""Figures in the shapes the partials take: bars by name, bars by year."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements.domain import calendar


def year_chart(
    counts: dict[int, int],
    title: str,
    address_of: Callable[[int], str] | None = None,
    until_address_of: Callable[[int], str] | None = None,
) -> dict | None:
    """Counts a year, as ``partials/_year_chart.html`` takes them; None for fewer than two years.

    ``address_of`` gives the list of the agreements of a year, ``until_address_of`` of those up to a year.
    """
    bars = calendar.bars(counts)
    if len(bars) < 2:
        return None
    if address_of:
        bars = [replace(bar, address=address_of(bar.label) if bar.count else "") for bar in bars]
    return {
        "identifier": "years",
        "title": title,
        "description": in_words(bars),
        "height": calendar.HEIGHT,
        "baseline": calendar.BASELINE,
        "year_words": _("Year"),
        "count_words": _("Agreements"),
        "bars": bars,
        "earlier": earlier(counts, bars[0].label, until_address_of),
    }


def earlier(counts: dict[int, int], first: int, until_address_of: Callable[[int], str] | None) -> dict | None:
    """What falls before the first year drawn, counted; None if nothing does."""
    number = sum(count for year, count in counts.items() if year < first)
    if not number:
        return None
    return {
        "words": ngettext("%(number)s before %(year)s", "%(number)s before %(year)s", number)
        % {"number": number, "year": first},
        "address": until_address_of(first - 1) if until_address_of else "",
    }


def in_words(bars: list[calendar.Bar]) -> str:
    """All figures of a chart as one sentence, for those who do not see it."""
    figures = [
        pgettext("one year of a chart", "%(year)s: %(number)s") % {"year": bar.label, "number": bar.count}
        for bar in bars
    ]
    separator = pgettext("between the years of a chart", ", ")
    return separator.join(figures) + pgettext("at the end of a sentence", ".")
