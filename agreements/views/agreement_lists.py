"""The list of agreements, answered from the listings: its rows, its facets with true counts, its chart."""

from collections import defaultdict
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from agreements.choices import AgreementStatus, HealthLevel
from agreements.domain.finding.asked import NARROWS
from agreements.domain.finding.listed import Listed, Named, keys_of_page, listed, named
from agreements.domain.finding.matches import Match, matches
from agreements.domain.finding.search import MOST_HITS
from agreements.domain.finding.tallies import OFFERED, Tallies, tallied
from agreements.filters import AgreementQuestion, AnyRecordFilter
from agreements.models import Agreement
from agreements.models.record import address_of
from agreements.text import COLUMN_OF_LANGUAGE, Phrase, choose
from agreements.text.order import order_key
from agreements.views import charts, rows
from agreements.views.facets import kind_of, labelled_value
from agreements.views.lists import PER_PAGE, RecordList, addresses_with
from agreements.views.marking import marked, places_of

#: The facets whose values are records: each has a page of its own where all values stand.
LONG = ("party", "with_party", "area", "with_area", "place", "year")
#: How many values of each facet stand beside the list; None for all of a short vocabulary.
LIMITS = {
    facet: (OFFERED if facet in LONG and facet != "year" else None) for facet in AgreementQuestion.facets
}


class AgreementList(RecordList):
    """All agreements, the newest first."""

    template_name = "agreements/agreement_list.html"
    section = "agreements"
    question = AgreementQuestion
    fields_beside = ("from", "to", "q")
    heading = _("Agreements")
    facets_label = _("Filter these agreements")
    empty_words = _("No agreement matches these filters.")

    def row(self, record):
        return listed_row(record, self.found.get(record.slug))

    def records(self):
        return Agreement.objects.none()

    def count_words(self, number):
        if number > MOST_HITS and self.tallies.is_bounded:
            return gettext("more than %(number)s agreements") % {"number": MOST_HITS}
        return rows.counted_agreements(number)

    @cached_property
    def tallies(self) -> Tallies:
        asked = self.asked.listings
        limits = {
            facet: number
            for facet, number in LIMITS.items()
            # Together with what? Offered once the first is chosen.
            if facet not in NARROWS or asked.values[facet] or asked.values[NARROWS[facet]]
        }
        tallies = tallied(asked, limits)
        without_narrowed(self.asked, tallies)
        return tallies

    def page_of(self, question):
        """The page asked for, with what its rows show; of long answers only the first are leafed through."""
        self.asked = question
        total = self.tallies.total
        can_reach_all = question.listings.is_all and question.order in ("newest", "oldest")
        paginator = Paginator(range(total if can_reach_all else min(total, MOST_HITS)), PER_PAGE)
        page = paginator.get_page(self.asked_number())
        keys = keys_of_page(
            question.listings,
            question.order,
            page.start_index() - 1 if total else 0,
            PER_PAGE,
            COLUMN_OF_LANGUAGE[get_language()],
        )
        page.object_list = listed(keys)
        page.paginator.found = total
        # Where words were searched for, each row says where they stand.
        found = matches("agreement", keys, question.words.phrases) if question.words else []
        self.found = {match.record.slug: match for match in found}
        return page

    def facets(self, question):
        wanted = defaultdict(set)
        for facet, counts in self.tallies.counts.items():
            chosen = question.filters[facet]
            if isinstance(chosen, AnyRecordFilter):
                on = (record.pk for record in question.form.cleaned_data[facet])
                wanted[kind_of(chosen)] |= {*map(int, counts), *on}
        names = named(wanted)
        offered = (facet for facet in question.facets if facet in self.tallies.counts)
        return [facet_of(question, self.tallies, facet, names) for facet in offered]

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        question = context["question"]
        # Where too many are meant, the years come without numbers: none to draw.
        is_uncounted = "year" in self.tallies.uncounted
        years = {int(year): number for year, number in self.tallies.counts["year"].items()}
        asked = question.form.cleaned_data
        if years:
            context["years"] = {
                "legend": _("Signed or adopted"),
                "from_name": "from",
                "from_value": asked["from"],
                "to_name": "to",
                "to_value": asked["to"],
                "first": min(years),
                "last": max(years),
            }
        context["chart"] = charts.year_chart(
            {} if is_uncounted else years,
            gettext("Agreements per year"),
            addresses_with(question, "year"),
            # The years of the chart are counted as if none were chosen.
            addresses_with(question, "to", "year"),
        )
        context["kept_beside_search"] = [
            {"name": name, "value": value}
            for name in question.filters
            if name not in ("q", "sort")
            for value in question.data.getlist(name)
        ]
        if asked["q"]:
            context["kept"] = [*context["kept"], {"name": "q", "value": asked["q"]}]
        context["search_value"] = asked["q"]
        context["searched"] = question.words
        context["is_bounded"] = self.tallies.is_bounded
        context["most_hits"] = MOST_HITS
        return context


def listed_row(found: Listed, match: Match | None = None) -> rows.AgreementRow:
    """A row of the list in the reader's language; where words were searched for, with where they stand."""
    language = get_language()
    status = AgreementStatus(found.status)
    parties = [in_language(party, language) for party in found.parties]
    return rows.AgreementRow(
        address=address_of("agreement", found.slug),
        title=Phrase(marked(match.name), match.language)
        if match
        else choose(found.titles, language, found.original_language),
        made_on=found.made_on,
        parties=parties if len(parties) <= rows.NAMED_PARTIES else [],
        party_count=len(parties),
        status_figure=status.figure,
        status_label=status.label,
        areas=[in_language(area, language) for area in found.areas],
        slug=found.slug,
        places=places_of(match) if match else [],
    )


def in_language(record: Named, language: str) -> Phrase:
    """What a record is called for a reader of a language."""
    return choose(record.names, language)


def without_narrowed(question, tallies: Tallies) -> None:
    """Take from what a further party or area can be those that the first is to be: they would narrow nothing."""
    for facet, first in NARROWS.items():
        on = {record.pk for record in question.form.cleaned_data[facet]}
        for record in question.form.cleaned_data[first]:
            if facet in tallies.counts and record.pk not in on:
                tallies.counts[facet].pop(str(record.pk), None)


def facet_of(question, tallies: Tallies, facet: str, names) -> dict:
    """One facet as ``partials/_facet.html`` takes it: the values with the most, and those that are on."""
    chosen = question.filters[facet]
    on = {str(getattr(value, "pk", value)) for value in question.form.cleaned_data[facet]}
    # Of what was listed before its health was first said there is no step to choose.
    counts = {value: number for value, number in tallies.counts[facet].items() if value}
    values = [*counts, *(value for value in sorted(on) if value not in counts)]
    labelled = {value: labelled_value(chosen, facet, value, names) for value in values}
    values.sort(key=lambda value: order_of_value(facet, value, counts, labelled[value][1]))
    if facet == "year":
        values = [value for place, value in enumerate(values) if place < OFFERED or value in on]
    choices = []
    for value in values:
        key, label = labelled[value]
        count = None if facet in tallies.uncounted else counts.get(value, 0)
        choices.append({"value": key, "label": label, "count": count, "checked": value in on})
    return {
        "legend": chosen.label,
        "name": facet,
        "choices": choices,
        "is_uncounted": facet in tallies.uncounted,
        "more_address": all_values_address(question, facet) if facet in LONG else "",
        "more_label": MORE[facet]() if facet in LONG else "",
    }


def all_values_address(question, facet: str) -> str:
    """The page with all values of a facet, under all that is asked of the list."""
    address = reverse(f"agreement_facet_{facet}")
    query = urlencode({name: question.data.getlist(name) for name in question.filters}, doseq=True)
    return f"{address}?{query}" if query else address


def order_of_value(facet: str, value: str, counts: dict[str, int], label) -> tuple[int, str]:
    """Years from the latest, numbers of sources upwards, the most complete first, all else by how many there are, then as readers sort names."""
    if facet == "year":
        return (-int(value), "")
    if facet == "sources":
        return (int(value), "")
    if facet == "health":
        return (-HealthLevel.values.index(value), "")
    return (-counts.get(value, 0), order_key(str(label), get_language() or ""))


MORE = {
    "party": lambda: gettext("All parties"),
    "with_party": lambda: gettext("All parties together with it"),
    "area": lambda: gettext("All areas"),
    "with_area": lambda: gettext("All areas together with it"),
    "place": lambda: gettext("All places"),
    "year": lambda: gettext("All years"),
}
