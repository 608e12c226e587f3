"""What an object in a fixture may hold: for each model its fields, its natural key, the record it belongs to.

Read off the models once. In a fixture a value is what JSON has: text, a number, true or false, null, a list.
A *key* is a natural key as a flat tuple of text, as ``natural_key()`` gives it: ``("boao",)``,
``("john-lee-ka-chiu", "chief-executive")``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models

from agreements.models import (
    Agreement,
    Alias,
    Area,
    Attendance,
    Citation,
    Commitment,
    Event,
    Excerpt,
    Participation,
    Party,
    Person,
    Place,
    Post,
    Record,
    Relation,
    Source,
    SourceAddress,
    Statement,
)

Key = tuple[str, ...]
Fields = dict[str, Any]

#: The models of a fixture, each after those it needs; fixtures are written in this order.
MODELS: tuple[type[models.Model], ...] = (
    *(Area, Place, Party, Person, Post, Event, Source, Excerpt, SourceAddress),
    *(Agreement, Participation, Commitment, Relation, Attendance, Statement, Citation, Alias),
)

#: Stands in a key for the name of the one relation that is set, and the key of what it leads to.
TARGET = "*"

#: Of what the natural key of each model is made, part by part; a record's is its slug alone.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Alias: ("language", "text", TARGET),
    Attendance: ("event", "slug"),
    Citation: ("excerpt", "field", TARGET),
    Commitment: ("agreement", "slug"),
    Excerpt: ("source", "slug"),
    Participation: ("agreement", "party", "role"),
    Post: ("person", "slug"),
    Relation: ("from_agreement", "kind", "to_agreement"),
    SourceAddress: ("source", "web_address"),
}


@dataclass(frozen=True)
class FieldShape:
    """One field of an object: what it holds where nothing is said, whether a new row must say it."""

    name: str
    column: Any
    default: Any
    is_required: bool
    #: The kind of object whose key stands here, empty for a plain value.
    to: str = ""
    is_many: bool = False

    def written(self, value: Any) -> Any:
        """A value of the database as a fixture has it: days as text, numbers with a point without idle noughts."""
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        return value


@dataclass(frozen=True)
class Shape:
    """One kind of object: the name and label of its model, its fields in the order of the model."""

    name: str
    model: type[models.Model]
    fields: dict[str, FieldShape]
    key_parts: tuple[str, ...]
    #: The relations of which exactly one is set, for a row of one record out of several kinds.
    targets: tuple[str, ...] = ()
    #: Sets of fields, beside the key, that no two rows share unless they are empty.
    uniques: tuple[str, ...] = ()
    rank: int = field(default=0, compare=False)

    @property
    def label(self) -> str:
        """As a fixture names the model."""
        return f"agreements.{self.name}"

    @cached_property
    def is_record(self) -> bool:
        """Whether it has a page of its own."""
        return issubclass(self.model, Record)

    @cached_property
    def defaults(self) -> Fields:
        """What a row holds where nothing is said."""
        return {name: shape.default for name, shape in self.fields.items()}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that a new row must say."""
        return tuple(field.name for field in self.fields.values() if field.is_required)

    def key_of(self, fields: Mapping[str, Any]) -> Key:
        """The natural key of an object with these fields. Raises ``KeyError`` where a part is missing."""
        key: list[str] = []
        for part in self.key_parts:
            if part == TARGET:
                target = next(name for name in self.targets if fields.get(name))
                key += (target, *fields[target])
            elif self.fields[part].to:
                key += fields[part]
            elif part in fields or part not in self.unsaid_parts:
                key.append(fields[part])
            else:
                key.append(self.fields[part].default)
        return tuple(key)

    @cached_property
    def unsaid_parts(self) -> frozenset[str]:
        """Parts of the key that go without saying: the role of a party, the fact of a citation."""
        plain = [self.fields[part] for part in self.key_parts if part != TARGET and part != "slug"]
        return frozenset(part.name for part in plain if not part.to and not part.is_required)

    def fields_of(self, key: Key) -> Fields:
        """The fields that a key says: the way back from ``key_of``."""
        found: Fields = {}
        rest = list(key)
        for part in self.key_parts:
            name = rest.pop(0) if part == TARGET else part
            to = self.fields[name].to
            if to:
                length = SHAPES[to].key_length if part != TARGET else len(rest)
                found[name], rest = rest[:length], rest[length:]
            else:
                found[name] = rest.pop(0)
        return found

    @cached_property
    def key_length(self) -> int:
        """How many parts a key has; for rows of one record out of several kinds it differs."""
        return sum(SHAPES[self.fields[p].to].key_length if self.fields[p].to else 1 for p in self.key_parts)

    def record_of(self, key: Key) -> tuple[str, str]:
        """Kind and slug of the record that an object with this key is, or belongs to."""
        if self.is_record:
            return self.name, key[0]
        if self.targets:
            start = self.key_length_before_target
            target = SHAPES[key[start]]
            return target.record_of(key[start + 1 :])
        return self.fields[self.owner].to, key[0]

    @cached_property
    def owner(self) -> str:
        """The relation of a row to the record it belongs to; empty for records and for rows of several kinds."""
        return "" if self.is_record or self.targets else self.key_parts[0]

    @cached_property
    def key_length_before_target(self) -> int:
        """How many parts of a key stand before the name of the relation that is set."""
        before = self.key_parts[: self.key_parts.index(TARGET)]
        return sum(SHAPES[self.fields[p].to].key_length if self.fields[p].to else 1 for p in before)

    def full(self, fields: Mapping[str, Any]) -> Fields:
        """All fields, in the order of the model, those not given with what they hold by default."""
        return {**self.defaults, **fields}

    def compact(self, fields: Mapping[str, Any]) -> Fields:
        """What a fixture says: in the order of the model, without what goes without saying."""
        return {
            name: fields[name]
            for name, default in self.defaults.items()
            if name in fields and (fields[name] != default or name in self.said)
        }

    @cached_property
    def said(self) -> frozenset[str]:
        """Fields that are always said, because a key needs them."""
        return frozenset(p for p in self.key_parts if p != TARGET and (self.name, p) != ("citation", "field"))

    def place(self, key: Key, fields: Mapping[str, Any]) -> tuple[Any, ...]:
        """Where an object stands among those of its kind in a fixture.

        Records by their key; rows by their record and their order in it; names and citations by what they are of.
        """
        if self.targets:
            start = self.key_length_before_target
            return (*key[start:], *((key[2], *key[:2]) if self.name == "citation" else key[:start]))
        if "order" in self.fields and not self.is_record:
            return (key[0], fields.get("order", 0), *key[1:])
        return key

    def references(self, fields: Mapping[str, Any]) -> list[tuple[str, str, Key]]:
        """What an object names: field, kind of object and key."""
        found = []
        for name, to, is_many in self.relations:
            value = fields.get(name)
            if value:
                found += [(name, to, tuple(key)) for key in (value if is_many else [value])]
        return found

    @cached_property
    def relations(self) -> tuple[tuple[str, str, bool], ...]:
        """Field, kind of object and whether it names many, for each field that names objects."""
        return tuple((f.name, f.to, f.is_many) for f in self.fields.values() if f.to)


def shape_of(model: type[models.Model], rank: int) -> Shape:
    """What objects of a model may hold."""
    columns: list[Any] = [*model._meta.concrete_fields, *model._meta.many_to_many]
    columns = [column for column in columns if column.serialize and not column.primary_key]
    fields = {column.name: field_shape_of(column) for column in columns}
    key_parts = KEYS.get(model, ("slug",))
    return Shape(
        name=str(model._meta.model_name),
        model=model,
        fields=fields,
        key_parts=key_parts,
        targets=tuple(getattr(model, "targets", ())),
        uniques=tuple(
            rule.fields[0]
            for rule in model._meta.constraints
            if isinstance(rule, models.UniqueConstraint) and len(rule.fields) == 1
        ),
        rank=rank,
    )


def field_shape_of(column: Any) -> FieldShape:
    """What one column holds by default, and what it names."""
    to = str(column.related_model._meta.model_name) if column.is_relation else ""
    if column.many_to_many:
        return FieldShape(column.name, column, default=[], is_required=False, to=to, is_many=True)
    default = column.get_default()
    default = getattr(default, "value", default)
    is_required = not column.blank and default in ("", None)
    return FieldShape(column.name, column, default=default, is_required=is_required, to=to)


#: Every kind of object by the name of its model, in the order in which fixtures are written.
SHAPES: dict[str, Shape] = {
    str(model._meta.model_name): shape_of(model, rank) for rank, model in enumerate(MODELS)
}

#: The kinds of rows that belong to each kind of record, in the order in which fixtures are written.
ROWS: dict[str, tuple[str, ...]] = {
    "agreement": ("participation", "commitment", "relation", "citation", "alias"),
    "area": ("alias",),
    "event": ("attendance", "citation", "alias"),
    "party": ("citation", "alias"),
    "person": ("post", "citation", "alias"),
    "place": ("alias",),
    "source": ("excerpt", "sourceaddress"),
    "statement": ("citation",),
}
