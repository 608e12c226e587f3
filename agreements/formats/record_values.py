"""How a value of a record is said to programs: text, texts in three languages, numbers, days, addresses.

The list of public fields (``record.py``) names one of these, or of ``record_relations.py``, for each field.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE

#: What JSON has for an object, in the order in which it is written.
Said = dict[str, Any]
#: What is read at once: Django's ``Prefetch``, which takes no types while it runs.
Lookups = list[Any]

#: The tag of each language and the ending of its columns.
COLUMN_OF_TAG = {TAG_OF_LANGUAGE[code]: column for code, column in COLUMN_OF_LANGUAGE.items()}


class Value:
    """One column, said as it is held: text, a number, yes or no."""

    def said(self, row: Any, name: str, base: str) -> Any:
        """The value as JSON has it."""
        return getattr(row, name)

    def lookups(self, model: type[Model], path: str) -> Lookups:
        """What to read of rows of ``model`` at once; ``path`` leads to the value from the record."""
        return []


Fields = Mapping[str, Value]


class Texts(Value):
    """A text in three languages; the name is the beginning of its columns."""

    def __init__(self, end: str = "") -> None:
        self.end = end

    def said(self, row: Any, name: str, base: str) -> dict[str, str]:
        stem = name.removesuffix(self.end)
        return {tag: getattr(row, f"{stem}_{column}{self.end}") for tag, column in COLUMN_OF_TAG.items()}


class Number(Value):
    """A decimal number, null where it is not known."""

    def said(self, row: Any, name: str, base: str) -> float | None:
        number = getattr(row, name)
        return None if number is None else float(number)


class Day(Value):
    """A calendar day, empty where it is not known, as the written dates are."""

    def said(self, row: Any, name: str, base: str) -> str:
        day: date | None = getattr(row, name)
        return day.isoformat() if day else ""


class Moment(Value):
    """A moment, to the second, in universal time."""

    def said(self, row: Any, name: str, base: str) -> str:
        moment: datetime = getattr(row, name)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


class Tags(Value):
    """Language tags held with spaces between them, as a list."""

    def said(self, row: Any, name: str, base: str) -> list[str]:
        tags: str = getattr(row, name)
        return tags.split()


class WebAddress(Value):
    """An address that leads to a web page; one that would do anything else is left empty."""

    def said(self, row: Any, name: str, base: str) -> str:
        address: str = getattr(row, name)
        return address if address.startswith(("https://", "http://")) else ""
