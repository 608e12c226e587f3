"""What a record was, and what a change did to it, as pages show it to readers: by the names of today, without keys."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.domain.called import Called, Names
from agreements.domain.comparison import Change, Outcome
from agreements.domain.facts import fact_words
from agreements.domain.forms import Form
from agreements.domain.kept_reports import as_kept
from agreements.domain.schema import SHAPES, Fields, Key
from agreements.formats.differences import ShownDifference, shown_difference
from agreements.formats.field_words import (
    Calls,
    is_day,
    is_of_books,
    label_of,
    language_of,
    words_of,
)
from agreements.formats.proposals import key_text
from agreements.text import Phrase

#: By which of its fields a row is called.
CALLED_BY = {
    "alias": "text",
    "attendance": "person",
    "commitment": "area",
    "excerpt": "text",
    "participation": "party",
    "relation": "to_agreement",
    "sourceaddress": "web_address",
}
#: Fields with tags of languages, and with addresses of other sites.
LANGUAGES = ("authentic_languages", "language", "original_language", "theme_language")
WEB = ("archive_address", "text_address", "web_address")
#: So much of its words stands for a row.
LONGEST_CALL = 90


class Said(NamedTuple):
    """One value: its words, the page of what they name, and what they are: a day, languages, a web address, or text."""

    words: Phrase
    address: str = ""
    sort: str = "text"


class Field(NamedTuple):
    """One field that says something."""

    label: str
    said: list[Said]


class Part(NamedTuple):
    """The record itself, or its rows of one kind, each with its fields."""

    name: str
    heading: str
    rows: list[list[Field]]


class Changed(NamedTuple):
    """One object that a change touched: what it is, what it is called, whether it came or went, and what differs."""

    kind: str
    call: str
    outcome: str
    differences: list[ShownDifference]


def parts_of(form: Form, record: Any, names: Names) -> list[Part]:
    """A version as a page shows it; ``names`` are those of what it names."""
    parts: dict[str, Part] = {}
    for (name, key), fields in form.items():
        meta = SHAPES[name].model._meta
        heading = _("The entry") if SHAPES[name].is_record else str(capfirst(meta.verbose_name_plural))
        part = parts.setdefault(name, Part(name, heading, []))
        row = list(fields_of(form, (name, key), fields, record, names))
        if row:
            part.rows.append(row)
    return [part for part in parts.values() if part.rows]


def fields_of(
    form: Form, place: tuple[str, Key], fields: Fields, record: Any, names: Names
) -> Iterable[Field]:
    """What one object says, field by field."""
    name, key = place
    shape = SHAPES[name]
    if name == "citation":
        yield Field(_("Fact"), [Said(Phrase(cited_fact(form, key, names)))])
    for field, value in shape.compact(fields).items():
        if is_of_books(name, field):
            continue
        said = list(said_of(name, key, field, value, record, names))
        if said:
            yield Field(label_of(name, field), said)


def said_of(name: str, key: Key, field: str, value: Any, record: Any, names: Names) -> Iterable[Said]:
    """What one field says: a value, or the names of what it names."""
    shape = SHAPES[name].fields[field]
    if shape.to:
        for named in (value if shape.is_many else [value]) if value else []:
            called = names.get((shape.to, tuple(named)))
            yield Said(called.name, called.address) if called else Said(Phrase(key_text(named)))
        return
    if field in WEB or field in LANGUAGES or is_day(name, field):
        sort = "web" if field in WEB else "languages" if field in LANGUAGES else "day"
        if value:
            yield Said(Phrase(str(value)), sort=sort)
        return
    words = words_of(name, field, value, for_readers=True)
    if words:
        yield Said(Phrase(words, language_of(name, list(key), field, record)))


def cited_fact(form: Form, key: Key, names: Names) -> str:
    """Which fact a citation supports, and of which row where it is not the record itself."""
    start = SHAPES["citation"].key_length_before_target
    kind, target = key[start], key[start + 1 :]
    fact = str(capfirst(fact_words(kind, key[start - 1])))
    if SHAPES[kind].is_record:
        return fact
    called = call_of(form, (kind, target), names)
    return _("%(fact)s: %(name)s") % {"fact": fact, "name": called}


def call_of(form: Form, place: tuple[str, Key], names: Names) -> str:
    """What tells a row from the others of its record."""
    name, key = place
    if name == "citation":
        return cited_fact(form, key, names)
    fields = form.get(place, {})
    field = CALLED_BY.get(name, "")
    value = fields.get(field)
    if value and SHAPES[name].fields[field].to:
        called = names.get((SHAPES[name].fields[field].to, tuple(value)))
        return shortened(called.name.text if called else key_text(value))
    if value:
        return shortened(str(value))
    if name == "post":
        called = names.get((name, key)) or Called(title_in(fields), "")
        return shortened(called.name.text)
    return shortened(next((str(fields[word]) for word in fields if "described" in word and fields[word]), ""))


def title_in(fields: Fields) -> Phrase:
    """The title of an office, in whichever language it has one."""
    return Phrase(next((str(fields[f"title_{end}"]) for end in ENDS if fields.get(f"title_{end}")), ""))


ENDS = ("en", "zh_hant", "zh_hans")


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST_CALL else f"{words[: LONGEST_CALL - 1]}…"


def caller(names: Names) -> Calls:
    """What says what something is called today."""

    def called(kind: str, key: Sequence[str]) -> str:
        known = names.get((kind, tuple(key)))
        return known.name.text if known else key_text(key)

    return called


def changed(changes: Iterable[Change], forms: Sequence[Form], record: Any, names: Names) -> list[Changed]:
    """What a change did, object by object, field by field; ``forms`` are the states before and after it."""
    both: Form = {}
    for form in forms:
        both |= form
    objects = []
    for change in changes:
        entry = as_kept(change)
        shape = SHAPES[change.name]
        told = [
            shown_difference("", entry, part, record, caller(names), for_readers=True)
            for part in entry["differences"]
            if not part["field"] or not is_of_books(change.name, part["field"])
        ]
        if told:
            call = "" if shape.is_record else call_of(both, (change.name, change.key), names)
            outcome = words_of_outcome(change)
            objects.append(Changed(str(capfirst(shape.model._meta.verbose_name)), call, outcome, told))
    return objects


def words_of_outcome(change: Change) -> str:
    """Whether a row came or went; empty where it was there and is."""
    if change.outcome is Outcome.NEW:
        return pgettext("a row of an entry", "added")
    return pgettext("a row of an entry", "removed") if change.outcome is Outcome.REMOVED else ""


def touched(changes: Iterable[Change]) -> list[str]:
    """What a change touched, in a few words: the fields of the record itself, and the kinds of its rows."""
    words: dict[str, None] = {}
    for change in changes:
        shape = SHAPES[change.name]
        if not shape.is_record:
            words[str(shape.model._meta.verbose_name_plural)] = None
            continue
        for difference in change.differences:
            if difference.field and not is_of_books(change.name, difference.field):
                words[str(shape.fields[difference.field].column.verbose_name)] = None
    return list(words)
