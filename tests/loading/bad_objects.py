"""Objects of a fixture that are none: their shape, their model, fields that there are not, fields that they need."""

from typing import Any

from tests.domain.proposals import entry
from tests.loading.sound import SOUND, but, without
from tests.loading.verdicts import Case, Verdict, alone

A_MODEL = 'Write "model": "agreements.agreement" or another kind of record.'
MODELS = "Write one of: agreements.area, agreements.place, agreements.party, agreements.person"
AN_OBJECT = 'Write {"model": "agreements.agreement", "fields": {...}}.'
FIELDS = 'Write "fields": {...} with the fields of the record.'
OF_KEY = "It is part of the key by which this is told apart."
NEW = "A new record must say it."
NO_NUMBERS = "records are told apart by their keys, not by numbers."
NUMBER = "a number of a row means nothing in another register"


def of_model(model: Any, problem: str, remedy: str) -> Case:
    """A sound object under another model's name."""
    return [{"model": model, "fields": {"slug": "new"}}], [Verdict("", (), "model", problem, remedy)]


def unnamed(value: Any, problem: str) -> Case:
    """What stands in the list and is no object."""
    return [value], [Verdict("", (), "", problem, AN_OBJECT)]


SHAPES: dict[str, Case] = {
    "text for an object": unnamed("agreement", "is text (agreement), not an object"),
    "number for an object": unnamed(5, "is a number (5), not an object"),
    "null for an object": unnamed(None, "is null (null), not an object"),
    "truth for an object": unnamed(True, "is true or false (true), not an object"),
    "list for an object": unnamed([but("party")], "is a list ([{"),
    "without model": (
        [{"fields": {"slug": "new"}}],
        [Verdict("", (), "model", "is missing", A_MODEL)],
    ),
    "without fields": (
        [{"model": "agreements.party"}],
        [Verdict("party", (), "fields", "is missing", FIELDS)],
    ),
    "fields null": (
        [{"model": "agreements.party", "fields": None}],
        [Verdict("party", (), "fields", "is null", FIELDS)],
    ),
    "fields a list": (
        [{"model": "agreements.party", "fields": [{"slug": "new"}]}],
        [Verdict("party", (), "fields", "is a list", FIELDS)],
    ),
    "nothing at all": (
        [{}],
        [
            Verdict("", (), "model", "is missing", A_MODEL),
            Verdict("", (), "fields", "is missing", FIELDS),
        ],
    ),
    "a stray key": (
        [{**but("party"), "comment": "ours"}],
        [Verdict("party", ("new",), "comment", "an object has no “comment”", "It has “model” and “fields”.")],
    ),
    "fields beside fields": (
        [{"model": "agreements.party", "slug": "new", "fields": SOUND["party"].fields}],
        [Verdict("party", ("new",), "slug", "an object has no “slug”", "It has “model” and “fields”.")],
    ),
    "pk a number": (
        [{**but("party"), "pk": 12}],
        [Verdict("party", ("new",), "pk", NUMBER, f"Leave “pk” out: {NO_NUMBERS}")],
    ),
    "pk a key": (
        [{**but("party"), "pk": "new"}],
        [Verdict("party", ("new",), "pk", NUMBER, f"Leave “pk” out: {NO_NUMBERS}")],
    ),
    "id beside fields": (
        [{**but("party"), "id": 12}],
        [Verdict("party", ("new",), "id", NUMBER, NO_NUMBERS)],
    ),
}

FOREIGN: dict[str, Case] = {
    "auth.user": of_model("auth.user", "“auth.user” is no model that can be loaded", MODELS),
    "sessions.session": of_model("sessions.session", "“sessions.session” is no model that can", MODELS),
    "contenttypes": of_model("contenttypes.contenttype", "“contenttypes.contenttype” is no model", MODELS),
    "admin.logentry": of_model("admin.logentry", "“admin.logentry” is no model that can be loaded", MODELS),
    "agreements.revision": of_model(
        "agreements.revision",
        "revisions are not loaded: the register writes them itself",
        "Leave revisions out.",
    ),
    "a table between two": of_model(
        "agreements.event_hosts", "“agreements.event_hosts” is no model", "Did you mean “agreements.event”?"
    ),
    "model misspelt": of_model(
        "agreements.agreemnt", "“agreements.agreemnt” is no model", "Did you mean “agreements.agreement”?"
    ),
    "model with a capital": of_model(
        "agreements.Agreement", "“agreements.Agreement” is no model", "Did you mean “agreements.agreement”?"
    ),
    "model without its app": of_model("post", "“post” is no model that can be loaded", MODELS),
    "model a number": of_model(3, "is a number, not the name of a model", A_MODEL),
    "model a list": of_model(["agreements.party"], "is a list, not the name of a model", A_MODEL),
    "model null": of_model(None, "is missing", A_MODEL),
    "model empty": of_model("", "“” is no model that can be loaded", MODELS),
    "model hidden": of_model("agreements.\u202eparty", "“agreements.\\u202eparty”", "“agreements.party”?"),
}

UNKNOWN: dict[str, Case] = {
    "field misspelt": alone(
        "agreement", "titel_en", "there is no such field", "Did you mean “title_en”?", titel_en="A"
    ),
    "field of another kind": alone(
        "party", "latitude", "there is no such field", "Known fields: slug, state, name_en,", latitude="19"
    ),
    "field with a capital": alone(
        "agreement", "Signed_on", "there is no such field", "Did you mean “signed_on”?", Signed_on="2025"
    ),
    "field without a name": alone(
        "agreement", '""', "there is no such field", "Known fields: slug", **{"": 1}
    ),
    "field with a space": alone(
        "agreement",
        "signed_on ",
        "there is no such field",
        "Did you mean “signed_on”?",
        **{"signed_on ": "2025"},
    ),
    "rows within their record": alone(
        "agreement",
        "participations",
        "is no field of this record",
        "It is an object of its own: agreements.participation.",
        participations=[["hainan"]],
    ),
    "its citations": alone(
        "agreement",
        "citations",
        "is no field of this record",
        "It is an object of its own: agreements.citation.",
        citations=[],
    ),
    "created_at": alone(
        "agreement",
        "created_at",
        "is kept by the register itself",
        "Leave it out.",
        created_at="2025-03-26T00:00:00Z",
    ),
    "updated_at": alone(
        "agreement", "updated_at", "is kept by the register itself", "Leave it out.", updated_at=None
    ),
    "version": alone("agreement", "version", "is kept by the register itself", "Leave it out.", version=7),
    "signed_first_day": alone(
        "agreement",
        "signed_first_day",
        "is kept by the register itself",
        "Leave it out.",
        signed_first_day=20250326,
    ),
    "made_last_day": alone(
        "agreement", "made_last_day", "is kept by the register itself", "Leave it out.", made_last_day=1
    ),
    "pk among the fields": alone("party", "pk", NUMBER, f"Leave “pk” out: {NO_NUMBERS}", pk=1),
    "id among the fields": alone("party", "id", NUMBER, f"Leave “id” out: {NO_NUMBERS}", id=1),
}

MISSING: dict[str, Case] = {
    "record without its key": (
        [without("agreement", "slug")],
        [Verdict("agreement", (), "slug", "is missing", OF_KEY)],
    ),
    "row without its key": (
        [without("excerpt", "slug")],
        [Verdict("excerpt", (), "slug", "is missing", OF_KEY)],
    ),
    "row without its record": (
        [without("attendance", "event")],
        [Verdict("attendance", (), "event", "is missing", OF_KEY)],
    ),
    "party without party": (
        [without("participation", "party", "role")],
        [Verdict("participation", (), "party", "is missing", OF_KEY)],
    ),
    "one part of a key wrong, one missing": (
        [entry("participation", agreement=["framework"], role="signatry")],
        [
            Verdict("participation", (), "role", "“signatry” is not one", "Did you mean “signatory”?"),
            Verdict("participation", (), "party", "is missing", OF_KEY),
        ],
    ),
    "relation without its other end": (
        [without("relation", "to_agreement")],
        [Verdict("relation", (), "to_agreement", "is missing", OF_KEY)],
    ),
    "citation without words": (
        [without("citation", "excerpt")],
        [Verdict("citation", (), "excerpt", "is missing", OF_KEY)],
    ),
    "citation of no record": (
        [without("citation", "agreement")],
        [Verdict("citation", (), "", "belongs to no record", "Name exactly one of: agreement, attendance,")],
    ),
    "citation of null": (
        [but("citation", agreement=None)],
        [Verdict("citation", (), "", "belongs to no record", "Name exactly one of: agreement, attendance,")],
    ),
    "citation of two records": (
        [but("citation", party=["hainan"])],
        [Verdict("citation", (), "", "belongs to agreement + party at once", "Name exactly one of:")],
    ),
    "name of two records": (
        [but("alias", place=["boao"])],
        [Verdict("alias", (), "", "belongs to party + place at once", "Name exactly one of:")],
    ),
    "new record without what it must say": (
        [entry("agreement", slug="new", title_en="A")],
        [
            Verdict("agreement", ("new",), "kind", "is missing", NEW),
            Verdict("agreement", ("new",), "status", "is missing", NEW),
        ],
    ),
    "new source without language": (
        [without("source", "language")],
        [Verdict("source", ("new",), "language", "is missing", NEW)],
    ),
    "new commitment without area": (
        [without("commitment", "area")],
        [Verdict("commitment", SOUND["commitment"].key, "area", "is missing", NEW)],
    ),
    "new statement without channel": (
        [without("statement", "channel")],
        [Verdict("statement", ("new",), "channel", "is missing", NEW)],
    ),
}

OBJECTS = {**SHAPES, **FOREIGN, **UNKNOWN, **MISSING}
