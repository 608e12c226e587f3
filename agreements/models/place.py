"""Places where things happened."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.record import (
    NAME_COLUMNS,
    NAMED_RULES,
    RECORD_RULES,
    LineField,
    Named,
    Record,
)


class Place(Named, Record):
    """A city, town or building where agreements are signed and events are held."""

    region_code = LineField(
        _("country or region"),
        max_length=10,
        help_text=_("After ISO 3166: CN-HI, HK, FR."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("In degrees, north positive: 19.157."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("In degrees, east positive: 110.583."),
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name_en", "slug"]
        constraints = [
            *RECORD_RULES,
            *NAMED_RULES,
            rules.at_most(10, "region_code"),
            rules.refuse_unless(
                Q(latitude__isnull=True, longitude__isnull=True)
                # Said of both columns: a comparison with nothing is neither true nor false, and passes.
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                "on_earth",
                _("Latitude runs from -90 to 90 and longitude from -180 to 180; give both."),
                beside="latitude",
            ),
            rules.without_nul(*NAME_COLUMNS, "region_code"),
        ]
