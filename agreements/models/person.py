"""People at the table and the offices they held."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.days import PartialDateField, first_day, last_day
from agreements.models.owned import Owned, owned_rules
from agreements.models.record import (
    DESCRIPTION_COLUMNS,
    NAME_COLUMNS,
    NAMED_RULES,
    RECORD_RULES,
    Described,
    LineField,
    Named,
    Record,
    in_reader_language,
)
from agreements.text import Phrase

TITLES = ("title_en", "title_zh_hant", "title_zh_hans")


class Person(Named, Described, Record):
    """Someone who signed, witnessed, attended or spoke."""

    citable = ("name", "description")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name_en", "slug"]
        constraints = [
            *RECORD_RULES,
            *NAMED_RULES,
            rules.without_nul(*NAME_COLUMNS, *DESCRIPTION_COLUMNS),
        ]


class Post(Owned):
    """An office that a person held for a party: what they were on that day."""

    owner = "person"
    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    title_en = LineField(_("office in English"), help_text=_("As the source gives it."))
    title_zh_hant = LineField(_("office in Traditional Chinese"))
    title_zh_hans = LineField(_("office in Simplified Chinese"))
    party = models.ForeignKey(
        "Party",
        models.PROTECT,
        verbose_name=_("for"),
        null=True,
        blank=True,
        related_name="posts",
        help_text=_("The body the office belongs to."),
    )
    start_on = PartialDateField(_("from"), help_text=_("Since when it was held, if a source says so."))
    start_first_day = first_day("start_on")
    start_last_day = last_day("start_on")
    end_on = PartialDateField(
        _("to"), help_text=_("Until when. Empty while it is held, or if it is not stated.")
    )
    end_first_day = first_day("end_on")
    end_last_day = last_day("end_on")

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["person", models.F("start_first_day").desc(nulls_last=True), "pk"]
        constraints = [
            *owned_rules("person"),
            rules.some_text("title"),
            rules.at_most(500, *TITLES),
            *rules.partial_dates("start", "end"),
            rules.in_order("start", "end"),
            rules.without_nul(*TITLES),
        ]

    def __str__(self):
        return str(self.title)

    @property
    def title(self) -> Phrase:
        """The office for a reader of the active language."""
        return in_reader_language(self, "title")


class HeldBy(models.Model):
    """A row that names a person and the post they held: both must belong together."""

    #: The name of the relation to the person.
    holder = "person"

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.post_id and self.post.person_id != getattr(self, f"{self.holder}_id"):
            raise ValidationError({"post": _("This office was held by someone else.")})
