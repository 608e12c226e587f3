"""Agreements side by side: which ones the address names, and what one of them could be compared with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from agreements.domain.family import family_of, relations_of
from agreements.domain.footnotes import Footnotes
from agreements.domain.side_by_side import cited_with, side_by_side
from agreements.models import Agreement, Event, Place
from agreements.text import Phrase
from agreements.views import reading
from agreements.views.base import Fault, Page, WrongQuestion

#: So many agreements have room beside each other.
MOST = 4
LETTERS = "ABCD"
#: So many of the newest agreements, or of those related, are offered.
OFFERED = 6
#: What the parameter ``rows`` can say: only those in which the agreements differ.
DIFFERING = "differing"
#: More of a wrong value than this helps nobody.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One of the agreements compared; ``without`` is the address of the comparison without it."""

    letter: str
    agreement: Agreement
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An agreement that can join those chosen, and the address of that comparison."""

    title: Phrase
    made_on: str
    address: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Agreements that can join those chosen, under the reason why these are offered."""

    heading: str
    choices: list[Choice]


class Compare(Page, TemplateView):
    """Two to four agreements; where the address names fewer, the page asks for another."""

    template_name = "agreements/compare.html"
    section = "agreements"
    parameters = ("agreement", "rows")

    def get_context_data(self, **context):
        slugs, rows = self.asked()
        agreements = agreements_of(slugs)
        footnotes = Footnotes.of(*agreements, *cited_with(agreements))
        is_compared = len(agreements) > 1
        wanted = max(2 - len(agreements), 1) if len(agreements) < MOST else 0
        return super().get_context_data(
            columns=[
                Column(
                    letter, agreement, address_of([slug for slug in slugs if slug != agreement.slug], rows)
                )
                for letter, agreement in zip(LETTERS, agreements, strict=False)
            ],
            groups=side_by_side(agreements, footnotes) if is_compared else [],
            footnotes=footnotes,
            is_whole=rows != DIFFERING,
            other_rows=address_of(slugs, "" if rows == DIFFERING else DIFFERING),
            swapped=address_of(slugs[::-1], rows),
            offered=[] if is_compared else offered_with(*agreements),
            fields=range(1, wanted + 1),
            kept_rows=rows,
            crumbs=[{"address": reverse("agreement_list"), "label": _("Agreements")}],
            crumb_here=pgettext("agreements side by side", "Compare"),
            **context,
        )

    def asked(self):
        """The slugs in the address, each once and in their order, and which rows; raises WrongQuestion."""
        slugs = list(dict.fromkeys(filter(None, map(str.strip, self.request.GET.getlist("agreement")))))
        rows = self.request.GET.get("rows", "").strip()
        faults = []
        if len(slugs) > MOST:
            wrong = _("At most %(most)s agreements stand side by side; this address names %(number)s.") % {
                "most": MOST,
                "number": len(slugs),
            }
            faults.append(Fault("agreement", "", wrong, _("Take some of them out of the address.")))
        if rows not in ("", DIFFERING):
            wrong = _("“%(value)s” is not one of the choices.") % {"value": rows[:SHOWN]}
            faults.append(Fault("rows", rows, wrong, _("Choose one of: %(values)s.") % {"values": DIFFERING}))
        if faults:
            raise WrongQuestion(faults)
        return slugs, rows


def agreements_of(slugs: list[str]) -> list[Agreement]:
    """The published agreements of these slugs, in that order, with what a comparison reads; raises WrongQuestion.

    One that readers may not see is told of as one that never was.
    """
    read = Agreement.objects.published().prefetch_related(
        reading.PARTIES,
        reading.AREAS,
        reading.published("place", Place),
        reading.published("signing_event", Event, reading.published("parent", Event)),
    )
    found = {agreement.slug: agreement for agreement in read.filter(slug__in=slugs)}
    right = _("Choose one from the list of %(records)s.") % {"records": Agreement._meta.verbose_name_plural}
    faults = [
        Fault("agreement", slug, _("“%(value)s” is not in the register.") % {"value": slug[:SHOWN]}, right)
        for slug in slugs
        if slug not in found
    ]
    if faults:
        raise WrongQuestion(faults)
    return [found[slug] for slug in slugs]


def address_of(slugs: list[str], rows: str = "") -> str:
    """The address of the comparison of these agreements."""
    asked = [("agreement", slug) for slug in slugs] + ([("rows", rows)] if rows else [])
    return reverse("compare") + (f"?{urlencode(asked)}" if asked else "")


def offered_with(agreement: Agreement | None = None) -> list[Choices]:
    """What an agreement could be compared with: its family, else the newest; the newest, where none is chosen."""
    chosen = [agreement.slug] if agreement else []
    newest = Agreement.objects.published().exclude(slug__in=chosen).newest_first()
    near = []
    if agreement:
        family = family_of(agreement)
        same = family.same_parties
        near = [
            (
                _("Between the same parties"),
                [kin.agreement for kin in (*same.before, *same.after, *same.beside, *same.undated)],
            ),
            (_("In the same areas"), [kin.agreement for kin in family.same_areas]),
            (_("Related agreements"), [related.agreement for related in relations_of(agreement)[:OFFERED]]),
        ]
    if not any(found for _heading, found in near):
        near = [(_("The newest in the register"), newest[:OFFERED])]
    return [
        Choices(
            heading,
            [
                Choice(other.title, other.made_on, address_of([*chosen, other.slug]))
                for other in dict.fromkeys(found)
            ],
        )
        for heading, found in near
        if found
    ]
