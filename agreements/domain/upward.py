"""Records that belong to one of their own kind: a circle among them, which no page could show."""

from collections.abc import Callable, Iterable, Iterator

from agreements.domain.schema import SHAPES
from agreements.models.ancestry import Nested

#: Kinds of records that can belong to one of their own kind, with the relation that says so.
UPWARD: dict[str, str] = {
    name: shape.model.upward for name, shape in SHAPES.items() if issubclass(shape.model, Nested)
}


def in_circles(slugs: Iterable[str], parent_of: Callable[[str], str]) -> Iterator[str]:
    """Those of some records from which the way up leads back to them, however long it is.

    ``parent_of`` gives the next step, empty at the end; it is asked once for each record on the way.
    """
    known: dict[str, bool] = {}
    for slug in slugs:
        way: dict[str, int] = {}
        above = slug
        while above and above not in known and above not in way:
            way[above] = len(way)
            above = parent_of(above)
        closes_at = way.get(above, len(way))
        known.update((step, place >= closes_at) for step, place in way.items())
        if known[slug]:
            yield slug


def parent_in_register(name: str, slug: str) -> str:
    """The record of the register above another, empty where there is none."""
    records = SHAPES[name].model._default_manager.filter(slug=slug)
    return records.values_list(f"{UPWARD[name]}__slug", flat=True).first() or ""


def under_themselves(name: str) -> Iterator[str]:
    """The records of a kind in the register that lie under themselves."""
    held = SHAPES[name].model._default_manager.filter(**{f"{UPWARD[name]}__isnull": False}).order_by("slug")
    parents: dict[str, str] = dict(held.values_list("slug", f"{UPWARD[name]}__slug"))
    return in_circles(parents, lambda slug: parents.get(slug, ""))
