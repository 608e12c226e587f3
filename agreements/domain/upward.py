"""Records that belong to one of their own kind: a circle among them, which no page could show."""

from collections.abc import Callable, Iterator

from agreements.domain.schema import SHAPES
from agreements.models.ancestry import DEEPEST, Nested

#: Kinds of records that can belong to one of their own kind, with the relation that says so.
UPWARD: dict[str, str] = {
    name: shape.model.upward for name, shape in SHAPES.items() if issubclass(shape.model, Nested)
}


def is_under_itself(slug: str, parent_of: Callable[[str], str]) -> bool:
    """Whether the way up from a record leads back to it; ``parent_of`` gives the next step, empty at the end."""
    above = parent_of(slug)
    for _step in range(DEEPEST):
        if above == slug:
            return True
        if not above:
            return False
        above = parent_of(above)
    return False


def parent_in_register(name: str, slug: str) -> str:
    """The record of the register above another, empty where there is none."""
    records = SHAPES[name].model._default_manager.filter(slug=slug)
    return records.values_list(f"{UPWARD[name]}__slug", flat=True).first() or ""


def under_themselves(name: str) -> Iterator[str]:
    """The records of a kind in the register that lie under themselves."""
    held = SHAPES[name].model._default_manager.filter(**{f"{UPWARD[name]}__isnull": False}).order_by("slug")
    parents: dict[str, str] = dict(held.values_list("slug", f"{UPWARD[name]}__slug"))
    for slug in parents:
        if is_under_itself(slug, lambda of: parents.get(of, "")):
            yield slug
