"""The desk for the lists that others choose from: areas of cooperation and places."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.labels import state_of
from agreements.admin.merging import MergingMixin
from agreements.admin.names import AliasRows
from agreements.admin.record import RecordAdmin


@admin.register(models.Area)
class AreaAdmin(RecordAdmin):
    """Areas of cooperation, in their order."""

    list_display = ("__str__", "parent", "order", state_of(models.Area))
    list_select_related = ("parent",)
    fieldsets = (
        (None, {"fields": (("name_en", "name_zh_hant", "name_zh_hans"), ("parent", "order"))}),
        (
            _("In your own words"),
            {
                "classes": ("collapse",),
                "fields": (("description_en", "description_zh_hant", "description_zh_hans"),),
            },
        ),
    )
    inlines = (AliasRows,)


@admin.register(models.Place)
class PlaceAdmin(MergingMixin, RecordAdmin):
    """Places, with where they are."""

    list_display = ("__str__", "region_code", "latitude", "longitude", state_of(models.Place))
    search_fields = (*RecordAdmin.search_fields, "region_code")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_en", "name_zh_hant", "name_zh_hans"),
                    "region_code",
                    ("latitude", "longitude"),
                )
            },
        ),
    )
    inlines = (AliasRows,)
