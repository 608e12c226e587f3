"""Dates as sources give them: a year, a month, a day, uncertain, approximate, or a range.

The written form is a small part of the Extended Date/Time Format (ISO 8601-2, level 1 and the
unknown month of level 2; https://www.loc.gov/standards/datetime/): ``2025``, ``2025-03``,
``2025-03-26``, ``1964-XX-16`` (the month is not known), each with ``?`` (uncertain) or ``~``
(approximate) behind it, and ``1981-09/1981-10``. Years run from 0001 to 9999. Nothing here asks a
database: ``models/days.py`` says the same in SQL, and a test holds the two together.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from django.utils.translation import gettext as _

POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}|XX(?=-))(?:-(?P<day>[0-9]{2}))?)?(?P<doubt>[?~])?"
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
EXAMPLES = "2025, 2025-03, 2025-03-26, 2025-03~, 1964-XX-16, 1981-09/1981-10"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One date with its precision: ``month`` and ``day`` are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None
    doubt: str = ""

    @property
    def first_day(self) -> int:
        """The first day it can be, as a number: 20250301."""
        return self.year * 10000 + (self.month or 1) * 100 + (self.day or 1)

    @property
    def last_day(self) -> int:
        """The last day it can be, as a number: 20250331."""
        month = self.month or 12
        return self.year * 10000 + month * 100 + (self.day or monthrange(self.year, month)[1])

    @property
    def isoformat(self) -> str:
        """The precise part for HTML's ``time`` element, empty where HTML has no form for it."""
        if self.day and not self.month:
            return f"{self.year:04}"
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time from one partial date to another; a single date is a span of itself."""

    start: PartialDate
    end: PartialDate

    @property
    def first_day(self) -> int:
        return self.start.first_day

    @property
    def last_day(self) -> int:
        return self.end.last_day


def parse(text: str) -> Span:
    """The span that a written date means.

    Raises ValueError with a sentence for the person who wrote it.
    """
    halves = text.split("/")
    if not all(POINT.fullmatch(half) for half in halves):
        raise ValueError(
            _("“%(text)s” is not a date. Write it as one of: %(examples)s.")
            % {"text": text, "examples": EXAMPLES}
        )
    if len(halves) > 2:
        raise ValueError(
            _("“%(text)s” has more than one “/”. Write a range as 1981-09/1981-10.") % {"text": text}
        )
    points = [parse_point(half) for half in halves]
    if points[-1].last_day < points[0].first_day:
        raise ValueError(_("“%(text)s” ends before it begins.") % {"text": text})
    return Span(points[0], points[-1])


def parse_point(text: str) -> PartialDate:
    """One end of a span. Raises ValueError with a sentence for the person who wrote it."""
    match = POINT.fullmatch(text)
    if not match:
        raise ValueError(
            _("“%(text)s” is not a date. Write it as one of: %(examples)s.")
            % {"text": text, "examples": EXAMPLES}
        )
    year, day = int(match["year"]), int(match["day"]) if match["day"] else None
    month = int(match["month"]) if match["month"] not in (None, "XX") else None
    if year < 1:
        raise ValueError(_("“%(text)s”: years run from 0001 to 9999.") % {"text": text})
    if month is not None and not 1 <= month <= 12:
        raise ValueError(
            _("“%(text)s”: there is no month %(month)s.") % {"text": text, "month": match["month"]}
        )
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        raise ValueError(
            _("“%(text)s”: there is no day %(day)s in that month.") % {"text": text, "day": match["day"]}
        )
    return PartialDate(year, month, day, match["doubt"] or "")


def words(text: str, language: str) -> str:
    """The written date in the words of a language (``en``, ``zh-hant``, ``zh-hans``).

    What is not a date of ours is given back as it stands: a page must not fail over one value.
    """
    try:
        span = parse(text)
    except ValueError:
        return text
    return span_words(span.start, span.end, language)


def span_words(start: PartialDate, end: PartialDate, language: str) -> str:
    """``25 to 28 March 2025``, ``2025年3月25日至28日``: what both ends share is said once."""
    if start == end:
        return with_doubt(start, plain_words(start, language), language)
    same_year = start.year == end.year and not start.doubt
    if language == "en":
        first = plain_words(start, language)
        if same_year and start.day and start.month and start.month == end.month and end.day:
            first = str(start.day)
        elif same_year and start.month and end.month:
            first = first.removesuffix(f" {start.year}")
        last = with_doubt(end, plain_words(end, language), language)
        return f"{with_doubt(start, first, language)} to {last}"
    last = plain_words(end, language)
    if same_year and start.month and end.month:
        last = last.removeprefix(f"{end.year}年")
        if start.month == end.month and start.day and end.day:
            last = last.removeprefix(f"{end.month}月")
    first = with_doubt(start, plain_words(start, language), language)
    return f"{first}至{with_doubt(end, last, language)}"


def plain_words(date: PartialDate, language: str) -> str:
    """A date without its doubt, in the words of a language."""
    if language == "en":
        if date.day and not date.month:
            return f"day {date.day} of a month not known, {date.year}"
        month = MONTHS[date.month - 1] if date.month else ""
        return " ".join(str(part) for part in (date.day, month, date.year) if part)
    if date.day and not date.month:
        return f"{date.year}年某月{date.day}日"
    month = f"{date.month}月" if date.month else ""
    return f"{date.year}年{month}" + (f"{date.day}日" if date.day else "")


def with_doubt(date: PartialDate, plain: str, language: str) -> str:
    """The words of a date with its doubt said: uncertain behind it, about before it."""
    if date.doubt == "?":
        return f"{plain} (uncertain)" if language == "en" else f"{plain}（存疑）"
    if date.doubt == "~":
        about = {"en": "about ", "zh-hans": "约"}.get(language, "約")
        return about + plain
    return plain
