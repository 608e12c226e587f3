"""Words said of agreements: verbatim, reported or translated, never confused."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements import choices, validators
from agreements.models import rules
from agreements.models.days import PartialDateField, first_day, last_day
from agreements.models.many import NamesMany
from agreements.models.person import HeldBy
from agreements.models.record import (
    ORDER_RULE,
    RECORD_RULES,
    LineField,
    OrderField,
    Record,
    RecordManager,
    RecordQuerySet,
    TextField,
    in_reader_language,
)
from agreements.text import TAG_OF_LANGUAGE, Phrase

TRANSLATIONS = ("translation_en", "translation_zh_hant", "translation_zh_hans")


class StatementQuerySet(RecordQuerySet):
    """Questions asked of statements."""

    def published(self):
        """Those that readers may see; words are not shown without the person who said them."""
        speaker = models.Q(speaker=None) | models.Q(speaker__state=choices.PublicationState.PUBLISHED)
        return super().published().filter(speaker)

    def said_for(self, parties):
        """Those made on behalf of any of some parties, or by someone in an office of theirs."""
        # Two ways to a key, each along an index: asked as one condition, all statements are gone through.
        named = self.model.objects.filter(on_behalf_of__in=parties).order_by().values("pk")
        held = self.model.objects.filter(post__party__in=parties).order_by().values("pk")
        return self.filter(pk__in=named.union(held))


class Statement(HeldBy, Record):
    """One passage that someone said or is reported to have said."""

    holder = "speaker"
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.StatementKind,
        help_text=_("Verbatim only for words that the source sets in quotation marks."),
    )
    text = TextField(
        _("words"),
        blank=False,
        help_text=_("Verbatim: letter for letter, without the quotation marks around it."),
    )
    language = models.CharField(
        _("language of the words"),
        max_length=35,
        validators=[validators.language_tag],
        help_text=_("As in the source: en, zh-Hant, ko."),
    )
    translation_en = TextField(
        _("this site's translation into English"), help_text=_("Always shown as a translation.")
    )
    translation_zh_hant = TextField(_("this site's translation into Traditional Chinese"))
    translation_zh_hans = TextField(_("this site's translation into Simplified Chinese"))
    speaker = models.ForeignKey(
        "Person",
        models.PROTECT,
        verbose_name=_("speaker"),
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("Who said it. Empty if the source names only a body."),
    )
    post = models.ForeignKey(
        "Post",
        models.PROTECT,
        verbose_name=_("office on that day"),
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("What they were on that day; + adds an office that is missing."),
    )
    on_behalf_of = models.ForeignKey(
        "Party",
        models.PROTECT,
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("For words of a body whose speaker is not named."),
    )
    channel = models.CharField(
        _("channel"),
        max_length=20,
        choices=choices.StatementChannel,
        help_text=_("How the words reached the public."),
    )
    channel_name = LineField(_("name of the channel"), max_length=200, help_text=_("As Sina Weibo."))
    event = models.ForeignKey(
        "Event",
        models.PROTECT,
        verbose_name=_("said at"),
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("Only if the source says so."),
    )
    said_on = PartialDateField(_("said on"))
    said_first_day = first_day("said_on")
    said_last_day = last_day("said_on")
    order = OrderField(_("order"), help_text=_("Within what was said on the same occasion."))
    agreements = NamesMany(
        "Agreement",
        verbose_name=_("about"),
        blank=True,
        related_name="statements",
        help_text=_("The agreements it speaks of."),
    )

    objects = RecordManager.from_queryset(StatementQuerySet)()

    citable = ("text", "speaker", "post", "channel", "event", "said_on")

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = [models.F("said_first_day").desc(nulls_last=True), "order", "slug"]
        constraints = [
            *RECORD_RULES,
            ORDER_RULE,
            *rules.vocabulary(kind=choices.StatementKind, channel=choices.StatementChannel),
            *rules.filled("text", "language"),
            *rules.partial_dates("said"),
            rules.at_most(35, "language"),
            rules.at_most(200, "channel_name"),
            rules.without_nul("text", "language", "channel_name", *TRANSLATIONS),
        ]

    def __str__(self):
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"

    def clean(self):
        super().clean()
        if not self.speaker_id and not self.on_behalf_of_id:
            raise ValidationError(
                {"speaker": _("Choose a speaker, or the body on whose behalf it was said.")}
            )

    @property
    def is_published(self) -> bool:
        return super().is_published and (self.speaker is None or self.speaker.is_published)

    @property
    def phrase(self) -> Phrase:
        """The words with the language they are in."""
        return Phrase(self.text, self.language)

    @property
    def translation(self) -> Phrase:
        """This site's translation for a reader of the active language; empty if none is needed."""
        reader = TAG_OF_LANGUAGE.get(get_language() or "en", "en")
        found = in_reader_language(self, "translation")
        if self.language in (reader, found.language):
            return Phrase("")
        # English helps who cannot read the words at all; Chinese of the other script needs none.
        is_readers = found.language[:2] == reader[:2]
        helps = found.language == "en" and self.language[:2] != reader[:2]
        return found if is_readers or helps else Phrase("")
