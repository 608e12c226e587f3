"""The desk for parties: governments, regions, ministries, organisations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.citations import CitationRows
from agreements.admin.labels import state_of
from agreements.admin.merging import MergingMixin
from agreements.admin.names import AliasRows
from agreements.admin.record import RecordAdmin


@admin.register(models.Party)
class PartyAdmin(MergingMixin, RecordAdmin):
    """Parties with their names and citations."""

    list_display = ("__str__", "kind", "parent", "iso_code", state_of(models.Party))
    list_filter = ("state", "kind")
    list_select_related = ("parent",)
    search_fields = (*RecordAdmin.search_fields, "iso_code")
    search_help_text = _("Any of its names, in any language, its ISO code or its key.")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_en", "name_zh_hant", "name_zh_hans"),
                    ("kind", "iso_code"),
                    "parent",
                )
            },
        ),
        (
            _("In your own words"),
            {
                "classes": ("collapse",),
                "fields": (("description_en", "description_zh_hant", "description_zh_hans"),),
            },
        ),
    )
    inlines = (AliasRows, CitationRows)
