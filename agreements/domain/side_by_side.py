"""Agreements side by side: for each fact what every one of them says, and whether they all say the same.

What no source states is said to be not stated, and is never called the same. What readers may not see leaves its cell
empty, as if nothing were known of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements.choices import AgreementStatus, Binding, ParticipationRole
from agreements.domain.cells import EMPTY, Cell, Line, Row, fact, if_any, record_fact, row_of, silence
from agreements.domain.footnotes import Footnotes
from agreements.models import Agreement, Area, Commitment, Excerpt, Participation
from agreements.text import Phrase


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; ``key`` tells the group apart."""

    key: str
    heading: str
    rows: list[Row]


def side_by_side(agreements: list[Agreement], footnotes: Footnotes) -> list[Group]:
    """The groups of rows, in the active language.

    Places, signings, participations and commitments should have been read beforehand, with what they lead to;
    ``footnotes`` are those of the agreements with their participations and commitments. Two statements.
    """
    groups = [
        Group("kind", _("What it is"), kind_rows(agreements)),
        Group("parties", _("Parties"), party_rows(agreements)),
        Group("dates", _("When and where"), date_rows(agreements)),
        Group("areas", _("Areas"), area_rows(agreements)),
        Group("status", _("Status and text"), status_rows(agreements)),
        Group("sources", _("Sources"), [source_row(agreements, footnotes)]),
    ]
    return [group for group in groups if group.rows]


def cited_with(agreements: Iterable[Agreement]) -> list[Model]:
    """The rows of these agreements that a comparison shows beside them."""
    return [
        row
        for agreement in agreements
        for row in (*agreement.participations.all(), *agreement.commitments.all())
    ]


def kind_rows(agreements: list[Agreement]) -> list[Row]:
    def original_title(agreement: Agreement) -> Cell:
        # One whose own title is in a language of the pages has no other: that is no silence of its sources.
        title = Phrase(agreement.title_original, agreement.original_language)
        return fact(agreement, "title", words=title) if title else EMPTY

    return [
        row_of(_("Kind"), agreements, lambda row: fact(row, "kind", "", words=row.get_kind_display())),
        *if_any(row_of(_("Original title"), agreements, original_title)),
    ]


def party_rows(agreements: list[Agreement]) -> list[Row]:
    """Between whom each is made; then who else takes part, where anyone does."""
    recorded = Participation.objects.filter(agreement__in=agreements).order_by()
    known = set(recorded.values_list("agreement_id", flat=True).distinct())

    def parties(agreement: Agreement) -> Cell:
        lines = party_lines(agreement, are_parties=True)
        if lines:
            return Cell(frozenset(line.address for line in lines), lines)
        return EMPTY if agreement.pk in known else silence(agreement)

    def others(agreement: Agreement) -> Cell:
        lines = party_lines(agreement, are_parties=False)
        if lines:
            return Cell(frozenset((line.address, line.qualifier) for line in lines), lines)
        return EMPTY

    return [
        row_of(_("Parties"), agreements, parties),
        *if_any(row_of(_("Also taking part"), agreements, others)),
    ]


def party_lines(agreement: Agreement, *, are_parties: bool) -> tuple[Line, ...]:
    """The published parties of an agreement, or those with another part in it, in its order."""
    return tuple(
        Line(
            row.party.name,
            address=row.party.get_absolute_url(),
            qualifier="" if are_parties else row.get_role_display(),
            marked=(row,),
            facts=("role", ""),
        )
        for row in agreement.participations.all()
        if row.party.is_published and (row.role in ParticipationRole.parties()) == are_parties
    )


def date_rows(agreements: list[Agreement]) -> list[Row]:
    def occasion(agreement: Agreement) -> Cell:
        signing = agreement.signing_event
        conference = signing.parent if signing and signing.is_published else None
        shown = conference if conference and conference.is_published else signing
        return record_fact(
            agreement, "signing_event", shown, is_recorded=agreement.signing_event_id is not None
        )

    def dates(label: str, name: str) -> Row:
        return row_of(label, agreements, lambda row: fact(row, name, date=getattr(row, name)))

    return [
        *if_any(dates(_("Adopted on"), "adopted_on")),
        dates(_("Signed on"), "signed_on"),
        row_of(
            _("Signed at"),
            agreements,
            lambda row: record_fact(row, "place", row.place, is_recorded=row.place_id is not None),
        ),
        row_of(_("Signed during"), agreements, occasion),
        dates(_("In force from"), "in_force_on"),
        *if_any(dates(_("To end on"), "ends_on"), dates(_("Ended on"), "ended_on")),
    ]


def area_rows(agreements: list[Agreement]) -> list[Row]:
    """Every area that any of them names, those of the most first, with what each agreed in it."""
    agreed: dict[Area, dict[int, list[Commitment]]] = {}
    for agreement in agreements:
        for commitment in agreement.commitments.all():
            if commitment.area.is_published:
                agreed.setdefault(commitment.area, {}).setdefault(agreement.pk, []).append(commitment)
    # The sort is stable: areas of equally many stay as the agreements name them.
    shared_first = sorted(agreed.items(), key=lambda item: -len(item[1]))
    return [
        Row(
            area.name,
            [area_cell(found.get(agreement.pk, [])) for agreement in agreements],
            area.get_absolute_url(),
        )
        for area, found in shared_first
    ]


def area_cell(commitments: list[Commitment]) -> Cell:
    """What one agreement has in an area: its commitments, the area alone, or nothing of it."""
    if not commitments:
        return Cell("", note=_("Not among its areas"))
    told = [row for row in commitments if row.text]
    if not told:
        note = _("Named, without a commitment")
        return Cell((), note=note, marked=tuple(commitments), facts=("area", ""))
    # What only names the area is marked with the first that says more of it.
    only_named = tuple(row for row in commitments if not row.text)
    lines = tuple(
        Line(
            row.text,
            qualifier=wording_of(row),
            marked=(row, *(only_named if row is told[0] else ())),
            facts=("text", "wording", "area", ""),
        )
        for row in told
    )
    return Cell(tuple((line.words, line.qualifier) for line in lines), lines)


def wording_of(commitment: Commitment) -> str:
    """How strongly a commitment is put, where a source says so."""
    if not commitment.wording:
        return ""
    return _("Wording: “%(wording)s”") % {"wording": commitment.get_wording_display()}


def status_rows(agreements: list[Agreement]) -> list[Row]:
    def status(agreement: Agreement) -> Cell:
        figure = AgreementStatus(agreement.status).figure
        return fact(agreement, "status", words=agreement.get_status_display(), figure=figure)

    def binding(agreement: Agreement) -> Cell:
        if agreement.binding == Binding.NOT_KNOWN:
            stated = silence(agreement, "binding")
        else:
            stated = fact(agreement, "binding", words=agreement.get_binding_display())
        basis = agreement.binding_basis
        if not basis:
            return stated
        # The same answer on other grounds is not the same.
        return replace(
            stated, key=(stated.key, str(basis)), lines=(*stated.lines, Line(basis)), is_silent=False
        )

    def text(agreement: Agreement) -> Cell:
        if agreement.text_address:
            words = _("Read the text where it is published")
            return fact(agreement, "text_held", words=words, address=agreement.text_address)
        return fact(agreement, "text_held", words=agreement.get_text_held_display())

    return [
        row_of(_("Status"), agreements, status),
        row_of(pgettext("whether an agreement is", "Legally binding"), agreements, binding),
        *if_any(
            row_of(
                _("Authentic languages"),
                agreements,
                lambda row: fact(row, "authentic_languages", languages=row.authentic_languages),
            )
        ),
        row_of(_("Text of the agreement"), agreements, text),
    ]


def source_row(agreements: list[Agreement], footnotes: Footnotes) -> Row:
    """On how much the facts of each rest."""
    cited = {agreement: excerpts_of(agreement, footnotes) for agreement in agreements}
    found = Excerpt.objects.filter(pk__in=frozenset().union(*cited.values()))
    source_of = dict(found.order_by().values_list("pk", "source_id"))

    def sources(agreement: Agreement) -> Cell:
        excerpts = cited[agreement]
        if not excerpts:
            return Cell(None, note=_("No source is recorded"), is_silent=True)
        number = len({source_of[excerpt] for excerpt in excerpts})
        return Cell(excerpts, (Line(counted_sources(number)), Line(counted_excerpts(len(excerpts)))))

    return row_of(_("Sources"), agreements, sources)


def excerpts_of(agreement: Agreement, footnotes: Footnotes) -> frozenset[int]:
    """The excerpts that a comparison cites for one agreement, its parties and commitments."""
    own = {(str(target._meta.model_name), target.pk) for target in (agreement, *cited_with([agreement]))}
    return frozenset(
        citation.excerpt_id
        for fact_cited, citations in footnotes.citations.items()
        if fact_cited[:2] in own
        for citation in citations
    )


def counted_sources(number: int) -> str:
    return ngettext("%(number)s source", "%(number)s sources", number) % {"number": number}


def counted_excerpts(number: int) -> str:
    return ngettext("%(number)s excerpt", "%(number)s excerpts", number) % {"number": number}
