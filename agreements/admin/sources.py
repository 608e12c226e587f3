"""The desk for sources: the document, where it can be read, and the words taken from it."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.choosers import cut
from agreements.admin.labels import state_of
from agreements.admin.merging import MergingMixin
from agreements.admin.record import RecordAdmin, in_words
from agreements.admin.rows import RowAdmin, TabularRows
from agreements.domain.facts import fact_words

EXCERPT_FIELDS = (
    "text",
    ("locator_en", "locator_zh_hant", "locator_zh_hans"),
    ("compared_on", "order"),
    "slug",
)


class SourceAddressRows(TabularRows):
    """Further addresses of a source."""

    model = models.SourceAddress
    fields = ("web_address", "note", "order")


class ExcerptRows(TabularRows):
    """The words taken from a source."""

    model = models.Excerpt
    fields = (
        "text",
        "locator_en",
        "order",
        "compared_on",
        "slug",
        "locator_zh_hant",
        "locator_zh_hans",
    )
    show_change_link = True
    verbose_name_plural = _("excerpts: the words facts rest on")


@admin.register(models.Source)
class SourceAdmin(MergingMixin, RecordAdmin):
    """Sources with their excerpts and further addresses."""

    list_display = ("name_shown", "kind", "publisher", "published", "language", state_of(models.Source))
    list_filter = ("state", "kind", "language", "check_result")
    list_select_related = ("part_of",)
    search_fields = (
        "slug",
        "headline",
        "name_en",
        "name_zh_hant",
        "name_zh_hans",
        "publisher",
        "author",
        "web_address",
        "excerpts__text",
    )
    search_help_text = _("Headline, name, publisher, author, address, or words of an excerpt.")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "headline",
                    ("kind", "language"),
                    ("publisher", "author"),
                    "published_on",
                    "part_of",
                )
            },
        ),
        (
            _("What it is, where its headline is not known"),
            {"fields": (("name_en", "name_zh_hant", "name_zh_hans"),)},
        ),
        (
            _("Where it can be read"),
            {
                "fields": (
                    "web_address",
                    "archive_address",
                    "read_on",
                    ("checked_on", "check_result"),
                )
            },
        ),
    )
    inlines = (ExcerptRows, SourceAddressRows)

    @admin.display(description=_("source"), ordering="headline")
    def name_shown(self, source):
        return cut(source, 120)

    @admin.display(description=_("published on"), ordering="published_first_day")
    def published(self, source):
        return in_words(source.published_on)


class FactsResting(admin.TabularInline):
    """The facts that rest on an excerpt, to be read; they are entered where they stand."""

    model = models.Citation
    fields = readonly_fields = ("record", "fact", "inferred", "inference", "says")
    extra = 0
    verbose_name_plural = _("facts that rest on these words")

    def get_queryset(self, request):
        targets = ("attendance__person", "commitment__area", "participation__party")
        return super().get_queryset(request).select_related(*models.Citation.targets, *targets)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("record"))
    def record(self, citation):
        name = f"{self.admin_site.name}:agreements_{citation.target_name}_change"
        words = cut(citation.target, 120)
        return format_html('<a href="{}">{}</a>', reverse(name, args=[citation.target.pk]), words)

    @admin.display(description=_("fact"))
    def fact(self, citation):
        return capfirst(fact_words(citation.target_name, citation.field)) if citation.field else ""


@admin.register(models.Excerpt)
class ExcerptAdmin(RowAdmin):
    """One excerpt; a citation leads here to add the one that is missing."""

    owner = "source"
    list_display = ("__str__", "source", "locator_en", "compared_on")
    list_filter = (("text", admin.EmptyFieldListFilter),)
    list_select_related = ("source",)
    search_fields = (
        "text",
        "locator_en",
        "locator_zh_hant",
        "locator_zh_hans",
        "slug",
        "source__slug",
        "source__headline",
        "source__name_en",
        "source__name_zh_hant",
        "source__name_zh_hans",
        "source__publisher",
    )
    search_help_text = _("The words, or anything the source is called by.")
    fields = ("source", *EXCERPT_FIELDS)
    inlines = (FactsResting,)
