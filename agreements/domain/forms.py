"""Records as they stand in the register, in fixture form: read many at once, in a few statements however many they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import models

from agreements.domain.schema import ROWS, SHAPES, TARGET, Fields, Key, Shape


class Held(NamedTuple):
    """One object of the register: its primary key, and all its fields as a fixture has them."""

    pk: int
    fields: Fields


#: A record with its rows: by kind of object and natural key.
Form = dict[tuple[str, Key], Fields]
HeldForm = dict[tuple[str, Key], Held]


def held_forms(kind: str, slugs: Iterable[str]) -> dict[str, HeldForm]:
    """The records of a kind with these slugs, each with its rows, as far as they are in the register."""
    found: dict[str, HeldForm] = {}
    owners: dict[int, str] = {}
    for key, held in held_objects(SHAPES[kind], {"slug__in": list(slugs)}):
        found[key[0]] = {(kind, key): held}
        owners[held.pk] = key[0]
    if not owners:
        return found
    for name in ROWS[kind]:
        shape = SHAPES[name]
        for target, condition in conditions(shape, kind, list(owners)):
            rows = list(held_objects(shape, condition, target))
            rows.sort(key=lambda row: shape.place(row[0], row[1].fields))
            for key, held in rows:
                found[shape.record_of(key)[1]][name, key] = held
    return found


def form_of(kind: str, slug: str) -> Form:
    """A record with its rows as it stands in the register; empty where it is not there."""
    held = held_forms(kind, [slug]).get(slug, {})
    return {place: found.fields for place, found in held.items()}


def conditions(shape: Shape, kind: str, owners: list[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """How the rows of some records are found: once for each kind of row that rests on them."""
    if not shape.targets:
        yield "", {f"{shape.owner}__in": owners}
    for target in sorted(shape.targets):
        if target == kind:
            yield target, {f"{target}__in": owners}
        elif SHAPES[target].owner and SHAPES[target].fields[SHAPES[target].owner].to == kind:
            yield target, {f"{target}__{SHAPES[target].owner}__in": owners}


def held_objects(shape: Shape, condition: dict[str, Any], target: str = "") -> Iterator[tuple[Key, Held]]:
    """The objects of a kind that meet a condition, with their natural keys.

    For rows of one record out of several kinds, ``target`` is the relation that is set.
    """
    readers, paths = [], ["pk"]
    for field in shape.fields.values():
        if field.is_many or (field.name in shape.targets and field.name != target):
            continue
        steps = key_paths(field.to, field.name) if field.to else [field.name]
        readers.append((field.name, reader_of(field, len(paths), len(steps))))
        paths += steps
    many = [field for field in shape.fields.values() if field.is_many]
    rows: Iterable[Sequence[Any]] = (
        shape.model._default_manager.filter(**condition).order_by().values_list(*paths)
    )
    named: dict[str, dict[int, list[Key]]] = {}
    if many:
        rows = list(rows)
        named = {field.name: named_by_many(field.column, [row[0] for row in rows]) for field in many}
    for row in rows:
        fields = dict(shape.defaults)
        for name, read in readers:
            fields[name] = read(row)
        for field in many:
            fields[field.name] = [list(key) for key in sorted(named[field.name].get(row[0], ()))]
        yield shape.key_of(fields), Held(row[0], fields)


def key_paths(kind: str, relation: str) -> list[str]:
    """The columns that the natural key of a related object is made of, as look-ups."""
    paths: list[str] = []
    for part in SHAPES[kind].key_parts:
        if part == TARGET:
            raise ValueError(f"Nothing names objects of the kind {kind}.")
        to = SHAPES[kind].fields[part].to
        paths += key_paths(to, f"{relation}__{part}") if to else [f"{relation}__{part}"]
    return paths


def reader_of(field: Any, start: int, length: int) -> Callable[[Sequence[Any]], Any]:
    """What reads one field from a row of columns."""
    if field.to:
        return lambda row: None if row[start] is None else list(row[start : start + length])
    if isinstance(field.column, models.DateField | models.DecimalField):
        return lambda row: field.written(row[start])
    return lambda row: row[start]


def named_by_many(column: Any, pks: list[int]) -> dict[int, list[Key]]:
    """The keys of what some rows name through a relation to many."""
    through = column.remote_field.through
    here, there = column.m2m_field_name(), column.m2m_reverse_field_name()
    found: dict[int, list[Key]] = {}
    paths = key_paths(str(column.related_model._meta.model_name), there)
    for pk, *key in through._default_manager.filter(**{f"{here}__in": pks}).values_list(f"{here}_id", *paths):
        found.setdefault(pk, []).append(tuple(key))
    return found


def as_objects(form: Iterable[tuple[tuple[str, Key], Fields]]) -> list[dict[str, Any]]:
    """A record with its rows as fixture objects; what goes without saying is left out."""
    return [
        {"model": SHAPES[name].label, "fields": SHAPES[name].compact(fields)} for (name, _key), fields in form
    ]


def as_form(objects: Iterable[dict[str, Any]]) -> Form:
    """Fixture objects as a record with its rows; what is left out is what goes without saying."""
    found: Form = {}
    for entry in objects:
        shape = SHAPES[entry["model"].partition(".")[2]]
        found[shape.name, shape.key_of(entry["fields"])] = shape.full(entry["fields"])
    return found


def as_said(objects: Iterable[dict[str, Any]]) -> Form:
    """Fixture objects with just the fields they name: what is left out is not said."""
    return {
        (shape.name, shape.key_of(entry["fields"])): dict(entry["fields"])
        for entry in objects
        for shape in (SHAPES[entry["model"].partition(".")[2]],)
    }


def moved(form: Form, kind: str, former: str, today: str) -> Form:
    """A record under another key, with all that its rows say of it."""
    if former == today:
        return form
    found: Form = {}
    for (name, _key), fields in form.items():
        shape = SHAPES[name]
        said = dict(fields)
        if name == kind:
            said["slug"] = today
        for field, to, is_many in shape.relations:
            if said.get(field):
                keys = [
                    renamed(to, key, kind, former, today)
                    for key in (said[field] if is_many else [said[field]])
                ]
                said[field] = keys if is_many else keys[0]
        found[name, shape.key_of(said)] = said
    return found


def renamed(name: str, key: Sequence[str], kind: str, former: str, today: str) -> list[str]:
    """The key of an object, or of a row, after the record that it is or belongs to has another one."""
    if SHAPES[name].record_of(tuple(key)) != (kind, former):
        return list(key)
    # Only rows with one owner are named by others: their keys begin with that of their record.
    return [today, *key[1:]]
