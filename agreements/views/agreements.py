"""Pages of agreements: the list and the single record."""

from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from agreements.choices import AttendanceRole
from agreements.domain import calendar, timeline
from agreements.domain.footnotes import Footnotes
from agreements.filters import AgreementQuestion
from agreements.models import Agreement, Attendance, Event, Participation, Place
from agreements.views import facets, groups, reading, rows
from agreements.views.base import Page
from agreements.views.lists import RecordList

#: So many statements stand on the page of an agreement; the rest are one link away.
STATEMENTS_SHOWN = 40
#: So many statements of the same conference that are about something else.
NEARBY_SHOWN = 10
#: So many events of the conference, and no more.
EVENTS_SHOWN = 60


class AgreementList(RecordList):
    """All agreements, newest first."""

    template_name = "agreements/agreement_list.html"
    section = "agreements"
    question = AgreementQuestion
    row = rows.agreement_row
    heading = gettext_lazy("Agreements")
    facets_label = gettext_lazy("Filter these agreements")
    empty_words = gettext_lazy("No agreement matches these filters.")

    def records(self):
        return reading.agreements_for_rows()

    def count_words(self, number):
        return rows.counted_agreements(number)

    def facets(self, question):
        return [
            facets.record_facet(
                question,
                "party",
                "participations__agreement",
                more_address=reverse("party_list"),
                more_label=_("All parties"),
            ),
            facets.record_facet(
                question,
                "area",
                "commitments__agreement",
                more_address=reverse("area_list"),
                more_label=_("All areas"),
            ),
            facets.choice_facet(question, "status"),
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "place", "agreements"),
        ]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        made = calendar.years_of(self.records(), "made_first_day", "made_last_day")
        asked = context["question"].form.cleaned_data
        if made:
            context["years"] = {
                "legend": _("Signed or adopted"),
                "from_name": "from",
                "from_value": asked["from"],
                "to_name": "to",
                "to_value": asked["to"],
                "first": made[0],
                "last": made[1],
            }
        return context


class AgreementDetail(Page, TemplateView):
    """One agreement with everything that hangs on it, each fact with its marks."""

    template_name = "agreements/agreement_detail.html"
    section = "agreements"

    def get_context_data(self, slug, **context):
        agreement = get_object_or_404(
            Agreement.objects.published().prefetch_related(
                reading.PARTIES,
                reading.AREAS,
                reading.published("place", Place),
                reading.published(
                    "signing_event", Event, reading.ATTENDANCES, reading.published("parent", Event)
                ),
                "aliases",
            ),
            slug=slug,
        )
        signing = agreement.signing_event
        conference = signing.parent if signing else None
        events = events_of(agreement, signing, conference)
        said = reading.statements_for_rows().order_by(
            F("said_first_day").asc(nulls_last=True), "order", "slug"
        )
        statements = list(said.filter(agreements=agreement)[: STATEMENTS_SHOWN + 1])
        nearby = list(
            said.filter(event__in=events if conference else []).exclude(agreements=agreement)[:NEARBY_SHOWN]
        )
        attendances = list(signing.attendances.all()) if signing else []
        participations = groups.participations_in_words(agreement)
        footnotes = Footnotes.of(
            *agreement.participations.all(),
            *agreement.commitments.all(),
            *attendances,
            *events,
            *statements[:STATEMENTS_SHOWN],
            *nearby,
            own=agreement,
        )
        return super().get_context_data(
            agreement=agreement,
            plate=rows.plate_of(agreement),
            participations=participations,
            areas=groups.commitments_by_area(agreement),
            commitment_count=sum(1 for row in agreement.commitments.all() if row.text),
            has_hidden_parties=not participations
            and Participation.objects.filter(agreement=agreement).exists(),
            no_one_signed=not any(row.role == AttendanceRole.SIGNED for row in attendances)
            and not Attendance.objects.filter(
                event=agreement.signing_event_id, role=AttendanceRole.SIGNED
            ).exists(),
            attendances=groups.attendances_by_role(attendances),
            signing=signing,
            conference=conference,
            events=events,
            other_events=[
                event
                for event in events
                if not conference or conference.pk not in (event.pk, event.parent_id)
            ],
            statements=groups.statement_groups(statements[:STATEMENTS_SHOWN]),
            nearby_statements=groups.statement_groups(nearby),
            has_more_statements=len(statements) > STATEMENTS_SHOWN,
            timeline=timeline.timeline(events, [*statements[:STATEMENTS_SHOWN], *nearby]),
            relations=groups.relations_of(agreement),
            footnotes=footnotes,
            crumbs=[{"address": reverse("agreement_list"), "label": _("Agreements")}],
            crumb_here=agreement.register_number or agreement.title,
            **context,
        )


def events_of(agreement, signing, conference) -> list:
    """The conference, what happened within it, the signing, and events that deal with it."""
    wanted = Q(pk__in=agreement.events.values("pk"))
    if signing:
        wanted |= Q(pk=signing.pk)
    if conference:
        wanted |= Q(pk=conference.pk) | Q(parent=conference)
    events = reading.events_for_rows().filter(wanted)
    return list(events.order_by(F("start_first_day").asc(nulls_last=True), "slug")[:EVENTS_SHOWN])
