"""The page of one record: what all of them have in common."""

from abc import ABC, abstractmethod

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from agreements.text import Phrase
from agreements.views import rows
from agreements.views.base import Page

#: So many rows stand on the page of a record; the whole list is one link away.
ROWS_SHOWN = 10


class RecordDetail(Page, TemplateView, ABC):
    """The page of one record. A child names its section, its records and what stands on it."""

    list_heading = ""

    @abstractmethod
    def records(self):
        """The published records of the kind, with what the page reads."""

    @abstractmethod
    def parts(self, record) -> dict:
        """What stands on the page beside the record itself."""

    def get_context_data(self, slug, **context):
        record = get_object_or_404(self.records(), slug=slug)
        kind = record._meta.model_name
        crumb = {"address": reverse(f"{kind}_list"), "label": self.list_heading}
        return super().get_context_data(
            **{kind: record, "record": record, "crumbs": [crumb]},
            crumb_here=record.name if hasattr(record, "name") else Phrase(str(record), record.language),
            **self.parts(record),
            **context,
        )


def agreement_rows(agreements) -> dict:
    """The latest agreements of a list, how many there are, and whether more than shown."""
    return {
        "agreement_rows": [
            rows.agreement_row(agreement) for agreement in agreements.newest_first()[:ROWS_SHOWN]
        ],
        "agreement_count": agreements.count(),
        "rows_shown": ROWS_SHOWN,
    }
