"""A link by which someone without an account may look at what readers do not see yet."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models import rules
from agreements.models.proposal import Proposal
from agreements.models.record import KeptDateTimeField, LineField


class Preview(models.Model):
    """One link to one record, or to what a proposal would make of it, for some days.

    The link holds a secret and the row its fingerprint: who reads the database can open none.
    """

    kind = LineField(_("kind of record"), max_length=40, blank=False)
    record_id = models.BigIntegerField(_("number of the record"))
    proposal = models.ForeignKey(
        Proposal, models.CASCADE, null=True, blank=True, related_name="previews", verbose_name=_("proposal")
    )
    fingerprint = LineField(_("fingerprint"), max_length=64, blank=False, unique=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("who made a change", "by"),
    )
    made_at = KeptDateTimeField(_("made"), db_default=Now())
    expires_at = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "record_id"], name="preview_of_record")]
        constraints = [
            *rules.filled("kind", "fingerprint"),
            rules.at_most(40, "kind"),
            rules.at_most(64, "fingerprint"),
            rules.without_nul("kind", "fingerprint"),
        ]

    def __str__(self):
        return f"{self.kind} {self.record_id}"
