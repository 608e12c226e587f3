"""The desk for what records were: to be read, never changed."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.questions import QuestionsMixin


@admin.register(models.Revision)
class RevisionAdmin(QuestionsMixin, admin.ModelAdmin):
    """Revisions of all records, the latest first."""

    list_display = ("slug", "kind", "number", "made_at", "author", "load", "reason")
    list_filter = ("kind",)
    list_per_page = 50
    ordering = ("-made_at", "-pk")
    search_fields = ("slug", "author", "load", "reason")
    fields = readonly_fields = (
        "kind",
        "slug",
        "number",
        "made_at",
        "author",
        "load",
        "reason",
        "record_shown",
    )

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        # A whole record is large, and no list shows it.
        return queryset if request.resolver_match.kwargs else queryset.defer("record")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("record"))
    def record_shown(self, revision):
        words = json.dumps(revision.record, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", words)
