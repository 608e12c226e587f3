"""What a parameter of a list can be: records by their key, words of a vocabulary, years."""

import re

from django import forms
from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from django_filters.fields import ModelMultipleChoiceField

from agreements.choices import HealthLevel
from agreements.domain.merits import figures_of
from agreements.models import Health, Place, Source

YEAR = re.compile("(?!0+$)[0-9]{1,4}")


def is_year(text: str) -> bool:
    """Whether this is a year from 1 to 9999 in plain digits."""
    return YEAR.fullmatch(text) is not None


class RecordsField(ModelMultipleChoiceField):
    """Records by their keys, any number of them; the database is asked only where one is named."""

    def clean(self, value):
        return list(super().clean(value)) if value else []


class AnyRecordFilter(ModelMultipleChoiceFilter):
    """Rows that belong to any of the published records named by slug."""

    field_class = RecordsField

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


class AnyOfFilter(MultipleChoiceFilter):
    """Rows that hold any of some values which are no vocabulary of the records."""

    def __init__(self, choices, **options):
        super().__init__(
            choices=choices,
            error_messages={"invalid_choice": _("“%(value)s” is not one of the choices.")},
            **options,
        )

    def label_of(self, value: str):
        """What a value is called on a page."""
        return dict(self.extra["choices"])[value]


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


class AnyRegionFilter(MultipleChoiceFilter):
    """Places in any of the named countries or regions, by the codes of published places."""

    def __init__(self, **options):
        super().__init__(
            choices=self.regions,
            error_messages={"invalid_choice": _("“%(value)s” is the code of no place in the register.")},
            **options,
        )

    @staticmethod
    def regions():
        """The codes there are to choose from, each with itself as its label."""
        coded = Place.objects.published().exclude(region_code="").order_by("region_code")
        return [(code, code) for code in coded.values_list("region_code", flat=True).distinct()]

    def filter(self, queryset, value):
        return queryset.filter(region_code__in=value) if value else queryset


class HealthFilter(AnyChoiceFilter):
    """Records of a kind of which as much is there as any of the named steps says."""

    def __init__(self, kind, **options):
        self.kind = kind
        super().__init__(HealthLevel, label=_("Completeness"), **options)

    def filter(self, queryset, value):
        if not value:
            return queryset
        steps = Q()
        for level in value:
            lowest, highest = figures_of(HealthLevel(level))
            steps |= Q(figure__gte=lowest, figure__lte=highest)
        return queryset.filter(pk__in=Health.objects.filter(steps, kind=self.kind).values("record_id"))


class YearFilter(Filter):
    """A year from 1 to 9999, in plain digits."""

    field_class = forms.RegexField

    def __init__(self, method, **options):
        super().__init__(
            method=method,
            regex=f"^{YEAR.pattern}$",
            strip=True,
            error_messages={"invalid": _("This is not a year in digits.")},
            **options,
        )


class YearsField(forms.MultipleChoiceField):
    """Years in plain digits, any number of them."""

    def valid_value(self, value):
        return is_year(value)

    def clean(self, value):
        return [int(year) for year in super().clean(value)]


class AnyYearFilter(MultipleChoiceFilter):
    """Rows of any of some years."""

    field_class = YearsField

    def __init__(self, **options):
        super().__init__(
            error_messages={"invalid_choice": _("“%(value)s” is not a year in digits.")}, **options
        )
