"""Which parties, people, places, areas and sources: the questions of their lists."""

from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.filters.question import NEWEST_OLDEST, Question, sort_filter
from agreements.filters.values import (
    AnyChoiceFilter,
    AnyPublisherFilter,
    AnyRecordFilter,
    AnyRegionFilter,
    HealthFilter,
)
from agreements.models import Area, Party, Person, Place, Source


class PartyQuestion(Question):
    """Which parties."""

    kind = AnyChoiceFilter(choices.PartyKind, label=_("Kind"))
    parent = AnyRecordFilter(Party, "parent", label=_("Part of"))
    health = HealthFilter("party")
    sort = sort_filter(("name", _("Name")), ("agreements", _("Agreements")))

    first_order = "name"

    class Meta:
        model = Party
        fields = ()


class SourceQuestion(Question):
    """Which sources."""

    kind = AnyChoiceFilter(choices.SourceKind, label=_("Kind"))
    publisher = AnyPublisherFilter(field_name="publisher", label=_("Publisher"))
    health = HealthFilter("source")
    sort = sort_filter(*NEWEST_OLDEST)

    first_order = "newest"

    class Meta:
        model = Source
        fields = ()


class PersonQuestion(Question):
    """Which people."""

    party = AnyRecordFilter(Party, "posts__party", label=_("Held office for"))
    health = HealthFilter("person")
    sort = sort_filter(("name", _("Name")))
    first_order = "name"

    class Meta:
        model = Person
        fields = ()


class PlaceQuestion(Question):
    """Which places."""

    region = AnyRegionFilter(field_name="region_code", label=_("Country or region"))
    health = HealthFilter("place")
    sort = sort_filter(("name", _("Name")))
    first_order = "name"

    class Meta:
        model = Place
        fields = ()


class AreaQuestion(Question):
    """Which areas."""

    health = HealthFilter("area")
    sort = sort_filter(("order", _("Usual order")))
    first_order = "order"

    class Meta:
        model = Area
        fields = ()
