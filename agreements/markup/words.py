"""Text and names as a page sets them: escaped, and marked with their language where it is not the page's own."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from agreements import dates
from agreements.markup.messages import pgettext
from agreements.models import Place, Statement
from agreements.text import TAG_OF_LANGUAGE, Phrase
from agreements.validators import DENSE

#: Languages whose own script is dense.
DENSE_LANGUAGES = ("zh", "ja", "ko")

HYPHENATED = re.compile(r"\b(\w+(?:-\w+)+)\b")
#: Space behind a mark of full width, with the ends of links and the like between.
AFTER_WIDE_MARK = re.compile(r"([。，、：；）」』”](?:<[^>]*>)*)\s+")

IN_ANOTHER_LANGUAGE = Markup('<span lang="%s" dir="auto">%s</span>')
ON_ONE_LINE = Markup('<span class="nb">%s</span>')
DAY = Markup('<time datetime="%s">%s</time>')


def page_language() -> str:
    """The BCP 47 tag of the page's language."""
    return TAG_OF_LANGUAGE.get(get_language() or "en", "en")


def in_language(content: object, language: str) -> Markup:
    """Content marked with its language where that is not the page's own."""
    if not language or language == page_language():
        return escape(content)
    return IN_ANOTHER_LANGUAGE % (language, content)


def phrase(value: object) -> Markup:
    """Text with the language it is in; plain text passes through."""
    return in_language(value.text, value.language) if isinstance(value, Phrase) else escape(value)


def phrases(values: Iterable[object]) -> Markup:
    """Several names in a row, parted as the page's language parts a list."""
    here = page_language()
    names = [
        (
            IN_ANOTHER_LANGUAGE % (value.language, value.text)
            if value.language not in ("", here)
            else value.text
        )
        if isinstance(value, Phrase)
        else escape(value)
        for value in values
    ]
    # Joining escapes what is no markup.
    return pgettext("between names in a list", "; ").join(names)


def words_in(text: str, language: str) -> Markup:
    """Plain text that is in a language the page may not share: a publisher, an author.

    A publisher of a Chinese source may be given by a Latin name: of that the language is not known.
    """
    is_in_it = language[:2] not in DENSE_LANGUAGES or DENSE.search(text)
    return in_language(text, language if is_in_it else "")


def person_name(value: object) -> Markup:
    """A name, its hyphenated parts kept on one line: John Lee Ka-chiu."""
    parts = HYPHENATED.split(str(value))
    parts[1::2] = [ON_ONE_LINE % part for part in parts[1::2]]
    name = Markup("").join(parts)
    return in_language(name, value.language) if isinstance(value, Phrase) else name


def day_words(value: str) -> Markup:
    """A written date in the page's words, in a ``time`` element where HTML has a form for it."""
    return day_words_in(get_language() or "en", value)


@lru_cache(maxsize=5_000)
def day_words_in(language: str, value: str) -> Markup:
    """A written date in the words of a language (``en``, ``zh-hant``, ``zh-hans``); what is none as it stands."""
    try:
        span = dates.parse(value)
    except ValueError:
        return escape(value)
    words = dates.span_words(span.start, span.end, language)
    return escape(words) if span.start != span.end else DAY % (span.start.isoformat, words)


def channel_words(statement: Statement) -> Markup:
    """How the words reached the public, with the name of the channel where there is one."""
    channel = statement.get_channel_display()
    if not statement.channel_name:
        return escape(channel)
    name = words_in(statement.channel_name, statement.language)
    return escape(_("{channel} ({name})")).format(channel=channel, name=name)


def coordinates(place: Place) -> str:
    """Where a place lies, in degrees: 19.157° N, 110.583° E; both must be known."""
    if place.latitude is None or place.longitude is None:
        return ""
    latitude, longitude = degrees(place.latitude), degrees(place.longitude)
    north = _("%(degrees)s° N") if place.latitude >= 0 else _("%(degrees)s° S")
    east = _("%(degrees)s° E") if place.longitude >= 0 else _("%(degrees)s° W")
    separator = pgettext("between latitude and longitude", ", ")
    return f"{north % {'degrees': latitude}}{separator}{east % {'degrees': longitude}}"


def degrees(value: Decimal) -> str:
    """An angle without its sign and without noughts at its end."""
    return f"{abs(value).normalize():f}"


def running(text: str) -> str:
    """Running text: the space between its parts goes where Chinese sets none, behind a mark of full width."""
    if not page_language().startswith("zh"):
        return text
    # Of a plain text: `sub` would escape the parts of a markup once more.
    return type(text)(AFTER_WIDE_MARK.sub(r"\1", str(text)))
