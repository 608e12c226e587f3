"""Records of every kind by what they are called and where they stand, read in one statement: for lists that mix kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from agreements.choices import PublicationState
from agreements.domain.schema import SHAPES
from agreements.text import Phrase, choose, columns

#: What a record of each kind is called by beside its names: its own words, and the column that tells their language.
OWN_WORDS = {
    "agreement": ("title_original", "original_language"),
    "source": ("headline", "language"),
    "statement": ("text", "language"),
}
#: Kinds whose own words come before any name that this site gave them.
CALLED_BY_OWN_WORDS = ("source", "statement")


@dataclass(frozen=True, slots=True)
class Mention:
    """A record as a list names it."""

    kind: str
    pk: int
    slug: str
    state: PublicationState
    updated_at: datetime
    name: Phrase


def mentions(wanted: Mapping[str, Q], limit: int | None = None) -> list[Mention]:
    """The records that answer the condition for their kind; what was changed longest ago comes first.

    One statement, however many kinds; none where nothing is wanted.
    """
    arms = [arm(kind, condition) for kind, condition in wanted.items()]
    if not arms:
        return []
    found = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    ordered = found.order_by("updated_at", "of_kind", "pk")
    return [as_mention(*row) for row in (ordered if limit is None else ordered[:limit])]


def by_slug(keys: Mapping[str, set[str]]) -> dict[tuple[str, str], Mention]:
    """The records with some keys, by kind and key; what is gone is not among them."""
    found = mentions({kind: Q(slug__in=slugs) for kind, slugs in keys.items()})
    return {(record.kind, record.slug): record for record in found}


def by_key(keys: Mapping[str, Sequence[int]]) -> dict[str, dict[int, Mention]]:
    """The records with some primary keys, by kind and key; what is gone is not among them."""
    found: dict[str, dict[int, Mention]] = {kind: {} for kind in keys}
    for record in mentions({kind: Q(pk__in=numbers) for kind, numbers in keys.items()}):
        found[record.kind][record.pk] = record
    return found


def arm(kind: str, condition: Q) -> QuerySet[Any, Any]:
    """The columns of one kind, in the order in which those of all kinds stand."""
    nothing = Value("", TextField())
    names = columns("title" if kind == "agreement" else "name")
    own, language = OWN_WORDS.get(kind, ("", ""))
    texts = {
        f"name_{place}": nothing if kind == "statement" else Cast(F(name), TextField())
        for place, name in enumerate(names)
    }
    records: Any = SHAPES[kind].model._default_manager
    told = {
        "of_kind": Value(kind, CharField()),
        **texts,
        "own_words": Cast(F(own), TextField()) if own else nothing,
        "in_language": Cast(F(language), TextField()) if language else nothing,
    }
    read = records.filter(condition).order_by().annotate(**told)
    chosen: QuerySet[Any, Any] = read.values_list(
        "updated_at", "state", "of_kind", "pk", "slug", *list(told)[1:]
    )
    return chosen


def as_mention(updated_at: datetime, state: str, kind: str, pk: int, slug: str, *words: str) -> Mention:
    """A record from its columns, called as its page calls it."""
    *names, own, language = words
    texts = dict(zip(("en", "zh_hant", "zh_hans", "original"), (*names, own), strict=True))
    name = choose(texts, get_language() or "en", language)
    if own and kind in CALLED_BY_OWN_WORDS:
        name = Phrase(own, language)
    return Mention(kind, pk, slug, PublicationState(state), updated_at, name or Phrase(slug))
