"""A change that someone wants made to a record readers see: kept apart until a publisher decides."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices import ProposalState
from agreements.models import rules
from agreements.models.record import KeptDateTimeField, LineField, TextField


class Proposal(models.Model):
    """One change to one record: what the record would be, and the state that was known when it was written.

    It is on its way into the register and no part of it: no fixture holds it, no reader sees it. Accepting holds the
    three states against each other, as loading a file does.
    """

    kind = LineField(_("kind of record"), max_length=40, blank=False)
    slug = LineField(_("key of the record"), max_length=120, blank=False)
    base = models.JSONField(
        _("made from"), help_text=_("The record and its rows in fixture form, as the editor knew them.")
    )
    record = models.JSONField(
        _("proposed"), help_text=_("The record and its rows in fixture form, as they would be.")
    )
    # What the form was sent with, so that its author can go on with it; empty for a revision to be restored.
    typed = models.JSONField(_("as typed"), default=dict, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=ProposalState, default=ProposalState.WAITING, db_index=True
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="proposals",
        verbose_name=pgettext_lazy("who made a change", "by"),
    )
    reason = TextField(_("why"), blank=False)
    made_at = KeptDateTimeField(_("made"), db_default=Now())
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    answer = TextField(_("answer"), help_text=_("Why it was declined: its author reads it."))

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-made_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("publish_record", _("Can publish, withdraw and accept proposals"))]
        indexes = [models.Index(fields=["kind", "slug"], name="proposal_of_record")]
        constraints = [
            *rules.vocabulary(state=ProposalState),
            *rules.filled("kind", "slug", "reason"),
            rules.at_most(40, "kind"),
            rules.at_most(120, "slug"),
            rules.without_nul("kind", "slug", "reason", "answer"),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state == ProposalState.WAITING
