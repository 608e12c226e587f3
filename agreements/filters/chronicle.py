"""Which events and which statements: the questions of their lists."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.domain.finding.occasions import within
from agreements.filters.question import NEWEST_OLDEST, Question, sort_filter
from agreements.filters.values import AnyChoiceFilter, AnyRecordFilter, HealthFilter, YearFilter
from agreements.models import Agreement, Event, Party, Person, Place, Statement


class EventQuestion(Question):
    """Which events."""

    kind = AnyChoiceFilter(choices.EventKind, label=_("Kind"))
    place = AnyRecordFilter(Place, "place", label=_("Place"))
    year = YearFilter("in_year", label=_("Year"))
    parent = AnyRecordFilter(Event, "parent", label=_("Part of"))
    host = AnyRecordFilter(Party, "hosts", label=_("Host"))
    person = AnyRecordFilter(Person, "attendances__person", label=_("Present"))
    health = HealthFilter("event")
    sort = sort_filter(*NEWEST_OLDEST)

    first_order = "newest"

    class Meta:
        model = Event
        fields = ()

    def in_year(self, queryset, name, value):
        """Events that can have fallen, whole or in part, in a year."""
        first, last = int(value) * 10000 + 101, int(value) * 10000 + 1231
        ends = Q(end_last_day__gte=first) | Q(end_last_day=None, start_last_day__gte=first)
        return queryset.filter(ends, start_first_day__lte=last)


class StatementQuestion(Question):
    """Which statements."""

    kind = AnyChoiceFilter(choices.StatementKind, label=_("Kind"))
    speaker = AnyRecordFilter(Person, "speaker", label=_("Speaker"))
    channel = AnyChoiceFilter(choices.StatementChannel, label=_("Channel"))
    event = AnyRecordFilter(Event, "event", label=_("Said at"))
    within = AnyRecordFilter(Event, "event", label=_("Said at or within"), method="said_within")
    party = AnyRecordFilter(Party, "on_behalf_of", label=_("Said for"), method="said_for")
    agreement = AnyRecordFilter(Agreement, "agreements", label=_("About"))
    health = HealthFilter("statement")
    sort = sort_filter(*NEWEST_OLDEST, ("speaker", _("Speaker")))

    first_order = "newest"

    class Meta:
        model = Statement
        fields = ()

    def said_within(self, queryset, name, value):
        """Statements made at any of some events, or at one beneath it."""
        return queryset.filter(event__in=within(event.pk for event in value)) if value else queryset

    def said_for(self, queryset, name, value):
        """Statements made on behalf of any of some parties, or by someone in an office of theirs."""
        return queryset.said_for(value) if value else queryset
