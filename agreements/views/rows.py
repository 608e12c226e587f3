"""What one row of a list says, for each kind of record; the shapes that the partials take."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.choices import AgreementStatus, ParticipationRole
from agreements.domain.description import Run, title_runs
from agreements.text import Phrase

#: More parties than this are counted in a row, not named.
NAMED_PARTIES = 4


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement in a list."""

    address: str
    title: Phrase
    made_on: str
    parties: list[Phrase]
    party_count: int
    status_figure: str
    status_label: str
    areas: list[Phrase]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of another kind in a list."""

    address: str
    name: Phrase
    on: str = ""
    dated: bool = False
    note: Phrase | str = ""
    meta: list[Phrase | str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plate:
    """The cover of one agreement."""

    register_number: str
    title: Phrase
    runs: list[Run]
    parties: list[Phrase]
    party_count: int
    status_figure: str
    status_label: str
    place: Phrase | None
    made_on: str
    address: str = ""


def parties_of(agreement) -> list:
    """The published parties of an agreement that are parties to it, in its order, each once."""
    parties = [
        participation.party
        for participation in agreement.participations.all()
        if participation.party and participation.role in ParticipationRole.parties()
    ]
    return list(dict.fromkeys(parties))


def areas_of(agreement) -> list:
    """The published areas of an agreement, in its order, each once."""
    areas = [commitment.area for commitment in agreement.commitments.all() if commitment.area]
    return list(dict.fromkeys(areas))


def agreement_row(agreement) -> AgreementRow:
    """A row of a list; needs participations and commitments read beforehand."""
    parties = parties_of(agreement)
    return AgreementRow(
        address=agreement.get_absolute_url(),
        title=agreement.title,
        made_on=agreement.made_on,
        parties=[party.name for party in parties] if len(parties) <= NAMED_PARTIES else [],
        party_count=len(parties),
        status_figure=AgreementStatus(agreement.status).figure,
        status_label=AgreementStatus(agreement.status).label,
        areas=[area.name for area in areas_of(agreement)],
    )


def plate_of(agreement, address: str = "") -> Plate:
    """The cover of an agreement; with an address, one that leads to it."""
    parties = [party.name for party in parties_of(agreement)]
    return Plate(
        register_number=agreement.register_number,
        title=agreement.title,
        runs=title_runs(agreement.title, parties),
        parties=parties[:2],
        party_count=len(parties),
        status_figure=AgreementStatus(agreement.status).figure,
        status_label=AgreementStatus(agreement.status).label,
        place=agreement.place.name if agreement.place else None,
        made_on=agreement.made_on,
        address=address,
    )


def counted_agreements(number: int) -> str:
    return ngettext("%(number)s agreement", "%(number)s agreements", number) % {"number": number}


def counted_statements(number: int) -> str:
    return ngettext("%(number)s statement", "%(number)s statements", number) % {"number": number}


def party_row(party) -> RecordRow:
    meta = [party.get_kind_display(), counted_agreements(party.agreement_count)]
    note = party.parent.name if party.parent else ""
    return RecordRow(party.get_absolute_url(), party.name, note=note, meta=meta)


def person_row(person) -> RecordRow:
    posts = list(person.posts.all())
    return RecordRow(
        person.get_absolute_url(),
        person.name,
        note=posts[0].title if posts else "",
        meta=[counted_statements(person.statement_count)],
    )


def event_row(event) -> RecordRow:
    meta = [event.get_kind_display()]
    if event.place:
        meta.append(event.place.name)
    if event.is_expected:
        meta.append(_("Expected"))
    if event.signed_count:
        meta.append(
            ngettext("%(number)s agreement signed", "%(number)s agreements signed", event.signed_count)
            % {"number": event.signed_count}
        )
    if event.statement_count:
        meta.append(counted_statements(event.statement_count))
    return RecordRow(event.get_absolute_url(), event.name, on=event.when, dated=True, meta=meta)


def area_row(area) -> RecordRow:
    return RecordRow(
        area.get_absolute_url(),
        area.name,
        note=area.parent.name if area.parent else "",
        meta=[counted_agreements(area.agreement_count)],
    )


def place_row(place) -> RecordRow:
    meta = [place.region_code] if place.region_code else []
    return RecordRow(
        place.get_absolute_url(),
        place.name,
        meta=[*meta, counted_agreements(place.agreement_count)],
    )


def source_row(source) -> RecordRow:
    excerpts = ngettext("%(number)s excerpt", "%(number)s excerpts", source.excerpt_count) % {
        "number": source.excerpt_count
    }
    return RecordRow(
        source.get_absolute_url(),
        source.name,
        on=source.published_on,
        dated=True,
        note=Phrase(source.publisher, source.language),
        meta=[source.get_kind_display(), excerpts],
    )
