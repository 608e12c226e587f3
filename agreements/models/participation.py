"""Who takes part in an agreement, as what, and when each acted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.models import rules
from agreements.models.agreement import Agreement
from agreements.models.days import PartialDateField, first_day, last_day
from agreements.models.record import ORDER_RULE, OrderField
from agreements.models.worded import Worded


class ParticipationManager(models.Manager):
    """Finds a participation by agreement, party and role."""

    def get_by_natural_key(self, agreement, party, role):
        return self.get(agreement__slug=agreement, party__slug=party, role=role)


class Participation(Worded):
    """What one party is to one agreement, and when it acted."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="participations")
    party = models.ForeignKey(
        "Party",
        models.PROTECT,
        verbose_name=_("party"),
        related_name="participations",
        help_text=_("Search by any of its names; + adds one that is missing."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=choices.ParticipationRole,
        default=choices.ParticipationRole.CONTRACTING_PARTY,
        help_text=_(
            "A contracting party is bound by it; a signatory has signed it and may not be bound yet."
        ),
    )
    order = OrderField(_("order"), help_text=_("As the agreement or the source names them."))
    signed_on = PartialDateField(
        _("signed on"), help_text=_("Only where it is not the same for all: 2025, 2025-03 or 2025-03-26.")
    )
    signed_first_day = first_day("signed_on")
    signed_last_day = last_day("signed_on")
    approved_on = PartialDateField(
        _("approved on"), help_text=_("Only where it is not the same for all: 2025, 2025-03 or 2025-03-26.")
    )
    approved_first_day = first_day("approved_on")
    approved_last_day = last_day("approved_on")
    in_force_on = PartialDateField(
        _("in force for it from"),
        help_text=_("Only where it is not the same for all: 2025, 2025-03 or 2025-03-26."),
    )
    in_force_first_day = first_day("in_force_on")
    in_force_last_day = last_day("in_force_on")
    withdrew_on = PartialDateField(
        _("withdrew on"), help_text=_("Only where it is not the same for all: 2025, 2025-03 or 2025-03-26.")
    )
    withdrew_first_day = first_day("withdrew_on")
    withdrew_last_day = last_day("withdrew_on")

    objects = ParticipationManager()
    citable = ("role", "signed_on", "approved_on", "in_force_on", "withdrew_on")

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["order", "pk"]
        constraints = [
            *rules.vocabulary(role=choices.ParticipationRole),
            ORDER_RULE,
            *rules.partial_dates("signed", "approved", "in_force", "withdrew"),
            rules.in_order("in_force", "withdrew"),
            models.UniqueConstraint(
                fields=["agreement", "party", "role"],
                name="%(class)s_key",
                violation_error_message=_("This party already has this role here."),
                violation_error_code="party",
            ),
        ]

    def __str__(self):
        return f"{self.party} ({self.get_role_display()})"

    def natural_key(self):
        return (self.agreement.slug, self.party.slug, self.role)
