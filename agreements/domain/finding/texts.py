"""The texts by which a record can have been found, step by step: its names, those of what it is tied to, its other words.

A step is asked only for the records that the steps before left open, and each of its questions is compiled once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import get_language

from agreements.choices import PublicationState
from agreements.domain.finding.documents import BODIES, KINDS, NAMES, THREE, TITLES, in_three
from agreements.domain.finding.listed import Named, named
from agreements.domain.finding.ties import TIES
from agreements.domain.schema import SHAPES
from agreements.models import Alias, Commitment, Event, Excerpt, Post, Statement
from agreements.prepared import Among, Keys, Prepared
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE, Phrase, choose

TAGS = dict(zip(THREE, TAG_OF_LANGUAGE.values(), strict=True))
#: Texts in a language of their own, with the column that says which.
LANGUAGES = {
    "title_original": "original_language",
    "theme": "theme_language",
    "headline": "language",
    "text": "language",
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


def of_keys(rows: QuerySet[Any], column: str = "pk") -> QuerySet[Any]:
    """Those rows that have one of some ``keys`` in a column."""
    return rows.filter(Among(F(column), Keys("keys"))).order_by()


THEMES: Prepared[Event] = Prepared(
    lambda: of_keys(Event.objects.all()).values_list("pk", "theme", "theme_language")
)
AGREED: Prepared[Commitment] = Prepared(
    lambda: (
        of_keys(Commitment.objects.all(), "agreement")
        .order_by("order", "pk")
        .values_list("agreement", "area__state", *in_three("text"))
    )
)
ABOUT: Prepared[Any] = Prepared(
    lambda: of_keys(Statement.agreements.through._default_manager.all(), "agreement").values_list(
        "statement", "agreement"
    )
)
SAID: Prepared[Statement] = Prepared(
    lambda: of_keys(Statement.objects.published()).only("language", *BODIES["statement"])
)
HELD: Prepared[Post] = Prepared(
    lambda: of_keys(Post.objects.all(), "person").only("person", *in_three("title"))
)
EXCERPTS: Prepared[Excerpt] = Prepared(
    lambda: (
        of_keys(Excerpt.objects.all(), "source")
        .order_by("order", "pk")
        .values_list("source", "text", "source__language")
    )
)


def further_columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind of record that hold the rest of its words."""
    return (*NAMES.get(kind, ()), *BODIES.get(kind, in_three("description")))


def aliases_by(kind: str) -> Prepared[Alias]:
    """The question for the other names of some ``keys`` of a kind."""
    return Prepared(
        lambda: of_keys(Alias.objects.all(), kind).values_list(f"{kind}_id", "text", "language", "pk")
    )


def further_by(kind: str) -> Prepared[Any]:
    """The question for the rest of the words of some ``keys`` of a kind."""
    model: Any = SHAPES[kind].model
    columns = further_columns(kind)
    languages = {LANGUAGES[column] for column in columns if column in LANGUAGES}
    return Prepared(lambda: of_keys(model.objects.all()).only("pk", *columns, *languages))


ALIASES = {kind: aliases_by(kind) for kind in Alias.targets}
FURTHER = {kind: further_by(kind) for kind in KINDS}


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
    rows = THEMES.rows(keys=keys) if keys else ()
    return [(pk, theme, language) for pk, theme, language in rows if theme]


def names_of(record: Named, language: str) -> Iterator[Text]:
    """The names of a record, each beside the one that the reader sees."""
    owner = choose(record.names, language)
    for code, column in COLUMN_OF_LANGUAGE.items():
        if record.names[column]:
            yield Text(record.kind, record.names[column], TAG_OF_LANGUAGE[code], owner)


def own_words(kind: str, records: dict[int, Any]) -> Texts:
    """The rest of the words of records."""
    if columns := further_columns(kind):
        for record in FURTHER[kind](keys=records):
            for text in columns_of(record, columns, "text"):
                yield record.pk, text


def words_of_rows(kind: str, records: dict[int, Any]) -> Texts:
    """The words of the rows of records, and of what was said of agreements."""
    return ROWS[kind](list(records)) if kind in ROWS else ()


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
        for key, text, language, _pk in sorted(ALIASES[kind].rows(keys=keys), key=itemgetter(3)):
            yield key, Text("alias", text, language)


def words_around(keys: Sequence[int]) -> Texts:
    """What was agreed, and what was said of agreements."""
    for agreement, state, *texts in AGREED.rows(keys=keys):
        if state == PublicationState.PUBLISHED:
            for text, language in zip(texts, TAGS.values(), strict=True):
                if text:
                    yield agreement, Text("text", text, language)
    agreements: dict[int, list[int]] = defaultdict(list)
    for statement, agreement in sorted(map(tuple, ABOUT.rows(keys=keys))):
        agreements[statement].append(agreement)
    for statement in SAID(keys=agreements):
        for text in columns_of(statement, BODIES["statement"], "statement"):
            for agreement in agreements[statement.pk]:
                yield agreement, text


def words_of_offices(keys: Sequence[int]) -> Texts:
    """The offices that people held."""
    for post in sorted(HELD(keys=keys), key=attrgetter("pk")):
        for text in columns_of(post, in_three("title"), "text"):
            yield post.person_id, text


def words_of_excerpts(keys: Sequence[int]) -> Texts:
    """The words taken from sources."""
    for source, text, language in EXCERPTS.rows(keys=keys):
        if text:
            yield source, Text("text", text, language)


ROWS: dict[str, Callable[[Sequence[int]], Texts]] = {
    "agreement": words_around,
    "person": words_of_offices,
    "source": words_of_excerpts,
}
STEPS: tuple[Callable[[str, dict[int, Any]], Texts], ...] = (own_names, tied_names, own_words, words_of_rows)
