"""Facets beside a list: counts from the domain in the shape the partial takes."""

from django.utils.translation import get_language

from agreements.domain import facets
from agreements.domain.names import name_of
from agreements.filters import AnyChoiceFilter, AnyOfFilter, AnyRecordFilter
from agreements.text import choose

#: What a facet has where it is short, and all its values are counted.
PLAIN = {"is_uncounted": False, "more_address": "", "more_label": ""}


def record_facet(question, name: str, **more) -> dict:
    """A facet whose values are records."""
    chosen = list(question.form.cleaned_data[name])
    model = question.filters[name].model_asked
    counted = facets.count_related(question.without(name), model, question.filters[name].field_name, chosen)
    on = {record.slug for record in chosen}
    return {
        "legend": question.filters[name].label,
        "name": name,
        "choices": [
            {
                "value": row.value,
                "label": name_of(row.record),
                "count": row.count,
                "checked": row.value in on,
            }
            for row in counted
        ],
        **PLAIN | more,
    }


def choice_facet(question, name: str) -> dict:
    """A facet whose values are those of a vocabulary; one that is on stays, even with none."""
    vocabulary = question.filters[name].vocabulary
    return value_facet(question, name, lambda value: vocabulary(value).label)


def text_facet(question, name: str) -> dict:
    """A facet whose values are their own labels; the most frequent and those that are on."""
    return value_facet(question, name, str, limit=facets.OFFERED)


def value_facet(question, name: str, label, limit: int | None = None) -> dict:
    """A facet over one column; ``label`` gives the words for a value."""
    on = question.form.cleaned_data[name]
    counted = facets.count_values(question.without(name), question.filters[name].field_name)
    counts = {row.value: row.count for row in counted}
    offered = list(dict.fromkeys([*[row.value for row in counted[:limit]], *on]))
    return {
        "legend": question.filters[name].label,
        "name": name,
        "choices": [
            {
                "value": value,
                "label": label(value),
                "count": counts.get(value, 0),
                "checked": value in on,
            }
            for value in offered
        ],
        **PLAIN,
    }


def health_facet(question) -> dict:
    """How complete records are, step by step, without numbers: nothing keeps them for lists other than of agreements."""
    chosen = question.filters["health"]
    on = question.form.cleaned_data["health"]
    return {
        "legend": chosen.label,
        "name": "health",
        "choices": [
            {"value": value, "label": label, "count": None, "checked": value in on}
            for value, label in reversed(chosen.vocabulary.choices)
        ],
        **PLAIN,
    }


def labelled_value(chosen, facet: str, value: str, names) -> tuple[str, object]:
    """How a counted value of a facet of agreements stands in the address, and what it is called on the page.

    ``names`` has records by kind and primary key, as ``domain/listed`` gives them.
    """
    if isinstance(chosen, AnyRecordFilter):
        record = names[kind_of(chosen), int(value)]
        return record.slug, choose(record.names, get_language())
    if isinstance(chosen, AnyChoiceFilter):
        return value, chosen.vocabulary(value).label
    if isinstance(chosen, AnyOfFilter):
        return value, chosen.label_of(value)
    return value, value


def kind_of(chosen: AnyRecordFilter) -> str:
    """The kind of the records that a filter asks for."""
    return str(chosen.model_asked._meta.model_name)
