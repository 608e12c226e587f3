"""Which pages crawlers are told of: every published record, and the lists, in each language."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement, Area, Event, Party, Person, Place, Source, Statement

PAGES = (
    "home",
    "agreement_list",
    "party_list",
    "person_list",
    "event_list",
    "statement_list",
    "area_list",
    "place_list",
    "source_list",
    "about",
    "about_sourcing",
    "about_terms",
)


class PageSitemap(Sitemap):
    """The pages that are there whatever is recorded, in one language."""

    def __init__(self, language):
        self.language = language

    def items(self):
        return PAGES

    def location(self, item):
        with translation.override(self.language):
            return reverse(item)


class RecordSitemap(Sitemap):
    """The published records of one kind, in one language."""

    limit = 5_000

    def __init__(self, model, language):
        self.model = model
        self.language = language

    def items(self):
        return self.model.objects.published().only("slug", "updated_at").order_by("pk")

    def location(self, item):
        with translation.override(self.language):
            return item.get_absolute_url()

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        # Django's own would load every record to find the newest.
        return self.model.objects.published().aggregate(newest=Max("updated_at"))["newest"]


# One section for each kind and language: a section is then a slice of one table, read a part at a time.
sitemaps = {f"pages-{language}": PageSitemap(language) for language, _ in settings.LANGUAGES} | {
    f"{model._meta.model_name}-{language}": RecordSitemap(model, language)
    for model in (Agreement, Party, Person, Event, Statement, Area, Place, Source)
    for language, _ in settings.LANGUAGES
}
