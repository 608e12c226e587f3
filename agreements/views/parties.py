"""The page of a party: its agreements at a glance, who held office for it, what was said for it, what it hosted."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.domain.footnotes import Footnotes
from agreements.domain.offices import offices_of
from agreements.models import Event, Party, Person, Statement
from agreements.prepared import Given
from agreements.views import groups, rows
from agreements.views.detail_reading import (
    EVENT_ROW,
    NAMED,
    ROWS_SHOWN,
    among,
    children_of,
    hold_aliases,
    keys,
    narrow,
    prepared,
    record_of_page,
    statements_of,
    total_of,
    with_total,
)
from agreements.views.details import RecordDetail
from agreements.views.overview import Overview

#: So many offices and so many statements stand on the page of a party.
OFFICES_SHOWN, STATEMENTS_SHOWN = 20, 3

PARTY = record_of_page(Party, parent=NAMED)
BODIES = children_of(Party)


def said_for_party():
    """The statements made on behalf of a party, or by someone in an office of its."""
    named = keys(Statement.objects.filter(on_behalf_of=Given("party")))
    return named.union(keys(Statement.objects.filter(post__party=Given("party"))))


STATEMENTS_FOR_PARTY = prepared(lambda: with_total(statements_of(said_for_party()))[:STATEMENTS_SHOWN])
HOSTED = prepared(
    lambda: narrow(
        with_total(
            Event.objects.published().filter(
                among(keys(Event.hosts.through.objects.filter(party=Given("party")), "event"))
            )
        ),
        *EVENT_ROW,
        place=NAMED,
    ).newest_first()[:ROWS_SHOWN]
)


class PartyDetail(RecordDetail):
    """One party: its agreements, its counterparts, its years, who has spoken for it."""

    template_name = "agreements/party_detail.html"
    section = "parties"
    list_heading = gettext_lazy("Parties")
    asks = PARTY

    def parts(self, record):
        hold_aliases(record)
        overview = Overview.of("party", record, "with_party", "area")
        offices = offices_of(record, OFFICES_SHOWN)
        evidence = [row for office in offices for row in office.shown_by]
        statements = STATEMENTS_FOR_PARTY(party=record.pk)
        hosted = HOSTED(party=record.pk)
        return {
            **overview.context,
            "counterparts": overview.bars(
                "with_party", _("Other parties by number of agreements shared"), _("Party")
            ),
            "areas": overview.bars("area", _("Areas by number of agreements"), _("Area of cooperation")),
            "offices": offices,
            "people_count": Person.objects.published().filter(posts__party=record).distinct().count(),
            "statements": groups.statement_groups(statements),
            "statement_count": total_of(statements),
            "hosted": rows.event_rows(hosted),
            "hosted_count": total_of(hosted),
            "children": BODIES(record=record.pk),
            "footnotes": Footnotes.of(*evidence, *statements, own=record),
        }
