"""Readable keys made from text."""

import re
import unicodedata
from collections.abc import Iterable


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
