"""Figures in the shapes the partials take: bars by name, bars by year."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.domain import calendar


def counterpart_bars(parties) -> dict | None:
    """Counterparts with a bar each, as ``partials/_bars.html`` takes them; None without any."""
    parties = list(parties)
    if not parties:
        return None
    most = max(party.shared for party in parties)
    return {
        "caption": _("Other parties by number of agreements shared"),
        "name_words": _("Party"),
        "count_words": _("Shared"),
        "rows": [
            {
                "address": party.get_absolute_url(),
                "label": party.name,
                "count": party.shared,
                "share": round(100 * party.shared / most, 1),
            }
            for party in parties
        ],
    }


def year_chart(counts: dict[int, int], title: str) -> dict | None:
    """Counts a year, as ``partials/_year_chart.html`` takes them; None for fewer than two years."""
    bars = calendar.bars(counts)
    if len(bars) < 2:
        return None
    return {
        "identifier": "years",
        "title": title,
        "description": in_words(bars),
        "height": calendar.HEIGHT,
        "baseline": calendar.BASELINE,
        "year_words": _("Year"),
        "count_words": _("Agreements"),
        "bars": bars,
    }


def in_words(bars: list[calendar.Bar]) -> str:
    """All figures of a chart as one sentence, for those who do not see it."""
    figures = [
        pgettext("one year of a chart", "%(year)s: %(number)s") % {"year": bar.label, "number": bar.count}
        for bar in bars
    ]
    separator = pgettext("between the years of a chart", ", ")
    return separator.join(figures) + pgettext("at the end of a sentence", ".")
