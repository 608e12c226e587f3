"""What one row of a list says, for each kind of record; the shapes that the partials take."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.choices import AgreementStatus
from agreements.domain.areas import areas_of
from agreements.domain.description import Run, title_runs
from agreements.domain.finding.occasions import Occasion, occasions
from agreements.domain.parties import parties_of
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
    slug: str = ""
    #: Where the words stand that were searched for, if not in the title.
    places: list[dict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of another kind in a list."""

    address: str
    name: Phrase
    on: str = ""
    dated: bool = False
    note: Phrase | str = ""
    meta: list[Phrase | str] = field(default_factory=list)
    #: Numbers, each with the list of what it counts.
    links: list["Link"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page."""

    address: str
    label: Phrase | str


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


def agreement_links(facet: str, record) -> list[Link]:
    """The number of agreements of a party, area or place, leading to the list of them; none leads nowhere."""
    query = urlencode({facet: record.slug})
    words = counted_agreements(record.agreement_count)
    return [Link(f"{reverse('agreement_list')}?{query}", words)] if record.agreement_count else []


def statement_links(person) -> list[Link]:
    """The number of statements of a person, leading to the list of them; none leads nowhere."""
    query = urlencode({"speaker": person.slug})
    words = counted_statements(person.statement_count)
    return [Link(f"{reverse('statement_list')}?{query}", words)] if person.statement_count else []


def party_row(party) -> RecordRow:
    return RecordRow(
        party.get_absolute_url(),
        party.name,
        note=party.parent.name if party.parent else "",
        meta=[party.get_kind_display()],
        links=agreement_links("party", party),
    )


def person_row(person) -> RecordRow:
    posts = list(person.posts.all())
    return RecordRow(
        person.get_absolute_url(),
        person.name,
        note=posts[0].title if posts else "",
        links=statement_links(person),
    )


def event_rows(events, *, with_parent: bool = False) -> list[RecordRow]:
    """Events with what was signed and said at each or beneath it: one statement for all of them.

    ``with_parent`` names the event that each is part of, which must then have been read.
    """
    events = list(events)
    counted = occasions(event.pk for event in events)
    return [event_row(event, counted[event.pk], with_parent=with_parent) for event in events]


def event_row(event, occasion: Occasion, *, with_parent: bool) -> RecordRow:
    meta = [event.get_kind_display()]
    if event.place:
        meta.append(event.place.name)
    if event.is_expected:
        meta.append(_("Expected"))
    return RecordRow(
        event.get_absolute_url(),
        event.name,
        on=event.when,
        dated=True,
        note=event.parent.name if with_parent and event.parent else "",
        meta=meta,
        links=occasion_links(event, occasion),
    )


def occasion_links(event, occasion: Occasion) -> list[Link]:
    """How much an event holds, each number with the list of it."""
    counted = (
        (occasion.signed, "agreement_list", "within", signed_words),
        (occasion.said, "statement_list", "within", counted_statements),
        (occasion.parts, "event_list", "parent", parts_words),
    )
    return [
        Link(f"{reverse(name)}?{urlencode({asked: event.slug})}", words(number))
        for number, name, asked, words in counted
        if number
    ]


def signed_words(number: int) -> str:
    return ngettext("%(number)s agreement signed", "%(number)s agreements signed", number) % {
        "number": number
    }


def parts_words(number: int) -> str:
    return ngettext("%(number)s event within it", "%(number)s events within it", number) % {"number": number}


def area_row(area) -> RecordRow:
    return RecordRow(
        area.get_absolute_url(),
        area.name,
        note=area.parent.name if area.parent else "",
        links=agreement_links("area", area),
    )


def place_row(place) -> RecordRow:
    return RecordRow(
        place.get_absolute_url(),
        place.name,
        meta=[place.region_code] if place.region_code else [],
        links=agreement_links("place", place),
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


def when_of(record) -> str:
    """The written date of a record of any kind; empty where it has none."""
    for name in ("made_on", "when", "said_on", "published_on"):
        if hasattr(record, name):
            return getattr(record, name)
    return ""
