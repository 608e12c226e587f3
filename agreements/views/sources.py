"""Pages of the sources: where facts come from, the words taken, and what rests on them."""

from collections import defaultdict

from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.domain.facts import fact_words
from agreements.domain.footnotes import letters
from agreements.domain.names import name_of
from agreements.models import Citation, Excerpt, Source, SourceAddress
from agreements.prepared import Given
from agreements.views import facets, reading, rows
from agreements.views.detail_reading import (
    CITED,
    NAMED,
    TITLED,
    among,
    columns,
    hold,
    kept_health,
    keys,
    narrow,
    prepared,
)
from agreements.views.details import RecordDetail
from agreements.views.lists import RecordList

#: The record with a page that a row belongs to, for rows that have no page of their own.
OWNERS = {"attendance": "event", "commitment": "agreement", "participation": "agreement"}


class SourceList(RecordList):
    """All sources, the latest first."""

    section = "sources"
    question = filters.SourceQuestion
    row = staticmethod(rows.source_row)
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
            facets.health_facet(question),
        ]


#: What a page shows of a source that it only names.
HEADED = (*NAMED, "headline", "language")

SOURCE = prepared(
    lambda: narrow(
        Source.objects.published().filter(slug=Given("slug")).order_by(),
        *columns(Source),
        *CITED,
        part_of=HEADED,
    ).annotate(health_marks=kept_health("source"))
)
PARTS = prepared(
    lambda: (
        Source.objects.published()
        .filter(among(keys(Source.objects.filter(part_of=Given("source")))))
        .only(*HEADED)
    )
)
ADDRESSES = prepared(lambda: SourceAddress.objects.filter(source=Given("source")))
EXCERPTS = prepared(lambda: Excerpt.objects.filter(source=Given("source")).order_by("order", "pk"))


def citations_of_source():
    """What rests on the excerpts of a source, with the record that each fact stands on."""
    found = keys(Citation.objects.filter(excerpt__source=Given("source")))
    return narrow(
        Citation.objects.filter(among(found)),
        *("excerpt", "field", *Citation.targets),
        agreement=TITLED,
        party=NAMED,
        person=NAMED,
        event=NAMED,
        statement=("slug", "state", "text", "language"),
        statement__speaker=NAMED,
        attendance=("event",),
        attendance__event=NAMED,
        commitment=("agreement",),
        commitment__agreement=TITLED,
        participation=("agreement",),
        participation__agreement=TITLED,
    ).order_by("pk")


CITATIONS = prepared(citations_of_source)


class SourceDetail(RecordDetail):
    """One source: what it is, where it can be read, its excerpts and what they support."""

    template_name = "agreements/source_detail.html"
    section = "sources"
    list_heading = gettext_lazy("Sources")
    asks = SOURCE

    def parts(self, record):
        excerpts = EXCERPTS(source=record.pk)
        hold(
            record,
            parts=PARTS(source=record.pk),
            addresses=ADDRESSES(source=record.pk),
            excerpts=excerpts,
        )
        supports = supports_of(CITATIONS(source=record.pk))
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


def supports_of(citations) -> dict[int, list[dict]]:
    """What each excerpt supports: the facts by record, only of published records."""
    found: dict[int, dict] = defaultdict(dict)
    for citation in citations:
        name = citation.target_name
        row = citation.target
        if row is None:
            continue
        record = getattr(row, OWNERS[name]) if name in OWNERS else row
        facts = found[citation.excerpt_id].setdefault(record, {})
        facts[fact_words(name, citation.field)] = None
    return {
        excerpt: [
            {"record": record, "name": name_of(record), "facts": list(facts)}
            for record, facts in records.items()
        ]
        for excerpt, records in found.items()
    }
