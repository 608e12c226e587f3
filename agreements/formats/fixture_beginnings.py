"""What a file is that is no fixture, told by how it begins."""

import json
import re

from django.utils.translation import gettext as _

from agreements.formats.fixture_flaws import FinalFlawError, Flaw, shown, whole_file

#: How packed files begin.
SIGNATURES = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x28\xb5\x2f\xfd": "zstd",
}
#: How many bytes tell what a file is.
HEAD = max(map(len, SIGNATURES))

YAML = re.compile(r"---|%YAML|- |[\w.]++:(?:\s|$)")
WORD = re.compile(r"\S+")
TABLE = re.compile(r"[^,;\t\n\[{]*[,;\t]")


def check_first_bytes(head: bytes) -> None:
    """Raises FinalFlawError where a file's first bytes are not those of a text in UTF-8."""
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            raise whole_file(
                _("The file is packed (%(kind)s).") % {"kind": kind},
                _("Unpack it first; a fixture is the JSON file in it."),
            )
    encoding = json.detect_encoding(head)
    if encoding == "utf-8-sig":
        problem = _("The file begins with a byte order mark.")
        raise FinalFlawError(Flaw(None, 1, 1, problem, _("Save it as UTF-8 without a byte order mark.")))
    if encoding != "utf-8":
        raise whole_file(
            _("The file is no text in UTF-8; it looks like %(encoding)s.")
            % {"encoding": encoding[: len("utf-16")].upper()},
            _("Save it as UTF-8 without a byte order mark."),
        )


def what_is_no_list(text: str, suffix: str) -> tuple[str, str]:
    """What is wrong with a text that does not begin with “[”, and what would be right.

    ``suffix`` is the end of the file's name: it tells where the text could be several things.
    """
    convert = _("Write it as JSON; fixtures/README.md shows how.")
    if text.startswith("{"):
        return (
            _("The file begins with an object, not with a list of objects."),
            _("Put “[” before the first object, “]” behind the last and a comma between two."),
        )
    if text.startswith("<"):
        return _("The file looks like XML or HTML."), convert
    if suffix.lower() in (".yaml", ".yml") or YAML.match(text):
        return _("The file looks like YAML."), convert
    if suffix.lower() in (".csv", ".tsv") or TABLE.match(text):
        return _("The file looks like a table (CSV)."), convert
    word = WORD.match(text)
    return (
        _("The file begins with “%(found)s”, not with a list of objects.")
        % {"found": shown(word.group() if word else text[:1])},
        _("A fixture begins with “[” and ends with “]”."),
    )
