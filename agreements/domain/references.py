"""Which objects of the register natural keys lead to: many keys in one statement."""

from collections.abc import Iterable

from django.db.models import Q

from agreements.domain.forms import key_paths
from agreements.domain.schema import Key, Shape


def primary_keys(shape: Shape, keys: Iterable[Key]) -> dict[Key, int]:
    """The primary key of each object of a kind that the register holds under one of these natural keys."""
    wanted = set(keys)
    paths = [path.partition("__")[2] for path in key_paths(shape.name, "of")]
    asked = Q()
    # Asked for part by part, which is wider than key by key: what does not belong is left out below.
    for path, values in zip(paths, zip(*wanted, strict=True), strict=True):
        asked &= Q(**{f"{path}__in": set(values)})
    rows = shape.model._default_manager.filter(asked).order_by().values_list("pk", *paths)
    return {tuple(key): pk for pk, *key in rows if tuple(key) in wanted}
