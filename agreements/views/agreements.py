"""The page of one agreement, with everything that hangs on it."""

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy

from agreements.choices import AgreementKind, AgreementStatus, AttendanceRole, Binding
from agreements.domain import family, timeline
from agreements.domain.footnotes import Footnotes
from agreements.domain.glossary import term_of_choice
from agreements.domain.sentence import sentences
from agreements.models import (
    Agreement,
    Alias,
    Attendance,
    Commitment,
    Event,
    Participation,
    Relation,
    Statement,
)
from agreements.models.record import DESCRIPTION_COLUMNS
from agreements.prepared import Among, Given, Keys
from agreements.views import groups, rows
from agreements.views.detail_reading import (
    AGREEMENT_ROW,
    ATTENDANCES,
    CITED,
    NAMED,
    PARTICIPATIONS,
    among,
    columns,
    first_said,
    has,
    hold,
    hold_aliases,
    kept_health,
    keys,
    narrow,
    of_slug,
    prepared,
    statements_of,
)
from agreements.views.details import RecordDetail

#: So many statements stand on the page of an agreement; the rest are one link away.
STATEMENTS_SHOWN = 40
#: So many statements of the same conference that are about something else.
NEARBY_SHOWN = 10
#: So many events of the conference, and no more.
EVENTS_SHOWN = 60

AGREEMENT = prepared(
    lambda: narrow(
        Agreement.objects.published().filter(slug=Given("slug")).order_by(),
        *columns(Agreement),
        *CITED,
        place=NAMED,
        signing_event=NAMED,
        signing_event__parent=NAMED,
    ).annotate(
        has_aliases=has(Alias, "agreement"),
        health_marks=kept_health("agreement"),
        has_parties=has(Participation, "agreement"),
        has_statements=has(Statement.agreements.through, "agreement"),
        has_relations=Exists(
            Relation.objects.filter(Q(from_agreement=OuterRef("pk")) | Q(to_agreement=OuterRef("pk")))
        ),
        has_signatories=Exists(
            Attendance.objects.filter(event=OuterRef("signing_event"), role=AttendanceRole.SIGNED)
        ),
    )
)
COMMITMENTS = prepared(
    lambda: narrow(Commitment.objects.filter(agreement=Given("agreement")), *columns(Commitment), area=NAMED),
    "area",
)
RELATIONS = prepared(
    lambda: narrow(
        Relation.objects.filter(Q(from_agreement=Given("agreement")) | Q(to_agreement=Given("agreement"))),
        "kind",
        from_agreement=(*AGREEMENT_ROW, "made_first_day"),
        to_agreement=(*AGREEMENT_ROW, "made_first_day"),
    ),
    "from_agreement",
    "to_agreement",
)


def dealing_with(rows):
    """The rows of a relation to many that name the agreement."""
    return rows.through.objects.filter(agreement=Given("agreement"))


def events_around():
    """The conference, what happened within it, the signing, and events that deal with the agreement."""
    within = keys(Event.objects.filter(parent=Given("conference")))
    themselves = keys(Event.objects.filter(Among(F("pk"), Keys("themselves"))))
    found = keys(dealing_with(Event.agreements), "event").union(within, themselves)
    return narrow(
        Event.objects.published().filter(among(found)), *columns(Event, *DESCRIPTION_COLUMNS), place=NAMED
    ).order_by(F("start_first_day").asc(nulls_last=True), "slug")[:EVENTS_SHOWN]


def statements_around():
    """What was said of the agreement, and one more than is shown; then what else was said at some events."""
    about = keys(dealing_with(Statement.agreements), "statement")
    nearby = Statement.objects.filter(Among(F("event"), Keys("events"))).exclude(among(about))
    found = keys_of_first(about, STATEMENTS_SHOWN + 1).union(keys_of_first(keys(nearby), NEARBY_SHOWN))
    is_about = dealing_with(Statement.agreements).filter(statement=OuterRef("pk"))
    return first_said(statements_of(found).annotate(is_about=Exists(is_about)))


def keys_of_first(found, number):
    """The keys of the statements that were said first among the published ones of some."""
    first = first_said(Statement.objects.published().filter(among(found)))[:number]
    return keys(Statement.objects.filter(among(first.values("pk"))))


EVENTS_AROUND = prepared(events_around)
STATEMENTS_AROUND = prepared(statements_around)


def agreement_of_page(slug):
    """A published agreement with the rows that belong to it and to its signing."""
    agreement = of_slug(AGREEMENT, slug)
    hold_aliases(agreement)
    hold(
        agreement,
        participations=PARTICIPATIONS(agreements=[agreement.pk]),
        commitments=COMMITMENTS(agreement=agreement.pk),
    )
    relations = RELATIONS(agreement=agreement.pk) if agreement.has_relations else []
    hold(
        agreement,
        relations=[row for row in relations if row.from_agreement_id == agreement.pk],
        reverse_relations=[row for row in relations if row.to_agreement_id == agreement.pk],
    )
    if agreement.signing_event:
        hold(agreement.signing_event, attendances=ATTENDANCES(event=agreement.signing_event.pk))
    return agreement


class AgreementDetail(RecordDetail):
    """One agreement with everything that hangs on it, each fact with its marks."""

    template_name = "agreements/agreement_detail.html"
    section = "agreements"
    list_heading = gettext_lazy("Agreements")

    def record_of(self, slug):
        return agreement_of_page(slug)

    def crumb_of(self, record):
        return record.register_number or record.title

    def parts(self, record):
        signing = record.signing_event
        conference = signing.parent if signing else None
        events = EVENTS_AROUND(
            agreement=record.pk,
            conference=conference.pk if conference else None,
            themselves=[event.pk for event in (signing, conference) if event],
        )
        said = []
        if conference or record.has_statements:
            near = [event.pk for event in events] if conference else []
            said = STATEMENTS_AROUND(agreement=record.pk, events=near)
        about = [statement for statement in said if statement.is_about]
        nearby = [statement for statement in said if not statement.is_about]
        statements = about[:STATEMENTS_SHOWN]
        attendances = signing.attendances.all() if signing else []
        participations = groups.participations_in_words(record)
        footnotes = Footnotes.of(
            *record.participations.all(),
            *record.commitments.all(),
            *attendances,
            *events,
            *statements,
            *nearby,
            own=record,
        )
        related = family.relations_in(record, [*record.relations.all(), *record.reverse_relations.all()])
        return {
            "sentences": sentences(record, family.successors_in(related)),
            "family": family.family_of(record),
            "terms": terms_of(record),
            "plate": rows.plate_of(record),
            "participations": participations,
            "areas": groups.commitments_by_area(record),
            "commitment_count": sum(1 for row in record.commitments.all() if row.text),
            "has_hidden_parties": record.has_parties and not participations,
            "no_one_signed": not record.has_signatories,
            "attendances": groups.attendances_by_role(attendances),
            "signing": signing,
            "conference": conference,
            "events": events,
            "other_events": [
                event
                for event in events
                if not conference or conference.pk not in (event.pk, event.parent_id)
            ],
            "statements": groups.statement_groups(statements),
            "nearby_statements": groups.statement_groups(nearby),
            "has_more_statements": len(about) > STATEMENTS_SHOWN,
            "timeline": timeline.timeline(events, [*statements, *nearby]),
            "relations": related,
            "footnotes": footnotes,
        }


def terms_of(agreement) -> dict:
    """The terms that explain what an agreement is called, where it stands and whether it binds, by name of the fact."""
    return {
        "kind": term_of_choice(AgreementKind(agreement.kind)),
        "status": term_of_choice(AgreementStatus(agreement.status)),
        "binding": term_of_choice(Binding(agreement.binding)),
    }
