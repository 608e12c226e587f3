"""Pages of those who take part and of what they agree on: parties, people, areas, places."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.domain import calendar, counterparts
from agreements.domain.footnotes import Footnotes
from agreements.models import Attendance, Person, Statement
from agreements.views import charts, facets, groups, reading, rows
from agreements.views.details import ROWS_SHOWN, RecordDetail, agreement_rows
from agreements.views.lists import RecordList

#: So many offices stand on the page of a party, and so many rows are read to show who held them.
POSTS_SHOWN, EVIDENCE_READ = 50, 200


class PartyList(RecordList):
    """All parties by name."""

    section = "parties"
    question = filters.PartyQuestion
    row = rows.party_row
    heading = gettext_lazy("Parties")
    lead = gettext_lazy("Governments, regions, ministries and organisations that take part.")
    facets_label = gettext_lazy("Filter these parties")
    empty_words = gettext_lazy("No party matches these filters.")

    def records(self):
        return reading.parties_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s party", "%(number)s parties", number) % {"number": number}

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "parent", "children"),
        ]


class PersonList(RecordList):
    """All people by name."""

    section = "people"
    question = filters.PersonQuestion
    row = rows.person_row
    heading = gettext_lazy("People")
    lead = gettext_lazy("Those who signed, witnessed, attended or spoke, with their offices.")
    empty_words = gettext_lazy("No person is recorded yet.")

    def records(self):
        return reading.people_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}


class AreaList(RecordList):
    """All areas of cooperation in their usual order."""

    section = "areas"
    question = filters.AreaQuestion
    row = rows.area_row
    heading = gettext_lazy("Areas of cooperation")
    lead = gettext_lazy("The fields in which governments agree to work together.")
    empty_words = gettext_lazy("No area is recorded yet.")

    def records(self):
        return reading.areas_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s area", "%(number)s areas", number) % {"number": number}


class PlaceList(RecordList):
    """All places by name."""

    section = "places"
    question = filters.PlaceQuestion
    row = rows.place_row
    heading = gettext_lazy("Places")
    lead = gettext_lazy("Where agreements were signed and events were held.")
    empty_words = gettext_lazy("No place is recorded yet.")

    def records(self):
        return reading.places_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s place", "%(number)s places", number) % {"number": number}


class PartyDetail(RecordDetail):
    """One party: its agreements, its counterparts, its years, who has spoken for it."""

    template_name = "agreements/party_detail.html"
    section = "parties"
    list_heading = gettext_lazy("Parties")

    def records(self):
        return reading.parties_for_rows().prefetch_related("aliases")

    def parts(self, record):
        agreements = reading.agreements_for_rows().filter(pk__in=record.participations.values("agreement"))
        years = calendar.counts_by_year(agreements, "made_first_day")
        posts = list(
            record.posts.filter(person__state=reading.PUBLISHED).select_related("person")[:POSTS_SHOWN]
        )
        attendances = Attendance.objects.filter(post__in=posts, event__state=reading.PUBLISHED)[
            :EVIDENCE_READ
        ]
        statements = Statement.objects.published().filter(post__in=posts)[:EVIDENCE_READ]
        return {
            **agreement_rows(agreements),
            "counterparts": charts.counterpart_bars(counterparts.counterparts_of(record)),
            "chart": charts.year_chart(years, _("Agreements of this party per year")),
            "posts": groups.with_evidence(posts, attendances, statements),
            "children": record.children.published()[:100],
            "hosted": reading.events_for_rows().filter(hosts=record).newest_first()[:ROWS_SHOWN],
            "footnotes": Footnotes.of(*attendances, *statements, own=record),
        }


class PersonDetail(RecordDetail):
    """One person: offices, events, statements."""

    template_name = "agreements/person_detail.html"
    section = "people"
    list_heading = gettext_lazy("People")

    def records(self):
        return Person.objects.published().prefetch_related(reading.posts(), "aliases")

    def parts(self, record):
        said = reading.statements_for_rows().filter(speaker=record)
        statements = list(said[:ROWS_SHOWN])
        attendances = list(
            record.attendances.filter(event__state=reading.PUBLISHED)
            .select_related("event")
            .prefetch_related(reading.posts("post"))
            .order_by(F("event__start_first_day").desc(nulls_last=True), "pk")[:100]
        )
        return {
            "posts": groups.with_evidence(record.posts.all(), attendances, statements),
            "attendances": attendances,
            "statements": groups.statement_groups(statements),
            "statement_count": said.count(),
            "rows_shown": ROWS_SHOWN,
            "footnotes": Footnotes.of(*attendances, *statements, own=record),
        }


class AreaDetail(RecordDetail):
    """One area: its agreements and what is part of it."""

    template_name = "agreements/area_detail.html"
    section = "areas"
    list_heading = gettext_lazy("Areas of cooperation")

    def records(self):
        return reading.areas_for_rows().prefetch_related("aliases")

    def parts(self, record):
        agreements = reading.agreements_for_rows().filter(pk__in=record.commitments.values("agreement"))
        commitments = (
            record.commitments.filter(agreement__state=reading.PUBLISHED)
            .exclude(text_en="", text_zh_hant="", text_zh_hans="")
            .select_related("agreement")
            .order_by(F("agreement__made_first_day").desc(nulls_last=True), "order", "pk")
        )[:ROWS_SHOWN]
        return {
            **agreement_rows(agreements),
            "commitments": commitments,
            "children": record.children.published()[:100],
            "footnotes": Footnotes.of(*commitments),
        }


class PlaceDetail(RecordDetail):
    """One place: what was signed and held there."""

    template_name = "agreements/place_detail.html"
    section = "places"
    list_heading = gettext_lazy("Places")

    def records(self):
        return reading.places_for_rows().prefetch_related("aliases")

    def parts(self, record):
        events = reading.events_for_rows().filter(place=record)
        return {
            **agreement_rows(reading.agreements_for_rows().filter(place=record)),
            "event_rows": [rows.event_row(event) for event in events.newest_first()[:ROWS_SHOWN]],
            "event_count": events.count(),
        }
