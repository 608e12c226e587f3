"""The page of one record: what all of them have in common."""

from abc import ABC, abstractmethod

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import TemplateView

from agreements.domain.health import shown
from agreements.domain.names import name_of
from agreements.domain.past import seen_since
from agreements.domain.schema import SHAPES
from agreements.formats.record_relations import published
from agreements.views.base import Page
from agreements.views.citing import citing
from agreements.views.detail_reading import of_slug
from agreements.views.history import at_day, day_of
from agreements.views.moved import moved_on


class RecordDetail(Page, TemplateView, ABC):
    """The page of one record. A child names its section, what it asks for its record, and what stands on it."""

    kind = ""
    list_heading = ""
    #: The published record with the slug that is given.
    asks = None

    def get(self, request, *args, slug, **kwargs):
        """The page; that of a day where one is asked for; where the key has changed, the way to that of today."""
        try:
            # A preview has no kind: what it shows has no past.
            if self.kind and "as_at" in request.GET:
                return self.page_of_day(request, slug)
            return super().get(request, *args, slug=slug, **kwargs)
        except Http404:
            return moved_on(request, self.kind, slug)

    def page_of_day(self, request, slug):
        """Leads to the version that readers saw at the end of a day, or says that they saw none yet."""
        day = request.GET["as_at"]
        record = get_object_or_404(published(SHAPES[self.kind].model._default_manager), slug=slug)
        address = at_day(record, day)
        if address:
            return HttpResponseRedirect(address)
        since = day_of(seen_since(record))
        context = {"record": record, "record_name": name_of(record), "day": day, "since": since}
        return render(request, "agreements/not_yet.html", context, status=404, using="pages")

    @abstractmethod
    def parts(self, record) -> dict:
        """What stands on the page beside the record itself."""

    def record_of(self, slug):
        """The published record with a slug; raises Http404 where there is none."""
        return of_slug(self.asks, slug)

    def crumb_of(self, record):
        """What the record is called at the end of the way down to its page."""
        return name_of(record)

    def get_context_data(self, slug, **context):
        record = self.record_of(slug)
        kind = record._meta.model_name
        crumb = {"address": reverse(f"{kind}_list"), "label": self.list_heading}
        parts = self.parts(record)
        return super().get_context_data(
            **{kind: record, "record": record, "crumbs": [crumb]},
            crumb_here=self.crumb_of(record),
            health=shown(kind, getattr(record, "health_marks", None)),
            **parts,
            # Last: the data reads off the record what its page has read of it.
            **citing(record, self.request, parts.get("footnotes")),
            **context,
        )
