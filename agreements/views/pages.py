"""The first page and the pages about the register."""

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.choices import StatementKind
from agreements.domain import glossary
from agreements.domain.finding import positions
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.listed import named
from agreements.domain.finding.occasions import latest_signings, signed_within
from agreements.domain.finding.sequences import SEQUENCES
from agreements.domain.finding.tallies import tallied
from agreements.domain.footnotes import Footnotes
from agreements.models import Event, Statement
from agreements.text import choose
from agreements.views import charts, reading, rows
from agreements.views.base import Page
from agreements.views.citing import register_as_data

#: So many names stand in each column of the first page.
NAMES_SHOWN = 6
#: So many of the latest statements are looked through for the first page.
RECENT = 20


class Home(Page, TemplateView):
    """What the register is, its latest entry, how to read it, and the ways in."""

    template_name = "agreements/home.html"

    def get_context_data(self, **context):
        latest = reading.agreements_for_plates().order_by("-created_at", "slug").first()
        recent = recent_statements()
        verbatim = [row for row in recent if row.kind == StatementKind.VERBATIM]
        reported = [row for row in recent if row.kind == StatementKind.REPORTED]
        kept = tallied(Asked(), {"area": NAMES_SHOWN, "party": NAMES_SHOWN, "year": None})
        tallies = kept.counts
        names = named({kind: map(int, tallies[kind]) for kind in ("area", "party")})
        return super().get_context_data(
            tally=tally(kept.total),
            latest=latest,
            plate=rows.plate_of(latest, latest.get_absolute_url()) if latest else None,
            statements=verbatim[:2],
            verbatim=shortest(verbatim),
            reported=shortest(reported),
            areas=index_of("area", tallies["area"], names),
            parties=index_of("party", tallies["party"], names),
            events=index_of_events(),
            chart=charts.year_chart(
                {int(year): number for year, number in tallies["year"].items()},
                _("Agreements per year"),
                lambda year: f"{reverse('agreement_list')}?year={year}",
            ),
            footnotes=Footnotes.of(latest, *recent),
            **register_as_data(self.request),
            **context,
        )


def shortest(statements: list[Statement]) -> Statement | None:
    """The shortest of some statements: it shows how an entry reads without filling the page."""
    return min(statements, key=lambda statement: len(statement.text), default=None)


def recent_statements() -> list[Statement]:
    """The latest statements."""
    keys = positions.keys_of_page("statement newest", 0, RECENT)
    found = reading.statements_for_rows().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def tally(agreements: int) -> list[dict]:
    """How much the register holds: only what readers can see."""
    words = {
        "agreement": ngettext_lazy("agreement", "agreements"),
        "party": ngettext_lazy("party", "parties"),
        "statement": ngettext_lazy("statement", "statements"),
        "source": ngettext_lazy("source", "sources"),
    }
    held = positions.totals(SEQUENCES[kind][0] for kind in words if kind in SEQUENCES)
    counts = {kind: held[SEQUENCES[kind][0]] if kind in SEQUENCES else agreements for kind in words}
    return [{"words": words[kind] % number, "count": number} for kind, number in counts.items()]


def index_of(kind: str, counts: dict[str, int], names) -> list[dict]:
    """Names with the number of agreements under each, the most first."""
    found = [(names[kind, int(key)], number) for key, number in counts.items()]
    return [
        {
            "address": reverse(f"{kind}_detail", kwargs={"slug": record.slug}),
            "label": choose(record.names, get_language()),
            "count": number,
        }
        for record, number in sorted(found, key=lambda row: (-row[1], row[0].slug))
    ]


def index_of_events() -> list[dict]:
    """The latest conferences and visits with what was signed there or within."""
    keys = latest_signings(NAMES_SHOWN)
    numbers = signed_within(keys)
    events = Event.objects.published().in_bulk(keys)
    latest = [events[key] for key in keys if key in events]
    return [
        {"address": event.get_absolute_url(), "label": event.name, "count": numbers[event.pk]}
        for event in latest
    ]


class About(Page, TemplateView):
    """What the register is and is not."""

    template_name = "agreements/about.html"
    heading = gettext_lazy("About this register")

    def get_context_data(self, **context):
        return super().get_context_data(
            crumbs=[], crumb_here=self.heading, **register_as_data(self.request), **context
        )


class Sourcing(Page, TemplateView):
    """How facts are sourced, and how to read the marks."""

    template_name = "agreements/sourcing.html"

    def get_context_data(self, **context):
        return super().get_context_data(
            crumbs=[{"address": reverse("about"), "label": _("About this register")}],
            crumb_here=_("How facts are sourced"),
            **context,
        )


class Terms(Page, TemplateView):
    """The words of the field and what each means here, every one with its anchor."""

    template_name = "agreements/terms.html"

    def get_context_data(self, **context):
        return super().get_context_data(
            groups=glossary.term_groups(),
            crumbs=[{"address": reverse("about"), "label": _("About this register")}],
            crumb_here=_("Terms"),
            **context,
        )
