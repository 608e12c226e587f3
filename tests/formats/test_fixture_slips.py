"""Each slip people make in JSON is named in its own words, at its line and column, however the file is read."""

import pytest

from agreements.formats.fixture_reader import Flaw, Found, read
from tests.formats.broken_fixtures import SLIPS

CASES = [(words, *case) for words, cases in SLIPS.items() for case in cases]


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize(("words", "content", "number", "line", "column"), CASES)
def test_slip_is_named(fixture_file, words, content, number, line, column, chunk):
    *before, last = read(fixture_file(content), chunk=chunk)

    assert last == Flaw(number, line, column, *words)
    assert [type(one) for one in before] == [Found] * (number - 1)


def test_slip_names_the_line_on_which_an_object_opens(fixture_file):
    content = '[\n  {\n    "a": 1,\n    "fields": {\n      "b": [\n        1\n    }\n  }\n]\n'

    flaws = list(read(fixture_file(content)))

    assert flaws == [
        Flaw(
            1,
            7,
            5,
            "“}” stands here although “[” of line 5 is still open.",
            "Close it first with “]”, or take this bracket out.",
        )
    ]


def test_slip_shows_long_and_invisible_words_shortly_and_visibly(fixture_file):
    content = '[{"a": \x1b[31m' + "x" * 1000 + "}]"

    (flaw,) = read(fixture_file('[{"a": ' + "x" * 1000 + "}]"))
    (unseen,) = read(fixture_file(content))

    assert flaw.problem == "“" + "x" * 40 + "…” is no word of JSON."
    assert unseen.problem == "The invisible character \\u001b stands between the words."
