"""Rules over several fields of one row, for rows that are not in the database yet.

Most are read off the constraints of the models, so that they are said once; the rest are what ``clean()`` of a model
says of related rows, here told from natural keys alone.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext as _

from agreements import dates
from agreements.domain.schema import SHAPES, Fields, Shape
from agreements.domain.values import nearest
from agreements.models.rules import KeptByField

#: True, false, or not to be told because something is not known: as in SQL.
Truth = bool | None
Condition = Callable[[Fields], Truth]


class Broken(NamedTuple):
    """A rule that a row breaks: the field it speaks of, what is wrong, what would be right."""

    field: str
    problem: str
    remedy: str


Rule = Callable[[Fields], Broken | None]


def rules_of(shape: Shape) -> list[Rule]:
    """The rules over several fields of one kind of object."""
    found = [
        constraint_rule(rule)
        for rule in shape.model._meta.constraints
        if isinstance(rule, models.CheckConstraint)
        and not isinstance(rule, KeptByField)
        # What a row belongs to is part of its key, which is read first.
        and not rule.name.endswith("_of_one_record")
    ]
    return [*found, *FURTHER.get(shape.name, ())]


def constraint_rule(constraint: models.CheckConstraint) -> Rule:
    """A constraint of a model, asked of a row that is not in the database."""
    holds = condition_of(constraint.condition)
    field = constraint.violation_error_code or ""

    def check(fields: Fields) -> Broken | None:
        if holds(fields) is False:
            return Broken(field, problem_of(field, fields), str(constraint.violation_error_message))
        return None

    return check


def problem_of(field: str, fields: Fields) -> str:
    """What a row has where a rule is broken."""
    value = fields.get(field)
    return _("“%(value)s” does not agree with the rest") % {"value": value} if value else _("is empty")


def condition_of(condition: Any) -> Condition:
    """A condition of a constraint as a function of the fields of a row.

    Raises ``TypeError`` for a condition of a kind that no rule here has used yet.
    """
    if isinstance(condition, Q):
        parts = [
            lookup_of(*child) if isinstance(child, tuple) else condition_of(child)
            for child in condition.children
        ]
        joined = any_of(parts) if condition.connector == Q.OR else all_of(parts)
        return negated(joined) if condition.negated else joined
    if (
        isinstance(condition, GreaterThanOrEqual)
        and isinstance(condition.lhs, F)
        and isinstance(condition.rhs, F)
    ):
        later, earlier = column_of(condition.lhs), column_of(condition.rhs)
        return lambda fields: compared(value_of(fields, later), value_of(fields, earlier))
    raise TypeError(f"No rule with {condition!r} can be asked of a row outside the database.")


def lookup_of(path: str, wanted: Any) -> Condition:
    """``field``, ``field__isnull`` or ``field__range`` with its value."""
    name, _separator, lookup = path.partition("__")
    if lookup == "isnull":
        return lambda fields: (value_of(fields, name) is None) == wanted
    if lookup == "range":
        return lambda fields: (
            None
            if value_of(fields, name) is None
            else (wanted[0] <= Decimal(str(value_of(fields, name))) <= wanted[1])
        )
    if lookup:
        raise TypeError(f"No rule with {path} can be asked of a row outside the database.")
    if isinstance(wanted, F):
        other = column_of(wanted)
        return lambda fields: equal(value_of(fields, name), value_of(fields, other))
    return lambda fields: equal(value_of(fields, name), wanted)


def column_of(expression: Any) -> str:
    """The column that an ``F`` names."""
    return str(expression.name)


def value_of(fields: Fields, name: str) -> Any:
    """A field of a row; of a day that the database works out, the day."""
    if name in fields:
        return fields[name]
    stem, _separator, end = name.rpartition("_")
    stem, _separator, which = stem.rpartition("_")
    if end != "day" or which not in ("first", "last"):
        raise TypeError(f"A row has no {name}.")
    days = days_of(fields[f"{stem}_on"])
    return days and days[which == "last"]


@lru_cache(maxsize=20_000)
def days_of(written: str) -> tuple[int, int] | None:
    """First and last possible day of a written date; nothing where none is written."""
    if not written:
        return None
    span = dates.parse(written)
    return span.first_day, span.last_day


def equal(one: Any, other: Any) -> Truth:
    return None if one is None or other is None else one == other


def compared(later: Any, earlier: Any) -> Truth:
    return None if later is None or earlier is None else later >= earlier


def any_of(parts: list[Condition]) -> Condition:
    def holds(fields: Fields) -> Truth:
        is_known = True
        for part in parts:
            truth = part(fields)
            if truth:
                return True
            is_known = is_known and truth is not None
        return False if is_known else None

    return holds


def all_of(parts: list[Condition]) -> Condition:
    def holds(fields: Fields) -> Truth:
        is_known = True
        for part in parts:
            truth = part(fields)
            if truth is False:
                return False
            is_known = is_known and truth is not None
        return True if is_known else None

    return holds


def negated(part: Condition) -> Condition:
    def holds(fields: Fields) -> Truth:
        truth = part(fields)
        return None if truth is None else not truth

    return holds


def office_of(holder: str) -> Rule:
    """An office is one of the person who is named with it."""

    def check(fields: Fields) -> Broken | None:
        post, person = fields["post"], fields[holder]
        if post and (not person or post[0] != person[0]):
            return Broken(
                "post",
                _("“%(value)s” is an office of %(person)s") % {"value": post[1], "person": post[0]},
                _("This office was held by someone else."),
            )
        return None

    return check


def someone_spoke(fields: Fields) -> Broken | None:
    if fields["speaker"] or fields["on_behalf_of"]:
        return None
    return Broken("speaker", _("is empty"), _("Choose a speaker, or the body on whose behalf it was said."))


def someone_was_there(fields: Fields) -> Broken | None:
    if fields["person"] or any(fields[f"described_as_{end}"] for end in ("en", "zh_hant", "zh_hans")):
        return None
    return Broken("person", _("is empty"), _("Choose a person, or say how the source describes them."))


def fact_is_known(fields: Fields) -> Broken | None:
    """A citation supports a fact that its record has."""
    kind = next(name for name in SHAPES["citation"].targets if fields[name])
    known: tuple[str, ...] = getattr(SHAPES[kind].model, "citable", ())
    if not fields["field"] or fields["field"] in known:
        return None
    remedy = _("“%(field)s” is no fact of this record. Choose one of: %(known)s.") % {
        "field": fields["field"],
        "known": ", ".join(known),
    }
    problem = _("“%(value)s” is not one of the choices") % {"value": fields["field"]}
    return Broken("field", problem, f"{nearest(fields['field'], known)} {remedy}".strip())


FURTHER: dict[str, tuple[Rule, ...]] = {
    "attendance": (office_of("person"), someone_was_there),
    "citation": (fact_is_known,),
    "statement": (office_of("speaker"), someone_spoke),
}

#: The rules over several fields, by kind of object.
ROW_RULES: dict[str, list[Rule]] = {name: rules_of(shape) for name, shape in SHAPES.items()}
