"""Facets beside a list: counts from the domain in the shape the partial takes."""

from django.db.models import Model

from agreements.domain import facets


def record_facet(question, name: str, path: str, **more) -> dict:
    """A facet whose values are records; ``path`` leads from them to the rows of the list."""
    chosen = list(question.form.cleaned_data[name])
    model = question.filters[name].model_asked
    counted = facets.count_related(question.without(name), model, path, chosen)
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
        **more,
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
    counted = facets.count_values(question.without(name), name)
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
    }


def name_of(record: Model):
    """What a record is called in a list of choices."""
    if hasattr(record, "phrase"):
        return record.phrase
    return record.title if hasattr(record, "title") else record.name
