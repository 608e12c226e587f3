"""Objects that are JSON and yet cannot be kept: each flaw is named, and reading goes on behind them."""

import json

import pytest

from agreements.formats.fixture_reader import Flaw, Found, read

TOO_LARGE = "Whole numbers go up to 9223372036854775807; put a longer code between double quotation marks."
HALF = "Write the character itself, or both its halves: \\ud83d\\ude00."


def lists_in_lists(depth):
    """A value nested so many levels deep."""
    return "[" * depth + "]" * depth


def number_flaw(column, number):
    """The flaw of a number that stands in the second object's line."""
    return Flaw(2, 3, column, f"The number {number} is too large or too long to be kept.", TOO_LARGE)


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize(
    ("unfit", "flaws"),
    [
        (
            '{"a": 1,\n"b": {"a": 2},\n"a": 3, "a": 4}',
            [(2, 5, 1, "The key “a” stands in this object twice, first on line 3.", "Keep one of the two.")],
        ),
        (
            '{"a": {"slug": 1, "\\u0073lug": 2}}',
            [
                (
                    2,
                    3,
                    19,
                    "The key “slug” stands in this object twice, first on line 3.",
                    "Keep one of the two.",
                )
            ],
        ),
        (
            '{"\\u001b[2J": 1, "\\u001b[2J": 2}',
            [
                (
                    2,
                    3,
                    18,
                    "The key “\\u001b[2J” stands in this object twice, first on line 3.",
                    "Keep one of the two.",
                )
            ],
        ),
        (
            '{"a": [NaN, Infinity, -Infinity, null]}',
            [
                (2, 3, 8, "“NaN” is no word of JSON.", "Write a number, or null where there is none."),
                (2, 3, 13, "“Infinity” is no word of JSON.", "Write a number, or null where there is none."),
                (2, 3, 23, "“-Infinity” is no word of JSON.", "Write a number, or null where there is none."),
            ],
        ),
        ("NaN", [(2, 3, 1, "“NaN” is no word of JSON.", "Write a number, or null where there is none.")]),
        (
            '{"a": "x\\ud800y"}',
            [(2, 3, 9, "\\ud800 is half a character.", HALF)],
        ),
        ('{"a": "\\\\ud83d\\ude00"}', [(2, 3, 15, "\\ude00 is half a character.", HALF)]),
        ('{"a": "\\ud83d\\\\ude00"}', [(2, 3, 8, "\\ud83d is half a character.", HALF)]),
        ('{"\\uDEAD": 1}', [(2, 3, 3, "\\uDEAD is half a character.", HALF)]),
        (
            '{"a": "x\\u0000y"}',
            [(2, 3, 9, "A text holds the character \\u0000, which no database keeps.", "Take it out.")],
        ),
        (
            '{"a": 1,\n"a": NaN,\n"b": "\\u0000\\ud800"}',
            [
                (
                    2,
                    4,
                    1,
                    "The key “a” stands in this object twice, first on line 3.",
                    "Keep one of the two.",
                ),
                (2, 4, 6, "“NaN” is no word of JSON.", "Write a number, or null where there is none."),
                (2, 5, 7, "A text holds the character \\u0000, which no database keeps.", "Take it out."),
            ],
        ),
    ],
)
def test_read_names_what_cannot_be_kept_and_goes_on(fixture_file, unfit, flaws, chunk):
    path = fixture_file(f'[\n{{"slug": "before"}},\n{unfit},\n{{"slug": "behind"}}]')
    offset = path.read_bytes().index(b'{"slug": "behind"}')

    found = list(read(path, chunk=chunk))

    assert found == [
        Found(1, 2, 2, 18, {"slug": "before"}),
        *[Flaw(*flaw) for flaw in flaws],
        Found(3, unfit.count("\n") + 4, offset, 18, {"slug": "behind"}),
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("9223372036854775808", "9223372036854775808"),
        ("-9223372036854775809", "-9223372036854775809"),
        ("1" * 5000, "1" * 40 + "…"),
        ("0." + "1" * 5000, "0." + "1" * 38 + "…"),
        ("1e309", "1e309"),
        ("-1.5E+999999999", "-1.5E+999999999"),
    ],
)
def test_read_names_a_number_that_cannot_be_kept(fixture_file, number, shown):
    path = fixture_file(f'[1,\n\n{{"a": [0, {number}]}}]')

    assert list(read(path)) == [Found(1, 1, 1, 1, 1), number_flaw(11, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "9223372036854775807",
        "-9223372036854775808",
        "-0",
        "0.1",
        "1e308",
        "1E-999",
        '"\\ud83d\\ude00"',
        '"\\\\ud800 \\\\u0000"',
        '"\\\\\\ud83d\\ude00\\\\\\uD83D\\uDE00\\u00e9"',
        '"\\u6d77\\u5357 \\" \\\\ \\/ \\b\\f\\n\\r\\t"',
        '"\x7f\u2028\ufeff\U0001f600"',
        '{"": {"": {"": ""}}}',
        '[{"a": 1}, {"a": 1}]',
        lists_in_lists(20),
        "[" + ",".join(["[[]]"] * 1000) + "]",
    ],
)
def test_read_takes_what_can_be_kept(fixture_file, text):
    path = fixture_file(f"[{text}]")

    (found,) = read(path)

    assert found == Found(1, 1, 1, len(text.encode()), json.loads(text))


@pytest.mark.parametrize("chunk", [7, 1 << 20])
@pytest.mark.parametrize(
    ("text", "column"),
    [
        (lists_in_lists(21), 20),
        (lists_in_lists(100_000), 20),
        ("[" * 100_000, 20),
        ('{"a":' * 21 + "1" + "}" * 21, 100),
        ('{"a":' * 100_000, 100),
        ('[{"a":' * 11 + "1" + "}]" * 11, 60),
    ],
)
def test_read_stops_at_brackets_that_are_too_deep(fixture_file, text, column, chunk):
    path = fixture_file(f'[{{"a": 1}},\n{text}')

    assert list(read(path, chunk=chunk)) == [
        Found(1, 1, 1, 8, {"a": 1}),
        Flaw(
            2,
            2,
            column + 1,
            "More than 20 brackets are open within each other here.",
            "A record needs four; look before it for a bracket that is not closed.",
        ),
    ]


def test_read_names_a_key_once_however_often_it_stands(fixture_file):
    path = fixture_file("[{" + ",".join(['"a": 1'] * 1000) + "}]")

    assert len(list(read(path))) == 1


def test_read_names_a_hundred_flaws_of_one_object_and_goes_on(fixture_file):
    path = fixture_file("[[" + ",".join(["NaN"] * 1000) + "],\n2]")

    *flaws, found = read(path)

    assert {(flaw.number, flaw.line, flaw.problem) for flaw in flaws} == {(1, 1, "“NaN” is no word of JSON.")}
    assert [flaw.column for flaw in flaws] == list(range(3, 403, 4))
    assert found == Found(2, 2, 4004, 1, 2)
