"""Fixture files are read whole, in any pieces, and nothing is ever raised, whatever their bytes are."""

import json
import math
import tracemalloc
from itertools import islice

import pytest
from django.conf import settings as site
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agreements.formats.fixture_reader import LARGEST, Flaw, Found, line_of_field, read

REAL = {path.name: path.read_bytes() for path in sorted(site.FIXTURE_DIRS[0].glob("*.json"))}

#: What slips into files: signs of JSON, of other notations and encodings, and halves of each.
SPICES = (
    *(bytes([byte]) for byte in b"\"'[]{},:\\/#0-.eE \t\r\n\x00\x1b\x7f\xff\xe6\xb5"),
    *(text.encode() for text in ("“", "，", "\u00a0", "\ufeff", "海", "tru", "NaN", "//", '"slug": 1,')),
    *(b"\\ud800", b"\\ude00", b"\\u0000", b"1e999", b"[" * 30, b"1" * 19),
)
MUTATIONS = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 3), st.just(b"") | st.sampled_from(SPICES)),
    max_size=3,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
LISTS = st.lists(VALUES, max_size=6)
CHUNKS = st.integers(1, 40) | st.just(1 << 20)
SPELLINGS = st.fixed_dictionaries(
    {"ensure_ascii": st.booleans(), "indent": st.sampled_from([None, 0, 2, "\t", " \r\n "])}
)

TOO_LARGE = (
    "This object is larger than 4.0\xa0MB.",
    "Look in it for a bracket or a quotation mark that is not closed.",
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """A file that a test may write over and over."""
    return tmp_path_factory.mktemp("fixtures") / "fixture.json"


def fit_to_be_kept(content):
    """What json alone makes of a fixture; None where it is none, or holds what a register cannot keep."""

    def mapping(pairs):
        found = dict(pairs)
        return found if len(found) == len(pairs) else math.nan

    def is_fit(value, depth=0):
        if isinstance(value, dict | list):
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            return depth <= 20 and all(is_fit(one, depth + 1) for one in inner)
        if isinstance(value, str):
            return "\0" not in value and value == value.encode(errors="replace").decode()
        return math.isfinite(value or 0) and not (isinstance(value, int) and not -(2**63) <= value < 2**63)

    try:
        loaded = json.loads(content.decode(), object_pairs_hook=mapping)
    except (ValueError, RecursionError):
        return None
    return loaded if isinstance(loaded, list) and is_fit(loaded) else None


def check_reading(path, chunk):
    """Reads a file and holds against json, and against its own bytes, what is said of it."""
    content = path.read_bytes()
    expected = fit_to_be_kept(content)

    read_whole = list(read(path))

    assert list(read(path, chunk=chunk)) == read_whole
    found = [one for one in read_whole if isinstance(one, Found)]
    flaws = [one for one in read_whole if isinstance(one, Flaw)]
    assert (None if flaws else [one.value for one in found]) == expected
    for one in found:
        assert json.loads(content[one.offset : one.offset + one.length]) == one.value
        assert one.line == content[: one.offset].count(b"\n") + 1
    for flaw in flaws:
        assert (flaw.problem + flaw.remedy).replace("\xa0", " ").isprintable()
    places = [one.number for one in read_whole if one.number]
    assert places == sorted(places)
    assert len({one.number for one in found}) == len(found)


@given(LISTS, CHUNKS, SPELLINGS)
def test_read_gives_back_what_was_written(scratch, values, chunk, spelling):
    content = json.dumps(values, **spelling).encode()
    scratch.write_bytes(content)

    found = list(read(scratch, chunk=chunk))

    assert [(one.number, one.value) for one in found] == list(enumerate(values, start=1))
    assert [json.loads(content[one.offset : one.offset + one.length]) for one in found] == values
    assert [one.line for one in found] == [content[: one.offset].count(b"\n") + 1 for one in found]


@pytest.mark.parametrize("chunk", [1, 1000, 1 << 20])
@pytest.mark.parametrize("name", REAL)
def test_read_takes_the_real_fixtures(scratch, name, chunk):
    scratch.write_bytes(REAL[name])

    found = list(read(scratch, chunk=chunk))

    assert [one.value for one in found] == json.loads(REAL[name])
    lines = REAL[name].decode().split("\n")
    assert [one.line for one in found] == [number for number, line in enumerate(lines, 1) if line == "  {"]


@settings(max_examples=400)
@given(st.sampled_from(sorted(REAL)), MUTATIONS, st.none() | st.integers(0, 1 << 16), CHUNKS)
def test_read_never_fails_on_what_became_of_a_fixture(scratch, name, mutations, end, chunk):
    content = REAL[name]
    for at, cut, spice in mutations:
        at %= len(content) + 1
        content = content[:at] + spice + content[at + cut :]
    scratch.write_bytes(content[:end])

    check_reading(scratch, chunk)


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from([*SPICES, b'{"a": ', b"}", b'"x"', b", "]), max_size=12).map(b"".join), CHUNKS
)
@example(b'{"a": 1}}, "x"', 1)
@example(b"1.5, 1", 1)
@example(b'{"a": 1}', 1)
def test_read_never_fails_on_any_bytes(scratch, content, chunk):
    scratch.write_bytes(b"[" + content + b"]")

    check_reading(scratch, chunk)


@given(st.binary(max_size=40), CHUNKS)
def test_read_never_fails_on_bytes_that_are_no_fixture(scratch, content, chunk):
    scratch.write_bytes(content)

    check_reading(scratch, chunk)


@pytest.mark.parametrize("content", ["[]", " [ ] ", "\n\n[\r\n\t]\n"])
@pytest.mark.parametrize("chunk", [1, 1 << 20])
def test_read_takes_an_empty_list(fixture_file, content, chunk):
    assert list(read(fixture_file(content), chunk=chunk)) == []


@pytest.mark.parametrize(
    ("content", "line", "column", "found", "remedy"),
    [
        (
            '[{"a": 1}] [{"b": 2}]',
            1,
            12,
            "[",
            "Put all objects into one list, or each list into a file of its own.",
        ),
        (
            '[{"a": 1}]\n{"b": 2}',
            2,
            1,
            "{",
            "Put all objects into one list, or each list into a file of its own.",
        ),
        (
            '[{"a": 1}], {"b": 2}',
            1,
            11,
            ",",
            "Put all objects into one list, or each list into a file of its own.",
        ),
        ('[{"a": 1}]]', 1, 11, "]", "Take it out."),
        ('[{"a": 1}]\n\n x', 3, 2, "x", "Take it out."),
        ('[{"a": 1}]\0', 1, 11, "\\u0000", "Take it out."),
    ],
)
@pytest.mark.parametrize("chunk", [1, 1 << 20])
def test_read_names_what_stands_behind_the_list(fixture_file, content, line, column, found, remedy, chunk):
    assert list(read(fixture_file(content), chunk=chunk)) == [
        Found(1, 1, 1, 8, {"a": 1}),
        Flaw(None, line, column, f"“{found}” stands behind the end of the list.", remedy),
    ]


def text_of(length):
    """A text of JSON that is so many bytes long, in characters of three bytes and a few of one."""
    return '"' + "海" * ((length - 2) // 3) + "x" * ((length - 2) % 3) + '"'


@pytest.mark.parametrize("chunk", [1, 1 << 20, 1 << 24])
def test_read_takes_an_object_of_the_limit(fixture_file, chunk):
    path = fixture_file(f"[1,\n{text_of(LARGEST)}\n,2]")

    assert [one[:4] for one in read(path, chunk=chunk)] == [
        (1, 1, 1, 1),
        (2, 2, 4, LARGEST),
        (3, 3, LARGEST + 6, 1),
    ]


@pytest.mark.parametrize("chunk", [1, 1 << 20, 1 << 24])
@pytest.mark.parametrize(
    "content",
    [
        text_of(LARGEST + 1),
        text_of(3 * LARGEST),
        text_of(LARGEST + 2)[:-1],
        text_of(3 * LARGEST)[:-1],
        "[" + text_of(LARGEST) + "",
        "1" * (LARGEST + 2),
        '{"a": [' + f'"{"x" * 100}",' * (LARGEST // 103 + 1) + "1]}",
        '{"a": "' + "\\\\" * LARGEST,
        '{"a": "' + "x" * LARGEST + '", }',
    ],
    ids=range(9),
)
@pytest.mark.parametrize("behind", ["", ", 2]"])
def test_read_stops_at_an_object_beyond_the_limit(fixture_file, content, behind, chunk):
    path = fixture_file(f"[1,\n {content}{behind}")

    assert list(read(path, chunk=chunk)) == [Found(1, 1, 1, 1, 1), Flaw(2, 2, 2, *TOO_LARGE)]


@pytest.mark.parametrize("chunk", [100_000, 1 << 20, 1 << 24])
def test_read_names_a_slip_deep_in_a_large_object(fixture_file, chunk):
    path = fixture_file('[{"a": "' + "x" * (LARGEST // 2) + '",}, {"a": "' + "x" * LARGEST * 2)

    (flaw,) = read(path, chunk=chunk)

    assert (flaw.column, flaw.problem) == (
        LARGEST // 2 + 10,
        "Nothing stands between this comma and “}”.",
    )


def test_read_asks_the_decoder_a_few_times_however_small_the_pieces(fixture_file, monkeypatch):
    asked = []
    decode = json.JSONDecoder.raw_decode
    monkeypatch.setattr(
        json.JSONDecoder,
        "raw_decode",
        lambda self, text, at: asked.append(len(text)) or decode(self, text, at),
    )
    path = fixture_file(f"[{text_of(LARGEST)}]")

    (found,) = read(path, chunk=1)

    assert found.length == LARGEST
    assert len(asked) < 40
    assert sum(asked) < 4 * LARGEST


def test_read_keeps_little_in_memory(fixture_file):
    one = json.dumps({"model": "agreements.area", "fields": {"slug": "海南", "name_en": "x" * 200}})
    path = fixture_file("[" + ",\n".join([one] * 20_000) + "]" + " " * 2_000_000)
    size = path.stat().st_size

    tracemalloc.start()
    number = sum(1 for _one in read(path, chunk=1 << 16))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert number == 20_000
    assert size > 6_000_000
    assert peak < 1_000_000


def test_read_takes_more_white_space_than_an_object_may_have(fixture_file):
    white = "\n" * (LARGEST * 2)
    path = fixture_file(f"{white}[{white}1,{white}2]{white}")

    assert list(read(path)) == [
        Found(1, LARGEST * 4 + 1, LARGEST * 4 + 1, 1, 1),
        Found(2, LARGEST * 6 + 1, LARGEST * 6 + 3, 1, 2),
    ]


def test_read_closes_a_file_that_is_not_read_to_its_end(fixture_file):
    reading = read(fixture_file("[1, 2, 3]"))

    first = next(reading)
    reading.close()

    assert first == Found(1, 1, 1, 1, 1)
    assert list(islice(reading, 1)) == []


def test_read_says_so_where_the_decoder_gives_up_without_a_reason(fixture_file, monkeypatch):
    def give_up(self, text, at):
        raise RecursionError

    monkeypatch.setattr(json.JSONDecoder, "raw_decode", give_up)

    assert list(read(fixture_file('[\n{"a": 1}]'))) == [
        Flaw(1, 2, 1, "This object could not be read.", "Try again with this object in a file of its own.")
    ]


RECORD = """[
  {"model": "agreements.area", "slug": 0,
    "fields": {
      "slug": "tourism", "inner": {"order": 1},
      "name_\\u0065n": "{",
      "hosts": [["order"]],
      "海南":
        1
    },
    "order": 3
  }
]
"""


@pytest.mark.parametrize(
    ("field", "line"),
    [("slug", 4), ("inner", 4), ("name_en", 5), ("hosts", 6), ("海南", 7), ("order", 2), ("", 2)],
)
def test_line_of_field_finds_the_key_among_the_fields(fixture_file, field, line):
    path = fixture_file(RECORD)
    (found,) = read(path)

    assert line_of_field(path, found.offset, found.length, found.line, field) == line


@pytest.mark.parametrize(
    "content", [None, b"", b"\xff", b'{"fields": {', b'[1, "fields", {"slug": 1}]', b"12"]
)
def test_line_of_field_falls_back_to_the_line_of_the_object(tmp_path, content):
    path = tmp_path / "changed.json"
    if content is not None:
        path.write_bytes(content)

    assert line_of_field(path, 0, 100, 7, "slug") == 7
