"""Text in several languages: which of its languages a reader is shown, and the keys made from it.

Python only: nothing here asks a database or a request.
"""

import re
import unicodedata
from collections.abc import Iterable
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

#: Characters that change how others are read or hide themselves: controls (but not tab, line feed
#: and carriage return), soft hyphens and zero-width characters, bidirectional marks, embeddings,
#: overrides and isolates, separators of lines and paragraphs, annotations, tags, half surrogates.
#: U+200C and U+200D stay possible: Persian and Indic names need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


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
    tags = {column: TAG_OF_LANGUAGE[code] for code, column in COLUMN_OF_LANGUAGE.items()}
    tags["original"] = original_language
    for column in FALLBACK.get(language, FALLBACK["en"]):
        if texts.get(column):
            return Phrase(texts[column], tags[column])
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


def slug_of(text: str, taken: Iterable[str] = (), limit: int = 60) -> str:
    """A readable key made from text in any script, different from all in ``taken``.

    Letters and digits of every script stay, with the marks that belong to them (Devanagari vowels
    are marks); the rest becomes hyphens; never empty.
    """
    signs = ""
    for sign in unicodedata.normalize("NFC", text).lower():
        kind = unicodedata.category(sign)[0]
        belongs = kind in "LN" or (kind == "M" and signs[-1:] not in ("", "-"))
        signs += sign if belongs else "-"
    words = re.sub("-+", "-", unicodedata.normalize("NFC", signs)).strip("-")
    stem = words[:limit].strip("-") or "record"
    reserved = set(taken)
    slug, number = stem, 1
    while slug in reserved:
        number += 1
        slug = f"{stem}-{number}"
    return slug
