"""The questions the lists answer: one FilterSet a list, read from the address.

A repeated parameter widens (any of), different parameters narrow. A value that means nothing makes
the form invalid, and the page says which; a parameter nobody knows never reaches the database.
"""

from django import forms
from django.db.models import F, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django_filters import (
    ChoiceFilter,
    Filter,
    FilterSet,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
)

from agreements import choices
from agreements.models import (
    Agreement,
    Area,
    Event,
    Party,
    Person,
    Place,
    Source,
    Statement,
)

NEWEST_OLDEST = (("newest", _("Newest")), ("oldest", _("Oldest")))
BY_NAME = ("title", _("Title"))


class AnyRecordFilter(ModelMultipleChoiceFilter):
    """Rows that belong to any of the published records named by slug."""

    def __init__(self, model, field_name, **options):
        self.model_asked = model
        super().__init__(
            queryset=lambda request: model.objects.published(),
            field_name=field_name,
            to_field_name="slug",
            error_messages={"invalid_choice": _("“%(value)s” is not in the register.")},
            **options,
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        # Through a subquery of keys: a join would give one row for each match.
        matches = queryset.model.objects.filter(**{f"{self.field_name}__in": value})
        return queryset.filter(pk__in=Subquery(matches.values("pk")))


class AnyChoiceFilter(MultipleChoiceFilter):
    """Rows that hold any of the named values of a vocabulary."""

    def __init__(self, vocabulary, **options):
        self.vocabulary = vocabulary
        super().__init__(
            choices=vocabulary.choices,
            error_messages={"invalid_choice": _("“%(value)s” is not one of the choices.")},
            **options,
        )

    def filter(self, queryset, value):
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset


class AnyPublisherFilter(MultipleChoiceFilter):
    """Sources of any of the named publishers, as published sources name them."""

    def __init__(self, **options):
        super().__init__(
            choices=self.publishers,
            error_messages={"invalid_choice": _("“%(value)s” is no publisher in the register.")},
            **options,
        )

    @staticmethod
    def publishers():
        """The names there are to choose from, each with itself as its label."""
        named = Source.objects.published().exclude(publisher="").order_by("publisher")
        return [(name, name) for name in named.values_list("publisher", flat=True).distinct()]

    def filter(self, queryset, value):
        return queryset.filter(publisher__in=value) if value else queryset


class YearFilter(Filter):
    """A year from 1 to 9999, in plain digits."""

    field_class = forms.RegexField

    def __init__(self, method, **options):
        super().__init__(
            method=method,
            regex="^(?!0+$)[0-9]{1,4}$",
            strip=True,
            error_messages={"invalid": _("This is not a year in digits.")},
            **options,
        )


class Question(FilterSet):
    """What a list is asked, with the order of its rows."""

    #: The order used where the address names none.
    first_order = ""
    #: Orders by name: a tuple of what the rows are ordered by.
    orders: dict[str, tuple] = {}

    def __init__(self, data=None, *args, **options):
        super().__init__(without_empty(data), *args, **options)

    @property
    def asked(self) -> dict:
        """The values that were asked for, by name of the parameter, without the order."""
        return {
            name: value
            for name, value in self.form.cleaned_data.items()
            if name != "sort" and value is not None and value != "" and list_of(value)
        }

    def without(self, name: str):
        """The rows under every filter but one: the base of that facet's counts."""
        queryset = self.queryset
        for other, value in self.form.cleaned_data.items():
            if other not in (name, "sort"):
                queryset = self.filters[other].filter(queryset, value)
        return queryset

    @property
    def order(self) -> str:
        """The name of the order asked for."""
        return self.form.cleaned_data.get("sort") or self.first_order

    @property
    def ordered(self):
        """The rows asked for, in the order asked for."""
        return self.qs.order_by(*self.orders[self.order])

    def unchanged(self, queryset, name, value):
        """The order filters nothing; ``ordered`` applies it."""
        return queryset


def without_empty(data):
    """The parameters that say something: an empty field of the form asks for nothing."""
    if data is None:
        return data
    data = data.copy()
    for name in list(data):
        data.setlist(name, [value for value in data.getlist(name) if value.strip()])
        if not data.getlist(name):
            del data[name]
    return data


def list_of(value) -> list:
    """The values a filter was given, as a list: a single value is a list of one."""
    return list(value) if hasattr(value, "__iter__") and not isinstance(value, str) else [value]


def sort_filter(*orders) -> ChoiceFilter:
    """The parameter that names the order of the rows."""
    return ChoiceFilter(
        choices=orders,
        method="unchanged",
        error_messages={"invalid_choice": _("“%(value)s” is no order of this list.")},
    )


def day(name: str, *, latest_first: bool) -> tuple:
    """An order by a day, rows without one last, told apart by their slug."""
    column = F(name)
    ordered = column.desc(nulls_last=True) if latest_first else column.asc(nulls_last=True)
    return (ordered, "slug")


class AgreementQuestion(Question):
    """Which agreements."""

    party = AnyRecordFilter(Party, "participations__party", label=_("Party"))
    area = AnyRecordFilter(Area, "commitments__area", label=_("Area"))
    kind = AnyChoiceFilter(choices.AgreementKind, label=_("Kind"))
    status = AnyChoiceFilter(choices.AgreementStatus, label=_("Status"))
    place = AnyRecordFilter(Place, "place", label=_("Place"))
    sort = sort_filter(*NEWEST_OLDEST, BY_NAME)

    first_order = "newest"
    orders = {
        "newest": day("made_first_day", latest_first=True),
        "oldest": day("made_first_day", latest_first=False),
        "title": ("title_en", "title_zh_hant", "title_original", "slug"),
    }

    class Meta:
        model = Agreement
        fields = ()

    @classmethod
    def get_filters(cls):
        # ``from`` is a word of Python's own and cannot be the name of an attribute.
        return super().get_filters() | {
            "from": YearFilter("made_from", label=_("From year")),
            "to": YearFilter("made_to", label=_("To year")),
        }

    def made_from(self, queryset, name, value):
        """Agreements that can have been made in this year or later."""
        return queryset.filter(made_last_day__gte=int(value) * 10000)

    def made_to(self, queryset, name, value):
        """Agreements that can have been made in this year or earlier."""
        return queryset.filter(made_first_day__lte=int(value) * 10000 + 1231)


class EventQuestion(Question):
    """Which events."""

    kind = AnyChoiceFilter(choices.EventKind, label=_("Kind"))
    place = AnyRecordFilter(Place, "place", label=_("Place"))
    year = YearFilter("in_year", label=_("Year"))
    parent = AnyRecordFilter(Event, "parent", label=_("Part of"))
    sort = sort_filter(*NEWEST_OLDEST)

    first_order = "newest"
    orders = {
        "newest": day("start_first_day", latest_first=True),
        "oldest": day("start_first_day", latest_first=False),
    }

    class Meta:
        model = Event
        fields = ()

    def in_year(self, queryset, name, value):
        """Events that can have fallen, whole or in part, in a year."""
        first, last = int(value) * 10000 + 101, int(value) * 10000 + 1231
        ends = Q(end_last_day__gte=first) | Q(end_last_day=None, start_last_day__gte=first)
        return queryset.filter(ends, start_first_day__lte=last)


class StatementQuestion(Question):
    """Which statements."""

    kind = AnyChoiceFilter(choices.StatementKind, label=_("Kind"))
    speaker = AnyRecordFilter(Person, "speaker", label=_("Speaker"))
    channel = AnyChoiceFilter(choices.StatementChannel, label=_("Channel"))
    event = AnyRecordFilter(Event, "event", label=_("Said at"))
    agreement = AnyRecordFilter(Agreement, "agreements", label=_("About"))
    sort = sort_filter(*NEWEST_OLDEST, ("speaker", _("Speaker")))

    first_order = "newest"
    orders = {
        "newest": (*day("said_first_day", latest_first=True)[:1], "order", "slug"),
        "oldest": (*day("said_first_day", latest_first=False)[:1], "order", "slug"),
        "speaker": ("speaker__name_en", "order", "slug"),
    }

    class Meta:
        model = Statement
        fields = ()


class PartyQuestion(Question):
    """Which parties."""

    kind = AnyChoiceFilter(choices.PartyKind, label=_("Kind"))
    parent = AnyRecordFilter(Party, "parent", label=_("Part of"))
    sort = sort_filter(("name", _("Name")), ("agreements", _("Agreements")))

    first_order = "name"
    orders = {
        "name": ("name_en", "name_zh_hant", "slug"),
        "agreements": ("-agreement_count", "name_en", "slug"),
    }

    class Meta:
        model = Party
        fields = ()


class SourceQuestion(Question):
    """Which sources."""

    kind = AnyChoiceFilter(choices.SourceKind, label=_("Kind"))
    publisher = AnyPublisherFilter(field_name="publisher", label=_("Publisher"))
    sort = sort_filter(*NEWEST_OLDEST)

    first_order = "newest"
    orders = {
        "newest": day("published_first_day", latest_first=True),
        "oldest": day("published_first_day", latest_first=False),
    }

    class Meta:
        model = Source
        fields = ()


class PersonQuestion(Question):
    """Which people."""

    sort = sort_filter(("name", _("Name")))
    first_order = "name"
    orders = {"name": ("name_en", "name_zh_hant", "slug")}

    class Meta:
        model = Person
        fields = ()


class PlaceQuestion(PersonQuestion):
    """Which places."""

    class Meta:
        model = Place
        fields = ()


class AreaQuestion(Question):
    """Which areas."""

    sort = sort_filter(("order", _("Usual order")))
    first_order = "order"
    orders = {"order": ("order", "slug")}

    class Meta:
        model = Area
        fields = ()
