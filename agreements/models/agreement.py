"""Agreements: one instrument, its titles, its dates, where it was signed, whether it binds."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agreements import choices, validators
from agreements.models import rules
from agreements.models.days import FirstDay, LastDay, PartialDateField, first_day, last_day
from agreements.models.record import (
    RECORD_RULES,
    LineField,
    Record,
    RecordManager,
    RecordQuerySet,
    TextField,
    in_reader_language,
    origin_of,
)
from agreements.text import Phrase

TITLES = ("title_en", "title_zh_hant", "title_zh_hans", "title_original")
DATES = ("adopted", "signed", "in_force", "ends", "ended")


class AgreementQuerySet(RecordQuerySet):
    """Questions asked of agreements."""

    def newest_first(self):
        """By the day they were made, the latest first, those without a date last."""
        return self.order_by(models.F("made_first_day").desc(nulls_last=True), "slug")


class Agreement(Record):
    """One instrument that two or more governments have agreed on."""

    register_number = LineField(
        _("register number"),
        max_length=40,
        help_text=_("The number in this register, as 2025/1. Empty until one is given."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=40,
        choices=choices.AgreementKind,
        help_text=_("What the instrument calls itself; the name does not decide if it binds."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=choices.AgreementStatus,
        help_text=_("Where it stands as far as the sources tell."),
    )
    title_en = LineField(
        _("title in English"),
        max_length=2000,
        help_text=_("As its text or a source has it. Its own words first, a translation of ours last."),
    )
    title_en_origin = models.CharField(
        _("whose words the English title is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    title_zh_hant = LineField(_("title in Traditional Chinese"), max_length=2000)
    title_zh_hant_origin = models.CharField(
        _("whose words the Traditional Chinese title is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    title_zh_hans = LineField(_("title in Simplified Chinese"), max_length=2000)
    title_zh_hans_origin = models.CharField(
        _("whose words the Simplified Chinese title is"),
        max_length=20,
        choices=choices.TitleOrigin,
        blank=True,
        default="",
        help_text=_("Readers are told, so that no wording of ours passes for an official one."),
    )
    title_original = LineField(
        _("title in its original language"),
        max_length=2000,
        help_text=_("Only where the original is in another language than the three above."),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=35,
        blank=True,
        default="",
        validators=[validators.language_tag],
        help_text=_("The language of the original title, as ko, es, pt-BR."),
    )
    summary_en = TextField(
        _("summary in English"),
        help_text=_("What was agreed, in your own words, two or three sentences."),
    )
    summary_zh_hant = TextField(_("summary in Traditional Chinese"))
    summary_zh_hans = TextField(_("summary in Simplified Chinese"))

    adopted_on = PartialDateField(
        _("adopted on"),
        help_text=_("The day its text was agreed on, where that is not the day of signature."),
    )
    adopted_first_day = first_day("adopted_on")
    adopted_last_day = last_day("adopted_on")
    signed_on = PartialDateField(
        _("signed on"), help_text=_("The day of signature, not the day on which it was reported.")
    )
    signed_first_day = first_day("signed_on")
    signed_last_day = last_day("signed_on")
    in_force_on = PartialDateField(
        _("in force from"),
        help_text=_("Only where a source or the text says so: signature alone brings nothing into force."),
    )
    in_force_first_day = first_day("in_force_on")
    in_force_last_day = last_day("in_force_on")
    ends_on = PartialDateField(
        _("to end on"), help_text=_("The day on which it is to end, if its text names one.")
    )
    ends_first_day = first_day("ends_on")
    ends_last_day = last_day("ends_on")
    ended_on = PartialDateField(_("ended on"), help_text=_("The day on which it did end."))
    ended_first_day = first_day("ended_on")
    ended_last_day = last_day("ended_on")
    # The day lists sort and filter by: of signature, else of adoption, else of entry into force.
    made_first_day = models.GeneratedField(
        expression=Coalesce(FirstDay("signed_on"), FirstDay("adopted_on"), FirstDay("in_force_on")),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        serialize=False,
    )
    made_last_day = models.GeneratedField(
        expression=Coalesce(LastDay("signed_on"), LastDay("adopted_on"), LastDay("in_force_on")),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        serialize=False,
    )

    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        verbose_name=_("place"),
        null=True,
        blank=True,
        related_name="agreements",
        help_text=_("Where it was signed."),
    )
    signing_event = models.ForeignKey(
        "Event",
        models.PROTECT,
        verbose_name=_("signing"),
        null=True,
        blank=True,
        related_name="signed_agreements",
        help_text=_("The event at which it was signed."),
    )
    binding = models.CharField(
        _("legally binding"),
        max_length=20,
        choices=choices.Binding,
        default=choices.Binding.NOT_KNOWN,
        help_text=_("Only what a source or the text says; otherwise not known."),
    )
    binding_basis_en = TextField(
        _("why, in English"),
        help_text=_("From what this is known: a clause of the text, a statement of a party."),
    )
    binding_basis_zh_hant = TextField(_("why, in Traditional Chinese"))
    binding_basis_zh_hans = TextField(_("why, in Simplified Chinese"))
    authentic_languages = models.CharField(
        _("authentic languages"),
        max_length=200,
        blank=True,
        default="",
        validators=[validators.language_tags],
        help_text=_("In which the text is authoritative, with spaces between: en zh-Hant."),
    )
    text_held = models.CharField(
        _("text"),
        max_length=10,
        choices=choices.TextHeld,
        blank=True,
        default="",
        help_text=_("Whether this register has seen the text. Empty: not yet looked for."),
    )
    text_address = models.CharField(
        _("address of the text"),
        max_length=2000,
        blank=True,
        default="",
        validators=[validators.web_address],
        help_text=_("Where the text can be read."),
    )

    objects = RecordManager.from_queryset(AgreementQuerySet)()

    citable = (
        "title",
        "register_number",
        "kind",
        "status",
        "adopted_on",
        "signed_on",
        "in_force_on",
        "ends_on",
        "ended_on",
        "place",
        "signing_event",
        "areas",
        "summary",
        "binding",
        "authentic_languages",
        "text_held",
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [models.F("made_first_day").desc(nulls_last=True), "slug"]
        indexes = [
            # The public list: published, newest first.
            models.Index(fields=["state", "-made_first_day", "slug"], name="agreement_newest"),
            # The first page: published, entered last.
            models.Index(fields=["state", "-created_at", "slug"], name="agreement_entered"),
        ]
        constraints = [
            *RECORD_RULES,
            *rules.vocabulary(
                kind=choices.AgreementKind, status=choices.AgreementStatus, binding=choices.Binding
            ),
            *rules.optional_vocabulary(
                text_held=choices.TextHeld,
                title_en_origin=choices.TitleOrigin,
                title_zh_hant_origin=choices.TitleOrigin,
                title_zh_hans_origin=choices.TitleOrigin,
            ),
            *rules.partial_dates(*DATES),
            rules.in_order("in_force", "ends"),
            rules.in_order("in_force", "ended"),
            rules.in_order("signed", "ends"),
            rules.in_order("signed", "ended"),
            *rules.web_addresses("text_address"),
            rules.some_text("title", "title_original"),
            rules.at_most(2000, *TITLES),
            rules.at_most(35, "original_language"),
            rules.at_most(40, "register_number"),
            rules.at_most(200, "authentic_languages"),
            rules.at_most(2000, "text_address"),
            rules.without_nul(
                *TITLES,
                *(f"summary_{end}" for end in ("en", "zh_hant", "zh_hans")),
                *(f"binding_basis_{end}" for end in ("en", "zh_hant", "zh_hans")),
                "register_number",
                "original_language",
                "authentic_languages",
                "text_address",
            ),
            rules.refuse_unless(
                Q(title_original="", original_language="")
                | (~Q(title_original="") & ~Q(original_language="")),
                "original_language_given",
                _("An original title needs its language, and the language its title."),
                beside="original_language",
            ),
            models.UniqueConstraint(
                fields=["register_number"],
                condition=~Q(register_number=""),
                name="%(class)s_register_number",
                violation_error_message=_("Another agreement has this register number."),
                violation_error_code="register_number",
            ),
        ]

    def __str__(self):
        return str(self.title) or self.slug

    @property
    def title(self) -> Phrase:
        """The title for a reader of the active language."""
        return in_reader_language(
            self, "title", original=self.title_original, original_language=self.original_language
        )

    @property
    def title_origin(self) -> str:
        """Whose words the title is that a reader of the active language is shown."""
        return origin_of(self, "title", self.title)

    @property
    def made_on(self) -> str:
        """When it was made, as written: signed, else adopted, else in force."""
        return self.signed_on or self.adopted_on or self.in_force_on

    @property
    def summary(self) -> Phrase:
        return in_reader_language(self, "summary")

    @property
    def binding_basis(self) -> Phrase:
        return in_reader_language(self, "binding_basis")
