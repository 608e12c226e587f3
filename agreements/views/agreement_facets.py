"""All values of one facet of the list of agreements, with a field to look for one: where a column beside it is too short."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.domain.finding.listed import named
from agreements.domain.finding.matches import stands_in
from agreements.domain.finding.tallies import tallied
from agreements.filters import AgreementQuestion, AnyRecordFilter
from agreements.models import Agreement
from agreements.text.question import parse_question
from agreements.text.words import stem_of, whole_words, words
from agreements.views.agreement_lists import MORE, order_of_value, without_narrowed
from agreements.views.base import Page, WrongQuestion
from agreements.views.facets import kind_of, labelled_value
from agreements.views.lists import RecordList, chips_of, faults_of

PER_PAGE = 100


class AgreementFacet(Page, TemplateView):
    """The values of one facet under the question of a list, each with how many there would be."""

    template_name = "agreements/agreement_facet.html"
    section = "agreements"
    asked_number = RecordList.asked_number
    parameters = ("search", "page")
    facet = ""

    def get_context_data(self, **context):
        facet = self.facet
        question = AgreementQuestion(self.request.GET, Agreement.objects.none(), request=self.request)
        if not question.is_valid():
            raise WrongQuestion(faults_of(question))
        searched = self.request.GET.get("search", "").strip()
        chosen = question.filters[facet]
        tallies = tallied(question.listings, {facet: None})
        without_narrowed(question, tallies)
        counts = tallies.counts[facet]
        kind = kind_of(chosen) if isinstance(chosen, AnyRecordFilter) else ""
        names = named({kind: map(int, counts)}) if kind else {}
        labelled = {
            value: labelled_value(chosen, facet, value, names)
            for value in counts
            if is_found(searched, value, names.get((kind, int(value))))
        }
        values = sorted(labelled, key=lambda value: order_of_value(facet, value, counts, labelled[value][1]))
        page = Paginator(values, PER_PAGE).get_page(self.asked_number())
        on = {str(getattr(value, "pk", value)) for value in question.form.cleaned_data[facet]}
        return super().get_context_data(
            heading=MORE[facet](),
            values=[self.choice(question, facet, value, labelled[value], counts, on) for value in page],
            is_uncounted=facet in tallies.uncounted,
            page_obj=page,
            page_numbers=page.paginator.get_elided_page_range(page.number, on_each_side=2),
            searched=searched,
            kept=[
                {"name": name, "value": value}
                for name in question.filters
                for value in question.data.getlist(name)
            ],
            chips=list(chips_of(question, self.request)),
            clear_address=self.request.path,
            list_address=address_of(question.data, reverse("agreement_list")),
            crumbs=[{"address": reverse("agreement_list"), "label": _("Agreements")}],
            crumb_here=chosen.label,
            **context,
        )

    def choice(self, question, facet, value, labelled, counts, on) -> dict:
        """One value: where it leads, what it is called, how many there would be."""
        key, label = labelled
        asked = question.data.copy()
        if value not in on:
            asked.appendlist(facet, key)
        return {
            "address": address_of(asked, reverse("agreement_list")),
            "label": label,
            "count": counts[value],
            "checked": value in on,
        }


def address_of(asked, folder: str) -> str:
    """The address of the list under a question, from its first page."""
    asked = asked.copy()
    for name in ("page", "search"):
        asked.pop(name, None)
    query = asked.urlencode()
    return f"{folder}?{query}" if query else folder


def is_found(searched: str, value: str, record) -> bool:
    """Whether all that was typed is in a value, in any language, the last word of each phrase perhaps only begun."""
    texts = record.names.values() if record else (value,)
    held = [words(text) for text in texts]
    written = {word for text in texts for word in whole_words(text)}
    # Of a half of a word the stem is another than that of the whole.
    begun = {(stem_of(typed),): typed for typed in whole_words(searched)}
    return all(
        any(stands_in(phrase, said, is_begun=True) for said in held)
        or (phrase in begun and any(word.startswith(begun[phrase]) for word in written))
        for phrase in parse_question(searched).phrases
    )
