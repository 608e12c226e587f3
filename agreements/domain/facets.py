"""How many records a reader would get by choosing one more value of a facet.

A count answers "how many, if I also chose this?": its base are the records under every *other*
filter. A record with several parties counts once for each and never twice for one.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery

from agreements.choices import PublicationState
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
    base: QuerySet[Any], model: type[Record], column: str, chosen: list[Any], limit: int = OFFERED
) -> list[Counted]:
    """How many records of ``base`` belong to each published record of ``model``, the most first.

    ``column`` leads from the records of ``base`` to those of ``model``. At most ``limit`` values, and after
    them those of ``chosen`` that are not among them: what is on can always be taken off.
    """
    # Not over a list of keys: SQLite would go through all of it again for each record.
    counts = (
        base.filter(**{f"{column}__state": PublicationState.PUBLISHED})
        .order_by()
        .values_list(column)
        .annotate(number=Count("pk", distinct=True))
    )
    numbers = dict(counts.order_by("-number", f"{column}__slug").values_list(column, "number")[:limit])
    missing = [record.pk for record in chosen if record.pk not in numbers]
    if missing:
        found = dict(counts.filter(**{f"{column}__in": missing}).values_list(column, "number"))
        numbers |= {key: found.get(key, 0) for key in missing}
    records = model._default_manager.in_bulk(list(numbers))
    return [Counted(records[key].slug, number, records[key]) for key, number in numbers.items()]
