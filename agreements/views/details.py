"""The page of one record: what all of them have in common."""

from abc import ABC, abstractmethod

from django.urls import reverse
from django.views.generic import TemplateView

from agreements.domain.names import name_of
from agreements.views.base import Page
from agreements.views.citing import citing
from agreements.views.detail_reading import of_slug


class RecordDetail(Page, TemplateView, ABC):
    """The page of one record. A child names its section, what it asks for its record, and what stands on it."""

    list_heading = ""
    #: The published record with the slug that is given.
    asks = None

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
            **parts,
            # Last: the data reads off the record what its page has read of it.
            **citing(record, self.request, parts.get("footnotes")),
            **context,
        )
