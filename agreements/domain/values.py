"""Whether one value of a fixture can stand in its field: exact types, closed vocabularies, the rules of one value."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements import validators
from agreements.domain.likeness import LONGEST
from agreements.domain.schema import SHAPES, TARGET, FieldShape, Shape

Check = Callable[[Any], Any]

#: Keys as most people write them: no need to look at each sign.
PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Values of few kinds that come again and again (dates, languages, addresses) are looked at once.
MOST_REMEMBERED = 50_000


class UnfitError(Exception):
    """A value that cannot stand where it stands: what is wrong, and what would be right."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy


def shown(value: Any) -> str:
    """A value as a fault names it: short, as JSON has it, and with what cannot be seen spelled out."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)


def type_of(value: Any) -> str:
    """What JSON calls a value, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return _("true or false")
    return {
        str: pgettext("in JSON", "text"),
        int: _("a number"),
        float: _("a number"),
        list: _("a list"),
        dict: _("an object"),
    }[type(value)]


def nearest(value: Any, known: Any) -> str:
    """“Did you mean x?”, or nothing where nothing known is near."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return ""
    found = get_close_matches(value.lower(), {str(word).lower(): None for word in known}, 1, 0.6)
    return did_you_mean(found[0] if found else "")


def did_you_mean(known: str) -> str:
    """The question; nothing where nothing is known."""
    return _("Did you mean “%(known)s”?") % {"known": known} if known else ""


def check_of(field: FieldShape) -> Check:
    """What takes a value of a fixture and gives it back as it is compared and kept; raises ``UnfitError``."""
    column = field.column
    if field.is_many:
        return many_check(SHAPES[field.to])
    if field.to:
        return or_nothing(key_check(SHAPES[field.to]), column.null)
    if isinstance(column, models.BooleanField):
        return boolean_check
    if isinstance(column, models.IntegerField):
        return number_check(column)
    if isinstance(column, models.DecimalField):
        return or_nothing(decimal_check(field), column.null)
    if isinstance(column, models.DateField):
        return or_nothing(day_check, column.null)
    if column.choices:
        return choice_check(field)
    return text_check(field)


def or_nothing(check: Check, may_be_null: bool) -> Check:
    """The same, where null may stand for nothing."""
    if not may_be_null:
        return check
    return lambda value: None if value is None else check(value)


def wrong_type(value: Any, right: str) -> UnfitError:
    problem = _("is %(type)s (%(value)s), not what belongs here") % {
        "type": type_of(value),
        "value": shown(value),
    }
    if value is None:
        problem = _("is null, not what belongs here")
    return UnfitError(problem, right)


def boolean_check(value: Any) -> bool:
    if type(value) is not bool:
        raise wrong_type(value, _("Write true or false, without quotation marks."))
    return value


def number_check(column: Any) -> Check:
    first, last = 0, column.LAST

    def check(value: Any) -> int:
        if type(value) is int and first <= value <= last:
            return value
        right = _("Write a whole number from %(first)s to %(last)s.") % {"first": first, "last": last}
        if type(value) is not int:
            raise wrong_type(value, right)
        raise UnfitError(_("is %(value)s") % {"value": shown(value)}, right)

    return check


def decimal_check(field: FieldShape) -> Check:
    places = field.column.decimal_places
    # Python's own reading takes more than this: spaces, exponents as long as memory, digits of any script.
    plain = re.compile(rf"-?[0-9]{{1,{field.column.max_digits - places}}}(\.[0-9]{{1,{places}}})?")

    def check(value: Any) -> Any:
        right = _('Write degrees with at most 6 decimal places, as "19.157".')
        if type(value) not in (str, int, float):
            raise wrong_type(value, right)
        text = value if type(value) is str else f"{Decimal(str(value)):f}"
        if not plain.fullmatch(text):
            raise UnfitError(_("“%(value)s” is no such number") % {"value": shown(value)}, right)
        return field.written(Decimal(text) + 0)

    return check


def day_check(value: Any) -> str:
    right = _("Write a day of the calendar as 2025-03-26.")
    if type(value) is not str:
        raise wrong_type(value, right)
    try:
        if date.fromisoformat(value).isoformat() != value:
            raise ValueError
    except ValueError as fault:
        raise UnfitError(_("“%(value)s” is no day") % {"value": shown(value)}, right) from fault
    return value


def choice_check(field: FieldShape) -> Check:
    known = [value for value, _words in field.column.choices]
    allowed = frozenset([*known, ""] if field.column.blank else known)

    def check(value: Any) -> str:
        if type(value) is str and value in allowed:
            return value
        right = _("Write one of: %(known)s.") % {"known": ", ".join(known)}
        if type(value) is not str:
            raise wrong_type(value, right)
        if not value:
            raise UnfitError(_("is empty"), right)
        problem = _("“%(value)s” is not one of the choices") % {"value": shown(value)}
        raise UnfitError(problem, f"{nearest(value, known)} {right}".strip())

    return check


def remedy_for(value: Any, is_date: bool, may_be_empty: bool) -> str:
    """What would be right where something else stands than text."""
    if value is None and may_be_empty:
        return _('Leave the field out, or write "" to empty it.')
    if is_date and type(value) is int:
        return _('Write it in quotation marks: "%(value)s".') % {"value": value}
    return _("Write text in quotation marks.")


def text_check(field: FieldShape) -> Check:
    column = field.column
    limit = column.max_length or 10_000_000
    rules = [rule for rule in column.validators if not isinstance(rule, MaxLengthValidator)]
    is_plain_text = set(rules) <= {validators.seen_characters, validators.one_line}
    is_slug = validators.slug in rules
    is_date = validators.partial_date in rules
    is_line = validators.one_line in rules
    may_be_empty = column.blank and field.name != "slug"
    remembered: set[str] = set()

    def check(value: Any) -> str:
        if type(value) is not str:
            raise wrong_type(value, remedy_for(value, is_date, may_be_empty))
        if not value:
            if may_be_empty:
                return value
            raise UnfitError(_("is empty"), _("Fill it in."))
        if len(value) > limit:
            problem = _("has %(length)s characters") % {"length": len(value)}
            raise UnfitError(problem, _("At most %(limit)s characters.") % {"limit": limit})
        is_bare = value[0] != " " != value[-1] and "  " not in value
        if is_plain_text and is_bare and value.isascii() and value.isprintable():
            return value
        if is_slug and PLAIN_SLUG.fullmatch(value):
            return value
        if value in remembered:
            return value
        for rule in rules:
            obey(rule, value)
        kept = kept_by_a_form(value, is_line)
        if kept != value:
            problem = _("“%(value)s” has spaces or line breaks that no form would keep")
            right = _("Write “%(kept)s”.") if kept else _("Leave the field out, or fill it in.")
            raise UnfitError(problem % {"value": shown(value)}, right % {"kept": shown(kept)})
        if not is_plain_text and not is_slug and len(remembered) < MOST_REMEMBERED and len(value) < 200:
            remembered.add(value)
        return value

    return check


def kept_by_a_form(value: str, is_line: bool) -> str:
    """A text as it is once an editor has saved its record, so that saving alone is no word of theirs."""
    if is_line:
        return re.sub(" {2,}", " ", value).strip()
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def obey(rule: Callable[[str], None], value: str) -> None:
    """Asks a rule of one value. Raises ``UnfitError`` where the value breaks it."""
    try:
        rule(value)
    except ValidationError as fault:
        raise UnfitError(
            _("“%(value)s” cannot stand here") % {"value": shown(value)}, fault.messages[0]
        ) from fault


def refuse_unseen(part: str) -> None:
    """Raises ``UnfitError`` for a part of a key with characters that no key has: some of them part keys here."""
    if not (part.isascii() and part.isprintable()):
        obey(validators.seen_characters, part)


def parts_of(shape: Shape) -> list[str]:
    """What the parts of a natural key are called, one for each."""
    found: list[str] = []
    for part in shape.key_parts:
        to = "" if part == TARGET else shape.fields[part].to
        found += parts_of(SHAPES[to]) if to and not SHAPES[to].is_record else [f"{part}"]
    return found


def key_check(shape: Shape) -> Check:
    """A reference to one object by its natural key."""
    parts = parts_of(shape)
    form = ", ".join(f'"{part}"' for part in parts)

    def check(value: Any) -> list[str]:
        if type(value) is list and len(value) == len(parts) and all(type(part) is str for part in value):
            for part in value:
                refuse_unseen(part)
            return value
        right = _("Write the key of this %(kind)s as [%(form)s].") % {
            "kind": shape.model._meta.verbose_name,
            "form": form,
        }
        if type(value) is int:
            raise UnfitError(
                _("is the number %(value)s: a number of a row means nothing elsewhere") % {"value": value},
                right,
            )
        if type(value) is str:
            if len(parts) == 1 and '"' not in value:
                right = _('Write ["%(value)s"].') % {"value": shown(value)}
            raise UnfitError(_("is text (“%(value)s”), not a key") % {"value": shown(value)}, right)
        if type(value) is not list:
            raise wrong_type(value, right)
        if any(type(part) is not str for part in value):
            raise UnfitError(
                _("%(value)s is no key: each of its parts is text") % {"value": shown(value)}, right
            )
        problem = ngettext(
            "%(value)s has %(number)s part; a key of this kind has %(expected)s",
            "%(value)s has %(number)s parts; a key of this kind has %(expected)s",
            len(value),
        )
        raise UnfitError(
            problem % {"value": shown(value), "number": len(value), "expected": len(parts)}, right
        )

    return check


def many_check(shape: Shape) -> Check:
    """References to several objects, in any order, each once."""
    check_one = key_check(shape)

    def check(value: Any) -> list[list[str]]:
        if type(value) is not list:
            right = _('Write a list of keys, as [["%(kind)s-slug"], ...].') % {"kind": shape.name}
            raise wrong_type(value, right)
        keys = [check_one(key) for key in value]
        ordered = sorted(keys)
        for key, following in pairwise(ordered):
            if key == following:
                raise UnfitError(_("names %(key)s twice") % {"key": shown(key)}, _("Name each once."))
        return ordered

    return check


#: The check of each field of each kind of object.
CHECKS: dict[str, dict[str, Check]] = {
    name: {field.name: check_of(field) for field in shape.fields.values()} for name, shape in SHAPES.items()
}
