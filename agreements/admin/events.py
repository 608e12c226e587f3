"""The desk for events and for who was at the table."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.citations import CitationRows
from agreements.admin.labels import state_of
from agreements.admin.names import AliasRows
from agreements.admin.record import LANGUAGES_HELP, RecordAdmin, in_words
from agreements.admin.rows import RowAdmin, StackedRows

ATTENDANCE_FIELDS = (
    ("person", "post"),
    ("role", "on_behalf_of", "order"),
    ("described_as_en", "described_as_zh_hant", "described_as_zh_hans"),
    "slug",
)


class AttendanceRows(StackedRows):
    """Who was at the table."""

    model = models.Attendance
    fields = ATTENDANCE_FIELDS
    related = ("person", "post__person", "on_behalf_of")
    show_change_link = True
    verbose_name, verbose_name_plural = (
        _("person at the table"),
        _("who was at the table; the citations stand behind “Change”"),
    )


@admin.register(models.Event)
class EventAdmin(RecordAdmin):
    """Events with those who attended, names and citations."""

    list_display = ("__str__", "kind", "when", "place", "parent", "is_expected", state_of(models.Event))
    list_filter = ("state", "kind", "is_expected")
    list_select_related = ("parent", "place")
    search_fields = (*RecordAdmin.search_fields, "theme")
    search_help_text = _("Any of its names, in any language, its theme or its key.")
    fieldsets = (
        (
            None,
            {
                "description": LANGUAGES_HELP,
                "fields": (
                    ("name_en", "name_zh_hant", "name_zh_hans"),
                    ("name_en_origin", "name_zh_hant_origin", "name_zh_hans_origin"),
                    ("kind", "parent"),
                ),
            },
        ),
        (
            _("When and where"),
            {"fields": (("start_on", "end_on"), "is_expected", "place")},
        ),
        (
            _("What it was about"),
            {
                "fields": (
                    ("theme", "theme_language"),
                    "hosts",
                    "agreements",
                    ("description_en", "description_zh_hant", "description_zh_hans"),
                )
            },
        ),
    )
    inlines = (AttendanceRows, AliasRows, CitationRows)

    @admin.display(description=_("when"), ordering="start_first_day")
    def when(self, event):
        if not event.end_on or "/" in event.start_on + event.end_on:
            return in_words(event.start_on or event.end_on)
        return in_words(f"{event.start_on}/{event.end_on}" if event.start_on else event.end_on)


@admin.register(models.Attendance)
class AttendanceAdmin(RowAdmin):
    """One person at one event, with the citations of it."""

    owner = "event"
    list_display = ("__str__", "event", "post")
    list_filter = ("role",)
    list_select_related = ("event", "person", "post__person", "on_behalf_of")
    search_fields = (
        "person__name_en",
        "person__name_zh_hant",
        "person__name_zh_hans",
        "event__name_en",
        "slug",
    )
    fields = ("event", *ATTENDANCE_FIELDS)
    inlines = (CitationRows,)
