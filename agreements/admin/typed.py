"""What someone has typed, as a record in fixture form: the state the page was made from, with all that was changed on it."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME

from agreements.admin.forms import RowFormSet
from agreements.domain.comparison import Place, in_order
from agreements.domain.forms import Form
from agreements.domain.schema import SHAPES, Fields, FieldShape, Key, Shape

STRANGE = "The form holds rows that this page never had."


def typed_form(base: Form, form, formsets) -> Form:
    """The record that a valid form with its rows means; ``base`` is the record as the page had it."""
    typed: Form = {place: dict(fields) for place, fields in base.items()}
    seen = form.keys_seen
    shape = SHAPES[form._meta.model._meta.model_name]
    place_before = None if form.instance._state.adding else (shape.name, tuple(seen.get("", {}).get("", ())))
    place = set_row(typed, shape, place_before, form, {})
    for rows in formsets:
        if not isinstance(rows, RowFormSet):
            # What is only shown beside the form belongs to other records.
            continue
        shape = SHAPES[rows.model._meta.model_name]
        parent = {rows.fk.name: list(place[1])}
        keys = seen.get(rows.prefix, {})
        for row in rows.forms:
            number = row.instance.pk
            if number is None and not row.has_changed():
                continue
            before = None if number is None else (shape.name, tuple(keys.get(str(number), ())))
            if row.cleaned_data.get(DELETION_FIELD_NAME):
                if before:
                    take_out(typed, before)
            elif row.has_changed():
                set_row(typed, shape, before, row, parent)
    return in_order(typed)


def set_row(typed: Form, shape: Shape, before: Place | None, form, parent: Fields) -> Place:
    """Write one form into the record; the place where the object then stands."""
    if before is not None and before not in typed:
        raise BadRequest(STRANGE)
    fields = shape.full(typed[before] if before else parent)
    changed = form.changed_data if before else form.cleaned_data
    for name in changed:
        # The key of a record is changed by a verb of its own.
        if name in shape.fields and not (before and shape.is_record and name == "slug"):
            fields[name] = as_in_a_fixture(shape.fields[name], form.cleaned_data[name])
    place = (shape.name, shape.key_of(fields))
    if before and before != place:
        rest_on(typed, before, place)
        del typed[before]
    typed[place] = fields
    return place


def as_in_a_fixture(field: FieldShape, value: Any) -> Any:
    """A value of a form as a fixture has it."""
    if field.is_many:
        return [list(key) for key in sorted(record.natural_key() for record in value)]
    if isinstance(value, Model):
        return list(value.natural_key())
    return field.default if value is None else field.written(value)


def take_out(typed: Form, place: Place) -> None:
    """Leave a row out, and what rests on it."""
    if place not in typed:
        raise BadRequest(STRANGE)
    del typed[place]
    for other in resting_on(typed, place):
        del typed[other]


def rest_on(typed: Form, before: Place, now: Place) -> None:
    """Let rest on a row under its new key what rested on it under its old one."""
    for other in resting_on(typed, before):
        fields = typed.pop(other) | {before[0]: list(now[1])}
        typed[other[0], SHAPES[other[0]].key_of(fields)] = fields


def resting_on(typed: Form, place: Place) -> list[Place]:
    """The citations of a row."""
    name, key = place
    return [
        (other, other_key) for other, other_key in typed if is_target(SHAPES[other], other_key, name, key)
    ]


def is_target(shape: Shape, key: Key, name: str, target: Key) -> bool:
    if name not in shape.targets:
        return False
    start = shape.key_length_before_target
    return key[start] == name and key[start + 1 :] == target
