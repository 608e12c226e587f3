"""What every list is asked: which rows, in which order, read from the address.

A repeated parameter widens (any of), different parameters narrow. A value that means nothing makes
the form invalid, and the page says which; a parameter nobody knows never reaches the database.
"""

from copy import copy

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

NEWEST_OLDEST = (("newest", _("Newest")), ("oldest", _("Oldest")))
BY_NAME = ("title", _("Title"))


class Filters(dict):
    """The filters of a kind of question. Each question has its own, which share all that no question changes."""

    def __deepcopy__(self, memo):
        return Filters((name, own(shared)) for name, shared in self.items())


class Fields(dict):
    """The fields of a form. They are the same for all questions, which only read them."""

    def __deepcopy__(self, memo):
        return Fields(self)


def own(shared):
    """A filter of one question: a deep copy would copy every choice there is."""
    found = copy(shared)
    # A method is found through the filter it was given to.
    found.method = shared.method
    return found


class Question(FilterSet):
    """What a list is asked, with the order of its rows."""

    #: The order used where the address names none.
    first_order = ""

    def __init__(self, data=None, *args, **options):
        super().__init__(without_empty(data), *args, **options)

    @classmethod
    def get_filters(cls):
        return Filters(super().get_filters())

    def get_form_class(self):
        """The form, made once for each kind of question: nothing in it depends on who asks."""
        kind = type(self)
        if "form_class" not in kind.__dict__:
            kind.form_class = super().get_form_class()
            kind.form_class.base_fields = Fields(kind.form_class.base_fields)
        return kind.form_class

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
    def orders_offered(self) -> list:
        """The orders there are to choose from, each with its label."""
        return list(self.filters["sort"].extra["choices"])

    @property
    def order(self) -> str:
        """The name of the order asked for."""
        return self.form.cleaned_data.get("sort") or self.first_order

    def unchanged(self, queryset, name, value):
        """The order filters nothing: rows stand in it already (``domain/finding/positions``)."""
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
