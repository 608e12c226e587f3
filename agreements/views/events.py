"""The page of an event: where it sits among others, its programme by day, who was there, what was signed and said."""

from itertools import groupby

from django.db.models import F
from django.utils.translation import get_language, gettext_lazy

from agreements.domain.finding.asked import Asked
from agreements.domain.finding.listed import keys_of_page, listed
from agreements.domain.finding.occasions import occasions, within
from agreements.domain.finding.tallies import tallied
from agreements.domain.footnotes import Footnotes
from agreements.models import Event, Party, Statement
from agreements.prepared import Among, Given, Keys
from agreements.text import COLUMN_OF_LANGUAGE
from agreements.views import groups, rows
from agreements.views.agreement_lists import listed_row
from agreements.views.detail_reading import (
    CHILDREN_SHOWN,
    EVENT_ROW,
    NAMED,
    OFFICE_IN_FULL,
    ROWS_SHOWN,
    agreements_of,
    among,
    attendances_with,
    columns,
    first_said,
    hold,
    hold_aliases,
    hold_parties_and_areas,
    keys,
    prepared,
    record_of_page,
    statements_of,
    total_of,
    with_total,
)
from agreements.views.details import RecordDetail
from agreements.views.overview import agreement_address

#: So many events stand beside one in the tree.
SIBLINGS_SHOWN = 30

EVENT = record_of_page(Event, place=NAMED, parent=EVENT_ROW, parent__parent=NAMED)
HOSTS = prepared(
    lambda: (
        Party.objects.published()
        .filter(among(keys(Event.hosts.through.objects.filter(event=Given("event")), "party")))
        .only(*NAMED)
    )
)
PRESENT = attendances_with(OFFICE_IN_FULL)


def parts_of_event(number, *names):
    """The question for what is part of an event, in the order of days, with how many there are."""
    return prepared(
        lambda: (
            with_total(
                Event.objects.published().filter(among(keys(Event.objects.filter(parent=Given("event")))))
            )
            .only(*names)
            .order_by(F("start_first_day").asc(nulls_last=True), "slug")[:number]
        )
    )


SUBEVENTS = parts_of_event(CHILDREN_SHOWN, *columns(Event))
SIBLINGS = parts_of_event(SIBLINGS_SHOWN, *EVENT_ROW)
SAID_AT_EVENTS = prepared(
    lambda: first_said(
        with_total(statements_of(keys(Statement.objects.filter(Among(F("event"), Keys("events"))))))
    )[:ROWS_SHOWN]
)
DEALT_WITH = prepared(
    lambda: agreements_of(keys(Event.agreements.through.objects.filter(event=Given("event")), "agreement"))
)


class EventDetail(RecordDetail):
    """One event: what it was part of and held, who was there, what was signed and said."""

    template_name = "agreements/event_detail.html"
    section = "events"
    list_heading = gettext_lazy("Events")
    asks = EVENT

    def parts(self, record):
        hold_aliases(record)
        attendances = PRESENT(event=record.pk)
        children = SUBEVENTS(event=record.pk)
        beneath = within([record.pk])
        statements = SAID_AT_EVENTS(events=beneath)
        about = DEALT_WITH(event=record.pk)
        hold_parties_and_areas(about)
        # What its data says it is about are the agreements that the page names, not all of a long list.
        hold(record, hosts=HOSTS(event=record.pk), attendances=attendances, agreements=about)
        return {
            **signed_at(record, beneath),
            "tree": tree_of(record),
            "subevents": children,
            "part_count": total_of(children),
            "days": by_day(children),
            "attendances": groups.attendances_by_role(attendances),
            "about": [rows.agreement_row(row) for row in about],
            "statements": groups.statement_groups(statements),
            "statement_total": total_of(statements),
            "rows_shown": ROWS_SHOWN,
            "footnotes": Footnotes.of(*children, *attendances, *statements, own=record),
        }


def signed_at(event: Event, keys: list[int]) -> dict:
    """The agreements signed at an event or within it, and how many there are."""
    asked = Asked({"within": keys})
    found = listed(keys_of_page(asked, "newest", 0, ROWS_SHOWN, COLUMN_OF_LANGUAGE[get_language()]))
    return {
        "signed": [listed_row(row) for row in found],
        "signed_count": tallied(asked, {}).total if found else 0,
        "signed_address": agreement_address(within=event.slug),
    }


def by_day(events: list[Event]) -> list[dict]:
    """A programme: events in their order, those of one written day together, each with what it holds."""
    counted = occasions(event.pk for event in events)
    return [
        {
            "when": when,
            "events": [
                {"event": event, "links": rows.occasion_links(event, counted[event.pk])} for event in found
            ],
        }
        for when, found in groupby(events, key=lambda event: event.when)
    ]


def tree_of(event: Event) -> dict | None:
    """What an event is part of, with the events beside it; None where it is part of nothing."""
    if not event.parent:
        return None
    shown = SIBLINGS(event=event.parent.pk)
    return {
        "above": event.parent.parent,
        "parent": event.parent,
        # Itself stands there even where so many come before it.
        "events": shown if event in shown else [event, *shown],
        "has_more": total_of(shown) > len(shown),
    }
