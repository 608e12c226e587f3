"""Fixture files written, in the one spelling they have: two spaces, every script as it is, a line feed at the end."""

import json
from collections.abc import Iterable
from typing import Any, TextIO


def write(objects: Iterable[dict[str, Any]], stream: TextIO) -> int:
    """Write objects as a fixture, one at a time; how many there were.

    Byte for byte what ``json.dumps(list(objects), ensure_ascii=False, indent=2)`` and a line feed would be, and
    never the whole of it in memory. Raises ValueError for NaN and infinities, which no fixture can hold.
    """
    encode = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).encode
    number = 0
    for number, fields in enumerate(objects, start=1):
        # A line feed in a text is written as an escape, so each one here begins a line of the spelling.
        stream.write(("[\n  " if number == 1 else ",\n  ") + encode(fields).replace("\n", "\n  "))
    stream.write("\n]\n" if number else "[]\n")
    return number
