"""Which address leads where: the doors without a language here, the pages of the register beneath each language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.generic import RedirectView

from agreements.sitemaps import sitemaps
from agreements.views.errors import page_not_found
from mousite import programs
from mousite.programs import only_read

urlpatterns = [
    path("healthz", programs.healthz, name="healthz"),
    path("readyz", programs.readyz, name="readyz"),
    path("robots.txt", programs.robots, name="robots"),
    path("favicon.ico", programs.favicon, name="favicon"),
    path(
        "sitemap.xml",
        only_read(index),
        {"sitemaps": sitemaps, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", only_read(sitemap), {"sitemaps": sitemaps}, name="sitemap_section"),
    # Django's own way from a key to a page would name drafts to any account; the desk links itself.
    path("admin/r/<path:rest>", only_read(page_not_found)),
    path("admin/", admin.site.urls),
    path("", only_read(RedirectView.as_view(pattern_name="home")), name="reader_language"),
    *i18n_patterns(path("", include("agreements.urls"))),
]

handler400 = "agreements.views.errors.bad_request"
handler403 = "agreements.views.errors.permission_denied"
handler404 = "agreements.views.errors.page_not_found"
handler500 = "agreements.views.errors.server_error"
