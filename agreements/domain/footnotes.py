"""Footnotes: which words of which source each fact on a page rests on, numbered and lettered.

A source gets its number when a mark first names it, so that numbers rise down the page; an
excerpt's letter is its place within its source, the same on every page. The list of sources is
asked for last: it leads back only to marks that the page has shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from django.db.models import F, Model, QuerySet

from agreements.domain.facts import fact_words
from agreements.models import Citation, Excerpt, Source
from agreements.models.record import NAME_COLUMNS
from agreements.models.source import LOCATORS
from agreements.prepared import Among, Found, Keys, Prepared
from agreements.text import Phrase

LETTERS = "abcdefghijklmnopqrstuvwxyz"


#: What a list of sources says of an excerpt and of its source.
OF_EXCERPT = ("source", "order", "text", *LOCATORS, "compared_on")
OF_SOURCE = (
    *("slug", "state", "headline", *NAME_COLUMNS, "kind", "language", "publisher", "author", "published_on"),
    *("read_on", "web_address", "archive_address", "checked_on", "check_result"),
)


@cache
def citations_of(kinds: tuple[str, ...]) -> Prepared[Citation]:
    """The question for what records of these kinds rest on."""
    first, *others = (
        Citation.objects.filter(Among(F(kind), Keys(kind))).order_by().values("pk") for kind in kinds
    )
    found = first.union(*others, all=True) if others else first
    return Prepared(lambda: Citation.objects.filter(Among(F("pk"), Found(found))).order_by())


def excerpts_of_sources() -> QuerySet[Excerpt]:
    """All excerpts of the sources of some excerpts: the letter of one is its place among them."""
    cited = Excerpt.objects.filter(Among(F("pk"), Keys("excerpts"))).order_by().values("source")
    return (
        Excerpt.objects.filter(source__in=cited)
        .select_related("source")
        .only(*OF_EXCERPT, *(f"source__{column}" for column in OF_SOURCE))
        .order_by("order", "pk")
    )


EXCERPTS: Prepared[Excerpt] = Prepared(excerpts_of_sources)


def letters(place: int) -> str:
    """The letters of the excerpt at a place counted from 0: a to z, then aa, ab ..."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(LETTERS))
        found = LETTERS[rest] + found
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark behind a fact: ``1a`` leads to excerpt a of source 1."""

    label: str
    anchor: str
    excerpt_anchor: str
    inferred: bool
    inference: Phrase
    says: Phrase


@dataclass(slots=True)
class Backlinks:
    """The ways back from an excerpt to facts of one name; none where the page shows no mark."""

    words: str
    anchors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CitedExcerpt:
    """Words of a source with what they support on this page; no text where they have not been taken over."""

    mark: str
    anchor: str
    text: str
    language: str
    locator: Phrase
    is_compared: bool
    place: int
    backlinks: dict[str, Backlinks] = field(default_factory=dict)


@dataclass(slots=True)
class CitedSource:
    """A source with its number on this page and the excerpts that are cited."""

    number: int
    anchor: str
    record: Source
    excerpts: list[CitedExcerpt]

    @property
    def is_compared(self) -> bool:
        """Whether any of the excerpts has been compared with the original."""
        return any(excerpt.is_compared for excerpt in self.excerpts)

    @property
    def is_uncompared(self) -> bool:
        """Whether there are words to compare, and none of them has been."""
        return not self.is_compared and any(excerpt.text for excerpt in self.excerpts)


Fact = tuple[str, int, str]


class Footnotes:
    """The footnotes of one page, for the records it shows."""

    def __init__(
        self, citations: Iterable[Citation], excerpts: Iterable[Excerpt], own: Model | None = None
    ) -> None:
        """Takes citations, and all excerpts of the sources they name, in their order.

        Facts of the record ``own`` are listed even where the page sets no mark behind them;
        without it, the list holds just what is marked.
        """
        self.own = (str(own._meta.model_name), own.pk) if own is not None else None
        self.excerpts: dict[int, Excerpt] = {}
        self.places: dict[int, int] = {}
        counted: dict[int, int] = defaultdict(int)
        for excerpt in excerpts:
            self.excerpts[excerpt.pk] = excerpt
            self.places[excerpt.pk] = counted[excerpt.source_id]
            counted[excerpt.source_id] += 1
        self.citations: dict[Fact, list[Citation]] = defaultdict(list)
        for citation in sorted(citations, key=self.place_among_all):
            name = citation.target_name
            self.citations[(name, getattr(citation, f"{name}_id"), citation.field)].append(citation)
        self.numbers: dict[int, int] = {}
        self.labels: dict[int, str] = {}
        self.anchors: dict[Fact, dict[str, str]] = defaultdict(dict)
        self.shown: set[str] = set()

    @classmethod
    def of(cls, *records: Model | None, own: Model | None = None) -> "Footnotes":
        """The footnotes of a page that shows these records; two statements, however many.

        ``own`` is the record the page is about, if it is about one.
        """
        keys: dict[str, set[int]] = defaultdict(set)
        for record in (own, *records):
            if record is not None and record._meta.model_name in Citation.targets:
                keys[record._meta.model_name].add(record.pk)
        citations = citations_of(tuple(sorted(keys)))(**keys) if keys else []
        cited = {citation.excerpt_id for citation in citations}
        excerpts = [row for row in EXCERPTS(excerpts=cited) if row.source.is_published] if cited else []
        shown = {excerpt.pk for excerpt in excerpts}
        return cls([citation for citation in citations if citation.excerpt_id in shown], excerpts, own)

    def place_among_all(self, citation: Citation) -> tuple[int, int]:
        """Where a citation stands among those of one fact."""
        return self.excerpts[citation.excerpt_id].order, citation.pk

    def marks(self, targets: Iterable[Model], *names: str) -> list[Mark]:
        """The marks behind one fact of a record, or behind several that are shown as one."""
        marks: dict[str, Mark] = {}
        order: list[tuple[tuple[int, int], str]] = []
        for target, name in product(targets, names):
            fact = (str(target._meta.model_name), target.pk, name)
            for citation in self.citations.get(fact, ()):
                label = self.label(citation)
                if label not in marks:
                    order.append(((self.number(citation), self.places[citation.excerpt_id]), label))
                    marks[label] = Mark(
                        label=label,
                        anchor=self.new_anchor(f"r-{fact[0]}-{fact[1]}-{name or 'whole'}-{label}"),
                        excerpt_anchor=self.excerpt_anchor(citation),
                        inferred=citation.inferred,
                        inference=citation.inference if citation.inferred else Phrase(""),
                        says=self.says(citation),
                    )
                elif citation.says and not marks[label].says:
                    marks[label] = replace(marks[label], says=self.says(citation))
                if marks[label].anchor:
                    self.anchors[fact].setdefault(label, marks[label].anchor)
        return [marks[label] for _, label in sorted(order)]

    def new_anchor(self, anchor: str) -> str:
        """An anchor where it is the first of its name on the page, else none."""
        if anchor in self.shown:
            return ""
        self.shown.add(anchor)
        return anchor

    def number(self, citation: Citation) -> int:
        """The number of a source on this page, given when it is first asked for."""
        return self.numbers.setdefault(self.excerpts[citation.excerpt_id].source_id, len(self.numbers) + 1)

    def says(self, citation: Citation) -> Phrase:
        """What the source has where it differs, in its language."""
        return Phrase(citation.says, self.excerpts[citation.excerpt_id].source.language)

    def label(self, citation: Citation) -> str:
        """The number and the letter of an excerpt on this page: asked for at every mark and again in the list."""
        key = citation.excerpt_id
        if key not in self.labels:
            self.labels[key] = f"{self.number(citation)}{letters(self.places[key])}"
        return self.labels[key]

    def excerpt_anchor(self, citation: Citation) -> str:
        return f"s{self.number(citation)}-{letters(self.places[citation.excerpt_id])}"

    def listed(self) -> list[tuple[Citation, str, str]]:
        """What the list of sources is made of: citation, words of the fact, anchor of its mark."""
        rows = []
        for fact, found in self.citations.items():
            for citation in found:
                anchor = ""
                if self.excerpts[citation.excerpt_id].source_id in self.numbers:
                    anchor = self.anchors.get(fact, {}).get(self.label(citation), "")
                if anchor or fact[:2] == self.own:
                    rows.append((citation, fact_words(fact[0], fact[2]), anchor))
        return rows

    def sources_of(self, records: Iterable[Model]) -> list[Source]:
        """The sources that facts of these records rest on, each once; asked before the page sets its marks, or after."""
        wanted = {(str(record._meta.model_name), record.pk) for record in records}
        found = [row for fact, rows in self.citations.items() if fact[:2] in wanted for row in rows]
        excerpts = [self.excerpts[row.excerpt_id] for row in found]
        return list({excerpt.source_id: excerpt.source for excerpt in excerpts}.values())

    @property
    def sources(self) -> list[CitedSource]:
        """The sources in the order of their numbers, each with its excerpts; ask for it last."""
        sources: dict[int, CitedSource] = {}
        excerpts: dict[int, CitedExcerpt] = {}
        for citation, words, anchor in self.listed():
            excerpt = self.excerpts[citation.excerpt_id]
            number = self.number(citation)
            if number not in sources:
                sources[number] = CitedSource(number, f"s{number}", excerpt.source, [])
            if excerpt.pk not in excerpts:
                excerpts[excerpt.pk] = CitedExcerpt(
                    mark=self.label(citation),
                    anchor=self.excerpt_anchor(citation),
                    text=excerpt.text,
                    language=excerpt.source.language,
                    locator=excerpt.locator,
                    is_compared=excerpt.is_compared,
                    place=self.places[excerpt.pk],
                )
                sources[number].excerpts.append(excerpts[excerpt.pk])
            ways = excerpts[excerpt.pk].backlinks.setdefault(words, Backlinks(words))
            if anchor and anchor not in ways.anchors:
                ways.anchors.append(anchor)
        for source in sources.values():
            source.excerpts.sort(key=lambda excerpt: excerpt.place)
        return [sources[number] for number in sorted(sources)]
