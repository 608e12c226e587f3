"""Footnotes: which words of which source each fact on a page rests on, numbered and lettered.

A source gets its number when a mark first names it, so that numbers rise down the page; an
excerpt's letter is its place within its source, the same on every page. The list of sources is
asked for last: it leads back only to marks that the page has shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product

from django.db.models import Model, Q

from agreements.choices import PublicationState
from agreements.domain.facts import fact_words
from agreements.models import Citation, Excerpt, Source
from agreements.text import Phrase

LETTERS = "abcdefghijklmnopqrstuvwxyz"


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

    def __init__(self, citations: Iterable[Citation], own: Model | None = None) -> None:
        """Takes citations with their excerpt and its source already read.

        Facts of the record ``own`` are listed even where the page sets no mark behind them;
        without it, the list holds just what is marked.
        """
        self.own = (str(own._meta.model_name), own.pk) if own is not None else None
        self.citations: dict[Fact, list[Citation]] = defaultdict(list)
        for citation in citations:
            name = citation.target_name
            self.citations[(name, getattr(citation, f"{name}_id"), citation.field)].append(citation)
        sources = {citation.excerpt.source_id for found in self.citations.values() for citation in found}
        self.places = places_of_excerpts(sources)
        self.numbers: dict[int, int] = {}
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
        if not keys:
            return cls([], own)
        wanted = Q()
        for name, found in keys.items():
            wanted |= Q(**{f"{name}__in": found})
        citations = (
            Citation.objects.filter(wanted, excerpt__source__state=PublicationState.PUBLISHED)
            .select_related("excerpt__source")
            .order_by("excerpt__order", "pk")
        )
        return cls(citations, own)

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
                        inference=citation.inference,
                        says=Phrase(citation.says, citation.excerpt.source.language),
                    )
                elif citation.says and not marks[label].says:
                    marks[label] = replace(
                        marks[label], says=Phrase(citation.says, citation.excerpt.source.language)
                    )
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
        return self.numbers.setdefault(citation.excerpt.source_id, len(self.numbers) + 1)

    def label(self, citation: Citation) -> str:
        return f"{self.number(citation)}{letters(self.places[citation.excerpt_id])}"

    def excerpt_anchor(self, citation: Citation) -> str:
        return f"s{self.number(citation)}-{letters(self.places[citation.excerpt_id])}"

    def listed(self) -> list[tuple[Citation, str, str]]:
        """What the list of sources is made of: citation, words of the fact, anchor of its mark."""
        rows = []
        for fact, found in self.citations.items():
            for citation in found:
                anchor = ""
                if citation.excerpt.source_id in self.numbers:
                    anchor = self.anchors.get(fact, {}).get(self.label(citation), "")
                if anchor or fact[:2] == self.own:
                    rows.append((citation, fact_words(fact[0], fact[2]), anchor))
        return rows

    @property
    def sources(self) -> list[CitedSource]:
        """The sources in the order of their numbers, each with its excerpts; ask for it last."""
        sources: dict[int, CitedSource] = {}
        excerpts: dict[int, CitedExcerpt] = {}
        for citation, words, anchor in self.listed():
            excerpt = citation.excerpt
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


def places_of_excerpts(sources: Iterable[int]) -> dict[int, int]:
    """The place of every excerpt within its source, counted from 0, for the given sources."""
    places: dict[int, int] = {}
    counted: dict[int, int] = defaultdict(int)
    rows = Excerpt.objects.filter(source__in=set(sources)).order_by("order", "pk")
    for source, excerpt in rows.values_list("source_id", "pk"):
        places[excerpt] = counted[source]
        counted[source] += 1
    return places
