"""A page as it was when someone opened it: its record and its rows made again from the state they were in then."""

import copy
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest

from agreements.admin.choosers import is_key
from agreements.admin.typed import STRANGE
from agreements.domain.forms import Form
from agreements.domain.references import primary_keys
from agreements.domain.schema import SHAPES, Fields, Key, Shape


class Standing:
    """The objects of one state of a record, as forms take them."""

    def __init__(self, base: Form, keys: dict[str, dict[str, list[str]]], site, request) -> None:
        """``keys`` are those of the rows that the page had, by table and number; ``site`` knows how records are called."""
        self.base, self.keys = base, keys
        named: dict[str, set[Key]] = {}
        for (name, _key), fields in base.items():
            for _field, to, key in SHAPES[name].references(fields):
                named.setdefault(to, set()).add(key)
        self.named: dict[tuple[str, Key], Any] = {}
        for kind, wanted in named.items():
            numbers = primary_keys(SHAPES[kind], wanted)
            queryset = site.get_model_admin(SHAPES[kind].model).get_queryset(request)
            found = queryset.in_bulk(list(numbers.values()))
            self.named.update({(kind, key): found[pk] for key, pk in numbers.items() if pk in found})

    def page(self, entry: Any) -> Any:
        """What the page is of, as it was: the record or the row."""
        shape = SHAPES[entry._meta.model_name]
        place = (shape.name, tuple(self.keys.get("", {}).get("", ())))
        if place not in self.base:
            raise BadRequest(STRANGE)
        return self.made(copy.copy(entry), shape, self.base[place])

    def rows(self, prefix: str, model: Any, sent: Iterable[str]) -> list[Any]:
        """The rows of one table as they were, in the order in which their numbers were sent."""
        shape = SHAPES[model._meta.model_name]
        keys = self.keys.get(prefix, {})
        rows = []
        for number in sent:
            place = (shape.name, tuple(keys.get(number, ())))
            if place not in self.base or not is_key(number):
                raise BadRequest(STRANGE)
            row = self.made(model(), shape, self.base[place])
            row.pk, row._state.adding = int(number), False
            rows.append(row)
        return rows

    def made(self, entry: Any, shape: Shape, fields: Fields) -> Any:
        """An object that has the values of a state."""
        entry._state = copy.copy(entry._state)
        entry._state.fields_cache = {}
        entry.many_then = {}
        for name, field in shape.fields.items():
            value = fields[name]
            if field.is_many:
                found = [self.named.get((field.to, tuple(key))) for key in value]
                entry.many_then[name] = [record for record in found if record is not None]
            elif field.to:
                setattr(entry, name, self.named.get((field.to, tuple(value))) if value else None)
            elif name != "state":
                setattr(entry, name, field.column.to_python(value))
        return entry
