"""The page of a person: offices, what they were present at, what they said."""

from collections import defaultdict

from django.db.models import F
from django.utils.translation import get_language, gettext_lazy

from agreements.choices import StatementKind
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.listed import keys_of_page, listed
from agreements.domain.finding.tallies import tallied
from agreements.domain.footnotes import Footnotes
from agreements.models import Attendance, Person, Post, Statement
from agreements.models.record import is_published
from agreements.prepared import Given
from agreements.text import COLUMN_OF_LANGUAGE
from agreements.views import groups
from agreements.views.agreement_lists import listed_row
from agreements.views.detail_reading import (
    EVENT_ROW,
    NAMED,
    OFFICE,
    ROWS_SHOWN,
    columns,
    hold,
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
from agreements.views.overview import agreement_address

#: So many events, and so many statements of each kind, stand on the page of a person.
EVENTS_SHOWN, STATEMENTS_SHOWN = 30, 4

PERSON = record_of_page(Person)
POSTS_OF_PERSON = prepared(
    lambda: narrow(Post.objects.filter(person=Given("person")), *columns(Post), party=NAMED)
)
ATTENDANCES_OF_PERSON = prepared(
    lambda: narrow(
        with_total(Attendance.objects.filter(is_published("event"), person=Given("person"))),
        *("person", "role"),
        event=(*EVENT_ROW, "start_first_day"),
        **OFFICE,
    ).order_by(F("event__start_first_day").desc(nulls_last=True), "pk")[:EVENTS_SHOWN]
)
STATEMENTS_OF_KIND = prepared(
    lambda: with_total(
        statements_of(keys(Statement.objects.filter(speaker=Given("person")))).filter(kind=Given("kind"))
    )[:STATEMENTS_SHOWN]
)


class PersonDetail(RecordDetail):
    """One person: offices, events, statements."""

    template_name = "agreements/person_detail.html"
    section = "people"
    list_heading = gettext_lazy("People")
    asks = PERSON

    def parts(self, record):
        hold_aliases(record)
        hold(record, posts=POSTS_OF_PERSON(person=record.pk))
        attendances = ATTENDANCES_OF_PERSON(person=record.pk)
        kinds = statements_by_kind(record)
        statements = [statement for kind in kinds for statement in kind["statements"]]
        attended = Attendance.objects.filter(is_published("event"), person=record)
        return {
            **signed_with(record),
            "posts": groups.with_evidence(record.posts.all(), attendances, statements),
            "attendances": groups.attendances_by_role(attendances),
            "event_count": attended.order_by().values("event").distinct().count(),
            "has_more_events": total_of(attendances) > len(attendances),
            "kinds_of_statements": kinds,
            "statement_count": sum(kind["count"] for kind in kinds),
            "footnotes": Footnotes.of(*attendances, *statements, own=record),
        }


def signed_with(person) -> dict:
    """The latest agreements at whose signing a person was, by what they did there; and how many there are."""
    asked = Asked({"person": [person.pk]})
    keys = keys_of_page(asked, "newest", 0, ROWS_SHOWN, COLUMN_OF_LANGUAGE[get_language()])
    found = listed(keys)
    roles = defaultdict(set)
    present = Attendance.objects.filter(person=person, event__signed_agreements__in=keys)
    for slug, role in present.values_list("event__signed_agreements__slug", "role"):
        roles[role].add(slug)
    return {
        "signed": [
            {"role": role, "label": role.label, "rows": rows}
            for role in groups.ROLES
            if (rows := [listed_row(agreement) for agreement in found if agreement.slug in roles[role]])
        ],
        "signed_count": tallied(asked, {}).total if found else 0,
        "signed_address": agreement_address(person=person.slug),
    }


def statements_by_kind(person) -> list[dict]:
    """What a person said, the kinds apart: how many of each, and the latest."""
    said = ((kind, STATEMENTS_OF_KIND(person=person.pk, kind=kind.value)) for kind in StatementKind)
    return [
        {
            "kind": kind,
            "label": kind.label,
            "count": total_of(found),
            "statements": found,
            "groups": groups.statement_groups(found),
        }
        for kind, found in said
        if found
    ]
