"""Parts of computed sentences: messages filled with values of any language, dates as a sentence has them, counted parties.

A message is a whole sentence or a whole noun phrase, and what fills it is a noun phrase, a name or a time: each language
puts them where it needs them, and nothing is cut from one sentence and sewn to another.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, ngettext_lazy, pgettext, pgettext_lazy

from agreements import dates
from agreements.choices import PartyKind
from agreements.text import TAG_OF_LANGUAGE, Phrase

#: Some words in one language after the other; together they are a sentence.
Parts = tuple[Phrase, ...]

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
#: A title longer than this is cut where a sentence names it.
LONGEST_TITLE = 120
#: Parties of more kinds than this are counted, not told apart.
MOST_KINDS = 3

NUMBERS = (
    pgettext_lazy("number of parties", "one"),
    pgettext_lazy("number of parties", "two"),
    pgettext_lazy("number of parties", "three"),
    pgettext_lazy("number of parties", "four"),
    pgettext_lazy("number of parties", "five"),
    pgettext_lazy("number of parties", "six"),
    pgettext_lazy("number of parties", "seven"),
    pgettext_lazy("number of parties", "eight"),
    pgettext_lazy("number of parties", "nine"),
    pgettext_lazy("number of parties", "ten"),
)
COUNTED: dict[PartyKind, Any] = {
    PartyKind.NATIONAL_GOVERNMENT: ngettext_lazy(
        "a national government", "%(number)s national governments", "count"
    ),
    PartyKind.REGIONAL_GOVERNMENT: ngettext_lazy(
        "a regional government", "%(number)s regional governments", "count"
    ),
    PartyKind.LOCAL_GOVERNMENT: ngettext_lazy("a local government", "%(number)s local governments", "count"),
    PartyKind.MINISTRY: ngettext_lazy("a ministry", "%(number)s ministries", "count"),
    PartyKind.INTERNATIONAL_ORGANISATION: ngettext_lazy(
        "an international organisation", "%(number)s international organisations", "count"
    ),
    PartyKind.PARTY_COMMITTEE: ngettext_lazy(
        "a committee of a political party", "%(number)s committees of political parties", "count"
    ),
    PartyKind.OTHER: ngettext_lazy("an organisation", "%(number)s organisations", "count"),
}
OF_ANY_KIND: Any = ngettext_lazy("a party", "%(number)s parties", "count")


def filled(message: str, **values: str | Phrase | Parts) -> Parts:
    """A message with its values in place; what is in another language than the page stays told apart.

    Raises KeyError where the message names a value that is not given.
    """
    page = TAG_OF_LANGUAGE.get(get_language() or "en", "en")
    found: list[Phrase] = []
    # A pattern with a group cuts a text into words and names of groups, by turns.
    for place, piece in enumerate(PLACEHOLDER.split(message)):
        found += phrases_of(values[piece] if place % 2 else piece, page)
    joined: list[Phrase] = []
    for part in found:
        if joined and joined[-1].language == part.language:
            joined[-1] = Phrase(joined[-1].text + part.text, part.language)
        elif part:
            joined.append(part)
    return tuple(joined)


def phrases_of(value: str | Phrase | Parts, page: str) -> Parts:
    """A value as words in their languages; plain words are in that of the page."""
    if isinstance(value, Phrase):
        return (value,)
    return value if isinstance(value, tuple) else (Phrase(value, page),)


def short_title(title: Phrase) -> Phrase:
    """A title as a sentence can name it."""
    if len(title.text) <= LONGEST_TITLE:
        return title
    return Phrase(title.text[: LONGEST_TITLE - 1].rstrip() + "…", title.language)


def when(written: str, *, finite: bool = False) -> str:
    """A written date as the time at which something happened: “26 March 2025”, “in March 2025”, “about 1351”.

    Behind a finite verb (“it expired”) a day takes its “on” in English.
    """
    words = dates.words(written, get_language() or "en")
    try:
        span = dates.parse(written)
    except ValueError:
        return words
    point = span.start
    if point != span.end:
        return pgettext("when something happened", "in the period %(days)s") % {"days": words}
    if point.doubt == "~":
        return words
    if not point.day:
        return pgettext("when something happened", "in %(month)s") % {"month": words}
    if finite or not point.month:
        return pgettext("when something happened", "on %(day)s") % {"day": words}
    return words


def point_in_time(written: str) -> str:
    """A written date as a point from or until which something lasts."""
    words = dates.words(written, get_language() or "en")
    if "/" in written:
        return pgettext("from or until", "a date in the period %(days)s") % {"days": words}
    return words


def counted_parties(kinds: Iterable[str]) -> str:
    """How many parties of which kinds: “two regional governments”, “a ministry and a local government”, “290 parties”.

    ``kinds`` has the kind of each party; those of more than three kinds are only counted.
    """
    counts = Counter(kinds)
    if len(counts) > MOST_KINDS:
        return counted(OF_ANY_KIND, counts.total())
    names = [counted(COUNTED[PartyKind(kind)], number) for kind, number in counts.items()]
    if len(names) == 1:
        return names[0]
    values = dict(zip(("first", "second", "third"), names, strict=False))
    if len(names) == 2:
        return pgettext("kinds of parties", "%(first)s and %(second)s") % values
    return pgettext("kinds of parties", "%(first)s, %(second)s and %(third)s") % values


def counted(words: Any, number: int) -> str:
    """So many of something; small numbers in words."""
    in_words = str(NUMBERS[number - 1]) if number <= len(NUMBERS) else str(number)
    return str(words % {"count": number, "number": in_words})
