"""Other names of records: short, former, native, romanised, as a source spells them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import choices, validators
from agreements.models import rules
from agreements.models.record import LineField
from agreements.models.target import Targeted, find_target, target_rules
from agreements.text import Phrase

TARGETS = ("agreement", "party", "person", "event", "area", "place")


class AliasManager(models.Manager):
    """Finds another name by its language, its text, and the record it belongs to."""

    def get_by_natural_key(self, language, text, *target):
        return self.get(language=language, text=text, **find_target(self.model, target))


def named_by(kind: str) -> models.ForeignKey:
    """The relation to one kind of record that can have other names."""
    return models.ForeignKey(kind, models.CASCADE, null=True, blank=True, related_name="aliases")


class Alias(Targeted):
    """One more name that a record is known by."""

    targets = TARGETS

    agreement = named_by("Agreement")
    party = named_by("Party")
    person = named_by("Person")
    event = named_by("Event")
    area = named_by("Area")
    place = named_by("Place")
    text = LineField(_("name"), blank=False, help_text=_("Letter for letter, as it is written there."))
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[validators.language_tag],
        help_text=_("As en, zh-Hant, zh-Hans, ko."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.AliasKind,
        help_text=_("“As reported” is for a source's own spelling."),
    )

    objects = AliasManager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["kind", "language", "text"]
        constraints = [
            *target_rules(TARGETS, "language", "text"),
            *rules.vocabulary(kind=choices.AliasKind),
            *rules.filled("text", "language"),
            rules.at_most(500, "text"),
            rules.at_most(35, "language"),
            rules.without_nul("text", "language"),
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (self.language, self.text, *self.target_key())

    @property
    def phrase(self) -> Phrase:
        """The name with the language it is in."""
        return Phrase(self.text, self.language)
