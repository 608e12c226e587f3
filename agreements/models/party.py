"""Governments, regions, ministries and organisations that take part in agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.models import rules
from agreements.models.ancestry import Nested
from agreements.models.record import (
    DESCRIPTION_COLUMNS,
    NAME_COLUMNS,
    NAMED_RULES,
    RECORD_RULES,
    Described,
    LineField,
    Named,
    Record,
)


class Party(Nested, Named, Described, Record):
    """A government, region, ministry or organisation that can be a party to an agreement."""

    kind = models.CharField(
        _("kind"),
        max_length=40,
        choices=choices.PartyKind,
        help_text=_("The level at which it acts, from the state down."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
        help_text=_("The body it belongs to, as a province to its state."),
    )
    iso_code = LineField(
        _("ISO code"),
        max_length=10,
        help_text=_("Of the country or region, after ISO 3166: CN, CN-HI, HK."),
    )

    citable = ("name", "kind", "parent", "description")

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name_en", "slug"]
        constraints = [
            *RECORD_RULES,
            *NAMED_RULES,
            *rules.vocabulary(kind=choices.PartyKind),
            rules.not_itself("parent"),
            rules.at_most(10, "iso_code"),
            rules.without_nul(*NAME_COLUMNS, *DESCRIPTION_COLUMNS, "iso_code"),
        ]
