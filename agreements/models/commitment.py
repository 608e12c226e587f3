"""What was agreed in each area of cooperation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.models import rules
from agreements.models.agreement import Agreement
from agreements.models.owned import Owned, owned_rules
from agreements.models.record import ORDER_RULE, OrderField, TextField, in_reader_language
from agreements.text import Phrase


class Commitment(Owned):
    """What was agreed in one area; without text, the area is named without detail."""

    owner = "agreement"
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    area = models.ForeignKey(
        "Area",
        models.PROTECT,
        verbose_name=_("area"),
        related_name="commitments",
        help_text=_("Search the list of areas; + adds one that is missing."),
    )
    order = OrderField(_("order"), help_text=_("As the source names them."))
    text_en = TextField(
        _("commitment in English"),
        help_text=_("In your own words. Empty if the sources only name the area."),
    )
    text_zh_hant = TextField(_("commitment in Traditional Chinese"))
    text_zh_hans = TextField(_("commitment in Simplified Chinese"))
    wording = models.CharField(
        _("wording"),
        max_length=20,
        choices=choices.Wording,
        blank=True,
        default="",
        help_text=_("How the source puts it: “aim to” is less than “will”."),
    )

    citable = ("area", "text", "wording")

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["order", "pk"]
        constraints = [
            *owned_rules("agreement"),
            ORDER_RULE,
            *rules.optional_vocabulary(wording=choices.Wording),
            rules.without_nul("text_en", "text_zh_hant", "text_zh_hans"),
        ]

    def __str__(self):
        # A form asks before an area is chosen.
        return str(self.text) or (str(self.area) if self.area_id else "")

    @property
    def text(self) -> Phrase:
        return in_reader_language(self, "text")
