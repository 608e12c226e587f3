"""What a document is, worked out from its record in up to three short sentences, each with the facts it rests on.

“Memorandum of understanding between two regional governments, signed 26 March 2025 in Boao. No date of entry into force
is stated. Whether it is legally binding is not known.” Never typed, so that it is never behind its record, and never
more than the record holds: what no source states is said to be not stated, and what readers may not see is not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from agreements.choices import AgreementKind, AgreementStatus, Binding
from agreements.domain import course
from agreements.domain.parties import parties_of
from agreements.domain.phrasing import PLACEHOLDER, Parts, counted_parties, filled, point_in_time, when
from agreements.models import Agreement

#: By whether it was adopted on another day than signed, and whether a place is known.
Sentences = dict[tuple[bool, bool], Any]

SIGNED: Sentences = {
    (False, False): gettext_lazy("%(what)s, signed %(when)s."),
    (False, True): gettext_lazy("%(what)s, signed %(when)s in %(place)s."),
    (True, False): gettext_lazy("%(what)s, adopted %(adopted)s and signed %(when)s."),
    (True, True): gettext_lazy("%(what)s, adopted %(adopted)s and signed %(when)s in %(place)s."),
}
#: By each party on a day of its own.
SIGNED_IN_TURN: Sentences = {
    (False, False): gettext_lazy("%(what)s, signed on the dates stated for its parties."),
    (False, True): gettext_lazy("%(what)s, signed in %(place)s on the dates stated for its parties."),
    (True, False): gettext_lazy(
        "%(what)s, adopted %(adopted)s and signed on the dates stated for its parties."
    ),
    (True, True): gettext_lazy(
        "%(what)s, adopted %(adopted)s and signed in %(place)s on the dates stated for its parties."
    ),
}
#: Known to be signed, but not when.
SIGNED_SOME_DAY: Sentences = {
    (False, False): gettext_lazy("%(what)s, signed on a date that is not stated."),
    (False, True): gettext_lazy("%(what)s, signed in %(place)s on a date that is not stated."),
    (True, False): gettext_lazy("%(what)s, adopted %(adopted)s and signed on a date that is not stated."),
    (True, True): gettext_lazy(
        "%(what)s, adopted %(adopted)s and signed in %(place)s on a date that is not stated."
    ),
}
ADOPTED: Sentences = {
    (True, False): gettext_lazy("%(what)s, adopted %(adopted)s."),
    (True, True): gettext_lazy("%(what)s, adopted %(adopted)s in %(place)s."),
}
#: The citable fields behind each value of a message.
FACTS = {
    "what": ("kind",),
    "when": ("signed_on",),
    "day": ("signed_on",),
    "adopted": ("adopted_on",),
    "place": ("place",),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in the words of the page.

    ``parts`` say it in order, each with its language: the name of a place, a title or a reason may be in another than
    the page's. ``facts`` are the citable fields it rests on, of the agreement and, for what it says of the parties, of
    their participations: the marks of all of them, each once, belong behind it.
    """

    parts: Parts
    facts: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def sentences(agreement: Agreement, successors: Sequence[Agreement] = ()) -> list[Sentence]:
    """What this document is, in the active language: what it is, where it stands in its life, whether it binds.

    ``successors`` are the published agreements that supersede it. Asks the database nothing where the place and the
    participations with their parties have been read.
    """
    return [
        making_of(agreement),
        Sentence(*course.course_of(agreement, successors)),
        Sentence(binding_of(agreement), ("binding",)),
    ]


def making_of(agreement: Agreement) -> Sentence:
    """What it is, between whom, when and where it was made."""
    kinds = [party.kind for party in parties_of(agreement)]
    place = agreement.place if agreement.place and agreement.place.is_published else None
    message, silent = making_words(agreement, is_placed=place is not None)
    parts = filled(
        message,
        what=what_it_is(agreement, kinds),
        when=when(agreement.signed_on),
        day=point_in_time(agreement.signed_on),
        adopted=when(agreement.adopted_on),
        place=place.name if place else "",
    )
    told = [fact for value in PLACEHOLDER.findall(message) for fact in FACTS[value]]
    if kinds:
        told.insert(1, "role")
    return Sentence(parts, (*told, *silent))


def making_words(agreement: Agreement, *, is_placed: bool) -> tuple[str, tuple[str, ...]]:
    """The sentence, and the facts it rests on without naming a value of theirs."""
    is_announced = agreement.status == AgreementStatus.ANNOUNCED
    is_adopted = agreement.adopted_on not in ("", agreement.signed_on)
    known = (is_adopted, is_placed)
    if is_announced and agreement.signed_on:
        # Announced for a day: that it was then signed is not known.
        return _("%(what)s; its date of signature is given as %(day)s."), ()
    if agreement.signed_on:
        return str(SIGNED[known]), ()
    if course.is_signature_dated(agreement):
        return str(SIGNED_IN_TURN[known]), ("signed_on",)
    if agreement.status == AgreementStatus.SIGNED:
        return str(SIGNED_SOME_DAY[known]), ("status", "signed_on")
    if is_adopted:
        return str(ADOPTED[known]), ()
    if is_announced:
        return _("%(what)s."), ()
    if is_placed:
        return str(SIGNED_SOME_DAY[known]), ("signed_on",)
    return _("%(what)s; no date of signature or adoption is stated."), ("signed_on", "adopted_on")


def what_it_is(agreement: Agreement, kinds: list[str]) -> str:
    """Its kind and those between whom it is made: no more of them than readers may know."""
    kind = AgreementKind(agreement.kind)
    words = str(kind.label)
    if kind == AgreementKind.OTHER:
        words = pgettext("an agreement of no kind that has a name of its own", "Agreement")
    if not kinds:
        return words
    values = {"kind": words, "parties": counted_parties(kinds)}
    if len(kinds) == 1:
        return pgettext("what a document is", "%(kind)s to which %(parties)s is a party") % values
    if len(kinds) == 2:
        return pgettext("what a document is", "%(kind)s between %(parties)s") % values
    return pgettext("what a document is", "%(kind)s among %(parties)s") % values


def binding_of(agreement: Agreement) -> Parts:
    """Whether it is legally binding, and from what that is known or why it is not."""
    binding, basis = Binding(agreement.binding), agreement.binding_basis
    if binding == Binding.YES:
        message = _("It is legally binding. Basis: %(basis)s") if basis else _("It is legally binding.")
    elif binding == Binding.NO:
        message = (
            _("It is not legally binding. Basis: %(basis)s") if basis else _("It is not legally binding.")
        )
    elif basis:
        message = _("Whether it is legally binding is not known. Reason: %(basis)s")
    else:
        message = _("Whether it is legally binding is not known.")
    return filled(message, basis=basis)
