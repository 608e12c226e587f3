"""The first page and the pages about the register."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from agreements.choices import StatementKind
from agreements.domain import calendar
from agreements.domain.footnotes import Footnotes
from agreements.models import Agreement, Event, Excerpt, Party, Statement
from agreements.views import charts, reading, rows
from agreements.views.base import Page

#: So many names stand in each column of the first page.
NAMES_SHOWN = 6
#: So many of the latest statements are looked through for the first page.
RECENT = 20


class Home(Page, TemplateView):
    """What the register is, its latest entry, how to read it, and the ways in."""

    template_name = "agreements/home.html"

    def get_context_data(self, **context):
        latest = reading.agreements_for_plates().order_by("-created_at", "slug").first()
        recent = list(reading.statements_for_rows()[:RECENT])
        verbatim = [row for row in recent if row.kind == StatementKind.VERBATIM]
        reported = [row for row in recent if row.kind == StatementKind.REPORTED]
        agreements = Agreement.objects.published()
        return super().get_context_data(
            tally=tally(),
            latest=latest,
            plate=rows.plate_of(latest, latest.get_absolute_url()) if latest else None,
            statements=verbatim[:2],
            verbatim=shortest(verbatim),
            reported=shortest(reported),
            areas=index_of(reading.areas_for_rows().order_by("-agreement_count", "slug")),
            parties=index_of(reading.parties_for_rows().order_by("-agreement_count", "slug")),
            events=index_of_events(),
            chart=charts.year_chart(
                calendar.counts_by_year(agreements, "made_first_day"), _("Agreements per year")
            ),
            footnotes=Footnotes.of(latest, *recent),
            **context,
        )


def shortest(statements: list[Statement]) -> Statement | None:
    """The shortest of some statements: it shows how an entry reads without filling the page."""
    return min(statements, key=lambda statement: len(statement.text), default=None)


def tally() -> list[dict]:
    """How much the register holds: only what readers can see."""
    cited = Q(source__state=reading.PUBLISHED)
    agreements = Agreement.objects.published().count()
    parties = Party.objects.published().count()
    statements = Statement.objects.published().count()
    excerpts = Excerpt.objects.filter(cited).count()
    return [
        {"words": ngettext("agreement", "agreements", agreements), "count": agreements},
        {"words": ngettext("party", "parties", parties), "count": parties},
        {"words": ngettext("statement", "statements", statements), "count": statements},
        {"words": ngettext("source excerpt", "source excerpts", excerpts), "count": excerpts},
    ]


def index_of(records) -> list[dict]:
    """Names with the number of agreements under each, the most first."""
    return [
        {
            "address": record.get_absolute_url(),
            "label": record.name,
            "count": record.agreement_count,
        }
        for record in records.filter(agreement_count__gt=0)[:NAMES_SHOWN]
    ]


def index_of_events() -> list[dict]:
    """The latest conferences and visits, with what was signed there or within."""
    events = (
        Event.objects.published()
        .filter(parent=None)
        .annotate(
            here=Count(
                "signed_agreements",
                distinct=True,
                filter=Q(signed_agreements__state=reading.PUBLISHED),
            ),
            within=Count(
                "children__signed_agreements",
                distinct=True,
                filter=Q(
                    children__state=reading.PUBLISHED,
                    children__signed_agreements__state=reading.PUBLISHED,
                ),
            ),
        )
        .newest_first()
    )
    return [
        {
            "address": event.get_absolute_url(),
            "label": event.name,
            "count": event.here + event.within,
        }
        for event in events.exclude(here=0, within=0)[:NAMES_SHOWN]
    ]


class About(Page, TemplateView):
    """What the register is and is not."""

    template_name = "agreements/about.html"
    heading = gettext_lazy("About this register")

    def get_context_data(self, **context):
        return super().get_context_data(crumb_here=self.heading, **context)


class Sourcing(Page, TemplateView):
    """How facts are sourced, and how to read the marks."""

    template_name = "agreements/sourcing.html"

    def get_context_data(self, **context):
        return super().get_context_data(
            crumbs=[{"address": reverse("about"), "label": _("About this register")}],
            crumb_here=_("How facts are sourced"),
            **context,
        )
