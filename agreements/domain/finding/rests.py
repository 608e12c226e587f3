"""What the facts of records rest on: which of them are cited, as far as whoever sees the record sees the source."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F

from agreements.choices import PublicationState
from agreements.models import Citation
from agreements.prepared import Among, Keys, Prepared

#: Which facts rest on words that are cited for the record as a whole: what it is, no more.
WHOLE: dict[str, frozenset[str]] = {
    "agreement": frozenset({"title", "kind", "status"}),
    "event": frozenset({"name", "kind"}),
    "party": frozenset({"name", "kind"}),
    "person": frozenset({"name"}),
    "statement": frozenset({"text", "channel"}),
}
#: What is cited of each record or row, and whether readers see the source.
Cited = dict[int, list[tuple[str, bool]]]


def citations_of(kind: str) -> Prepared[Any]:
    """The question for what is cited of those rows of a kind that have one of some ``keys``."""
    return Prepared(
        lambda: (
            Citation.objects.filter(Among(F(kind), Keys("keys")))
            .order_by()
            .values_list(kind, "field", "excerpt__source__state")
        )
    )


CITATIONS = {kind: citations_of(kind) for kind in Citation.targets}


def cited(kind: str, keys: Collection[int]) -> Cited:
    """What is cited of some records or rows."""
    found: Cited = defaultdict(list)
    for key, field, state in CITATIONS[kind].rows(keys=keys) if keys else ():
        found[key].append((field, state == PublicationState.PUBLISHED))
    return found


def facts_cited(kind: str, citations: Iterable[tuple[str, bool]], is_public: bool) -> set[str]:
    """The facts of a record that rest on words of a source."""
    facts: set[str] = set()
    for field, is_seen in citations:
        if is_seen or not is_public:
            facts |= {field} if field else WHOLE[kind]
    return facts


def is_cited(citations: Iterable[tuple[str, bool]], is_public: bool) -> bool:
    """Whether a row rests on words of a source, in any of its facts."""
    return any(is_seen or not is_public for _field, is_seen in citations)
