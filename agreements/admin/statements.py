"""The desk for what was said: whose words, in which language, where and when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.citations import CitationRows
from agreements.admin.labels import state_of
from agreements.admin.record import RecordAdmin, in_words


@admin.register(models.Statement)
class StatementAdmin(RecordAdmin):
    """Statements with their citations."""

    list_display = ("__str__", "kind", "who", "said", "channel", "event", state_of(models.Statement))
    list_filter = ("state", "kind", "channel")
    list_select_related = ("speaker", "post__person", "on_behalf_of", "event")
    search_fields = (
        "text",
        "slug",
        "translation_en",
        "translation_zh_hant",
        "translation_zh_hans",
        "speaker__name_en",
        "speaker__name_zh_hant",
        "speaker__name_zh_hans",
    )
    search_help_text = _("The words, the speaker, or the key.")
    fieldsets = (
        (None, {"fields": (("kind", "language"), "text")}),
        (_("Who said it"), {"fields": (("speaker", "post"), "on_behalf_of")}),
        (
            _("Where and when"),
            {"fields": (("channel", "channel_name"), ("event", "order"), "said_on")},
        ),
        (_("What it is about"), {"fields": ("agreements",)}),
        (
            _("Translated by this site"),
            {
                "classes": ("collapse",),
                "fields": (("translation_en", "translation_zh_hant", "translation_zh_hans"),),
            },
        ),
    )
    inlines = (CitationRows,)

    @admin.display(description=_("by"), ordering="speaker__name_en")
    def who(self, statement):
        return statement.speaker or statement.on_behalf_of

    @admin.display(description=_("said on"), ordering="said_first_day")
    def said(self, statement):
        return in_words(statement.said_on)
