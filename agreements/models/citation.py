"""What a fact rests on: from the words of a source to one field of one record."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.record import LineField, in_reader_language
from agreements.models.target import Targeted, find_target, target_rules
from agreements.text import Phrase

TARGETS = (
    "agreement",
    "party",
    "person",
    "event",
    "attendance",
    "statement",
    "commitment",
    "participation",
)
INFERENCES = ("inference_en", "inference_zh_hant", "inference_zh_hans")


class CitationManager(models.Manager):
    """Finds a citation by its excerpt, the field and the record."""

    def get_by_natural_key(self, source, excerpt, field, *target):
        return self.get(
            excerpt__source__slug=source,
            excerpt__slug=excerpt,
            field=field,
            **find_target(self.model, target),
        )


def cited_by(kind: str) -> models.ForeignKey:
    """The relation to one kind of record that rests on words of a source."""
    return models.ForeignKey(
        kind,
        models.CASCADE,
        verbose_name=kind.lower(),
        null=True,
        blank=True,
        related_name="citations",
    )


class Citation(Targeted):
    """Some words of a source that support one fact, or say otherwise."""

    targets = TARGETS

    excerpt = models.ForeignKey(
        "Excerpt",
        models.PROTECT,
        verbose_name=_("excerpt"),
        related_name="citations",
        help_text=_(
            "The words the fact rests on. Search by any of them or by the source; + adds what is missing."
        ),
    )
    agreement = cited_by("Agreement")
    party = cited_by("Party")
    person = cited_by("Person")
    event = cited_by("Event")
    attendance = cited_by("Attendance")
    statement = cited_by("Statement")
    commitment = cited_by("Commitment")
    participation = cited_by("Participation")
    field = LineField(
        _("fact"),
        max_length=40,
        help_text=_("Which fact the words support. Empty: the record as a whole."),
    )
    inferred = models.BooleanField(
        _("inferred"),
        default=False,
        help_text=_("The fact is concluded from the words; it does not stand in them."),
    )
    inference_en = LineField(
        _("how it is inferred, in English"),
        help_text=_("As “place of the conference”."),
    )
    inference_zh_hant = LineField(_("how it is inferred, in Traditional Chinese"))
    inference_zh_hans = LineField(_("how it is inferred, in Simplified Chinese"))
    says = LineField(
        _("says otherwise"),
        help_text=_("What this source has, where it differs from the record."),
    )

    objects = CitationManager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["pk"]
        constraints = [
            *target_rules(TARGETS, "excerpt", "field"),
            rules.at_most(40, "field"),
            rules.at_most(500, "says", *INFERENCES),
            rules.without_nul("field", "says", *INFERENCES),
        ]

    def __str__(self):
        return f"{self.target_name} {self.field}".strip()

    def natural_key(self):
        return (*self.excerpt.natural_key(), self.field, *self.target_key())

    @property
    def inference(self) -> Phrase:
        """How the fact is concluded, for a reader of the active language."""
        return in_reader_language(self, "inference")

    def clean(self):
        """Refuses a field that the record does not have."""
        super().clean()
        known = self.target.citable if self.target_name else ()
        if self.field and self.target_name and self.field not in known:
            raise ValidationError(
                {
                    "field": _("“%(field)s” is no fact of this record. Choose one of: %(known)s.")
                    % {"field": self.field, "known": ", ".join(known)}
                }
            )
