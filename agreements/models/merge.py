"""That two records of one body became one: remembered, so that it can be undone."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models import rules
from agreements.models.record import KeptDateTimeField, LineField, TextField


class Merge(models.Model):
    """One merge of two records of a kind: which went, into which, and all that was touched by it."""

    kind = LineField(_("kind of record"), max_length=40, blank=False)
    gone = LineField(_("key that went"), max_length=120, blank=False)
    kept = LineField(_("key that stayed"), max_length=120, blank=False)
    # Each record that was touched: kind, slug, and its whole form before and after.
    touched = models.JSONField(_("touched records"), default=list, editable=False)
    author = LineField(pgettext_lazy("who made a change", "by"), max_length=200)
    reason = TextField(_("why"))
    made_at = KeptDateTimeField(_("made"), db_default=Now())
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-made_at", "-pk"]
        default_permissions = ("view",)
        constraints = [
            *rules.filled("kind", "gone", "kept"),
            rules.at_most(40, "kind"),
            rules.at_most(120, "gone", "kept"),
            rules.at_most(200, "author"),
            rules.without_nul("kind", "gone", "kept", "author", "reason"),
        ]

    def __str__(self):
        return f"{self.kind} {self.gone} -> {self.kept}"
