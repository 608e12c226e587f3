"""Lists: a question read from the address, its facets, its chips, its numbered pages."""

from abc import ABC, abstractmethod
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from django_filters import MultipleChoiceFilter

from agreements.domain.finding import positions
from agreements.domain.finding.sequences import sequence_of
from agreements.domain.names import name_of
from agreements.filters import (
    AnyChoiceFilter,
    AnyOfFilter,
    AnyPublisherFilter,
    AnyRecordFilter,
    AnyRegionFilter,
    AnyYearFilter,
    YearFilter,
    list_of,
)
from agreements.text import COLUMN_OF_LANGUAGE
from agreements.views.base import Fault, Page, WrongQuestion

PER_PAGE = 25


class RecordList(Page, TemplateView, ABC):
    """One list of the register. A child names its question, its rows and its words."""

    template_name = "agreements/record_list.html"
    question = None
    #: Takes one record, gives what its row shows.
    row = None
    heading = ""
    lead = ""
    facets_label = ""
    #: Parameters that are no facets and have a field of their own.
    fields_beside: tuple[str, ...] = ()
    empty_words = gettext_lazy("Nothing matches these filters.")

    @abstractmethod
    def records(self):
        """The published records of the kind that the list is of, with what their rows read."""

    @abstractmethod
    def count_words(self, number: int) -> str:
        """“25 agreements”."""

    def facets(self, question) -> list[dict]:
        """The facets beside the list, as ``partials/_facets.html`` takes them."""
        return []

    def get_context_data(self, **context):
        asked_of = self.question._meta.model.objects.published()
        question = self.question(self.request.GET, asked_of, request=self.request)
        if not question.is_valid():
            raise WrongQuestion(faults_of(question))
        page = self.page_of(question)
        chips = list(chips_of(question, self.request))
        offered = self.facets(question)
        return super().get_context_data(
            heading=self.heading,
            lead=self.lead,
            rows=self.rows(page),
            page_obj=page,
            page_numbers=page.paginator.get_elided_page_range(page.number, on_each_side=2),
            count_words=self.count_words(getattr(page.paginator, "found", page.paginator.count)),
            sorts=sorts_of(question),
            facets=offered,
            facets_label=self.facets_label,
            chips=chips,
            filter_count=len(chips),
            clear_address=self.request.path,
            kept=kept_of(question, {*self.fields_beside, *(facet["name"] for facet in offered)}),
            empty_words=self.empty_words,
            ignored=[name for name in self.request.GET if name not in self.known(question)],
            question=question,
            **context,
        )

    def rows(self, page) -> list:
        """What the rows of a page show."""
        return [self.row(record) for record in page]

    def known(self, question) -> set[str]:
        """The parameters that this list understands."""
        return {*question.filters, "page"}

    def page_of(self, question):
        """The page asked for; a number past the end gives the last page."""
        kind = question._meta.model._meta.model_name
        sequence = sequence_of(kind, question.order, COLUMN_OF_LANGUAGE[get_language()])
        total = question.qs.count() if question.asked else positions.total(sequence)
        page = Paginator(range(total), PER_PAGE).get_page(self.asked_number())
        first = page.start_index() - 1 if total else 0
        if question.asked:
            keys = positions.keys_among(sequence, question.qs, first, PER_PAGE)
        else:
            keys = positions.keys_of_page(sequence, first, PER_PAGE)
        page.object_list = self.read(keys)
        return page

    def read(self, keys):
        """The records with some keys, in their order, with what their rows read."""
        found = self.records().in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def asked_number(self) -> int:
        """The number of the page that is asked for. Raises ``WrongQuestion`` where it is none."""
        asked = self.request.GET.get("page", "").strip() or "1"
        if not (asked.isascii() and asked.isdigit()) or int(asked[:9]) < 1:
            wrong = _("“%(value)s” is not the number of a page.") % {"value": asked[:60]}
            raise WrongQuestion([Fault("page", asked, wrong, _("Pages are counted from 1."))])
        return int(asked[:9])


def faults_of(question) -> list[Fault]:
    """What is wrong with each parameter, and what would be right."""
    faults = []
    for name, errors in question.form.errors.items():
        value = ", ".join(question.data.getlist(name))
        wrong = " ".join(str(error) for error in errors)
        faults.append(Fault(name, value, wrong, right_for(question.filters.get(name))))
    return faults


def right_for(chosen) -> str:
    """What a parameter can be, in words; nothing where there is too much to list."""
    if isinstance(chosen, AnyChoiceFilter):
        return one_of(chosen.vocabulary.values)
    if isinstance(chosen, AnyRecordFilter):
        return _("Choose one from the list of %(records)s.") % {
            "records": chosen.model_asked._meta.verbose_name_plural
        }
    if isinstance(chosen, AnyPublisherFilter):
        return _("Choose a publisher that the list of sources names.")
    if isinstance(chosen, AnyRegionFilter):
        return _("Choose a code that a place in the list of places has.")
    if isinstance(chosen, YearFilter):
        return _("Years run from 1 to 9999.")
    choices = chosen.extra.get("choices") if chosen else None
    if choices:
        return one_of(key for key, _l in choices)
    return ""


def one_of(values) -> str:
    """The values there are to choose from, as a sentence."""
    return _("Choose one of: %(values)s.") % {
        "values": pgettext("between names in a list", ", ").join(values)
    }


def chips_of(question, request):
    """The filters that are on, each with the address of the same question without it."""
    for name, values in question.asked.items():
        chosen = question.filters[name]
        for value in list_of(values):
            key, label = labelled(chosen, value)
            gone = [given for given in question.data.getlist(name) if is_written(chosen, given, key)]
            address = address_without(question, name, gone) or request.path
            yield {"legend": chosen.label, "label": label, "address": address}


def is_written(chosen, given: str, key: str) -> bool:
    """Whether what stands in the address means the value with this key: a year can be written in several ways."""
    if isinstance(chosen, AnyYearFilter):
        return int(given) == int(key)
    return not isinstance(chosen, MultipleChoiceFilter) or given == key


def address_without(question, name: str, gone: list[str]) -> str:
    """The question from its first page without some values of one parameter; empty if none is left."""
    query = question.data.copy()
    query.setlist(name, [value for value in query.getlist(name) if value not in gone])
    query.pop("page", None)
    left = query.urlencode()
    return f"?{left}" if left else ""


def addresses_with(question, name: str, *gone: str):
    """What gives the address of the question from its first page with one value, and no other, of a parameter.

    Without some other parameters, if they are named.
    """
    query = question.data.copy()
    for left_out in ("page", name, *gone):
        query.pop(left_out, None)
    begin = f"?{query.urlencode()}&" if query else "?"
    return lambda value: f"{begin}{urlencode({name: value})}"


def labelled(chosen, value) -> tuple[str, object]:
    """How a value stands in the address, and what it is called on the page."""
    if isinstance(chosen, AnyRecordFilter):
        return value.slug, name_of(value)
    if isinstance(chosen, AnyChoiceFilter):
        return value, chosen.vocabulary(value).label
    if isinstance(chosen, AnyOfFilter):
        return value, chosen.label_of(value)
    return str(value), str(value)


def sorts_of(question) -> list[dict]:
    """The orders of the list; a single one is not offered."""
    choices = question.orders_offered
    if len(choices) < 2:
        return []
    return [{"value": value, "label": label, "current": value == question.order} for value, label in choices]


def kept_of(question, with_field: set[str]) -> list[dict]:
    """What the form of the filters carries along: the order, where it is not the first, and what has no field in it."""
    order = [] if question.order == question.first_order else [{"name": "sort", "value": question.order}]
    return order + [
        {"name": name, "value": value}
        for name in question.filters
        if name not in {"sort", *with_field}
        for value in question.data.getlist(name)
    ]
