"""One object of a fixture, read strictly: its kind, its key, its fields - or all that is wrong with it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from agreements.domain.schema import SHAPES, TARGET, Fields, Key, Shape
from agreements.domain.values import CHECKS, UnfitError, nearest, shown, type_of

APP = "agreements."
#: What people look for in a record and find in a row of it, by the words they use.
APART = {
    **dict.fromkeys(("parties", "participations"), "participation"),
    **dict.fromkeys(("areas", "commitments"), "commitment"),
    **dict.fromkeys(("sources", "citations", "references"), "citation"),
    **dict.fromkeys(("aliases", "other_names", "names"), "alias"),
    **dict.fromkeys(("attendances", "attendees", "signatories", "witnesses"), "attendance"),
    **dict.fromkeys(("posts", "offices"), "post"),
    **dict.fromkeys(("relations",), "relation"),
    **dict.fromkeys(("excerpts", "quotations"), "excerpt"),
    **dict.fromkeys(("addresses",), "sourceaddress"),
}


class Position(NamedTuple):
    """Where an object stands: its file, its number there, the line on which it begins, its bytes."""

    file: str
    number: int | None = None
    line: int | None = None
    offset: int = 0
    length: int = 0
    column: int | None = None


class Fault(NamedTuple):
    """Why a file cannot be loaded: what is wrong at which field of which object, and what would be right."""

    position: Position
    model: str
    key: Key
    field: str
    problem: str
    remedy: str


@dataclass(slots=True)
class Entry:
    """An object as far as it could be read."""

    shape: Shape | None = None
    key: Key | None = None
    fields: Fields = field(default_factory=dict)
    #: Field, problem, remedy.
    wrongs: list[tuple[str, str, str]] = field(default_factory=list)


def read(value: Any) -> Entry:
    """Read one element of the list that a fixture is."""
    entry = Entry()
    wrong = entry.wrongs.append
    if type(value) is not dict:
        problem = _("is %(type)s (%(value)s), not an object") % {
            "type": type_of(value),
            "value": shown(value),
        }
        wrong(("", problem, _('Write {"model": "agreements.agreement", "fields": {...}}.')))
        return entry
    shape = entry.shape = shape_named(value.get("model"), wrong)
    for name, stray in value.items():
        if name in ("pk", "id") and stray is not None:
            remedy = _("Leave “pk” out: records are told apart by their keys, not by numbers.")
            wrong((name, _("a number of a row means nothing in another register"), remedy))
        elif name not in ("model", "fields", "pk"):
            wrong(
                (
                    name,
                    _("an object has no “%(name)s”") % {"name": shown(name)},
                    _("It has “model” and “fields”."),
                )
            )
    fields = value.get("fields")
    if type(fields) is not dict:
        problem = _("is missing") if "fields" not in value else _("is %(type)s") % {"type": type_of(fields)}
        wrong(("fields", problem, _('Write "fields": {...} with the fields of the record.')))
    elif shape:
        read_fields(shape, fields, entry)
    return entry


def shape_named(model: Any, wrong: Any) -> Shape | None:
    """The kind of object that a model's name means."""
    if type(model) is str and model.startswith(APP) and model[len(APP) :] in SHAPES:
        return SHAPES[model[len(APP) :]]
    if model is None:
        wrong(
            ("model", _("is missing"), _('Write "model": "agreements.agreement" or another kind of record.'))
        )
    elif type(model) is not str:
        problem = _("is %(type)s, not the name of a model") % {"type": type_of(model)}
        wrong(("model", problem, _('Write "model": "agreements.agreement" or another kind of record.')))
    elif model.lower() == f"{APP}revision":
        problem = _("revisions are not loaded: the register writes them itself")
        wrong(("model", problem, _("Leave revisions out.")))
    else:
        known = [shape.label for shape in SHAPES.values()]
        near = nearest(model, known)
        problem = _("“%(model)s” is no model that can be loaded") % {"model": shown(model)}
        remedy = near or _("Write one of: %(known)s.") % {"known": ", ".join(known)}
        wrong(("model", problem, remedy))
    return None


def read_fields(shape: Shape, given: dict[str, Any], entry: Entry) -> None:
    """Check each field that is given, and make the key."""
    checks, fields = CHECKS[shape.name], entry.fields
    for name, value in given.items():
        check = checks.get(name)
        if check is None:
            entry.wrongs.append((name or '""', *unknown_field(shape, name)))
            continue
        try:
            fields[name] = check(value)
        except UnfitError as fault:
            entry.wrongs.append((name, fault.problem, fault.remedy))
    for part in shape.key_parts:
        if part != TARGET and part not in given and part not in shape.unsaid_parts:
            remedy = _("It is part of the key by which this is told apart.")
            entry.wrongs.append((part, _("is missing"), remedy))
    # A part that was given wrongly is not meant to be what goes without saying.
    is_readable = all(part in fields or part not in given for part in shape.key_parts)
    try:
        if shape.targets:
            one_target(shape, given)
        entry.key = shape.key_of(fields) if is_readable else None
    except UnfitError as fault:
        entry.wrongs.append(("", fault.problem, fault.remedy))
    except (KeyError, StopIteration):
        # What is wrong with the key has been said of its parts.
        entry.key = None


def one_target(shape: Shape, given: dict[str, Any]) -> None:
    """A citation or another name belongs to one record."""
    named = [name for name in shape.targets if given.get(name) is not None]
    if len(named) == 1:
        return
    known = ", ".join(sorted(shape.targets))
    problem = (
        _("belongs to no record")
        if not named
        else _("belongs to %(named)s at once") % {"named": " + ".join(named)}
    )
    raise UnfitError(problem, _("Name exactly one of: %(known)s.") % {"known": known})


def unknown_field(shape: Shape, name: str) -> tuple[str, str]:
    """Problem and remedy for a field that objects of this kind do not have in a fixture."""
    kept = {field.name for field in shape.model._meta.get_fields() if not getattr(field, "serialize", True)}
    if name in kept - {"pk", "id"}:
        return _("is kept by the register itself"), _("Leave it out.")
    if name in ("pk", "id"):
        return (
            _("a number of a row means nothing in another register"),
            _("Leave “%(name)s” out: records are told apart by their keys, not by numbers.") % {"name": name},
        )
    row = APART.get(name)
    if row:
        remedy = _("It is an object of its own: %(model)s.") % {"model": SHAPES[row].label}
        return _("is no field of this record"), remedy
    known = list(shape.fields)
    remedy = nearest(name, known) or _("Known fields: %(known)s.") % {"known": ", ".join(known)}
    return _("there is no such field"), remedy
