"""What a record of any kind is called on a page."""

from typing import Any

from agreements.text import Phrase


def name_of(record: Any) -> Phrase:
    """The title or the name for the reader; a statement is called by its words. Raises ``TypeError`` for what has none."""
    for name in ("title", "name", "phrase"):
        found = getattr(record, name, None)
        if isinstance(found, Phrase):
            return found
    raise TypeError(f"{record!r} has no name.")
