"""Where facts come from: the document, its addresses, and the words taken from it."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import choices, validators
from agreements.models import rules
from agreements.models.ancestry import Nested
from agreements.models.days import PartialDateField, first_day, last_day
from agreements.models.owned import Owned, owned_rules
from agreements.models.record import (
    NAME_COLUMNS,
    ORDER_RULE,
    RECORD_RULES,
    LineField,
    Named,
    OrderField,
    Record,
    TextField,
    in_reader_language,
)
from agreements.text import Phrase

LOCATORS = ("locator_en", "locator_zh_hant", "locator_zh_hans")


class Source(Nested, Named, Record):
    """A document, report, caption or post that facts are read from."""

    upward = "part_of"

    headline = LineField(
        _("headline"),
        max_length=1000,
        help_text=_("Letter for letter, in the source's language. Empty if it has not been seen."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.SourceKind,
        help_text=_("A caption or a post within an article is a source of its own, part of the article."),
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[validators.language_tag],
        help_text=_("Of the source, as en, zh-Hant, ko."),
    )
    publisher = LineField(_("publisher"), max_length=200, help_text=_("As Global Times."))
    author = LineField(_("author"), max_length=200, help_text=_("As it is signed. Empty if it is not."))
    published_on = PartialDateField(_("published on"))
    published_first_day = first_day("published_on")
    published_last_day = last_day("published_on")
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The source it stands in, as a caption stands in an article."),
    )
    web_address = models.CharField(
        _("web address"),
        max_length=2000,
        blank=True,
        default="",
        validators=[validators.web_address],
        help_text=_("Where you read it; further addresses stand below."),
    )
    archive_address = models.CharField(
        _("archived at"),
        max_length=2000,
        blank=True,
        default="",
        validators=[validators.web_address],
        help_text=_("A copy in a web archive."),
    )
    read_on = models.DateField(
        _("read on"), null=True, blank=True, help_text=_("The day on which you read it.")
    )
    checked_on = models.DateField(
        _("address last asked on"),
        null=True,
        blank=True,
        help_text=_("When someone last looked whether it can still be read there."),
    )
    check_result = models.CharField(
        _("answer of the address"),
        max_length=20,
        choices=choices.CheckResult,
        blank=True,
        default="",
        help_text=_("What they found."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = [models.F("published_first_day").desc(nulls_last=True), "slug"]
        constraints = [
            *RECORD_RULES,
            *rules.vocabulary(kind=choices.SourceKind),
            *rules.optional_vocabulary(check_result=choices.CheckResult),
            *rules.filled("language"),
            rules.some_text("name", "headline"),
            rules.at_most(500, *NAME_COLUMNS),
            rules.at_most(1000, "headline"),
            rules.at_most(200, "publisher", "author"),
            rules.at_most(35, "language"),
            rules.at_most(2000, "web_address", "archive_address"),
            *rules.partial_dates("published"),
            rules.not_itself("part_of"),
            *rules.web_addresses("web_address", "archive_address"),
            rules.without_nul(
                *NAME_COLUMNS,
                *("headline", "publisher", "author", "language", "web_address", "archive_address"),
            ),
        ]

    @property
    def name(self) -> Phrase:
        """The headline where it is known, else what the source is in this site's words."""
        return Phrase(self.headline, self.language) if self.headline else super().name

    @property
    def is_dead(self) -> bool:
        """Whether its address did not answer when it was asked last, or said that nothing is there."""
        return bool(self.web_address) and self.check_result in choices.CheckResult.dead()

    @property
    def is_described(self) -> bool:
        """Whether its name is this site's description, its headline not having been seen."""
        return not self.headline


class SourceAddressManager(models.Manager):
    """Finds a further address by its source and itself."""

    def get_by_natural_key(self, source, web_address):
        return self.get(source__slug=source, web_address=web_address)


class SourceAddress(models.Model):
    """One more place where a source can be read."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="addresses")
    web_address = models.CharField(
        _("web address"),
        max_length=2000,
        validators=[validators.web_address],
        help_text=_("Whole, beginning with https://."),
    )
    note = LineField(_("note"), max_length=200, help_text=_("As “printed edition”."))
    order = OrderField(_("order"))

    objects = SourceAddressManager()

    class Meta:
        verbose_name = _("further address")
        verbose_name_plural = _("further addresses")
        ordering = ["order", "pk"]
        constraints = [
            *rules.web_addresses("web_address"),
            *rules.filled("web_address"),
            rules.at_most(2000, "web_address"),
            rules.at_most(200, "note"),
            ORDER_RULE,
            rules.without_nul("web_address", "note"),
            models.UniqueConstraint(
                fields=["source", "web_address"],
                name="%(class)s_key",
                violation_error_message=_("This address is already recorded."),
                violation_error_code="web_address",
            ),
        ]

    def __str__(self):
        return self.web_address

    def natural_key(self):
        return (self.source.slug, self.web_address)


class Excerpt(Owned):
    """Some words of a source, letter for letter, that facts rest on.

    Without words it says that the facts were read from the source, and where; they are taken over later.
    """

    owner = "source"
    source = models.ForeignKey(Source, models.CASCADE, related_name="excerpts")
    order = OrderField(_("order"), help_text=_("As they stand in the source; the letters follow it."))
    text = TextField(
        _("words"),
        validators=[validators.excerpt_length],
        help_text=_(
            "Letter for letter, some 25 words at most. Empty: the facts were read from this source, "
            "but its words have not been taken over yet."
        ),
    )
    locator_en = LineField(
        _("where, in English"), max_length=200, help_text=_("As “paragraph 2”, “page 14”, “article 3”.")
    )
    locator_zh_hant = LineField(_("where, in Traditional Chinese"), max_length=200)
    locator_zh_hans = LineField(_("where, in Simplified Chinese"), max_length=200)
    compared_on = models.DateField(
        _("compared on"),
        null=True,
        blank=True,
        help_text=_("When the words were compared with the original. Empty: not yet, and said so."),
    )

    class Meta:
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")
        ordering = ["source", "order", "pk"]
        constraints = [
            *owned_rules("source"),
            ORDER_RULE,
            rules.at_most(200, *LOCATORS),
            rules.without_nul("text", *LOCATORS),
        ]

    def __str__(self):
        if not self.text:
            return gettext("(words not taken yet)")
        short = self.text if len(self.text) <= 70 else self.text[:69] + "…"
        return f"“{short}”"

    def words_for_slug(self) -> str:
        words = " ".join(self.text.split()[:6])
        where = self.locator_en or self.locator_zh_hant or self.locator_zh_hans
        return words or where or "words-not-taken"

    @property
    def locator(self) -> Phrase:
        """Where the words stand in the source, for a reader of the active language."""
        return in_reader_language(self, "locator")

    @property
    def phrase(self) -> Phrase:
        """The words with the language they are in."""
        return Phrase(self.text, self.source.language)

    @property
    def is_compared(self) -> bool:
        """Whether it has words, and they have been compared with the original."""
        return bool(self.text) and self.compared_on is not None
