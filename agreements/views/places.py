"""The page of a place: what was signed and held there, and by whom."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.choices import PartyKind
from agreements.models import Event, Party, Place
from agreements.prepared import Given
from agreements.views import rows
from agreements.views.detail_reading import (
    EVENT_ROW,
    ROWS_SHOWN,
    among,
    hold_aliases,
    keys,
    prepared,
    record_of_page,
    total_of,
    with_total,
)
from agreements.views.details import RecordDetail
from agreements.views.overview import Overview

#: Bodies that stand for a whole country or region.
OF_A_REGION = (PartyKind.NATIONAL_GOVERNMENT, PartyKind.REGIONAL_GOVERNMENT)

PLACE = record_of_page(Place)
EVENTS_AT_PLACE = prepared(
    lambda: (
        with_total(Event.objects.published().filter(among(keys(Event.objects.filter(place=Given("place"))))))
        .only(*EVENT_ROW)
        .newest_first()[:ROWS_SHOWN]
    )
)


class PlaceDetail(RecordDetail):
    """One place: what was signed and held there."""

    template_name = "agreements/place_detail.html"
    section = "places"
    list_heading = gettext_lazy("Places")
    asks = PLACE

    def parts(self, record):
        hold_aliases(record)
        overview = Overview.of("place", record, "party", "area")
        events = EVENTS_AT_PLACE(place=record.pk)
        for event in events:
            event.place = record
        return {
            **overview.context,
            "parties": overview.bars("party", _("Parties by number of agreements"), _("Party")),
            "areas": overview.bars("area", _("Areas by number of agreements"), _("Area of cooperation")),
            "governments": governments_of(record.region_code),
            "event_rows": rows.event_rows(events),
            "event_count": total_of(events),
        }


def governments_of(region_code: str) -> list[Party]:
    """The governments of the country or region with a code: what the register knows of it in words."""
    if not region_code:
        return []
    found = Party.objects.published().filter(iso_code=region_code, kind__in=OF_A_REGION)
    return list(found.order_by("slug")[:ROWS_SHOWN])
