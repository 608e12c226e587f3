"""Pages of what happened and what was said: events by year and month, statements."""

from itertools import groupby

from django.db.models.functions import Coalesce
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.domain import calendar
from agreements.domain.finding import positions
from agreements.domain.footnotes import Footnotes
from agreements.models import Event, Statement
from agreements.prepared import Given
from agreements.text import Phrase
from agreements.views import facets, groups, reading, rows
from agreements.views.detail_reading import (
    CITED,
    OFFICE_IN_FULL,
    agreements_of,
    hold,
    hold_parties_and_areas,
    kept_health,
    keys,
    prepared,
    statements_of,
)
from agreements.views.details import RecordDetail
from agreements.views.lists import RecordList, addresses_with

#: So many years stand above the list of events; the earlier ones unfold.
YEARS_SHOWN = 12


class EventList(RecordList):
    """All events, by year and month."""

    template_name = "agreements/event_list.html"
    section = "events"
    question = filters.EventQuestion
    heading = gettext_lazy("Events")
    lead = gettext_lazy("Conferences, visits and meetings where agreements were signed or spoken of.")
    facets_label = gettext_lazy("Filter these events")
    empty_words = gettext_lazy("No event matches these filters.")

    def records(self):
        return reading.events_for_rows().prefetch_related(reading.published("parent", Event))

    def rows(self, page):
        return rows.event_rows(page, with_parent=True)

    def count_words(self, number):
        return ngettext("%(number)s event", "%(number)s events", number) % {"number": number}

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "place"),
            facets.record_facet(question, "parent"),
            facets.health_facet(question),
        ]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        context["years_of_events"] = by_year(zip(context["page_obj"], context["rows"], strict=True))
        years = years_asked(context["question"])
        context["latest_years"], context["earlier_years"] = years[:YEARS_SHOWN], years[YEARS_SHOWN:]
        return context


def years_asked(question) -> list[dict]:
    """The years in which events fell, the latest first, each with how many the list gives for it."""
    if question.asked.keys() <= {"year"}:
        counts = calendar.counts_of_spans(positions.years_of_events())
    else:
        events = question.without("year").annotate(last_day=Coalesce("end_last_day", "start_last_day"))
        counts = calendar.counts_by_years(events, "start_first_day", "last_day")
    on = question.form.cleaned_data["year"]
    address_of = addresses_with(question, "year")
    return [
        {
            "year": year,
            "count": counts[year],
            "address": address_of(year),
            "current": bool(on) and int(on) == year,
        }
        for year in sorted(counts, reverse=True)
    ]


def by_year(events) -> list[dict]:
    """Events, each with its row, grouped by year and month as they follow one another; undated ones at the end."""

    def year(pair):
        event, _row = pair
        return event.start_first_day // 10000 if event.start_first_day else None

    def month(pair):
        event, _row = pair
        exact = event.start_first_day and event.start_on[4:5] == "-" and event.start_on[5:7].isdigit()
        return event.start_first_day // 100 % 100 if exact else None

    return [
        {
            "year": in_year,
            "months": [
                {
                    "label": str(MONTHS[in_month]) if in_month else "",
                    "rows": [row for _event, row in found],
                }
                for in_month, found in groupby(list(of_year), key=month)
            ],
        }
        for in_year, of_year in groupby(events, key=year)
    ]


class StatementList(RecordList):
    """All statements, newest first."""

    template_name = "agreements/statement_list.html"
    section = "statements"
    question = filters.StatementQuestion
    heading = gettext_lazy("Statements")
    lead = gettext_lazy(
        "What officials said of agreements: their own words where a source quotes them, and "
        "reported remarks kept apart."
    )
    facets_label = gettext_lazy("Filter these statements")
    empty_words = gettext_lazy("No statement matches these filters.")

    @staticmethod
    def row(statement):
        return statement

    def records(self):
        return reading.statements_for_rows()

    def count_words(self, number):
        return rows.counted_statements(number)

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "speaker"),
            facets.choice_facet(question, "channel"),
            facets.record_facet(question, "event"),
            facets.record_facet(question, "agreement"),
            facets.health_facet(question),
        ]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        context["groups"] = groups.statement_groups(context["rows"])
        context["footnotes"] = Footnotes.of(*context["rows"])
        return context


STATEMENT = prepared(
    lambda: (
        statements_of(keys(Statement.objects.filter(slug=Given("slug"))), *CITED, office=OFFICE_IN_FULL)
        .annotate(health_marks=kept_health("statement"))
        .order_by()
    )
)
AGREEMENTS_OF_STATEMENT = prepared(
    lambda: agreements_of(
        keys(Statement.agreements.through.objects.filter(statement=Given("statement")), "agreement")
    )
)


class StatementDetail(RecordDetail):
    """One statement: the words, who said them, when and where, about what."""

    template_name = "agreements/statement_detail.html"
    section = "statements"
    list_heading = gettext_lazy("Statements")
    asks = STATEMENT

    def crumb_of(self, record):
        return Phrase(str(record), record.language)

    def parts(self, record):
        about = AGREEMENTS_OF_STATEMENT(statement=record.pk)
        hold_parties_and_areas(about)
        hold(record, agreements=about)
        return {
            "about": [rows.agreement_row(agreement) for agreement in about],
            "footnotes": Footnotes.of(own=record),
        }
