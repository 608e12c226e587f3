"""A fixture that someone has put before the register: its text, what it would mean, how far it has come."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.choices import UploadState
from agreements.models import rules
from agreements.models.record import KeptDateTimeField, LineField, TextField

#: A process that has given no sign for so long is taken for dead.
SILENCE = timedelta(minutes=2)


class Upload(models.Model):
    """One file that someone wants loaded, from its arrival until it is applied or put away.

    It is on its way into the register and no part of it: no fixture holds it, no reader sees it. Whoever works on it
    holds it by its ``attempt``: one that was given up for dead and wakes up again finds another number, and writes
    nothing.
    """

    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="uploads",
        verbose_name=_("uploaded by"),
    )
    name = LineField(_("file"), max_length=255, blank=False)
    reason = TextField(_("why"), blank=False)
    # In the database, so that any server of several can work on it; empty once all is decided.
    content = models.BinaryField(_("text of the file"), default=b"")
    size = models.PositiveIntegerField(_("size"), default=0)
    state = models.CharField(
        _("state"), max_length=20, choices=UploadState, default=UploadState.WAITING, db_index=True
    )
    uploaded_at = KeptDateTimeField(_("uploaded"), db_default=Now())
    settled_at = models.DateTimeField(_("decided"), null=True, blank=True)
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    progress = models.JSONField(_("progress"), default=dict, blank=True)
    report = models.JSONField(_("report"), default=dict, blank=True)
    # A fingerprint of all that the load would do: by it the report that was shown is known again.
    outcome = LineField(_("fingerprint of the report"), max_length=64)
    trouble = TextField(_("what stopped it"))

    class Meta:
        verbose_name = _("load")
        verbose_name_plural = _("loads")
        ordering = ["-uploaded_at", "-pk"]
        default_permissions = ()
        permissions = [("add_upload", _("Can load fixtures"))]
        constraints = [
            *rules.vocabulary(state=UploadState),
            *rules.filled("name", "reason"),
            rules.at_most(255, "name"),
            rules.at_most(64, "outcome"),
            rules.without_nul("name", "reason", "outcome", "trouble"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_underway(self) -> bool:
        """Whether a process is at work on it, or is about to be."""
        return UploadState(self.state).is_underway

    @property
    def is_silent(self) -> bool:
        """Whether whoever should be at work on it has given no sign of life for too long."""
        is_late = self.heartbeat_at is None or timezone.now() - self.heartbeat_at > SILENCE
        return self.is_underway and is_late
