"""Objects that are sound one by one, or field by field, and cannot be loaded together."""

from typing import Any

from tests.domain.proposals import agreement, entry, party
from tests.loading.sound import but, without
from tests.loading.verdicts import Case, Verdict, alone

NO_SUCH = "neither in these files nor in the register"
AN_OBJECT = 'Write {"model": "agreements.agreement", "fields": {...}}.'
LATER = "The end lies before the start."
ONE_LANGUAGE = "Fill in at least one language."
ON_EARTH = "Latitude runs from -90 to 90 and longitude from -180 to 180; give both."

TWICE: dict[str, Case] = {
    "one object twice": (
        [but("party"), but("party")],
        [Verdict("party", ("new",), "", "stands already in first.json, object 1 (line 2)", "Keep one", 2)],
    ),
    "one key twice": (
        [but("party"), but("person"), but("party", name_en="Another")],
        [Verdict("party", ("new",), "", "stands already in first.json, object 1 (line 2)", "Keep one", 3)],
    ),
    "one key in two files": (
        {"first.json": [but("person")], "second.json": [but("party"), but("person")]},
        [Verdict("person", ("new",), "", "stands already in first.json, object 1 (line 2)", "Keep one", 2)],
    ),
    "party twice in one role": (
        [but("participation"), but("participation", order=2)],
        [
            Verdict(
                "participation",
                ("framework", "hainan", "signatory"),
                "",
                "stands already in first.json, object 1 (line 2)",
                "Keep one of the two.",
                2,
            )
        ],
    ),
    "role that goes without saying twice": (
        [without("participation", "role"), but("participation", role="contracting_party")],
        [
            Verdict(
                "participation",
                ("framework", "hainan", "contracting_party"),
                "",
                "stands already in first.json, object 1 (line 2)",
                "Keep one of the two.",
                2,
            )
        ],
    ),
    "register number of another": alone(
        "agreement",
        "register_number",
        "“2025/1” is also that of “memorandum”",
        "Give each a value of its own.",
        register_number="2025/1",
    ),
    "register number twice": (
        [agreement("a", register_number="2025/2"), agreement("b", register_number="2025/2")],
        [
            Verdict(
                "agreement",
                ("b",),
                "register_number",
                "“2025/2” is also that of “a”",
                "Give each a value of its own.",
                2,
            )
        ],
    ),
}

BETWEEN_FIELDS: dict[str, Case] = {
    "ends before it was signed": alone(
        "agreement", "ends_on", "“2025-03-25” does not agree with the rest", LATER, ends_on="2025-03-25"
    ),
    "ended before it was signed": alone(
        "agreement", "ended_on", "“2024” does not agree with the rest", LATER, ended_on="2024"
    ),
    "ends before it is in force": alone(
        "agreement",
        "ends_on",
        "“2026” does not agree with the rest",
        LATER,
        in_force_on="2027-01",
        ends_on="2026",
    ),
    "ends before a start that stands only in the register": (
        [entry("agreement", slug="framework", ends_on="2019-12")],
        [Verdict("agreement", ("framework",), "ends_on", "“2019-12” does not agree with the rest", LATER)],
    ),
    "starts behind an end that stands only in the register": (
        {
            "first.json": [entry("event", slug="forum", end_on="2025-03-28")],
            "second.json": [entry("event", slug="signing", start_on="2025-03-27", end_on="2025-03-26")],
        },
        [Verdict("event", ("signing",), "end_on", "“2025-03-26” does not agree with the rest", LATER)],
    ),
    "event that ends before it starts": alone(
        "event",
        "end_on",
        "“2025-03” does not agree with the rest",
        LATER,
        start_on="2025-04",
        end_on="2025-03",
    ),
    "office that ends before it starts": (
        [entry("post", person=["feng-fei"], slug="secretary", end_on="2021")],
        [Verdict("post", ("feng-fei", "secretary"), "end_on", "“2021” does not agree with the rest", LATER)],
    ),
    "withdrew before it was in force": alone(
        "participation",
        "withdrew_on",
        "“1999” does not agree with the rest",
        LATER,
        in_force_on="2000",
        withdrew_on="1999",
    ),
    "without any title": alone("agreement", "title_en", "is empty", ONE_LANGUAGE, title_en=""),
    "title taken away": (
        [entry("agreement", slug="framework", title_en="")],
        [Verdict("agreement", ("framework",), "title_en", "is empty", ONE_LANGUAGE)],
    ),
    "source without a name": alone("source", "name_en", "is empty", ONE_LANGUAGE, name_en=""),
    "office without a title": alone("post", "title_en", "is empty", ONE_LANGUAGE, title_en=""),
    "original title without its language": alone(
        "agreement",
        "original_language",
        "is empty",
        "An original title needs its language, and the language its title.",
        title_original="양해각서",
    ),
    "original language without a title": alone(
        "agreement",
        "original_language",
        "“ko” does not agree with the rest",
        "An original title needs its language, and the language its title.",
        original_language="ko",
    ),
    "theme without its language": alone(
        "event",
        "theme_language",
        "is empty",
        "A theme needs its language, and the language its theme.",
        theme="Asia",
    ),
    "language without a theme": alone(
        "event",
        "theme_language",
        "“en” does not agree with the rest",
        "A theme needs its language, and the language its theme.",
        theme_language="en",
    ),
    "half a place on earth": (
        [without("place", "longitude")],
        [Verdict("place", ("new",), "latitude", "“22.3” does not agree with the rest", ON_EARTH)],
    ),
    "half a place taken away": (
        [entry("place", slug="boao", latitude=None)],
        [Verdict("place", ("boao",), "latitude", "is empty", ON_EARTH)],
    ),
    "beyond the pole": alone(
        "place", "latitude", "“90.000001” does not agree with the rest", ON_EARTH, latitude="90.000001"
    ),
    "once around the earth": alone(
        "place", "latitude", "“22.3” does not agree with the rest", ON_EARTH, longitude=-181
    ),
    "fact that the record has not": (
        [but("citation", field="titel")],
        [
            Verdict(
                "citation",
                ("report", "signed", "titel", "agreement", "framework"),
                "field",
                "“titel” is not one of the choices",
                "Did you mean “title”? “titel” is no fact of this record. Choose one of: title,",
            )
        ],
    ),
    "fact of another kind of record": (
        [entry("citation", excerpt=["report", "signed"], party=["hainan"], field="signed_on")],
        [
            Verdict(
                "citation",
                ("report", "signed", "signed_on", "party", "hainan"),
                "field",
                "“signed_on” is not one of the choices",
                "Choose one of: name, kind, parent, description.",
            )
        ],
    ),
    "words of nobody": alone(
        "statement",
        "speaker",
        "is empty",
        "Choose a speaker, or the body on whose behalf it was said.",
        speaker=None,
    ),
    "nobody at the table": (
        [without("attendance", "person")],
        [
            Verdict(
                "attendance",
                ("signing", "new"),
                "person",
                "is empty",
                "Choose a person, or say how the source describes them.",
            )
        ],
    ),
    "office of somebody else": alone(
        "attendance",
        "post",
        "“chief-executive” is an office of john-lee",
        "This office was held by someone else.",
        post=["john-lee", "chief-executive"],
    ),
    "office of nobody": alone(
        "statement",
        "post",
        "“secretary” is an office of feng-fei",
        "This office was held by someone else.",
        post=["feng-fei", "secretary"],
    ),
    "relation to itself": (
        [but("relation", to_agreement=["framework"])],
        [
            Verdict(
                "relation",
                ("framework", "amends", "framework"),
                "to_agreement",
                "does not agree with the rest",
                "An agreement cannot stand in relation to itself.",
            )
        ],
    ),
}


def under(*chain: str) -> list[dict[str, Any]]:
    """Parties, each under the next and the last under the first."""
    return [party(slug, parent=[above]) for slug, above in zip(chain, chain[1:] + chain[:1], strict=True)]


def in_circle(*chain: str) -> list[Verdict]:
    """What each of them must get."""
    return [
        Verdict(
            "party",
            (slug,),
            "parent",
            f"“{slug}” lies under itself",
            "This record already lies above that one.",
            number,
        )
        for number, slug in enumerate(chain, 1)
    ]


LONG_CIRCLE = tuple(f"body-{number}" for number in range(14))

CIRCLES: dict[str, Case] = {
    "under itself": (under("a"), in_circle("a")),
    "circle of two": (under("a", "b"), in_circle("a", "b")),
    "circle of three": (under("a", "b", "c"), in_circle("a", "b", "c")),
    "circle longer than any chain": (under(*LONG_CIRCLE), in_circle(*LONG_CIRCLE)),
    "circle that the register closes": (
        [entry("party", slug="china", parent=["hainan"])],
        in_circle("china"),
    ),
    "source that is part of its part": (
        [entry("source", slug="report", part_of=["caption"])],
        [
            Verdict(
                "source",
                ("report",),
                "part_of",
                "“report” lies under itself",
                "This record already lies above that one.",
            )
        ],
    ),
}

TOGETHER: dict[str, Case] = {
    "every fault at once": (
        [
            but("agreement", signed_on="yesterday", kind="pact", colour="red"),
            but("party", parent=["chnia"], name_en=""),
            "party",
            but("relation", to_agreement=["framework"]),
        ],
        [
            Verdict("agreement", ("new",), "kind", "“pact” is not one of the choices", "Write one of:"),
            Verdict("agreement", ("new",), "signed_on", "“yesterday” cannot stand here", "is not a date."),
            Verdict("agreement", ("new",), "colour", "there is no such field", "Known fields:"),
            Verdict("party", ("new",), "name_en", "is empty", ONE_LANGUAGE, 2),
            Verdict("party", ("new",), "parent", NO_SUCH, "Did you mean “china”?", 2),
            Verdict("", (), "", "is text (party), not an object", AN_OBJECT, 3),
            Verdict(
                "relation",
                ("framework", "amends", "framework"),
                "to_agreement",
                "does not agree with the rest",
                "An agreement cannot stand in relation to itself.",
                4,
            ),
        ],
    ),
    "what rests on a bad record is not blamed": (
        [but("party", kind="realm"), entry("participation", agreement=["framework"], party=["new"])],
        [Verdict("party", ("new",), "kind", "“realm” is not one of the choices", "Write one of:")],
    ),
    "faults of several files in the order of the files": (
        {
            "first.json": [5],
            "second.json": [but("party", kind="realm")],
            "third.json": ["x"],
        },
        [
            Verdict("", (), "", "is a number (5), not an object", AN_OBJECT),
            Verdict("party", ("new",), "kind", "“realm” is not one of the choices", "Write one of:"),
            Verdict("", (), "", "is text (x), not an object", AN_OBJECT),
        ],
    ),
}

RECORDS = {**TWICE, **BETWEEN_FIELDS, **CIRCLES, **TOGETHER}
