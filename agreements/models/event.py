"""Events where agreements are made or spoken of, and who was at the table."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements import choices, validators
from agreements.models import rules
from agreements.models.ancestry import Nested
from agreements.models.days import PartialDateField, first_day, last_day
from agreements.models.many import NamesMany
from agreements.models.owned import Owned, owned_rules
from agreements.models.person import HeldBy
from agreements.models.record import (
    DESCRIPTION_COLUMNS,
    NAME_COLUMNS,
    NAMED_RULES,
    ORDER_RULE,
    RECORD_RULES,
    Described,
    LineField,
    Named,
    OrderField,
    Record,
    RecordManager,
    RecordQuerySet,
    in_reader_language,
    origin_of,
)
from agreements.text import Phrase

DESCRIBED_AS = ("described_as_en", "described_as_zh_hant", "described_as_zh_hans")


class EventQuerySet(RecordQuerySet):
    """Questions asked of events."""

    def newest_first(self):
        """By their first day, the latest first, those without a date last."""
        return self.order_by(models.F("start_first_day").desc(nulls_last=True), "slug")


class Event(Nested, Named, Described, Record):
    """A signing, conference, sub-event, meeting, speech or milestone."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.EventKind,
        help_text=_("A milestone is something that takes effect or begins."),
    )
    name_en_origin = models.CharField(
        _("whose words the English name is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    name_zh_hant_origin = models.CharField(
        _("whose words the Traditional Chinese name is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    name_zh_hans_origin = models.CharField(
        _("whose words the Simplified Chinese name is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
        help_text=_("The conference or visit within which it happened."),
    )
    start_on = PartialDateField(_("from"))
    start_first_day = first_day("start_on")
    start_last_day = last_day("start_on")
    end_on = PartialDateField(_("to"), help_text=_("Empty for an event of one day."))
    end_first_day = first_day("end_on")
    end_last_day = last_day("end_on")
    is_expected = models.BooleanField(
        _("expected"),
        default=False,
        help_text=_("The sources announce it; none of them yet says that it happened."),
    )
    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        verbose_name=_("place"),
        null=True,
        blank=True,
        related_name="events",
        help_text=_("Where it was held."),
    )
    theme = LineField(_("theme"), max_length=1000, help_text=_("Letter for letter, in its own language."))
    theme_language = models.CharField(
        _("language of the theme"),
        max_length=35,
        blank=True,
        default="",
        validators=[validators.language_tag],
        help_text=_("As en, zh-Hant, ko."),
    )
    hosts = NamesMany(
        "Party",
        verbose_name=_("hosts"),
        blank=True,
        related_name="hosted_events",
        help_text=_("Who invited or organised it."),
    )
    agreements = NamesMany(
        "Agreement",
        verbose_name=_("agreements dealt with"),
        blank=True,
        related_name="events",
        help_text=_("Agreements spoken of here. A signing is named by its agreement instead."),
    )

    objects = RecordManager.from_queryset(EventQuerySet)()
    citable = ("name", "kind", "parent", "start_on", "place", "theme", "hosts", "description")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [models.F("start_first_day").desc(nulls_last=True), "slug"]
        constraints = [
            *RECORD_RULES,
            *NAMED_RULES,
            *rules.vocabulary(kind=choices.EventKind),
            *rules.optional_vocabulary(
                name_en_origin=choices.TitleOrigin,
                name_zh_hant_origin=choices.TitleOrigin,
                name_zh_hans_origin=choices.TitleOrigin,
            ),
            *rules.partial_dates("start", "end"),
            rules.in_order("start", "end"),
            rules.not_itself("parent"),
            rules.at_most(1000, "theme"),
            rules.at_most(35, "theme_language"),
            rules.refuse_unless(
                Q(theme="", theme_language="") | (~Q(theme="") & ~Q(theme_language="")),
                "theme_language_given",
                _("A theme needs its language, and the language its theme."),
                beside="theme_language",
            ),
            rules.without_nul(*NAME_COLUMNS, *DESCRIPTION_COLUMNS, "theme", "theme_language"),
        ]

    @property
    def name_origin(self) -> str:
        """Whose words the name is that a reader of the active language is shown."""
        return origin_of(self, "name", self.name)

    @property
    def when(self) -> str:
        """When it was held, as one written date: from the first day to the last."""
        if self.start_on and self.end_on and self.end_on != self.start_on:
            return f"{self.start_on.split('/')[0]}/{self.end_on.split('/')[-1]}"
        return self.start_on or self.end_on

    @property
    def theme_phrase(self) -> Phrase:
        """The theme with the language it is in."""
        return Phrase(self.theme, self.theme_language)


class Attendance(HeldBy, Owned):
    """Who was at the table at an event, as what, and for whom."""

    owner = "event"
    event = models.ForeignKey(Event, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        "Person",
        models.PROTECT,
        verbose_name=_("person"),
        null=True,
        blank=True,
        related_name="attendances",
        help_text=_("Whom the source names. Empty if it names no one."),
    )
    described_as_en = LineField(
        _("described as, in English"),
        help_text=_("Where the source names no one: “a deputy minister”."),
    )
    described_as_zh_hant = LineField(_("described as, in Traditional Chinese"))
    described_as_zh_hans = LineField(_("described as, in Simplified Chinese"))
    post = models.ForeignKey(
        "Post",
        models.PROTECT,
        verbose_name=_("office on that day"),
        null=True,
        blank=True,
        related_name="attendances",
        help_text=_("What they were on that day; + adds an office that is missing."),
    )
    on_behalf_of = models.ForeignKey(
        "Party",
        models.PROTECT,
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        related_name="attendances",
        help_text=_("The party for which they came, if a source says so."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=choices.AttendanceRole,
        help_text=_("Only what a source says: to witness a signing is not to sign."),
    )
    order = OrderField(_("order"), help_text=_("As the source names them."))

    citable = ("role", "post", "on_behalf_of")

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["order", "pk"]
        constraints = [
            *owned_rules("event"),
            ORDER_RULE,
            *rules.vocabulary(role=choices.AttendanceRole),
            rules.at_most(500, *DESCRIBED_AS),
            rules.without_nul(*DESCRIBED_AS),
        ]

    def __str__(self):
        return f"{self.person or self.described_as} ({self.get_role_display()})"

    def clean(self):
        super().clean()
        if not self.person_id and not any(getattr(self, name) for name in DESCRIBED_AS):
            raise ValidationError({"person": _("Choose a person, or say how the source describes them.")})

    @property
    def described_as(self) -> Phrase:
        return in_reader_language(self, "described_as")
