"""The desk for people and the offices they held."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.citations import CitationRows
from agreements.admin.labels import state_of
from agreements.admin.merging import MergingMixin
from agreements.admin.names import AliasRows
from agreements.admin.record import DATES_HELP, RecordAdmin, in_words
from agreements.admin.rows import RowAdmin, StackedRows

POST_FIELDS = (
    ("title_en", "title_zh_hant", "title_zh_hans"),
    "party",
    ("start_on", "end_on"),
    "slug",
)


class PostRows(StackedRows):
    """The offices of a person."""

    model = models.Post
    fields = POST_FIELDS
    related = ("party",)
    verbose_name_plural = _("offices held")


@admin.register(models.Person)
class PersonAdmin(MergingMixin, RecordAdmin):
    """People with their offices, names and citations."""

    list_display = ("__str__", state_of(models.Person), "updated_at")
    fieldsets = (
        (None, {"fields": (("name_en", "name_zh_hant", "name_zh_hans"),)}),
        (
            _("In your own words"),
            {
                "classes": ("collapse",),
                "fields": (("description_en", "description_zh_hant", "description_zh_hans"),),
            },
        ),
    )
    inlines = (PostRows, AliasRows, CitationRows)


@admin.register(models.Post)
class PostAdmin(RowAdmin):
    """One office; an event or a statement leads here to add the one that is missing."""

    owner = "person"
    list_display = ("__str__", "person", "party", "start", "end")
    list_select_related = ("person", "party")
    search_fields = (
        "title_en",
        "title_zh_hant",
        "title_zh_hans",
        "person__name_en",
        "person__name_zh_hant",
        "person__name_zh_hans",
        "person__aliases__text",
    )
    fieldsets = ((None, {"description": DATES_HELP, "fields": ("person", *POST_FIELDS)}),)

    @admin.display(description=_("from"), ordering="start_first_day")
    def start(self, post):
        return in_words(post.start_on)

    @admin.display(description=_("to"), ordering="end_last_day")
    def end(self, post):
        return in_words(post.end_on)
