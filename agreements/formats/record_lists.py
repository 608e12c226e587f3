"""What other records say of one: the beginning of each list, and where the rest of a long one is."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from agreements.formats.record_relations import List, related
from agreements.formats.record_values import Said

#: More of a list than this is not said with the record: a party may have a hundred thousand agreements.
LISTED = 500

#: Where the whole of a list is asked for: the name of a page and the parameter that takes the record's key.
QUESTIONS = {
    ("agreement", "statements"): ("statement_list", "agreement"),
    ("party", "children"): ("party_list", "parent"),
    ("party", "participations"): ("agreement_list", "party"),
    ("person", "statements"): ("statement_list", "speaker"),
    ("event", "children"): ("event_list", "parent"),
    ("event", "statements"): ("statement_list", "event"),
    ("area", "commitments"): ("agreement_list", "area"),
    ("place", "agreements"): ("agreement_list", "place"),
    ("place", "events"): ("event_list", "place"),
}


def lists_of(lists: Mapping[str, List], record: Any, base: str) -> Said:
    """The lists of one record; ``left_out`` names those that go on, each with the address where the rest is."""
    said: Said = {}
    left_out: dict[str, str] = {}
    for name, value in lists.items():
        rows = value.found(getattr(record, name))
        read = value.further(related(type(record), name), "")
        beginning = list(rows.prefetch_related(*read)[: LISTED + 1])
        said[name] = value.each(beginning[:LISTED], base)
        if len(beginning) > LISTED:
            left_out[name] = base + address_of_list(record, name)
    return said | {"left_out": left_out}


def address_of_list(record: Any, name: str) -> str:
    """Where the whole of a list is: the list of its kind, asked for this record; else the page of the record."""
    if question := QUESTIONS.get((record._meta.model_name, name)):
        page, parameter = question
        return reverse(page, query={parameter: record.slug})
    return str(record.get_absolute_url())
