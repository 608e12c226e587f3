"""Pages of the sources: where facts come from, the words taken, and what rests on them."""

from collections import defaultdict

from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.domain.facts import fact_words
from agreements.domain.footnotes import letters
from agreements.models import Citation, Source
from agreements.views import facets, reading, rows
from agreements.views.details import RecordDetail
from agreements.views.lists import RecordList

#: The record with a page that a row belongs to, for rows that have no page of their own.
OWNERS = {"attendance": "event", "commitment": "agreement", "participation": "agreement"}


class SourceList(RecordList):
    """All sources, the latest first."""

    section = "sources"
    question = filters.SourceQuestion
    row = rows.source_row
    heading = gettext_lazy("Sources")
    lead = gettext_lazy("Where the facts come from. Each leads to the words taken from it.")
    facets_label = gettext_lazy("Filter these sources")
    empty_words = gettext_lazy("No source matches these filters.")

    def records(self):
        return reading.sources_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s source", "%(number)s sources", number) % {"number": number}

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.text_facet(question, "publisher"),
        ]


class SourceDetail(RecordDetail):
    """One source: what it is, where it can be read, its excerpts and what they support."""

    template_name = "agreements/source_detail.html"
    section = "sources"
    list_heading = gettext_lazy("Sources")

    def records(self):
        return reading.sources_for_rows().prefetch_related(
            reading.published("part_of", Source), reading.published("parts", Source), "addresses"
        )

    def parts(self, record):
        excerpts = list(record.excerpts.all())
        supports = supports_of(excerpts)
        any_compared = any(excerpt.is_compared for excerpt in excerpts)
        return {
            "any_compared": any_compared,
            "none_compared": not any_compared and any(excerpt.text for excerpt in excerpts),
            "excerpts": [
                {
                    "record": excerpt,
                    "letter": letters(place),
                    "supports": supports.get(excerpt.pk, []),
                }
                for place, excerpt in enumerate(excerpts)
            ],
        }


def supports_of(excerpts) -> dict[int, list[dict]]:
    """What each excerpt supports: the facts by record, only of published records."""
    citations = Citation.objects.filter(excerpt__in=excerpts).select_related(
        *Citation.targets, *(f"{row}__{owner}" for row, owner in OWNERS.items()), "statement__speaker"
    )
    found: dict[int, dict] = defaultdict(dict)
    for citation in citations.order_by("pk"):
        name = citation.target_name
        record = getattr(citation.target, OWNERS[name]) if name in OWNERS else citation.target
        if not record.is_published:
            continue
        facts = found[citation.excerpt_id].setdefault(record, {})
        facts[fact_words(name, citation.field)] = None
    return {
        excerpt: [
            {"record": record, "name": facets.name_of(record), "facts": list(facts)}
            for record, facts in records.items()
        ]
        for excerpt, records in found.items()
    }
