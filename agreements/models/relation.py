"""How one agreement stands to another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements import choices
from agreements.models import rules
from agreements.models.agreement import Agreement
from agreements.models.worded import Worded


class RelationManager(models.Manager):
    """Finds a relation by both agreements and its kind."""

    def get_by_natural_key(self, from_agreement, kind, to_agreement):
        return self.get(from_agreement__slug=from_agreement, kind=kind, to_agreement__slug=to_agreement)


class Relation(Worded):
    """What one agreement does to another; read in both directions."""

    from_agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="relations")
    kind = models.CharField(
        _("relation"),
        max_length=20,
        choices=choices.RelationKind,
        help_text=_("What this agreement does to the other."),
    )
    to_agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        verbose_name=_("other agreement"),
        related_name="reverse_relations",
        help_text=_("Search by any of its titles."),
    )

    objects = RelationManager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["kind", "pk"]
        constraints = [
            *rules.vocabulary(kind=choices.RelationKind),
            rules.refuse_unless(
                ~Q(from_agreement=models.F("to_agreement")),
                "to_another",
                _("An agreement cannot stand in relation to itself."),
                beside="to_agreement",
            ),
            models.UniqueConstraint(
                fields=["from_agreement", "kind", "to_agreement"],
                name="%(class)s_key",
                violation_error_message=_("This relation is already recorded."),
                violation_error_code="to_agreement",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.to_agreement}"

    def natural_key(self):
        return (self.from_agreement.slug, self.kind, self.to_agreement.slug)
