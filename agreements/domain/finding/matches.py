"""Why a record was found: where the words that were asked for stand in it, or in what it is tied to.

The name that a reader sees comes first; what it does not explain is looked for in the record's other names, in the names
of what it is tied to, then in the rest of its words, until every phrase is accounted for. Each step is taken only for the
records that the steps before left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from agreements.domain.finding.documents import KINDS, TITLES, in_three
from agreements.domain.finding.search import Phrases
from agreements.domain.finding.texts import STEPS, Text, Texts, of_keys
from agreements.domain.names import name_of
from agreements.domain.schema import SHAPES
from agreements.prepared import Prepared
from agreements.text import TAG_OF_LANGUAGE, Phrase
from agreements.text.finding import Extract, excerpt_around
from agreements.text.words import words

#: So many places are shown for one record.
MOST_PLACES = 3
#: So many characters of a name: a statement is called by its words.
LONGEST_NAME = 240
#: So many characters around the words that were found.
LENGTH = 160
#: What a record is called by, where it was when: all that its row shows.
SHOWN = {
    "agreement": (*TITLES["agreement"], "original_language", "signed_on", "adopted_on", "in_force_on"),
    "event": (*TITLES["event"], "theme_language", "start_on", "end_on"),
    "statement": ("text", "language", "said_on"),
    "source": (*TITLES["source"], "language", "published_on"),
}


def called(kind: str) -> Prepared[Any]:
    """The question for those records of some ``keys`` that readers see, with what their rows show."""
    model: Any = SHAPES[kind].model
    shown = SHOWN.get(kind, in_three("name"))
    return Prepared(lambda: of_keys(model.objects.published()).only("slug", "state", *shown))


CALLED = {kind: called(kind) for kind in KINDS}


@dataclass(slots=True)
class Place:
    """Where some of the words stand."""

    role: str
    extract: Extract
    language: str
    owner: Phrase


@dataclass(slots=True)
class Match:
    """A record that was found, and why."""

    record: Any
    name: Extract
    language: str
    places: list[Place] = field(default_factory=list)
    #: The phrases that nothing has explained yet.
    missing: list[Sequence[str]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether there is more to explain, and room for it."""
        return bool(self.missing) and len(self.places) < MOST_PLACES


def matches(kind: str, keys: Sequence[int], phrases: Phrases) -> list[Match]:
    """The published records of a kind with these primary keys, in their order, each with where the words stand."""
    records = {record.pk: record for record in CALLED[kind](keys=keys)}
    found = {key: match_of(records[key], phrases) for key in keys if key in records}
    for step in STEPS:
        left = {key: match.record for key, match in found.items() if match.is_open}
        if not left:
            break
        for key, text in reader_first(step(kind, left)):
            if found[key].is_open:
                explain(found[key], text, phrases)
    return list(found.values())


def match_of(record: Any, phrases: Phrases) -> Match:
    """A record by the name that the reader sees, and what that does not explain."""
    name = name_of(record)
    said = words(name.text) if phrases else []
    missing = [phrase for phrase in phrases if not stands_in(phrase, said)]
    return Match(record, excerpt_around(name.text, phrases, LONGEST_NAME), name.language, missing=missing)


def explain(match: Match, text: Text, phrases: Phrases) -> None:
    """Note where a text holds what is still missing."""
    said = words(text.text)
    left = [phrase for phrase in match.missing if not stands_in(phrase, said)]
    if len(left) < len(match.missing):
        extract = excerpt_around(text.text, phrases, LENGTH)
        match.places.append(Place(text.role, extract, text.language, text.owner))
        match.missing = left


def stands_in(phrase: Sequence[str], said: Sequence[str], *, is_begun: bool = False) -> bool:
    """Whether the words of a phrase follow one another in a text, the last of them perhaps only begun."""
    if len(phrase) == 1 and not is_begun:
        return phrase[0] in said
    *whole, last = phrase
    return any(
        said[end].startswith(last) if is_begun else said[end] == last
        for end in range(len(whole), len(said))
        if list(said[end - len(whole) : end]) == whole
    )


def reader_first(texts: Texts) -> list[tuple[int, Text]]:
    """Texts in the reader's own language before the others."""
    own = TAG_OF_LANGUAGE.get(get_language() or "en", "en")
    return sorted(texts, key=lambda found: found[1].language != own)
