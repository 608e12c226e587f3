"""How many records a reader would get by choosing one more value of a facet.

A count answers "how many, if I also chose this?": its base are the records under every *other*
filter. Records are counted over a subquery of keys, so that one with several parties counts once
for each and never twice for one.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery

from agreements.models import Record

#: How many values of a long facet are offered beside a list; the rest have their own page.
OFFERED = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet, the record it stands for if it stands for one, and how many."""

    value: str
    count: int
    record: Record | None = None


def count_values(base: QuerySet[Any], column: str) -> list[Counted]:
    """How many records of ``base`` hold each value of a column, the most first."""
    keys = Subquery(base.order_by().values("pk"))
    rows = base.model.objects.filter(pk__in=keys).order_by().values_list(column).annotate(number=Count("pk"))
    counted = [Counted(value, number) for value, number in rows if value]
    return sorted(counted, key=lambda row: (-row.count, row.value))


def count_related(
    base: QuerySet[Any], model: type[Record], path: str, chosen: list[Any], limit: int = OFFERED
) -> list[Counted]:
    """How many records of ``base`` belong to each published record of ``model``, the most first.

    ``path`` leads from ``model`` to the records of ``base``. At most ``limit`` values, and after
    them those of ``chosen`` that are not among them: what is on can always be taken off.
    """
    keys = Subquery(base.order_by().values("pk"))
    counts = (
        model.objects.published()
        .filter(**{f"{path}__in": keys})
        .annotate(number=Count(path, distinct=True))
        .order_by("-number", "slug")
    )
    counted = [Counted(record.slug, record.number, record) for record in counts[:limit]]
    offered = {row.value for row in counted}
    missing = [record for record in chosen if record.slug not in offered]
    if missing:
        numbers = {record.slug: record.number for record in counts.filter(pk__in=[row.pk for row in missing])}
        counted += [Counted(row.slug, numbers.get(row.slug, 0), row) for row in missing]
    return counted
