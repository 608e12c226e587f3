"""The page of one record: what all of them have in common."""

from abc import ABC, abstractmethod

from django.urls import reverse
from django.views.generic import TemplateView

from agreements.text import Phrase
from agreements.views.base import Page
from agreements.views.detail_reading import of_slug


class RecordDetail(Page, TemplateView, ABC):
    """The page of one record. A child names its section, what it asks for its record, and what stands on it."""

    list_heading = ""
    #: The published record with the slug that is given.
    asks = None

    @abstractmethod
    def parts(self, record) -> dict:
        """What stands on the page beside the record itself."""

    def get_context_data(self, slug, **context):
        record = of_slug(self.asks, slug)
        kind = record._meta.model_name
        crumb = {"address": reverse(f"{kind}_list"), "label": self.list_heading}
        return super().get_context_data(
            **{kind: record, "record": record, "crumbs": [crumb]},
            crumb_here=record.name if hasattr(record, "name") else Phrase(str(record), record.language),
            **self.parts(record),
            **context,
        )
