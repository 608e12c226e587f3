"""Where a record used to stand: a key that it had, or that of a record which became part of it."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.record import KeptDateTimeField, LineField


class FormerAddress(models.Model):
    """One key under which readers may still look for a record of a kind; it leads to the key of today."""

    kind = LineField(_("kind of record"), max_length=40, blank=False)
    slug = LineField(_("former key"), max_length=120, blank=False)
    leads_to = LineField(_("key of today"), max_length=120, blank=False)
    since = KeptDateTimeField(_("since"), db_default=Now())

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "slug"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "leads_to"], name="former_address_leads_to")]
        constraints = [
            *rules.filled("kind", "slug", "leads_to"),
            rules.at_most(40, "kind"),
            rules.at_most(120, "slug", "leads_to"),
            rules.without_nul("kind", "slug", "leads_to"),
            models.UniqueConstraint(fields=["kind", "slug"], name="%(class)s_key"),
            models.CheckConstraint(
                condition=~models.Q(slug=models.F("leads_to")),
                name="%(class)s_leads_elsewhere",
                violation_error_message=_("A key cannot lead to itself."),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug} -> {self.leads_to}"
