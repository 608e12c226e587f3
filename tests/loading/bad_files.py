"""Files that are no fixtures, byte for byte, each with the place and the words it must get."""

import gzip
import io
import zipfile
from typing import NamedTuple

GOOD = '[{"model": "agreements.party", "fields": {"slug": "new", "kind": "other", "name_en": "New"}}]'


class Flaw(NamedTuple):
    """What is wrong with a file: object, line and column as far as there are any, the words."""

    number: int | None
    line: int | None
    column: int | None
    problem: str
    remedy: str


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("fixture.json"), GOOD)
    return packed.getvalue()


def with_field(name: str, value: str) -> bytes:
    """The good file with one more field on a line of its own; ``value`` is JSON, or should be."""
    return GOOD.replace('"fields": {', f'"fields": {{\n"{name}": {value},\n').encode()


UTF8 = "Save it as UTF-8 without a byte order mark."
UNPACK = "Unpack it first; a fixture is the JSON file in it."
README = "Write it as JSON; fixtures/README.md shows how."
BRACKETS = "A fixture begins with “[” and ends with “]”."
NOTHING = "A fixture with nothing in it is “[]”."
CUT = "if the file was cut off while it was copied, get it again."

#: By name of the file: its bytes, and the flaw.
FILES: dict[str, tuple[bytes, Flaw]] = {
    # No JSON at all
    "empty.json": (b"", Flaw(None, None, None, "The file is empty.", NOTHING)),
    "blank.json": (b" \r\n\t\n", Flaw(None, None, None, "The file holds only white space.", NOTHING)),
    "fixture.yaml": (
        b"- model: agreements.party\n  fields: {slug: new}\n",
        Flaw(None, 1, 1, "The file looks like YAML.", README),
    ),
    "really-yaml.json": (
        b"---\n- model: agreements.party\n",
        Flaw(None, 1, 1, "The file looks like YAML.", README),
    ),
    "table.csv": (b"slug,name_en\nnew,New\n", Flaw(None, 1, 1, "The file looks like a table (CSV).", README)),
    "fixture.xml": (
        b'<?xml version="1.0"?><django-objects/>',
        Flaw(None, 1, 1, "The file looks like XML or HTML.", README),
    ),
    "words.json": (b"Memoranda 2025", Flaw(None, 1, 1, "The file begins with “Memoranda”", BRACKETS)),
    "null.json": (b"null", Flaw(None, 1, 1, "The file begins with “null”", BRACKETS)),
    "object.json": (
        b'{"model": "agreements.party", "fields": {}}',
        Flaw(
            None, 1, 1, "The file begins with an object, not with a list", "Put “[” before the first object"
        ),
    ),
    "nothing.json": (b"{}", Flaw(None, 1, 1, "The file begins with an object", "Put “[” before the first")),
    "lines.json": (
        GOOD[1:-1].encode() + b"\n" + GOOD[1:-1].encode(),
        Flaw(None, 1, 1, "The file begins with an object", "Put “[” before the first"),
    ),
    # Packed, or in another encoding
    "fixture.json.gz": (
        gzip.compress(GOOD.encode(), mtime=0),
        Flaw(None, None, None, "is packed (gzip).", UNPACK),
    ),
    "packed.json": (
        gzip.compress(b"[]", mtime=0),
        Flaw(None, None, None, "The file is packed (gzip).", UNPACK),
    ),
    "fixture.json.bz2": (b"BZh91AY&SY", Flaw(None, None, None, "The file is packed (bzip2).", UNPACK)),
    "fixture.json.xz": (b"\xfd7zXZ\x00\x00", Flaw(None, None, None, "The file is packed (xz).", UNPACK)),
    "fixture.zip": (zipped(), Flaw(None, None, None, "The file is packed (zip).", UNPACK)),
    "marked.json": (
        b"\xef\xbb\xbf" + GOOD.encode(),
        Flaw(None, 1, 1, "The file begins with a byte order mark.", UTF8),
    ),
    "utf-16.json": (
        GOOD.encode("utf-16"),
        Flaw(None, None, None, "The file is no text in UTF-8; it looks like UTF-16.", UTF8),
    ),
    "utf-16-bare.json": (
        GOOD.encode("utf-16-le"),
        Flaw(None, None, None, "The file is no text in UTF-8; it looks like UTF-16.", UTF8),
    ),
    "utf-32.json": (
        GOOD.encode("utf-32"),
        Flaw(None, None, None, "The file is no text in UTF-8; it looks like UTF-32.", UTF8),
    ),
    "latin-1.json": (
        with_field("name_zh_hans", '"Québec"').decode().encode("latin-1"),
        Flaw(1, 2, 20, "Byte 63 of the file (E9) is not UTF-8.", "Save the file as UTF-8"),
    ),
    "big5.json": (
        with_field("name_zh_hant", '"海南"').decode().encode("big5"),
        Flaw(1, 2, 18, "is not UTF-8.", "Save the file as UTF-8"),
    ),
    "cut-in-a-character.json": (
        with_field("name_zh_hant", '"海').rpartition(b"\xb7")[0],
        Flaw(1, 2, 18, "is not UTF-8.", "if it was cut off while it was copied, get it again."),
    ),
    "program.json": (b"\x7fELF\x02\x01\x01\x00", Flaw(None, 1, 1, "The file begins with", BRACKETS)),
    # Broken JSON
    "cut.json": (GOOD[:-2].encode(), Flaw(1, 1, 92, "The file ends, and “{” of line 1 is still open.", CUT)),
    "cut-in-a-text.json": (
        GOOD[:-6].encode(),
        Flaw(1, 1, 86, "A text begins here that is not closed before the file ends.", CUT),
    ),
    "not-closed.json": (GOOD[:-1].encode(), Flaw(1, 1, 93, "“[” of line 1 is still open.", CUT)),
    "comma-too-many.json": (
        GOOD.replace("}}]", ",}}]").encode(),
        Flaw(1, 1, 91, "Nothing stands between this comma and “}”.", "Take the comma out"),
    ),
    "comma-behind-the-last.json": (
        (GOOD[:-1] + ",\n]").encode(),
        Flaw(2, 1, 93, "Nothing stands between this comma and “]”.", "Take the comma out"),
    ),
    "comma-missing.json": (
        GOOD.replace('"other", ', '"other"\n').encode(),
        Flaw(1, 2, 1, 'There is no comma before “"name_en"”.', "Put a comma between two entries."),
    ),
    "single-quotes.json": (
        GOOD.replace('"', "'").encode(),
        Flaw(1, 1, 3, "' is no quotation mark of JSON.", "straight double quotation marks"),
    ),
    "curly-quotes.json": (
        GOOD.replace('"New"', "“New”").encode(),
        Flaw(1, 1, 86, "“ is no quotation mark of JSON.", "straight double quotation marks"),
    ),
    "bare-key.json": (
        GOOD.replace('"slug"', "slug").encode(),
        Flaw(1, 1, 43, "The key slug has no quotation marks.", 'Write "slug".'),
    ),
    "comment.json": (
        b"[\n// parties\n" + GOOD[1:].encode(),
        Flaw(1, 2, 1, "A comment stands here; JSON has none.", "Take the comment out."),
    ),
    "wide-colon.json": (
        GOOD.replace('"kind":', '"kind"：').encode(),
        Flaw(1, 1, 64, "“：” is no sign of JSON.", "Write “:”."),
    ),
    "line-break-in-a-text.json": (
        with_field("iso_code", '"C\nN"'),
        Flaw(1, 2, 15, "The line ends inside a text.", "write a line break inside a text as \\n."),
    ),
    "raw-nul.json": (
        with_field("iso_code", '"C\x00N"'),
        Flaw(1, 2, 15, "The control character \\u0000 stands inside a text.", "Take it out."),
    ),
    "mark-in-a-text.json": (
        with_field("iso_code", '"C"N"'),
        Flaw(1, 2, 16, "A double quotation mark inside a text ends it.", 'as \\".'),
    ),
    "bare-date.json": (
        with_field("iso_code", "2025-03-26"),
        Flaw(1, 2, 13, "“2025-03-26” is no number of JSON.", "Put a date or a code between double"),
    ),
    "python.json": (with_field("iso_code", "None"), Flaw(1, 2, 13, "“None” is no word of JSON.", "“null”.")),
    "two-lists.json": (
        (GOOD + "\n" + GOOD).encode(),
        Flaw(None, 2, 1, "“[” stands behind the end of the list.", "Put all objects into one list"),
    ),
    # JSON that no register can keep
    "nan.json": (
        with_field("iso_code", "NaN"),
        Flaw(1, 2, 13, "“NaN” is no word of JSON.", "null where there"),
    ),
    "infinity.json": (
        with_field("iso_code", "-Infinity"),
        Flaw(1, 2, 13, "“-Infinity” is no word of JSON.", "or null where there is none."),
    ),
    "beyond-float.json": (
        with_field("iso_code", "1e400"),
        Flaw(1, 2, 13, "The number 1e400 is too large or too long to be kept.", "Whole numbers go up to"),
    ),
    "beyond-64-bits.json": (
        with_field("iso_code", str(2**63)),
        Flaw(1, 2, 13, "The number 9223372036854775808 is too large", "up to 9223372036854775807"),
    ),
    "endless-number.json": (
        with_field("iso_code", "9" * 5000),
        Flaw(1, 2, 13, "is too large or too long to be kept.", "put a longer code between double"),
    ),
    "nul.json": (
        with_field("iso_code", '"C\\u0000N"'),
        Flaw(1, 2, 15, "A text holds the character \\u0000, which no database keeps.", "Take it out."),
    ),
    "half-a-character.json": (
        with_field("name_zh_hant", '"\\ud83d"'),
        Flaw(1, 2, 18, "\\ud83d is half a character.", "Write the character itself, or both its halves"),
    ),
    "key-twice.json": (
        with_field("slug", '"first"'),
        Flaw(1, 3, 1, "The key “slug” stands in this object twice, first on line 2.", "Keep one of the two."),
    ),
    "model-twice.json": (
        GOOD.replace("[{", '[{"model": "auth.user", ').encode(),
        Flaw(1, 1, 25, "The key “model” stands in this object twice, first on line 1.", "Keep one"),
    ),
    "deep.json": (
        with_field("hosts", "[" * 30 + "]" * 30),
        Flaw(1, 2, 28, "More than 20 brackets are open within each other here.", "A record needs four;"),
    ),
    "abyss.json": (
        b"[" * 200_000,
        Flaw(1, 1, 22, "More than 20 brackets are open within each other here.", "A record needs four;"),
    ),
    "mapping-abyss.json": (
        b'[{"a":' * 100_000,
        Flaw(1, 1, 62, "More than 20 brackets are open within each other here.", "A record needs four;"),
    ),
}
