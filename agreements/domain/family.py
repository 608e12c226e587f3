"""The family of an agreement: what was agreed between the same parties before and after, in the same areas with others,
and what stands in relation to it.

All of it published, a few of each, nearest in time, and as many statements however many rows there are. Which they are
is answered from the listings (``finding/near``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import F

from agreements.choices import PublicationState, RelationKind
from agreements.domain.areas import areas_of
from agreements.domain.finding.near import Dated, Near, Place
from agreements.domain.parties import parties_of
from agreements.domain.timeline import day_of as calendar_day
from agreements.models import Agreement, Area, Relation
from agreements.models.agreement import TITLES
from agreements.prepared import Among, Keys, Prepared

#: So many agreements of each kind of kinship are named.
NAMED = 6
#: The last day a date can be.
LAST_DAY = 99991231

PUBLISHED = PublicationState.PUBLISHED
#: The days of which the first that is known is when an agreement was made.
MADE = ("signed_on", "adopted_on", "in_force_on")
#: The order in which relations are named: what bears most on what still holds comes first.
RELATIONS = (
    RelationKind.SUPERSEDES,
    RelationKind.RENEWS,
    RelationKind.AMENDS,
    RelationKind.IMPLEMENTS,
    RelationKind.FOLLOWS_UP,
)


@dataclass(frozen=True, slots=True)
class Related:
    """An agreement that stands in a named relation to another; ``words`` read it from that other one."""

    kind: RelationKind
    is_backwards: bool
    words: str
    agreement: Agreement

    @classmethod
    def seen_from(cls, agreement: Agreement, row: Relation) -> "Related":
        """What a relation says of the other agreement to a reader of this one."""
        kind = RelationKind(row.kind)
        if row.from_agreement_id == agreement.pk:
            return cls(kind, False, str(kind.label), row.to_agreement)
        return cls(kind, True, kind.backwards, row.from_agreement)


@dataclass(frozen=True, slots=True)
class Kin:
    """An agreement with what it has in common with another.

    ``others`` is how many published parties it has besides those of the other one; ``areas`` are those in common.
    """

    agreement: Agreement
    others: int
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class SameParties:
    """Agreements that have all the parties of another one, and perhaps more: the nearest in time, and how many in all.

    ``before`` and ``after`` hold what was surely made on an earlier or a later day, the nearest first; ``beside`` what
    cannot be put before or after, being of the same days; ``undated`` what has no date, or all of them if it has none.
    """

    before: list[Kin] = field(default_factory=list)
    after: list[Kin] = field(default_factory=list)
    beside: list[Kin] = field(default_factory=list)
    undated: list[Kin] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """The agreements near one agreement."""

    same_parties: SameParties
    same_areas: list[Kin]

    def __bool__(self) -> bool:
        return bool(self.same_parties.count or self.same_areas)


#: What is shown of a relative, by its key.
RELATIVES: Prepared[Agreement] = Prepared(
    lambda: (
        Agreement.objects.published()
        .filter(Among(F("pk"), Keys("agreements")))
        .only("slug", "state", *TITLES, "original_language", *MADE, "made_first_day")
        .order_by()
    )
)


def family_of(agreement: Agreement) -> Family:
    """The family of an agreement: of each kind the nearest few.

    Participations and commitments should have been read beforehand, with their parties and areas.
    """
    parties, areas = parties_of(agreement), areas_of(agreement)
    day = day_of(agreement)
    near = Near(Place(agreement.pk, day, [party.pk for party in parties], [area.pk for area in areas]))
    # Of one party, or none, it cannot be said what was agreed between them.
    same = sorted_by_day(agreement, near.with_all_parties() if len(parties) > 1 else [])
    sharing = nearest(day, near.sharing_areas(NAMED)) if areas else []
    named = [keys[:NAMED] for keys in (*same, sharing)]
    kin = kin_by_key(near, list(chain(*named)), areas)
    # What was withdrawn between two statements is not there any more.
    before, after, beside, undated, others = ([kin[key] for key in keys if key in kin] for keys in named)
    return Family(SameParties(before, after, beside, undated, sum(map(len, same))), others)


def sorted_by_day(agreement: Agreement, found: list[Dated]) -> tuple[list[int], ...]:
    """The keys of what was surely made before an agreement, surely after it, on the same days, and at no known time.

    The nearest first.
    """
    first, last = agreement.made_first_day, agreement.made_last_day
    before: list[Dated] = []
    after: list[Dated] = []
    beside: list[Dated] = []
    undated: list[Dated] = []
    for dated in found:
        _key, earliest, latest, _slug = dated
        if not (first and last and earliest and latest):
            undated.append(dated)
        elif latest < first:
            before.append(dated)
        elif earliest > last:
            after.append(dated)
        else:
            beside.append(dated)
    before.sort(key=lambda dated: (-(dated[1] or 0), dated[3]))
    after.sort(key=lambda dated: (dated[1] or 0, dated[3]))
    beside.sort(key=lambda dated: (-(dated[1] or 0), dated[3]))
    undated.sort(key=lambda dated: (-(dated[1] or 0), dated[3]))
    return tuple([dated[0] for dated in found] for found in (before, after, beside, undated))


def nearest(day: int, dated: list[tuple[int, int, str]]) -> list[int]:
    """The keys of agreements, those first that were made nearest to a day."""
    here = calendar_day(day).toordinal()
    apart = [(abs(calendar_day(first).toordinal() - here), first, slug, key) for key, first, slug in dated]
    return [key for *_apart, key in sorted(apart)]


def day_of(agreement: Agreement) -> int:
    """The first day an agreement can have been made; the last there is where it has no date."""
    return agreement.made_first_day or LAST_DAY


def kin_by_key(near: Near, keys: list[int], areas: list[Area]) -> dict[int, Kin]:
    """The agreements of these keys that are still published, with what each has in common with another."""
    if not keys:
        return {}
    in_common = near.in_common(keys)
    return {
        row.pk: Kin(
            row,
            in_common[row.pk].others,
            tuple(area for area in areas if area.pk in in_common[row.pk].areas),
        )
        for row in RELATIVES(agreements=keys)
    }


# --- Relations ----------------------------------------------------------------------------------------------------


def relations_of(agreement: Agreement) -> list[Related]:
    """The published agreements that this one stands in relation to, read in both directions. Two statements."""
    forwards = agreement.relations.filter(to_agreement__state=PUBLISHED).select_related("to_agreement")
    backwards = agreement.reverse_relations.filter(from_agreement__state=PUBLISHED)
    return relations_in(agreement, [*forwards, *backwards.select_related("from_agreement")])


def relations_in(agreement: Agreement, rows: Iterable[Relation]) -> list[Related]:
    """What the rows say that readers may see: first what this agreement does, the latest of a kind first."""

    def place(related: Related) -> tuple[object, ...]:
        day = related.agreement.made_first_day
        return (
            related.is_backwards,
            RELATIONS.index(related.kind),
            (day is None, -(day or 0)),
            related.agreement.slug,
        )

    return sorted((Related.seen_from(agreement, row) for row in rows), key=place)


def successors_in(relations: Iterable[Related]) -> list[Agreement]:
    """The agreements that supersede the one these relations are of."""
    return [
        related.agreement
        for related in relations
        if related.is_backwards and related.kind == RelationKind.SUPERSEDES
    ]
