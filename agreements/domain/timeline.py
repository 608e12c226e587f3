"""Events and statements on a line of days: positions computed here, drawn by a template.

The line begins with the first dated event and runs over at most two weeks; what has no exact day,
or lies outside, is named below the figure.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from agreements import dates
from agreements.models import Event, Statement
from agreements.text import Phrase

#: More days than this cannot be told apart on a narrow screen.
MOST_DAYS = 14
#: The measures of the figure in pixels, with one span; each further span adds SPAN_STEP.
SPAN_STEP, SPAN_Y, SPAN_HEIGHT, SPAN_TEXT = 34, 8, 26, 18
EVENT_Y, STATEMENT_Y, STEM, AXIS_Y, GRID_HEIGHT, DAY_Y, HEIGHT = 64, 138, 2, 100, 168, 190, 196
#: Behind this many per cent of the line there is no room for a word.
LATE = 75
#: More days than this have room for their number, not for the day of the week.
NAMED_DAYS = 7

WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh-hant": ("週一", "週二", "週三", "週四", "週五", "週六", "週日"),
    "zh-hans": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}
LATIN_SIGNS, CHINESE_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event or a statement with the first and last day it can have been."""

    record: Event | Statement
    first: date
    last: date
    written: str

    @property
    def is_event(self) -> bool:
        return isinstance(self.record, Event)

    @property
    def is_span(self) -> bool:
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class SpanBar:
    """A stretch of days: x and width in per cent, the rest in pixels."""

    letter: str
    label: Phrase
    x: float
    width: float
    text_x: float
    y: int
    text_y: int
    height: int = SPAN_HEIGHT


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of one day: x in per cent, the rest in pixels."""

    letter: str
    label: str
    is_event: bool
    x: float
    y: int
    stem_y: int

    @property
    def is_late(self) -> bool:
        """Whether its label would run over the end of the line."""
        return self.x > LATE


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the key, which is the text alternative of the figure."""

    letter: str
    when: str
    record: Event | Statement


@dataclass(frozen=True, slots=True)
class DayLabel:
    """The name of a day below the line, its centre in per cent."""

    centre: float
    label: str


@dataclass(slots=True)
class Timeline:
    """The figure, as ``partials/_timeline.html`` takes it."""

    title: str
    description: str
    days: list[DayLabel]
    ticks: list[float]
    height: int
    grid_height: int
    axis_y: int
    day_y: int
    identifier: str = "timeline"
    spans: list[SpanBar] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    key: list[KeyRow] = field(default_factory=list)
    unplaced: list[Event | Statement] = field(default_factory=list)


def timeline(events: list[Event], statements: list[Statement]) -> Timeline | None:
    """The figure for these records; None where fewer than two of them share a line of days."""
    records: list[Event | Statement] = [*events, *one_of_each_occasion(statements)]
    entries = [entry for record in records if (entry := entry_of(record))]
    openings = [entry.first for entry in entries if entry.is_event]
    if not openings:
        return None
    opening = min(openings)
    placed = sorted(
        (entry for entry in entries if opening <= entry.first and (entry.last - opening).days < MOST_DAYS),
        key=lambda entry: (not entry.is_span, entry.first, not entry.is_event),
    )
    if len(placed) < 2:
        return None
    shown = {id(entry.record) for entry in placed}
    unplaced = [record for record in records if id(record) not in shown]
    return draw(placed, unplaced, opening)


def one_of_each_occasion(statements: list[Statement]) -> list[Statement]:
    """The first statement of each speaker, day, channel and event: one point on the line."""
    occasions: dict[tuple[object, ...], Statement] = {}
    for row in statements:
        occasions.setdefault((row.speaker_id, row.said_on, row.channel, row.event_id), row)
    return list(occasions.values())


def entry_of(record: Event | Statement) -> Entry | None:
    """A record with its days; None where it has none or could be any of very many."""
    if isinstance(record, Event):
        first, last = record.start_first_day, record.end_last_day or record.start_last_day
        written = record.when
    else:
        first, last, written = record.said_first_day, record.said_last_day, record.said_on
    if not first or not last:
        return None
    entry = Entry(record, day_of(first), day_of(last), written)
    return entry if (entry.last - entry.first).days < MOST_DAYS else None


def day_of(number: int) -> date:
    """The calendar day of a number such as 20250326."""
    return date(number // 10000, number // 100 % 100, number % 100)


def draw(placed: list[Entry], unplaced: list[Event | Statement], opening: date) -> Timeline:
    """The positions of everything on a line of days that begins with ``opening``."""
    language = get_language() or "en"
    last = max(entry.last for entry in placed)
    days = (last - opening).days + 1
    shift = SPAN_STEP * max(sum(entry.is_span for entry in placed) - 1, 0)
    line = Timeline(
        title=_("Events and statements, %(days)s") % {"days": dates.words(f"{opening}/{last}", language)},
        description=ngettext(
            "%(number)s entry on the line. The list after the figure gives the same.",
            "%(number)s entries on the line. The list after the figure gives the same.",
            len(placed),
        )
        % {"number": len(placed)},
        days=day_labels(opening, days, language),
        ticks=[round(100 * day / days, 2) for day in range(days + 1)],
        height=HEIGHT + shift,
        grid_height=GRID_HEIGHT + shift,
        axis_y=AXIS_Y + shift,
        day_y=DAY_Y + shift,
        unplaced=unplaced,
    )
    together = Counter((entry.first, entry.is_event) for entry in placed if not entry.is_span)
    before: Counter[tuple[date, bool]] = Counter()
    for place, entry in enumerate(placed):
        letter = letter_of(place, language)
        line.key.append(KeyRow(letter, dates.words(entry.written, language), entry.record))
        offset = (entry.first - opening).days
        if entry.is_span:
            x = round(100 * offset / days, 2)
            width = round(100 * ((entry.last - entry.first).days + 1) / days, 2)
            y = SPAN_Y + SPAN_STEP * len(line.spans)
            line.spans.append(SpanBar(letter, name_of(entry.record), x, width, x, y, y + SPAN_TEXT))
            continue
        # Entries of the same day and row share the width of the day; there is room for one name.
        row = (entry.first, entry.is_event)
        x = round(100 * (offset + (2 * before[row] + 1) / (2 * together[row])) / days, 2)
        before[row] += 1
        y = (EVENT_Y if entry.is_event else STATEMENT_Y) + shift
        stem = y + STEM if entry.is_event else y - STEM
        name = short_words_of(entry.record) if together[row] == 1 else ""
        line.points.append(Point(letter, name, entry.is_event, x, y, stem))
    return line


def day_labels(opening: date, days: int, language: str) -> list[DayLabel]:
    """“Tue 25” in the middle of each day; only the number where the days are many."""
    names = WEEKDAYS.get(language, WEEKDAYS["en"])
    labels = []
    for offset in range(days):
        day = opening + timedelta(days=offset)
        number = str(day.day) if language == "en" else f"{day.day}日"
        label = f"{names[day.weekday()]} {number}" if days <= NAMED_DAYS else str(day.day)
        labels.append(DayLabel(round(100 * (offset + 0.5) / days, 2), label))
    return labels


def letter_of(place: int, language: str) -> str:
    """The sign of an entry: A, B, C in English, 甲, 乙, 丙 in Chinese; numbers where they end."""
    signs = CHINESE_SIGNS if language.startswith("zh") else LATIN_SIGNS
    return signs[place] if place < len(signs) else str(place + 1)


def name_of(record: Event | Statement) -> Phrase:
    """What a stretch of days is called on its bar."""
    return record.name if isinstance(record, Event) else Phrase(record.get_channel_display())


def short_words_of(record: Event | Statement) -> str:
    """What an entry is called beside its sign."""
    kind = record.get_kind_display() if isinstance(record, Event) else record.get_channel_display()
    return str(kind)
