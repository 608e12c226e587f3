"""What a record was: one row for each change, never altered."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices import PublicationState
from agreements.models import rules
from agreements.models.record import LARGEST_NUMBER, KeptDateTimeField, LineField, TextField


class RevisionManager(models.Manager):
    """Finds a revision by kind of record, slug and number."""

    def get_by_natural_key(self, kind, slug, number):
        return self.get(kind=kind, slug=slug, number=number)


class Revision(models.Model):
    """A whole record, with its rows, as it was after one change: append-only."""

    kind = LineField(_("kind of record"), max_length=40, blank=False)
    slug = LineField(_("key of the record"), max_length=120, blank=False)
    number = models.PositiveIntegerField(
        _("number"), validators=[MinValueValidator(1), MaxValueValidator(LARGEST_NUMBER)]
    )
    # What the record says of these too, in columns of their own: readers see only what was published.
    state = models.CharField(
        _("publication"), max_length=20, choices=PublicationState, default="", blank=True
    )
    version = models.PositiveIntegerField(
        _("version"), default=0, help_text=_("The version that the record had after the change.")
    )
    made_at = KeptDateTimeField(_("made"), db_default=Now())
    author = LineField(pgettext_lazy("who made a change", "by"), max_length=200)
    accepted_by = LineField(
        _("accepted by"), max_length=200, help_text=_("Who accepted a change that another had proposed.")
    )
    load = LineField(_("by loading"), max_length=500)
    reason = TextField(_("why"))
    record = models.JSONField(
        _("record"), help_text=_("The record and its rows in fixture form: a list of objects.")
    )
    # The loader's memory: only of a load after which the record is not just what the files said of it.
    loaded = models.JSONField(
        _("said by files"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("What the files said, where the editors' word stayed: a list of objects."),
    )

    objects = RevisionManager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["kind", "slug", "-number"]
        indexes = [
            models.Index(fields=["state", "-id"], name="revision_latest_public"),
            # The desk: the drafts that somebody wrote by hand.
            models.Index(
                fields=["author", "-id"],
                condition=models.Q(load="", state="draft"),
                name="revision_own_drafts",
            ),
        ]
        constraints = [
            *rules.optional_vocabulary(state=PublicationState),
            *rules.filled("kind", "slug"),
            rules.counted("number", 1, LARGEST_NUMBER),
            rules.at_most(40, "kind"),
            rules.at_most(120, "slug"),
            rules.at_most(200, "author", "accepted_by"),
            rules.at_most(500, "load"),
            rules.without_nul("kind", "slug", "author", "accepted_by", "load", "reason"),
            models.UniqueConstraint(fields=["kind", "slug", "number"], name="%(class)s_key"),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}, {self.number}"

    def save(self, *args, **options):
        """Adds; what has happened is not changed."""
        if not self._state.adding:
            raise ValidationError(_("A revision is never changed."))
        super().save(*args, **options)

    def natural_key(self):
        return (self.kind, self.slug, self.number)
