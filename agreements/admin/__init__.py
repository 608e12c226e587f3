"""The desk: where editors enter and correct every kind of record."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin import (
    accounts,
    agreements,
    directory,
    events,
    loads,
    merges,
    parties,
    people,
    proposals,
    revisions,
    sources,
    statements,
)
from agreements.admin.choosers import ChooserView
from agreements.admin.desk import furnish
from agreements.admin.language import with_language

__all__ = [
    "accounts",
    "agreements",
    "directory",
    "events",
    "loads",
    "merges",
    "parties",
    "people",
    "proposals",
    "revisions",
    "sources",
    "statements",
]

admin.site.site_header = "mousite"
admin.site.site_title = _("mousite: the editors' desk")
admin.site.index_title = _("Enter and correct records")
admin.site.autocomplete_view = ChooserView.as_view(admin_site=admin.site)
furnish(admin.site)
admin.site.get_urls = with_language(admin.site.get_urls)
