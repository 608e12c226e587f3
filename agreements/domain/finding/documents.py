"""The words by which each record is found: which texts of a record count, and how weighty each is.

A document has three parts, the weightiest first: the record's own titles and names, the names of what it is tied to,
and the rest of its words. Only what readers see is in it: published records, and names of published records.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from agreements.domain.finding.ties import TIES, Tie, among, chunks, grouped, seen
from agreements.domain.schema import SHAPES
from agreements.models import Alias, Commitment, Document, Excerpt, Post, Statement
from agreements.text.words import stem_of, whole_words, words

#: Stands behind each text, so that no phrase is found across two of them.
CLOSE = "›"
#: Stand before each word in the index: in which part of a document it is. Folded text holds none of them, and a word
#: that is common in one part does not slow the search in another.
PARTS = {"title": "¹", "names": "²", "body": "³"}
#: Joins the words of a whole name to one, so that what is called just so is found at once.
JOINT = "‿"
#: Stands before a word of a name as it is written: who has typed half of it has not come to its ending.
WRITTEN = "⁰"

#: The kinds of records that are found, in the order in which they are indexed: each after those whose names it holds.
KINDS = ("area", "place", "party", "person", "event", "statement", "source", "agreement")
#: The number of a document: kind, day, record, from the highest bits down. What has a name of its own comes first.
RANKS = {
    "source": 1,
    "statement": 2,
    "event": 3,
    "agreement": 4,
    "area": 5,
    "place": 6,
    "person": 7,
    "party": 8,
}
DAY_BITS, KEY_BITS = 27, 31
#: The day a record of a kind is of.
DAYS = {
    "agreement": "made_first_day",
    "event": "start_first_day",
    "statement": "said_first_day",
    "source": "published_first_day",
}
#: So many words of each part of a document are looked through: a speech of two hours is not longer. And so many times
#: one of them, as often as PostgreSQL counts.
MOST_WORDS, MOST_PLACES = 16_000, 255
#: PostgreSQL takes a megabyte of one document; no text of so many words is longer.
MOST_LETTERS = 120_000
LONGEST_NAME = 200

THREE = ("en", "zh_hant", "zh_hans")


def in_three(*stems: str) -> tuple[str, ...]:
    """The columns of texts in three languages."""
    return tuple(f"{stem}_{language}" for stem in stems for language in THREE)


#: The columns of each kind that are its names, and those that are further words.
TITLES: dict[str, tuple[str, ...]] = {
    "agreement": (*in_three("title"), "title_original", "register_number"),
    "event": (*in_three("name"), "theme"),
    "source": (*in_three("name"), "headline"),
    "statement": (),
}
NAMES: dict[str, tuple[str, ...]] = {
    "place": ("region_code",),
    "source": ("publisher", "author"),
    "statement": ("channel_name",),
}
BODIES: dict[str, tuple[str, ...]] = {
    "agreement": in_three("summary", "binding_basis"),
    "statement": ("text", *in_three("translation")),
    "place": (),
    "source": (),
}


@dataclass(slots=True)
class Words:
    """The three parts of a document, as folded texts: names as they are written, the body without English endings."""

    title: list[str]
    names: list[str]
    body: list[str]
    #: The agreements that are found by these words too.
    reaches: list[int] = field(default_factory=list)


class Content(NamedTuple):
    """What the document of a record holds: its number, its parts, the agreements that are found by it too."""

    number: int
    title: str
    names: str
    body: str
    reaches: list[int]


def number_of(kind: str, day: int | None, key: int) -> int:
    """The number of a document: sorted by it, kinds stay together and the latest day is the highest.

    >>> kind_and_key(number_of("event", 20250326, 7))
    ('event', 7)
    """
    return RANKS[kind] << (DAY_BITS + KEY_BITS) | (day or 0) << KEY_BITS | key


def kind_and_key(number: int) -> tuple[str, int]:
    """The kind and the primary key of the record that a number is of."""
    rank = number >> (DAY_BITS + KEY_BITS)
    return next(kind for kind, own in RANKS.items() if own == rank), number & ((1 << KEY_BITS) - 1)


def numbers_of(kind: str) -> tuple[int, int]:
    """The lowest and the highest number a document of a kind can have."""
    return RANKS[kind] << (DAY_BITS + KEY_BITS), (RANKS[kind] + 1 << (DAY_BITS + KEY_BITS)) - 1


def in_words(texts: Iterable[str], cut: Callable[[str], list[str]] = words) -> list[str]:
    """Texts as folded words, a mark behind each text; what folds to the same stands once."""
    found: dict[str, None] = {}
    for text in dict.fromkeys(texts):
        if text and (said := cut(text)):
            said.append(CLOSE)
            found[" ".join(said)] = None
    return list(found)


def indexed_words(content: Content) -> list[list[str]]:
    """All words of a document as the index holds them: whole names, words of names as they are written, then part by part.

    PostgreSQL counts no more than so many places of one word: further ones are left out for every database.
    """
    title, names = (stems(text) for text in (content.title, content.names))
    called = (name.split() for name in title.split(CLOSE))
    found = [[whole_name(name) for name in called if name]]
    found[0] += [WRITTEN + word for word in dict.fromkeys(content.title.split()) if stem_of(word) != word]
    for sign, text in zip(PARTS.values(), (title, names, content.body), strict=True):
        said = f"{sign}{text.replace(' ', f' {sign}')}".split(" ") if text else []
        found.append(said if len(said) <= MOST_PLACES else seldom_enough(said, sign + CLOSE))
    return found


def stems(text: str) -> str:
    """Words one behind the other, without English endings."""
    return " ".join(map(stem_of, text.split(" "))) if text else ""


def seldom_enough(said: list[str], mark: str) -> list[str]:
    """Words in their places, with a mark in place of one that has stood too often before."""
    if len(said) - len(set(said)) < MOST_PLACES:
        return said
    counts: Counter[str] = Counter()
    kept = []
    for word in said:
        counts[word] += 1
        kept.append(word if counts[word] <= MOST_PLACES else mark)
    return kept


def whole_name(words_of_it: Iterable[str]) -> str:
    """A whole name as one word of the index; a very long one by its beginning."""
    return JOINT + JOINT.join(words_of_it)[:LONGEST_NAME]


def joined(parts: Iterable[str]) -> str:
    """Texts in words one behind the other, each once, and no more than is looked through."""
    found: list[str] = []
    words_left, letters_left = MOST_WORDS, MOST_LETTERS
    for part in dict.fromkeys(parts):
        words_left -= part.count(" ") + 1
        letters_left -= len(part) + 1
        if words_left < 0 or letters_left < 0:
            found.append(beginning(part, part.count(" ") + words_left, len(part) + letters_left))
            break
        found.append(part)
    return " ".join(found).strip()


def beginning(part: str, number: int, letters: int) -> str:
    """At most so many words of a text, and so many letters, with a mark behind them as behind a whole one."""
    if number < 1 or letters < 1:
        return ""
    kept = part[:letters].rpartition(" ")[0].split(" ")[:number]
    return " ".join((*kept, CLOSE))


def documents_of(kind: str, keys: Sequence[int]) -> dict[int, Content]:
    """What the documents of those of some records hold that readers see, by primary key."""
    model: Any = SHAPES[kind].model
    titles = TITLES.get(kind, in_three("name"))
    names = NAMES.get(kind, ())
    bodies = BODIES.get(kind, in_three("description"))
    day = DAYS.get(kind, "slug")
    rows = model.objects.published().filter(**among("pk", keys)).order_by()
    cut = 2 + len(titles)
    numbers: dict[int, int] = {}
    texts: dict[int, Words] = {}
    for row in rows.values_list("pk", day, *titles, *names, *bodies):
        numbers[row[0]] = number_of(kind, row[1] if kind in DAYS else None, row[0])
        texts[row[0]] = Words(
            in_words(row[2:cut], whole_words),
            in_words(row[cut : cut + len(names)], whole_words),
            in_words(row[cut + len(names) :]),
        )
    if texts:
        add_aliases(kind, texts)
        add_names(texts, TIES[kind](texts.keys()))
        FURTHER.get(kind, add_nothing)(texts)
    return {
        key: Content(
            numbers[key], joined(parts.title), joined(parts.names), joined(parts.body), parts.reaches
        )
        for key, parts in texts.items()
    }


def add_aliases(kind: str, texts: Mapping[int, Words]) -> None:
    """Add the other names of records to their names."""
    if kind not in Alias.targets:
        return
    aliases = Alias.objects.filter(**among(kind, texts)).order_by("pk")
    for key, said in grouped(aliases.values_list(f"{kind}_id", "text")).items():
        texts[key].title += in_words(said, whole_words)


def add_names(texts: Mapping[int, Words], ties: Iterable[Tie]) -> None:
    """Add the names of what records are tied to, as their own documents have them."""
    wanted: dict[int, dict[tuple[str, int], None]] = defaultdict(dict)
    by_kind: dict[str, set[int]] = defaultdict(set)
    for key, kind, other in ties:
        if other is not None:
            wanted[key][kind, other] = None
            by_kind[kind].add(other)
    titles = {
        (kind, other): title
        for kind, others in by_kind.items()
        for other, title in held(kind, others, "title")
    }
    for key, others_of in wanted.items():
        texts[key].names += [titles[other] for other in others_of if titles.get(other)]


def held(kind: str, keys: Iterable[int], part: str) -> list[tuple[int, str]]:
    """One part of the documents that there are of some records, each with the primary key."""
    return [
        row
        for some in chunks(set(keys))
        for row in Document.objects.filter(kind=kind, **among("record_id", some))
        .order_by()
        .values_list("record_id", part)
    ]


def add_offices(texts: Mapping[int, Words]) -> None:
    """Add what people held to what is found of them."""
    posts = Post.objects.filter(**among("person", texts)).order_by("pk")
    for key, *titles in posts.values_list("person", *in_three("title")):
        texts[key].body += in_words(titles)


def add_excerpts(texts: Mapping[int, Words]) -> None:
    """Add the words taken from sources."""
    excerpts = Excerpt.objects.filter(**among("source", texts)).order_by("order", "pk")
    for key, said in grouped(excerpts.values_list("source", "text")).items():
        texts[key].body += in_words(said)


def add_reach(texts: Mapping[int, Words]) -> None:
    """Note the agreements that statements are about: they are found by these words too."""
    about = Statement.agreements.through._default_manager.filter(**among("statement", texts))
    for key, agreements in grouped(about.order_by("agreement").values_list("statement", "agreement")).items():
        texts[key].reaches = agreements


def add_what_was_agreed(texts: Mapping[int, Words]) -> None:
    """Add commitments, and what was said of agreements."""
    commitments = Commitment.objects.filter(**among("agreement", texts)).order_by("order", "pk")
    rows = list(commitments.values_list("agreement", "area", *in_three("text")))
    areas = seen("area", (area for _key, area, *_said in rows))
    for key, area, *said in rows:
        if area in areas:
            texts[key].body += in_words(said)
    about = Statement.agreements.through._default_manager.filter(**among("agreement", texts))
    said_of = list(about.order_by("statement").values_list("agreement", "statement"))
    bodies = dict(held("statement", (statement for _key, statement in said_of), "body"))
    for key, statement in said_of:
        if bodies.get(statement):
            texts[key].body.append(bodies[statement])


def add_nothing(texts: Mapping[int, Words]) -> None:
    pass


FURTHER: dict[str, Callable[[Mapping[int, Words]], None]] = {
    "person": add_offices,
    "source": add_excerpts,
    "statement": add_reach,
    "agreement": add_what_was_agreed,
}
