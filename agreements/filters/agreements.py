"""Which agreements: the question of their list, answered from the listings."""

from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import CharFilter

from agreements import choices
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.listings import MANY_SOURCES, NOT_LOOKED_FOR
from agreements.domain.finding.occasions import within
from agreements.filters.question import BY_NAME, NEWEST_OLDEST, Question, sort_filter
from agreements.filters.values import AnyChoiceFilter, AnyOfFilter, AnyRecordFilter, AnyYearFilter, YearFilter
from agreements.models import Agreement, Area, Event, Party, Person, Place
from agreements.text.question import Question as WordsAsked
from agreements.text.question import parse_question

BY_RELEVANCE = ("relevance", _("Best match"))
#: Whether the text of an agreement has been seen, as an address says it.
TEXTS = [*choices.TextHeld.choices, (NOT_LOOKED_FOR, _("Not yet looked for"))]
#: How many sources an agreement rests on.
SOURCES = [
    *((str(number), str(number)) for number in range(MANY_SOURCES)),
    (str(MANY_SOURCES), format_lazy(_("{number} or more"), number=MANY_SOURCES)),
]


class AgreementQuestion(Question):
    """Which agreements. Answered from the listings: what is valid here becomes an ``Asked``."""

    q = CharFilter(label=_("Search"), strip=True)
    party = AnyRecordFilter(Party, "participations__party", label=_("Party"))
    with_party = AnyRecordFilter(Party, "participations__party", label=_("Together with"))
    area = AnyRecordFilter(Area, "commitments__area", label=_("Area"))
    with_area = AnyRecordFilter(Area, "commitments__area", label=_("Together with the area"))
    status = AnyChoiceFilter(choices.AgreementStatus, label=_("Status"))
    kind = AnyChoiceFilter(choices.AgreementKind, label=_("Kind"))
    year = AnyYearFilter(label=_("Year"))
    place = AnyRecordFilter(Place, "place", label=_("Place"))
    binding = AnyChoiceFilter(
        choices.Binding, label=pgettext_lazy("whether an agreement is", "Legally binding")
    )
    within = AnyRecordFilter(Event, "signing_event", label=_("Signed at or within"))
    person = AnyRecordFilter(Person, "signing_event__attendances__person", label=_("Present at the signing"))
    text = AnyOfFilter(TEXTS, label=_("Text"))
    sources = AnyOfFilter(SOURCES, label=_("Number of sources"))
    health = AnyChoiceFilter(choices.HealthLevel, label=_("Completeness"))
    sort = sort_filter(*NEWEST_OLDEST, BY_NAME, BY_RELEVANCE)

    first_order = "newest"
    facets = (
        "party",
        "with_party",
        "area",
        "with_area",
        "status",
        "kind",
        "year",
        "place",
        "binding",
        "text",
        "sources",
        "health",
    )

    class Meta:
        model = Agreement
        fields = ()

    @classmethod
    def get_filters(cls):
        # ``from`` is a word of Python's own and cannot be the name of an attribute.
        filters = super().get_filters()
        filters["from"] = YearFilter("unchanged", label=_("From year"))
        filters["to"] = YearFilter("unchanged", label=_("To year"))
        return filters

    @cached_property
    def words(self) -> WordsAsked:
        """What is searched for, cut to phrases."""
        return parse_question(self.form.cleaned_data["q"])

    @cached_property
    def listings(self) -> Asked:
        """The question as the listings answer it."""
        given = self.form.cleaned_data
        return Asked(
            {
                **{
                    name: [record.pk for record in given[name]]
                    for name in ("party", "with_party", "area", "with_area", "place", "person")
                },
                "within": within(record.pk for record in given["within"]),
                **{name: given[name] for name in ("status", "kind", "binding", "text", "year", "health")},
                "sources": [int(number) for number in given["sources"]],
            },
            int(given["from"]) if given["from"] else None,
            int(given["to"]) if given["to"] else None,
            self.words.phrases,
        )

    @property
    def orders_offered(self) -> list:
        """Nothing fits best where no words are searched for."""
        return [order for order in super().orders_offered if self.words or order != BY_RELEVANCE]

    @property
    def order(self) -> str:
        """The order asked for: what fits best comes first where words are searched for, and only there."""
        chosen = self.form.cleaned_data.get("sort") or ("relevance" if self.words else self.first_order)
        return self.first_order if chosen == "relevance" and not self.words else chosen
