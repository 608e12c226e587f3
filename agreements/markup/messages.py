"""The site's own messages in the language of the page: markup as they stand, the values in them escaped.

What Jinja2's own extension does, at a third of its cost: a page has some sixty messages. A message without values is
taken as it stands; in one with values, `%(name)s` is a value.
"""

from functools import cache, lru_cache

from django.utils import translation
from markupsafe import Markup


def gettext(message: str, /, **values: object) -> Markup:
    """A message, with its values."""
    said = translated(translation.get_language(), message)
    return said % values if values else said


def pgettext(context: str, message: str, /, **values: object) -> Markup:
    """A message whose words mean several things, told apart by a context."""
    said = translated(translation.get_language(), message, context)
    return said % values if values else said


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    """A message about a number of things, which is its value `number`."""
    language = translation.get_language()
    if not values:
        return number_alone(language, singular, plural, number)
    return counted(language, singular, plural, number) % {"number": number, **values}


@cache
def translated(language: str | None, message: str, context: str | None = None) -> Markup:
    """The words for a message in the active language, which must be the one that is named."""
    return Markup(translation.pgettext(context, message) if context else translation.gettext(message))


@lru_cache(maxsize=2_000)
def counted(language: str | None, singular: str, plural: str, number: int) -> Markup:
    """The words for a number of things in the active language, which must be the one that is named."""
    return Markup(translation.ngettext(singular, plural, number))


@lru_cache(maxsize=2_000)
def number_alone(language: str | None, singular: str, plural: str, number: int) -> Markup:
    """The same with the number set in: a facet has dozens of them."""
    return counted(language, singular, plural, number) % {"number": number}
