"""Text in several languages: what a reader is shown of it, keys made from it, how it is searched and sorted.

Python only: nothing here asks a database or a request.
"""

from agreements.text.phrases import (
    COLUMN_OF_LANGUAGE,
    FALLBACK,
    TAG_OF_LANGUAGE,
    Phrase,
    choose,
    columns,
    spelt_tag,
)
from agreements.text.slugs import slug_of
from agreements.text.unseen import UNSEEN

__all__ = [
    "COLUMN_OF_LANGUAGE",
    "FALLBACK",
    "TAG_OF_LANGUAGE",
    "UNSEEN",
    "Phrase",
    "choose",
    "columns",
    "slug_of",
    "spelt_tag",
]
