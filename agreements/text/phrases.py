"""Text in several languages: which of its languages a reader is shown."""

import re
from dataclasses import dataclass

#: The languages of the pages: Django's code, the column's ending, the BCP 47 tag for markup.
COLUMN_OF_LANGUAGE = {"en": "en", "zh-hant": "zh_hant", "zh-hans": "zh_hans"}
TAG_OF_LANGUAGE = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}

#: The one fallback rule. A reader of one Chinese script reads the other before English; a reader
#: of English reads the original before Chinese, because a translation of a title is further from
#: the agreement than its own words. ``original`` is the text in the language of the record.
FALLBACK = {
    "en": ("en", "original", "zh_hant", "zh_hans"),
    "zh-hant": ("zh_hant", "zh_hans", "en", "original"),
    "zh-hans": ("zh_hans", "zh_hant", "en", "original"),
}
#: The tag of what a column holds; that of the original is told by its record.
TAG_OF_COLUMN = {column: TAG_OF_LANGUAGE[code] for code, column in COLUMN_OF_LANGUAGE.items()}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some text and the language it is in (a BCP 47 tag, empty when not known)."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def columns(stem: str) -> tuple[str, str, str]:
    """The three columns of a text: ``title`` gives ``title_en``, ``title_zh_hant`` ..."""
    return f"{stem}_en", f"{stem}_zh_hant", f"{stem}_zh_hans"


def choose(texts: dict[str, str], language: str, original_language: str = "") -> Phrase:
    """What a reader of ``language`` (a Django code) is shown of ``texts``.

    ``texts`` maps ``en``, ``zh_hant``, ``zh_hans`` and perhaps ``original`` to text; empty text
    counts as none. An unknown language reads as English.
    """
    for column in FALLBACK.get(language) or FALLBACK["en"]:
        if text := texts.get(column):
            return Phrase(text, TAG_OF_COLUMN.get(column, original_language))
    return Phrase("")


def spelt_tag(tag: str) -> str:
    """A language tag in its usual spelling: ``zh_hans-cn`` becomes ``zh-Hans-CN``; of what is no tag nothing is said."""
    first, *rest = re.split("[-_]", tag)
    parts = [
        part.title()
        if len(part) == 4 and part.isalpha()
        else part.upper()
        if len(part) == 2
        else part.lower()
        for part in rest
    ]
    return "-".join([first.lower(), *parts])
