"""What a list of agreements is asked, as conditions on the table of listings: one place, for pages, counts and exports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.domain.finding.documents import KEY_BITS
from agreements.domain.finding.search import MOST_HITS, Phrases, hits, ranked

#: The column of each facet that has one value an agreement; the tables of those that have several.
COLUMNS = {
    "kind": "kind",
    "status": "status",
    "place": "place_id",
    "binding": "binding",
    "year": "year",
    "text": "text_held",
    "sources": "sources",
    "health": "health",
}
TABLES = {
    "party": "agreements_listedparty",
    "with_party": "agreements_listedparty",
    "area": "agreements_listedarea",
    "with_area": "agreements_listedarea",
}
#: The facet that a further one narrows: asked for party and with party, an agreement has one of each.
NARROWS = {"with_party": "party", "with_area": "area"}
#: What is asked for and not counted: the agreements that belong to some records, as a statement that takes their keys.
BELONGING = {
    "within": "SELECT id FROM agreements_agreement WHERE signing_event_id IN ({marks})",
    "person": (
        "SELECT signed.id FROM agreements_agreement AS signed"
        " JOIN agreements_event AS event ON event.id = signed.signing_event_id AND event.state = 'published'"
        " JOIN agreements_attendance AS held ON held.event_id = event.id WHERE held.person_id IN ({marks})"
    ),
}
#: The table, under the name by which every condition calls it.
LISTINGS = "agreements_listing AS listing"

#: A piece of SQL, and the values of its parameters.
Statement = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the list of agreements; one that asks nothing means all of them."""

    #: The values of each facet that is on, of which an agreement has any: primary keys for records. Beside the facets,
    #: ``within``: events it was signed at; ``person``: those who were at its signing.
    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    phrases: Phrases = ()

    @property
    def is_all(self) -> bool:
        """Whether every agreement is meant."""
        return not (any(self.values.values()) or self.phrases or self.first_year or self.last_year)

    @property
    def is_words_only(self) -> bool:
        """Whether nothing but words is asked for."""
        return bool(self.phrases) and Asked(self.values, self.first_year, self.last_year).is_all

    def without(self, facet: str) -> "Asked":
        """The same question with one facet off: what its counts are taken of."""
        values = {name: found for name, found in self.values.items() if name != facet}
        return Asked(values, self.first_year, self.last_year, self.phrases)

    def matched(self, is_ranked: bool) -> Statement:
        """The common table that conditions on words read: agreement and step; empty SQL where no words are asked for.

        Where it need not be in order the step is always 0.
        """
        if not self.phrases:
            return "", []
        most = MOST_HITS + 1
        if is_ranked:
            statement, parameters = ranked(self.phrases, "agreement", most)
        else:
            statement, parameters = hits(self.phrases, "agreement", most)
            statement = f"SELECT id, 0 AS step FROM ({statement}) AS found"
        key = f"id & {(1 << KEY_BITS) - 1}"
        return (
            f"matched AS MATERIALIZED (SELECT {key} AS agreement_id, step FROM ({statement}) AS every_step)",
            parameters,
        )

    @property
    def conditions(self) -> Statement:
        """What is true of the listings that are meant, ready to stand behind WHERE."""
        parts = ["TRUE"]
        parameters: list[Any] = []
        for facet, values in self.values.items():
            if not values:
                continue
            marks = ", ".join(["%s"] * len(values))
            if facet in BELONGING:
                parts.append(f"listing.agreement_id IN ({BELONGING[facet].format(marks=marks)})")
            elif facet in TABLES:
                parts.append(
                    f"listing.agreement_id IN "
                    f"(SELECT agreement_id FROM {TABLES[facet]} WHERE record_id IN ({marks}))"
                )
            else:
                parts.append(f"listing.{COLUMNS[facet]} IN ({marks})")
            parameters += values
        if self.first_year:
            parts.append("listing.last_day >= %s")
            parameters.append(self.first_year * 10000)
        if self.last_year:
            parts.append("listing.first_day <= %s")
            parameters.append(self.last_year * 10000 + 1231)
        if self.phrases:
            parts.append("listing.agreement_id IN (SELECT agreement_id FROM matched)")
        return " AND ".join(parts), parameters
