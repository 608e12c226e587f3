"""What can be wrong with a file before a word of it is read, and while it is read."""

import os
from io import FileIO
from pathlib import Path

import pytest

from agreements.formats import fixture_reader
from agreements.formats.fixture_reader import Flaw, Found, read
from agreements.formats.fixture_text import Window

WHOLE = '[{"a": 1}, {"b": 2}]'


class FailingFile(FileIO):
    """A file on a disk that fails after its first bytes."""

    def read(self, size=-1):
        if self.tell() >= 12:
            raise OSError(5, "Input/output error")
        return super().read(min(size, 12 - self.tell()))


def raises(fault):
    """A function that raises a fault, whatever it is asked."""

    def refuse(*args, **options):
        raise fault

    return refuse


def test_read_names_a_file_that_is_not_there(tmp_path):
    flaw = Flaw(None, None, None, "There is no such file.", "Look at how its name is spelled.")
    (tmp_path / "dangling.json").symlink_to(tmp_path / "gone.json")
    (tmp_path / "file").write_text("[]")

    names = ["gone.json", "dangling.json", "file/inside.json", "zero\0.json", "half\ud800.json"]

    assert [list(read(tmp_path / name)) for name in names] == [[flaw]] * len(names)


def test_read_names_a_folder(tmp_path):
    assert list(read(tmp_path)) == [
        Flaw(None, None, None, "This is a folder.", "Name the files in it."),
    ]


def test_read_does_not_wait_for_a_pipe_or_a_device(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    flaws = [list(read(path)) for path in (tmp_path / "pipe", Path("/dev/zero"))]

    assert flaws == 2 * [
        [Flaw(None, None, None, "This is a device or a pipe, not a file.", "Name a file on the disk.")]
    ]


def test_read_names_a_file_that_may_not_be_read(fixture_file, monkeypatch):
    path = fixture_file(WHOLE)
    monkeypatch.setattr(Path, "open", raises(PermissionError(13, "Permission denied")))

    assert list(read(path)) == [
        Flaw(
            None,
            None,
            None,
            "This file may not be read.",
            "Give the account that loads it the right to read it.",
        )
    ]


def test_read_names_what_the_machine_says_of_a_file_it_cannot_open(tmp_path):
    (tmp_path / "circle.json").symlink_to(tmp_path / "circle.json")

    assert list(read(tmp_path / "circle.json")) == [
        Flaw(
            None,
            None,
            None,
            "The file could not be read: Too many levels of symbolic links.",
            "Copy it to the disk of this machine and try again.",
        )
    ]


def test_read_names_a_disk_that_fails_in_mid_file(fixture_file, monkeypatch):
    path = fixture_file(WHOLE)
    monkeypatch.setattr(fixture_reader, "opened", lambda path, limit: FailingFile(path))

    assert list(read(path)) == [
        Found(1, 1, 1, 8, {"a": 1}),
        Flaw(
            2,
            1,
            13,
            "The file could not be read: Input/output error.",
            "Copy it to the disk of this machine and try again.",
        ),
    ]


def test_read_takes_a_file_of_the_limit_and_none_beyond_it(fixture_file):
    path = fixture_file(WHOLE)

    whole, beyond = list(read(path, limit=len(WHOLE))), list(read(path, limit=len(WHOLE) - 1))

    assert [type(one) for one in whole] == [Found, Found]
    assert beyond == [
        Flaw(
            None,
            None,
            None,
            "The file is larger than 19\xa0bytes.",
            "Divide it into several files, each a list of its own.",
        )
    ]


def test_window_stops_at_the_limit_of_a_file_that_grows(fixture_file):
    with FileIO(fixture_file(WHOLE)) as stream:
        window = Window(stream, chunk=4, limit=16)
        while window.grow():
            pass

    assert (window.text, window.trouble) == (
        WHOLE[:12],
        (
            "The file is larger than 16\xa0bytes.",
            "Divide it into several files, each a list of its own.",
        ),
    )


def test_window_knows_where_it_stands(fixture_file):
    with FileIO(fixture_file("海南\n三亞 Boao\n".encode())) as stream:
        window = Window(stream)
        window.grow()
        places = []
        for at in (0, 1, 2, 1, 5):
            window.drop(at)
            places.append((window.text[:1], window.offset, window.line, window.column, window.place(2)))

    assert places == [
        ("海", 0, 1, 1, (1, 3)),
        ("南", 3, 1, 2, (2, 1)),
        ("三", 7, 2, 1, (2, 3)),
        ("亞", 10, 2, 2, (2, 4)),
        ("o", 17, 2, 7, (3, 1)),
    ]


@pytest.mark.parametrize("chunk", [1, 5, 1 << 20])
@pytest.mark.parametrize(
    ("content", "number", "line", "column", "byte", "value"),
    [
        (b'[\n  {"a": "caf\xe9"}\n]', 1, 2, 13, 15, "E9"),
        ('[{"a": "x"},\n{"a": "海南"}]'.encode("big5"), 2, 2, 8, 21, "AE"),
        (b'[{"a": "\xe6\xb5\xb7\xff"}]', 1, 1, 10, 12, "FF"),
        (b'[{"a": 1}]\n\xff', None, 2, 1, 12, "FF"),
        (b'[{"a": 1}]\n\xe6\xb5', None, 2, 1, 12, "E6"),
        (b'[{"a": "\xe6\xb5', 1, 1, 9, 9, "E6"),
        (b'[{"a": "\xed\xa0\x80"}]', 1, 1, 9, 9, "ED"),
        (b'[{"a": "\xc0\xaf"}]', 1, 1, 9, 9, "C0"),
        (b'[{"a": tru\xff', 1, 1, 11, 11, "FF"),
        (b"[12\xff", 1, 1, 4, 4, "FF"),
        (b"[\xff]", 1, 1, 2, 2, "FF"),
        (b" \xff[]", None, 1, 2, 2, "FF"),
        (b"\xff", None, 1, 1, 1, "FF"),
    ],
)
def test_read_names_the_byte_that_is_not_utf8(
    fixture_file, content, number, line, column, byte, value, chunk
):
    *_before, last = read(fixture_file(content), chunk=chunk)

    assert last == Flaw(
        number,
        line,
        column,
        f"Byte {byte} of the file ({value}) is not UTF-8.",
        "Save the file as UTF-8; if it was cut off while it was copied, get it again.",
    )


def test_read_names_a_slip_before_it_names_a_byte_behind_it(fixture_file):
    (flaw,) = read(fixture_file(b'[{"a": 1,}, "\xff"]'))

    assert (flaw.column, flaw.problem) == (9, "Nothing stands between this comma and “}”.")
