"""The page of an area of cooperation: what was agreed in it, by whom, and which areas go with it."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.domain.footnotes import Footnotes
from agreements.models import Area, Commitment
from agreements.models.record import is_published
from agreements.prepared import Among, Given, Keys
from agreements.views.detail_reading import (
    AGREEMENT_ROW,
    NAMED,
    ROWS_SHOWN,
    children_of,
    columns,
    hold_aliases,
    narrow,
    prepared,
    record_of_page,
)
from agreements.views.details import RecordDetail
from agreements.views.overview import Overview

#: So many of the latest agreements are looked through for what was agreed in an area.
LOOKED_THROUGH = 100

AREA = record_of_page(Area, parent=NAMED)
PARTS_OF_AREA = children_of(Area)
COMMITMENTS_OF_AREA = prepared(
    lambda: narrow(
        Commitment.objects.filter(
            Among(F("agreement"), Keys("agreements")), is_published("agreement"), area=Given("area")
        ).exclude(text_en="", text_zh_hant="", text_zh_hans=""),
        *columns(Commitment),
        agreement=AGREEMENT_ROW,
    )
)


class AreaDetail(RecordDetail):
    """One area: its agreements and what is part of it."""

    template_name = "agreements/area_detail.html"
    section = "areas"
    list_heading = gettext_lazy("Areas of cooperation")
    asks = AREA

    def parts(self, record):
        hold_aliases(record)
        overview = Overview.of("area", record, "party", "with_area", read=LOOKED_THROUGH)
        commitments = commitments_of(record, overview.keys)
        return {
            **overview.context,
            "commitments": commitments,
            "parties": overview.bars("party", _("Parties by number of agreements"), _("Party")),
            "beside": overview.bars(
                "with_area", _("Other areas of the same agreements"), _("Area of cooperation")
            ),
            "children": PARTS_OF_AREA(record=record.pk),
            "footnotes": Footnotes.of(*commitments),
        }


def commitments_of(area: Area, agreements: list[int]) -> list[Commitment]:
    """What was agreed in an area in some agreements, in their order: only what is put in words."""
    found = COMMITMENTS_OF_AREA(area=area.pk, agreements=agreements)
    place = {key: number for number, key in enumerate(agreements)}
    return sorted(found, key=lambda row: (place[row.agreement_id], row.order, row.pk))[:ROWS_SHOWN]
