"""Every rule asked of what is in the register: what breaks one, and what is odd but may be real.

Whatever way a record came in - a form, ``load``, plain ``loaddata``, another program - the same rules are asked of it as
of a fixture that is loaded.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from agreements.choices import ParticipationRole, PublicationState
from agreements.domain.disclosure import hidden_keys
from agreements.domain.finding.index import is_stale, nobody_watches
from agreements.domain.forms import HeldForm, held_forms
from agreements.domain.row_rules import ROW_RULES, days_of
from agreements.domain.schema import ROWS, SHAPES, Fields, Key
from agreements.domain.snapshot import snapshot
from agreements.domain.upward import UPWARD, under_themselves
from agreements.domain.values import CHECKS, UnfitError
from agreements.models import Document
from agreements.text import columns

#: So many records are read at once.
BATCH = 500


class Finding(NamedTuple):
    """Something about one object: a broken rule, or (a warning) what is odd."""

    is_error: bool
    model: str
    key: Key
    field: str
    problem: str
    remedy: str


#: Field, problem and remedy of what is odd.
Oddity = tuple[str, str, str]


def findings(progress: Callable[[str, int], None] | None = None) -> Iterator[Finding]:
    """All that is wrong or odd in the register, kind by kind; ``progress`` is told how many records are behind."""
    done = 0
    with snapshot():
        hidden = {kind: {key[0] for key in hidden_keys(SHAPES[kind])} for kind in ROWS}
        for kind in ROWS:
            for slugs in batches(kind):
                for form in held_forms(kind, slugs).values():
                    for (name, key), held in form.items():
                        yield from errors_of(name, key, held.fields)
                    yield from warnings_of(kind, form)
                    yield from hidden_beside(form, hidden)
                done += len(slugs)
                if progress:
                    progress("check", done)
        yield from circles()
    if is_stale(progress or nobody_watches):
        problem = _("lists, counts and search are not as the records are")
        yield Finding(False, Document._meta.label_lower, (), "", problem, _("Run manage.py reindex."))


def batches(kind: str) -> Iterator[list[str]]:
    """The slugs of all records of a kind, some hundred at a time."""
    slugs = SHAPES[kind].model._default_manager.order_by("slug").values_list("slug", flat=True).iterator()
    while batch := list(islice(slugs, BATCH)):
        yield batch


def errors_of(name: str, key: Key, fields: Fields) -> Iterator[Finding]:
    """The rules that one object breaks."""
    shape = SHAPES[name]
    checks = CHECKS[name]
    is_whole = True
    for field, value in fields.items():
        try:
            checks[field](value)
        except UnfitError as fault:
            is_whole = False
            yield Finding(True, shape.label, key, field, fault.problem, fault.remedy)
    for rule in ROW_RULES[name] if is_whole else ():
        broken = rule(fields)
        if broken:
            yield Finding(True, shape.label, key, *broken)


def circles() -> Iterator[Finding]:
    """Records that lie under themselves."""
    for name in UPWARD:
        for slug in under_themselves(name):
            problem = _("“%(slug)s” lies under itself") % {"slug": slug}
            remedy = _("This record already lies above that one.")
            yield Finding(True, SHAPES[name].label, (slug,), UPWARD[name], problem, remedy)


def warnings_of(kind: str, form: HeldForm) -> Iterator[Finding]:
    """What is odd about one record with its rows."""
    for (name, key), held in form.items():
        if name in ODD:
            for field, problem, remedy in ODD[name](held.fields, list(form)):
                yield Finding(False, SHAPES[name].label, key, field, problem, remedy)


def hidden_beside(form: HeldForm, hidden: dict[str, set[str]]) -> Iterator[Finding]:
    """What a published record names and readers do not see: its page leaves it out."""
    (kind, key), record = next(iter(form.items()))
    if record.fields["state"] != PublicationState.PUBLISHED:
        return
    named = {
        SHAPES[to].record_of(named)
        for (name, _key), held in form.items()
        for _field, to, named in SHAPES[name].references(held.fields)
    }
    for other, slug in sorted(named):
        if slug in hidden[other]:
            problem = _("names %(kind)s “%(key)s”, which readers do not see") % {
                "kind": SHAPES[other].model._meta.verbose_name,
                "key": slug,
            }
            yield Finding(False, SHAPES[kind].label, key, "", problem, _("Publish it, or leave it out."))


def odd_agreement(record: Fields, places: Iterable[tuple[str, Key]]) -> Iterator[Oddity]:
    signed, in_force = days_or_none(record["signed_on"]), days_or_none(record["in_force_on"])
    if signed and in_force and in_force[1] < signed[0]:
        yield (
            "in_force_on",
            _("is before the signature"),
            _("Right for an agreement that reaches back; else mend it."),
        )
    yield from odd_titles(record)
    parties = {
        key[1] for name, key in places if name == "participation" and key[2] in ParticipationRole.parties()
    }
    if not parties:
        yield "participations", _("has no party"), _("Add those between whom it was made.")
    elif len(parties) == 1:
        yield "participations", _("has one party only"), _("Add the other, if a source names it.")
    if not any(name == "citation" for name, _row in places):
        yield "", _("has no citation"), _("Cite the words each fact rests on.")


def odd_source(record: Fields, places: Iterable[tuple[str, Key]]) -> Iterator[Oddity]:
    if not record["published_on"]:
        yield (
            "published_on",
            _("is empty"),
            _("Give the day, month or year in which it was published, if it is known."),
        )


def odd_citation(record: Fields, places: Iterable[tuple[str, Key]]) -> Iterator[Oddity]:
    has_reason = any(record[name] for name in columns("inference"))
    if record["inferred"] and not has_reason:
        yield "inference_en", _("is empty"), _("Say from what the fact is inferred.")
    if has_reason and not record["inferred"]:
        yield "inferred", _("is not set"), _("Set it: the citation says how the fact is inferred.")


def odd_excerpt(record: Fields, places: Iterable[tuple[str, Key]]) -> Iterator[Oddity]:
    if record["compared_on"] and not record["text"]:
        yield "compared_on", _("is given"), _("There are no words yet that could be compared.")


def odd_origins(stem: str) -> Callable[[Fields], Iterator[Oddity]]:
    """Whose words a text is, where there is no text."""

    def odd(record: Fields) -> Iterator[Oddity]:
        for name in columns(stem):
            if record[f"{name}_origin"] and not record[name]:
                yield f"{name}_origin", _("is given"), _("Leave it out where there is no text.")

    return odd


odd_titles, odd_names = odd_origins("title"), odd_origins("name")


def odd_event(record: Fields, places: Iterable[tuple[str, Key]]) -> Iterator[Oddity]:
    yield from odd_names(record)


def days_or_none(written: str) -> tuple[int, int] | None:
    """First and last possible day of a written date; nothing where it is none."""
    try:
        return days_of(written)
    except ValueError:
        return None


#: What is asked of an object and of the places of all objects of its record, by kind.
ODD: dict[str, Callable[[Fields, Iterable[tuple[str, Key]]], Iterator[Oddity]]] = {
    "agreement": odd_agreement,
    "citation": odd_citation,
    "event": odd_event,
    "excerpt": odd_excerpt,
    "source": odd_source,
}
