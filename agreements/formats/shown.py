"""What of a text a reader of a page is shown: in which of its languages, and how much of it."""

import unicodedata
from collections.abc import Mapping

from django.utils.translation import get_language

from agreements.formats.record_values import COLUMN_OF_TAG
from agreements.text import TAG_OF_LANGUAGE, Phrase, choose


def page_tag() -> str:
    """The language tag of the page that the data stands on."""
    return TAG_OF_LANGUAGE.get(get_language() or "en", "en")


def phrase_of(texts: Mapping[str, str]) -> Phrase:
    """Of a text by language tag, what a reader of the page is shown."""
    own = next((tag for tag in texts if tag not in COLUMN_OF_TAG), "")
    by_column = {column: texts.get(tag, "") for tag, column in COLUMN_OF_TAG.items()}
    return choose({**by_column, "original": texts.get(own, "")}, get_language() or "en", own)


def shortened(text: str, length: int) -> str:
    """Text in one line, at most so many characters, cut between words where there are any."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = length - 1
    # A sign is not parted from the marks upon it.
    while cut > 1 and unicodedata.category(line[cut])[0] == "M":
        cut -= 1
    start = line[:cut]
    if line[cut] != " " and len(words := start.rpartition(" ")[0]) > length // 2:
        start = words
    return start.rstrip(" ,;:，；：、") + "…"
