"""What each fact that can be cited is called, in the words of a page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: The record as a whole, by kind of record.
WHOLE = {
    "agreement": _("agreement"),
    "participation": _("party"),
    "commitment": _("commitment"),
    "party": _("body"),
    "person": _("person"),
    "event": _("event"),
    "attendance": _("presence"),
    "statement": _("statement"),
}

FACTS = {
    ("agreement", "title"): _("title"),
    ("agreement", "register_number"): _("register number"),
    ("agreement", "kind"): _("kind of agreement"),
    ("agreement", "status"): _("status"),
    ("agreement", "adopted_on"): _("date of adoption"),
    ("agreement", "signed_on"): _("date of signing"),
    ("agreement", "in_force_on"): _("entry into force"),
    ("agreement", "ends_on"): _("date it is to end"),
    ("agreement", "ended_on"): _("date it ended"),
    ("agreement", "place"): _("place of signing"),
    ("agreement", "signing_event"): _("signing"),
    ("agreement", "areas"): _("areas"),
    ("agreement", "summary"): _("summary"),
    ("agreement", "binding"): _("legal force"),
    ("agreement", "authentic_languages"): _("authentic languages"),
    ("agreement", "text_held"): _("text"),
    ("participation", "role"): _("role of a party"),
    ("participation", "signed_on"): _("signature of a party"),
    ("participation", "approved_on"): _("approval of a party"),
    ("participation", "in_force_on"): _("entry into force for a party"),
    ("participation", "withdrew_on"): _("withdrawal of a party"),
    ("commitment", "area"): _("area"),
    ("commitment", "text"): _("commitment"),
    ("commitment", "wording"): _("wording"),
    ("party", "name"): _("name"),
    ("party", "kind"): _("kind of body"),
    ("party", "parent"): pgettext_lazy("the body above a party", "part of"),
    ("party", "description"): _("description"),
    ("person", "name"): pgettext_lazy("of a person", "name"),
    ("person", "description"): _("description"),
    ("event", "name"): _("name of the event"),
    ("event", "kind"): _("kind of event"),
    ("event", "parent"): _("conference"),
    ("event", "start_on"): _("dates"),
    ("event", "place"): _("place"),
    ("event", "theme"): _("theme"),
    ("event", "hosts"): _("hosts"),
    ("event", "description"): _("description"),
    ("attendance", "role"): _("role at the event"),
    ("attendance", "post"): _("office"),
    ("attendance", "on_behalf_of"): _("on whose behalf"),
    ("statement", "text"): _("words"),
    ("statement", "speaker"): _("speaker"),
    ("statement", "post"): _("office"),
    ("statement", "channel"): _("channel"),
    ("statement", "event"): _("occasion"),
    ("statement", "said_on"): _("date of the statement"),
}


def fact_words(kind: str, field: str) -> str:
    """What a fact of a kind of record is called; an unknown one is called by its record."""
    return str(FACTS.get((kind, field)) or WHOLE[kind])
