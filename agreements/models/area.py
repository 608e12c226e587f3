"""Areas of cooperation, from a controlled and ordered list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.ancestry import Nested
from agreements.models.record import (
    DESCRIPTION_COLUMNS,
    NAME_COLUMNS,
    NAMED_RULES,
    ORDER_RULE,
    RECORD_RULES,
    Described,
    Named,
    OrderField,
    Record,
)


class Area(Nested, Named, Described, Record):
    """A field in which governments agree to work together."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
        help_text=_("The wider area it belongs to."),
    )
    order = OrderField(_("order"), help_text=_("Its place in the list of areas, the lowest number first."))

    class Meta:
        verbose_name = _("area of cooperation")
        verbose_name_plural = _("areas of cooperation")
        ordering = ["order", "slug"]
        constraints = [
            *RECORD_RULES,
            *NAMED_RULES,
            rules.not_itself("parent"),
            ORDER_RULE,
            rules.without_nul(*NAME_COLUMNS, *DESCRIPTION_COLUMNS),
        ]
