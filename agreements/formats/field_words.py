"""The fields of fixtures as people read them: what they are called, what they hold, in which language it is."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements import dates
from agreements.domain.schema import SHAPES
from agreements.formats.proposals import key_text
from agreements.models.days import PartialDateField
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE

#: Which field of its record says in what language a text is.
LANGUAGE_BESIDE = {
    ("agreement", "title_original"): "original_language",
    ("event", "theme"): "theme_language",
    ("excerpt", "text"): "language",
    ("source", "author"): "language",
    ("source", "headline"): "language",
    ("source", "publisher"): "language",
    ("statement", "channel_name"): "language",
    ("statement", "text"): "language",
}


#: What says nothing of the world: where an object stands in the register, and among others.
BOOKS = ("slug", "state", "order")

#: What says what an object is called that is named by kind and key.
Calls = Callable[[str, Sequence[str]], str]


def by_key(kind: str, key: Sequence[str]) -> str:
    """An object called by its key alone."""
    return key_text(key)


def label_of(name: str, field_name: str) -> str:
    if not field_name:
        return _("The whole object")
    return str(capfirst(SHAPES[name].fields[field_name].column.verbose_name))


def is_text(name: str, field_name: str) -> bool:
    """Whether a field holds words, in which single ones may differ."""
    if not field_name:
        return False
    column = SHAPES[name].fields[field_name]
    return column.is_many or not (
        column.to or column.column.choices or isinstance(column.default, bool | int)
    )


def is_day(name: str, field_name: str) -> bool:
    """Whether a field holds a date as it is written."""
    return isinstance(SHAPES[name].fields[field_name].column, PartialDateField | models.DateField)


def words_of(
    name: str, field_name: str, value: Any, calls: Calls = by_key, *, for_readers: bool = False
) -> str:
    """A value of a fixture as a person reads it; ``calls`` says what an object is called that is named by its key.

    Readers are told no words of the data beside their own: a choice by its label alone, a day in words, no keys.
    """
    if value in (None, "", []):
        return ""
    if not field_name:
        return "\n".join(lines_of(name, value, calls, for_readers))
    shape = SHAPES[name].fields[field_name]
    if shape.is_many:
        return "\n".join(calls(shape.to, key) for key in value)
    if shape.to:
        return calls(shape.to, value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if for_readers and is_day(name, field_name):
        return day_in_words(value)
    labels = dict(shape.column.flatchoices or ())
    if value not in labels:
        return str(value)
    return str(labels[value]) if for_readers else f"{labels[value]} ({value})"


def day_in_words(value: str) -> str:
    """A written date in the words of the page; what is none as it stands."""
    try:
        return dates.words(value, get_language() or "en")
    except ValueError:
        return value


def lines_of(
    name: str, fields: dict[str, Any], calls: Calls = by_key, for_readers: bool = False
) -> Iterator[str]:
    """An object field by field, without what goes without saying."""
    for field_name, value in SHAPES[name].compact(fields).items():
        words = words_of(name, field_name, value, calls, for_readers=for_readers)
        if not for_readers:
            yield f"{field_name}: {words}"
        elif words and not is_of_books(name, field_name):
            yield _("%(field)s: %(words)s") % {"field": label_of(name, field_name), "words": words}


def is_of_books(name: str, field_name: str) -> bool:
    """Whether a field says nothing to readers: where an object stands, what it belongs to, and which fact it is about."""
    shape = SHAPES[name]
    return (
        field_name in BOOKS
        or field_name == shape.owner
        or field_name in shape.targets
        or (name, field_name) == ("citation", "field")
    )


def language_of(name: str, key: list[str], field_name: str, record: Any) -> str:
    """The BCP 47 tag of the words in a field; empty where they have no language or none that is known."""
    for code, ending in COLUMN_OF_LANGUAGE.items():
        if field_name.endswith(f"_{ending}"):
            return TAG_OF_LANGUAGE[code]
    if (name, field_name) == ("alias", "text"):
        return key[0]
    return getattr(record, LANGUAGE_BESIDE.get((name, field_name), ""), "") if record else ""
