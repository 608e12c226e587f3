"""A file that is no fixture is called what it is, by how it begins."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from agreements.formats.fixture_reader import Flaw, read

FIXTURE = b'[\n  {\n    "model": "agreements.area"\n  }\n]\n'
UNPACK = "Unpack it first; a fixture is the JSON file in it."
UTF8 = "Save it as UTF-8 without a byte order mark."
CONVERT = "Write it as JSON; fixtures/README.md shows how."
LIST = "A fixture begins with “[” and ends with “]”."


def zipped(content):
    """A zip archive of one file."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr(zipfile.ZipInfo("fixture.json"), content)
    return archive.getvalue()


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize(
    ("content", "line", "column", "problem", "remedy"),
    [
        (b"", None, None, "The file is empty.", "A fixture with nothing in it is “[]”."),
        (b" \r\n\t", None, None, "The file holds only white space.", "A fixture with nothing in it is “[]”."),
        (gzip.compress(FIXTURE, mtime=0), None, None, "The file is packed (gzip).", UNPACK),
        (zipped(FIXTURE), None, None, "The file is packed (zip).", UNPACK),
        (bz2.compress(FIXTURE), None, None, "The file is packed (bzip2).", UNPACK),
        (lzma.compress(FIXTURE), None, None, "The file is packed (xz).", UNPACK),
        (b"\xef\xbb\xbf" + FIXTURE, 1, 1, "The file begins with a byte order mark.", UTF8),
        (
            FIXTURE.decode().encode("utf-16"),
            None,
            None,
            "The file is no text in UTF-8; it looks like UTF-16.",
            UTF8,
        ),
        (
            FIXTURE.decode().encode("utf-16-be"),
            None,
            None,
            "The file is no text in UTF-8; it looks like UTF-16.",
            UTF8,
        ),
        (
            FIXTURE.decode().encode("utf-32"),
            None,
            None,
            "The file is no text in UTF-8; it looks like UTF-32.",
            UTF8,
        ),
        (
            b'\n{"model": "agreements.area"}\n{"model": "agreements.area"}\n',
            2,
            1,
            "The file begins with an object, not with a list of objects.",
            "Put “[” before the first object, “]” behind the last and a comma between two.",
        ),
        (b'<?xml version="1.0"?><django-objects/>', 1, 1, "The file looks like XML or HTML.", CONVERT),
        (b"- model: agreements.area\n  fields:\n", 1, 1, "The file looks like YAML.", CONVERT),
        (b"---\nmodel: agreements.area\n", 1, 1, "The file looks like YAML.", CONVERT),
        (b"model:\n  agreements.area\n", 1, 1, "The file looks like YAML.", CONVERT),
        (b"slug,name_en\nboao,Boao\n", 1, 1, "The file looks like a table (CSV).", CONVERT),
        (b'"slug";"name_en"\n', 1, 1, "The file looks like a table (CSV).", CONVERT),
        (b"slug\tname_en\n", 1, 1, "The file looks like a table (CSV).", CONVERT),
        (b'  "boao"', 1, 3, 'The file begins with “"boao"”, not with a list of objects.', LIST),
        (b"\x0b[]", 1, 1, "The file begins with “\\u000b”, not with a list of objects.", LIST),
        (b"null", 1, 1, "The file begins with “null”, not with a list of objects.", LIST),
        (b"\x1b[2J []", 1, 1, "The file begins with “\\u001b[2J”, not with a list of objects.", LIST),
        (b'x = [{"a": 1, "b": 2}]', 1, 1, "The file begins with “x”, not with a list of objects.", LIST),
    ],
)
def test_read_says_what_a_file_is_that_is_no_fixture(
    fixture_file, content, line, column, problem, remedy, chunk
):
    assert list(read(fixture_file(content), chunk=chunk)) == [Flaw(None, line, column, problem, remedy)]


def test_read_goes_by_the_name_that_people_know(fixture_file):
    path = fixture_file(b"slug\nboao\n")

    problems = [flaw.problem for name in (None, "Areas.CSV", "areas.yml") for flaw in read(path, name=name)]

    assert problems == [
        "The file begins with “slug”, not with a list of objects.",
        "The file looks like a table (CSV).",
        "The file looks like YAML.",
    ]
