"""Why a record was found: where the words that were asked for stand in it, or in what it is tied to.

The name that a reader sees comes first; what it does not explain is looked for in the record's other names, in the names
of what it is tied to, then in the rest of its words, until every phrase is accounted for. Each step is taken only for the
records that the steps before left open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import get_language

from agreements.domain.finding.documents import BODIES, NAMES, THREE, TITLES, in_three
from agreements.domain.finding.listed import Named, named
from agreements.domain.finding.ties import TIES
from agreements.domain.names import name_of
from agreements.domain.schema import SHAPES
from agreements.models import Alias, Commitment, Event, Excerpt, Post, Statement
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE, Phrase, choose
from agreements.text.finding import Extract, excerpt_around
from agreements.text.words import words

Phrases = Sequence[Sequence[str]]

#: So many places are shown for one record.
MOST_PLACES = 3
#: So many characters of a name: a statement is called by its words.
LONGEST_NAME = 240
#: So many characters around the words that were found.
LENGTH = 160
TAGS = dict(zip(THREE, TAG_OF_LANGUAGE.values(), strict=True))
#: Texts in a language of their own, with the column that says which.
LANGUAGES = {
    "title_original": "original_language",
    "theme": "theme_language",
    "headline": "language",
    "text": "language",
}
#: What a record is called by, where it was when: all that its row shows.
SHOWN = {
    "agreement": (*TITLES["agreement"], "original_language", "signed_on", "adopted_on", "in_force_on"),
    "event": (*TITLES["event"], "theme_language", "start_on", "end_on"),
    "statement": ("text", "language", "said_on"),
    "source": (*TITLES["source"], "language", "published_on"),
}
NO_NAME = Phrase("")


class Text(NamedTuple):
    """A text of a record: what kind of text, where it stands, in which language."""

    #: ``name``, ``alias``, ``party``, ``place`` ... for names of what it is tied to, ``text`` for the rest.
    role: str
    text: str
    language: str
    #: What the record is called for the reader whose other name this is, where it is not the one that was found.
    owner: Phrase = NO_NAME


#: Texts by the primary key of the record that is found by them.
Texts = Iterable[tuple[int, Text]]


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
    model: Any = SHAPES[kind].model
    shown = SHOWN.get(kind, in_three("name"))
    records = model.objects.published().order_by().only("slug", *shown).in_bulk(list(keys))
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


def stands_in(phrase: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words of a phrase follow one another in a text."""
    length, wanted = len(phrase), list(phrase)
    if length == 1:
        return wanted[0] in said
    return any(
        said[place] == wanted[0] and list(said[place : place + length]) == wanted
        for place in range(len(said) - length + 1)
    )


def reader_first(texts: Texts) -> list[tuple[int, Text]]:
    """Texts in the reader's own language before the others."""
    own = TAG_OF_LANGUAGE.get(get_language() or "en", "en")
    return sorted(texts, key=lambda found: found[1].language != own)


# --- The steps ----------------------------------------------------------------------------------------------------


def own_names(kind: str, records: dict[int, Any]) -> Texts:
    """The names of records in the other languages, and their other names."""
    for key, record in records.items():
        for text in columns_of(record, TITLES.get(kind, in_three("name")), "name"):
            yield key, text
    yield from aliases_of(kind, list(records))


def tied_names(kind: str, records: dict[int, Any]) -> Texts:
    """The names of what records are tied to, each with what it is called."""
    ties = [(key, other, pk) for key, other, pk in TIES[kind](records.keys()) if pk is not None]
    wanted: dict[str, set[int]] = defaultdict(set)
    for _key, other, pk in ties:
        wanted[other].add(pk)
    language = get_language() or "en"
    names: dict[tuple[str, int], list[Text]] = {}
    for place, record in named(wanted, is_public=True).items():
        names[place] = list(names_of(record, language))
    for pk, theme, tag in themes_of(wanted["event"]):
        if ("event", pk) in names:
            owner = names["event", pk][0].owner
            names["event", pk].append(Text("event", theme, tag, owner))
    for other, keys in list(wanted.items()):
        for pk, alias in aliases_of(other, list(keys)):
            if (other, pk) in names:
                names[other, pk].append(alias._replace(role=other, owner=names[other, pk][0].owner))
    for key, other, pk in ties:
        for text in names.get((other, pk), ()):
            yield key, text if text.text != text.owner.text else text._replace(owner=NO_NAME)


def themes_of(keys: set[int]) -> Iterable[tuple[int, str, str]]:
    """The themes of some events, by which they are found too."""
    rows: Any = Event.objects.filter(pk__in=keys).exclude(theme="") if keys else Event.objects.none()
    found: Iterable[tuple[int, str, str]] = rows.order_by().values_list("pk", "theme", "theme_language")
    return found


def names_of(record: Named, language: str) -> Iterator[Text]:
    """The names of a record, each beside the one that the reader sees."""
    owner = choose(record.names, language)
    for code, column in COLUMN_OF_LANGUAGE.items():
        if record.names[column]:
            yield Text(record.kind, record.names[column], TAG_OF_LANGUAGE[code], owner)


def own_words(kind: str, records: dict[int, Any]) -> Texts:
    """The rest of the words of records."""
    columns = (*NAMES.get(kind, ()), *BODIES.get(kind, in_three("description")))
    if columns:
        model: Any = SHAPES[kind].model
        languages = {LANGUAGES[column] for column in columns if column in LANGUAGES}
        for record in model.objects.only("pk", *columns, *languages).filter(pk__in=list(records)).order_by():
            for text in columns_of(record, columns, "text"):
                yield record.pk, text


def words_of_rows(kind: str, records: dict[int, Any]) -> Texts:
    """The words of the rows of records, and of what was said of agreements."""
    return ROWS[kind](list(records)) if kind in ROWS else ()


STEPS: tuple[Callable[[str, dict[int, Any]], Texts], ...] = (own_names, tied_names, own_words, words_of_rows)


def columns_of(record: Any, names: Sequence[str], role: str) -> list[Text]:
    """The filled texts of a record."""
    return [Text(role, text, language_of(record, name)) for name in names if (text := getattr(record, name))]


def language_of(record: Any, column: str) -> str:
    """The language of a text, by the name of its column; empty where nothing says."""
    if column in LANGUAGES:
        return str(getattr(record, LANGUAGES[column]))
    return next((tag for ending, tag in TAGS.items() if column.endswith(f"_{ending}")), "")


def aliases_of(kind: str, keys: Sequence[int]) -> Texts:
    """The other names of some records."""
    if kind in Alias.targets and keys:
        aliases = Alias.objects.filter(**{f"{kind}__in": keys}).order_by("pk")
        for key, text, language in aliases.values_list(f"{kind}_id", "text", "language"):
            yield key, Text("alias", text, language)


def words_around(keys: Sequence[int]) -> Texts:
    """What was agreed, and what was said of agreements."""
    agreed = Commitment.objects.filter(agreement__in=keys, area__state="published").order_by("order", "pk")
    for row in agreed.only("agreement", *in_three("text")):
        for text in columns_of(row, in_three("text"), "text"):
            yield row.agreement_id, text
    about = Statement.agreements.through._default_manager.filter(agreement__in=keys)
    agreements: dict[int, list[int]] = defaultdict(list)
    for statement, agreement in about.order_by("statement").values_list("statement", "agreement"):
        agreements[statement].append(agreement)
    said = Statement.objects.published().filter(pk__in=agreements).order_by()
    for statement in said.only("language", *BODIES["statement"]):
        for text in columns_of(statement, BODIES["statement"], "statement"):
            for agreement in agreements[statement.pk]:
                yield agreement, text


def words_of_offices(keys: Sequence[int]) -> Texts:
    """The offices that people held."""
    for post in Post.objects.filter(person__in=keys).only("person", *in_three("title")).order_by("pk"):
        for text in columns_of(post, in_three("title"), "text"):
            yield post.person_id, text


def words_of_excerpts(keys: Sequence[int]) -> Texts:
    """The words taken from sources."""
    excerpts = Excerpt.objects.filter(source__in=keys).exclude(text="").order_by("order", "pk")
    for source, text, language in excerpts.values_list("source", "text", "source__language"):
        yield source, Text("text", text, language)


ROWS: dict[str, Callable[[Sequence[int]], Texts]] = {
    "agreement": words_around,
    "person": words_of_offices,
    "source": words_of_excerpts,
}
