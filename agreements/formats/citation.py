"""“Cite this”: what is cited of a record, and the sentence that cites it in the reader's language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext

from agreements import dates
from agreements.formats.record_relations import names_of
from agreements.formats.shown import phrase_of, shortened
from agreements.models import Record
from agreements.text import UNSEEN, Phrase

#: The words of a statement are no title: more of them than this does not name it.
WORDS_LENGTH = 200

WORKS, WORDS = ("agreement", "source"), ("statement",)
#: The marks about a title and about words, and what stands for the same marks within them.
TITLE_MARKS = {"zh-hant": ("《》", "〈〉"), "zh-hans": ("《》", "〈〉")}
WORDS_MARKS = {"en": ("“”", "‘’"), "zh-hant": ("「」", "『』"), "zh-hans": ("“”", "‘’")}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reader needs to find the same words again: what, under which number, where, as it was when."""

    kind: str
    slug: str
    title: Phrase
    register_number: str
    #: When an agreement was made, as written; empty for other records.
    made_on: str
    address: str
    version: date
    accessed: date

    @property
    def key(self) -> str:
        """A name for it in ASCII, for programs refuse others; no two records share one, as no slug has a colon."""
        if self.slug.isascii():
            return f"mousite-{self.kind}-{self.slug}"
        return f"mousite-{self.kind}:{self.slug.encode('punycode').decode('ascii')}"

    @property
    def issued(self) -> str:
        """The date of what is cited: of an agreement when it was made, of any other page when it was last changed."""
        return self.made_on if self.kind == "agreement" else self.version.isoformat()


def cited(record: Record, base: str, accessed: date) -> Cited:
    """What is cited of a record; ``base`` is scheme and host, ``accessed`` the day of the reader. Nothing is read for it."""
    found: Any = record
    kind = str(found._meta.model_name)
    title = phrase_of(names_of(found))
    text = one_line(title.text)
    return Cited(
        kind=kind,
        slug=found.slug,
        title=Phrase(shortened(text, WORDS_LENGTH) if kind in WORDS else text, title.language),
        register_number=one_line(getattr(found, "register_number", "")),
        made_on=getattr(found, "made_on", ""),
        address=base + found.get_absolute_url(),
        version=timezone.localdate(found.updated_at),
        accessed=accessed,
    )


def sentence(cited: Cited) -> str:
    """The record as a text cites it, in the reader's language."""
    values = {
        "title": marked(cited),
        "number": cited.register_number,
        "address": cited.address,
        "version": day_words(cited.version),
        "accessed": day_words(cited.accessed),
    }
    if cited.register_number:
        return (
            pgettext(
                "how to cite a record",
                "mousite, %(title)s, register number %(number)s, %(address)s, version of %(version)s, "
                "accessed %(accessed)s.",
            )
            % values
        )
    return (
        pgettext(
            "how to cite a record",
            "mousite, %(title)s, %(address)s, version of %(version)s, accessed %(accessed)s.",
        )
        % values
    )


def note(cited: Cited) -> str:
    """What of it has no field of its own in every program: the state that was seen, and when."""
    values = {"version": day_words(cited.version), "accessed": day_words(cited.accessed)}
    return pgettext("how to cite a record", "Version of %(version)s, accessed %(accessed)s.") % values


def marked(cited: Cited) -> str:
    """The title between the marks that the reader's language sets about it."""
    marks = {**dict.fromkeys(WORKS, TITLE_MARKS), **dict.fromkeys(WORDS, WORDS_MARKS)}.get(cited.kind, {})
    if (language := get_language() or "en") not in marks:
        return cited.title.text
    outer, inner = marks[language]
    return outer[0] + cited.title.text.translate(str.maketrans(outer, inner)) + outer[1]


def day_words(day: date) -> str:
    """A day in the words of the reader's language."""
    return dates.words(day.isoformat(), get_language() or "en")


def one_line(text: str) -> str:
    """Text without an end of a line of any kind and without what cannot be seen: these formats live by lines."""
    return " ".join(UNSEEN.sub(" ", text).split())
