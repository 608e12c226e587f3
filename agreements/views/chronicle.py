"""Pages of what happened and what was said: events by year and month, statements."""

from itertools import groupby

from django.db.models import F
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.domain.footnotes import Footnotes
from agreements.models import Event, Party
from agreements.views import facets, groups, reading, rows
from agreements.views.details import ROWS_SHOWN, RecordDetail
from agreements.views.lists import RecordList

#: So many events within a conference and so many statements stand on its page.
CHILDREN_SHOWN = 100


class EventList(RecordList):
    """All events, by year and month."""

    template_name = "agreements/event_list.html"
    section = "events"
    question = filters.EventQuestion
    row = rows.event_row
    heading = gettext_lazy("Events")
    lead = gettext_lazy("Conferences, visits and meetings where agreements were signed or spoken of.")
    facets_label = gettext_lazy("Filter these events")
    empty_words = gettext_lazy("No event matches these filters.")

    def records(self):
        return reading.events_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s event", "%(number)s events", number) % {"number": number}

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "place", "events"),
            facets.record_facet(question, "parent", "children"),
        ]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        context["years_of_events"] = by_year(context["page_obj"])
        return context


def by_year(events) -> list[dict]:
    """Events grouped by year and month as they follow one another; undated ones at the end."""

    def year(event):
        return event.start_first_day // 10000 if event.start_first_day else None

    def month(event):
        exact = event.start_first_day and event.start_on[4:5] == "-" and event.start_on[5:7].isdigit()
        return event.start_first_day // 100 % 100 if exact else None

    return [
        {
            "year": in_year,
            "months": [
                {
                    "label": str(MONTHS[in_month]) if in_month else "",
                    "rows": [rows.event_row(event) for event in found],
                }
                for in_month, found in groupby(list(of_year), key=month)
            ],
        }
        for in_year, of_year in groupby(events, key=year)
    ]


class EventDetail(RecordDetail):
    """One event: what it was part of and held, who was there, what was signed and said."""

    template_name = "agreements/event_detail.html"
    section = "events"
    list_heading = gettext_lazy("Events")

    def records(self):
        return reading.events_for_rows().prefetch_related(
            reading.published("parent", Event),
            reading.published("hosts", Party),
            reading.ATTENDANCES,
            "aliases",
        )

    def parts(self, record):
        children = list(
            reading.events_for_rows()
            .filter(parent=record)
            .order_by(F("start_first_day").asc(nulls_last=True), "slug")[:CHILDREN_SHOWN]
        )
        said = reading.statements_for_rows().filter(event__in=[record, *children])
        statements = list(
            said.order_by(F("said_first_day").asc(nulls_last=True), "order", "slug")[:ROWS_SHOWN]
        )
        attendances = list(record.attendances.all())
        signed = reading.agreements_for_rows().filter(signing_event__in=[record, *children])
        about = reading.agreements_for_rows().filter(events=record)
        return {
            "subevents": children,
            "attendances": groups.attendances_by_role(attendances),
            "signed": [rows.agreement_row(row) for row in signed.newest_first()[:ROWS_SHOWN]],
            "about": [rows.agreement_row(row) for row in about.newest_first()[:ROWS_SHOWN]],
            "statements": groups.statement_groups(statements),
            "statement_total": said.count(),
            "rows_shown": ROWS_SHOWN,
            "footnotes": Footnotes.of(*children, *attendances, *statements, own=record),
        }


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
            facets.record_facet(question, "speaker", "statements"),
            facets.choice_facet(question, "channel"),
            facets.record_facet(question, "event", "statements"),
            facets.record_facet(question, "agreement", "statements"),
        ]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        context["groups"] = groups.statement_groups(context["rows"])
        context["footnotes"] = Footnotes.of(*context["rows"])
        return context


class StatementDetail(RecordDetail):
    """One statement: the words, who said them, when and where, about what."""

    template_name = "agreements/statement_detail.html"
    section = "statements"
    list_heading = gettext_lazy("Statements")

    def records(self):
        return reading.statements_for_rows()

    def parts(self, record):
        about = reading.agreements_for_rows().filter(statements=record).newest_first()
        return {
            "about": [rows.agreement_row(agreement) for agreement in about[:ROWS_SHOWN]],
            "footnotes": Footnotes.of(own=record),
        }
