"""One value of a fixture: what can stand in its field, and what is said of what cannot."""

import pytest

from agreements.domain.values import CHECKS, UnfitError

GOOD = [
    ("agreement", "title_en", "Memorandum", "Memorandum"),
    ("agreement", "title_zh_hans", "备忘录", "备忘录"),
    ("agreement", "title_en", "", ""),
    ("agreement", "slug", "양해각서-2018", "양해각서-2018"),
    ("agreement", "binding", "yes", "yes"),
    ("agreement", "text_held", "", ""),
    ("agreement", "signed_on", "1964-XX-16", "1964-XX-16"),
    ("agreement", "authentic_languages", "fr en", "fr en"),
    ("agreement", "place", None, None),
    ("agreement", "place", ["boao"], ["boao"]),
    ("attendance", "post", ["lee", "chief"], ["lee", "chief"]),
    ("event", "is_expected", True, True),
    ("event", "hosts", [["b"], ["a"]], [["a"], ["b"]]),
    ("area", "order", 32767, 32767),
    ("place", "latitude", "19.157000", "19.157"),
    ("place", "latitude", 19.157, "19.157"),
    ("place", "latitude", 19, "19"),
    ("place", "longitude", "-0", "0"),
    ("place", "longitude", None, None),
    ("source", "read_on", "2025-04-01", "2025-04-01"),
    ("source", "read_on", None, None),
    ("citation", "participation", ["a", "b", "signatory"], ["a", "b", "signatory"]),
]


@pytest.mark.parametrize(("kind", "field", "value", "kept"), GOOD)
def test_value_is_kept_as_it_is_compared(kind, field, value, kept):
    found = CHECKS[kind][field](value)

    assert (type(found), found) == (type(kept), kept)


TYPES = {
    "text": "text",
    "true": True,
    "number": 7,
    "decimal": 7.5,
    "list": ["a", "b", "c", "d", "e"],
    "list of lists": [["a", "b", "c", "d"]],
    "object": {"a": 1},
    "null": None,
}
#: What each kind of field takes of these.
FITS = {
    ("agreement", "title_en"): {"text"},
    ("agreement", "signed_on"): set(),
    ("agreement", "kind"): set(),
    ("agreement", "place"): {"null"},
    ("participation", "party"): set(),
    ("event", "hosts"): set(),
    ("event", "is_expected"): {"true"},
    ("area", "order"): {"number"},
    ("place", "latitude"): {"number", "decimal", "null"},
    ("source", "read_on"): {"null"},
}


@pytest.mark.parametrize(("kind", "field"), FITS, ids=lambda part: part)
@pytest.mark.parametrize("name", TYPES)
def test_types_are_exact(kind, field, name):
    check = CHECKS[kind][field]

    if name in FITS[kind, field]:
        assert check(TYPES[name]) is not False
        return
    with pytest.raises(UnfitError) as refusal:
        check(TYPES[name])
    assert refusal.value.problem
    assert refusal.value.remedy


@pytest.mark.parametrize(
    ("kind", "field", "value", "problem", "remedy"),
    [
        (
            "agreement",
            "kind",
            "memorandum_of_understandig",
            "is not one of the choices",
            "memorandum_of_understanding",
        ),
        ("agreement", "kind", "", "is empty", "Write one of"),
        ("agreement", "signed_on", "26 March 2025", "cannot stand here", "is not a date"),
        ("agreement", "title_en", "a" * 2001, "has 2001 characters", "At most 2000"),
        ("agreement", "title_en", "Memo\u202erandum", "Memo\\u202erandum", "cannot be seen (U+202E)"),
        ("agreement", "text_address", "javascript:alert(1)", "cannot stand here", "is not a web address"),
        ("agreement", "place", 3, "the number 3", '["slug"]'),
        ("agreement", "place", "boao", "not a key", '["boao"]'),
        ("agreement", "place", ["boao", "hainan"], "has 2 parts", "this place"),
        ("attendance", "post", ["chief"], "has 1 part;", '["person", "slug"]'),
        ("event", "hosts", [["a"], ["a"]], "twice", "once"),
        ("area", "order", -1, "is -1", "from 0 to 32767"),
        ("place", "latitude", "north", "no such number", "19.157"),
        ("place", "latitude", "19.1234567", "no such number", "6 decimal"),
        ("source", "read_on", "2025-02-30", "is no day", "2025-03-26"),
        ("source", "read_on", "20250326", "is no day", "2025-03-26"),
    ],
)
def test_refusal_says_what_is_wrong_and_what_would_be_right(kind, field, value, problem, remedy):
    with pytest.raises(UnfitError) as refusal:
        CHECKS[kind][field](value)

    assert problem in refusal.value.problem
    assert remedy in refusal.value.remedy
