"""Showing why a record was found: the words that were searched for, marked where they stand."""

from django.utils.html import conditional_escape, format_html_join
from django.utils.translation import gettext_lazy

from agreements.domain.finding.matches import Match
from agreements.text import Phrase
from agreements.text.finding import Extract

#: What a text that explains a find is called.
ROLES = {
    "name": gettext_lazy("Name"),
    "alias": gettext_lazy("Also called"),
    "party": gettext_lazy("Party"),
    "person": gettext_lazy("Person"),
    "place": gettext_lazy("Place"),
    "area": gettext_lazy("Area"),
    "event": gettext_lazy("Event"),
    "statement": gettext_lazy("Statement"),
}


def places_of(match: Match) -> list[dict]:
    """Where the words stand beside the name of a record, as ``partials/_matches.html`` takes it."""
    return [
        {
            "label": ROLES.get(place.role, ""),
            "words": Phrase(marked(place.extract), place.language),
            "owner": place.owner,
        }
        for place in match.places
    ]


def marked(extract: Extract) -> str:
    """A text in markup, the words that were found in ``mark`` elements."""
    pieces, last = [], 0
    for start, end in extract.spans:
        pieces += [(extract.text[last:start], extract.text[start:end])]
        last = end
    found = format_html_join("", "{}<mark>{}</mark>", pieces)
    return found + conditional_escape(extract.text[last:])
