"""A fixture file as text: opened with care, decoded piece by piece, and always knowing where in the file it is."""

import os
import re
import stat
from codecs import getincrementaldecoder
from io import FileIO
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from agreements.formats.fixture_beginnings import HEAD, check_first_bytes
from agreements.formats.fixture_flaws import FinalFlawError, Flaw, place_in, whole_file

#: Read at a time: what fits into a processor's cache is read a fifth quicker than a megabyte.
CHUNK = 1 << 17
LIMIT = 4 << 30

WHITE = re.compile(r"[ \t\r\n]*+")


def opened(path: Path, limit: int) -> FileIO:
    """The file, open to be read as bytes.

    Raises FinalFlawError for what is no file to read. Asked before it is opened: a pipe would wait for ever.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise whole_file(_("This is a folder."), _("Name the files in it."))
        if not stat.S_ISREG(status.st_mode):
            raise whole_file(_("This is a device or a pipe, not a file."), _("Name a file on the disk."))
        if status.st_size > limit:
            raise too_long(limit)
        return path.open("rb", buffering=0)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise whole_file(_("There is no such file."), _("Look at how its name is spelled.")) from None
    except PermissionError:
        raise whole_file(
            _("This file may not be read."), _("Give the account that loads it the right to read it.")
        ) from None
    except OSError as fault:
        raise whole_file(*unread(fault)) from None


class Window:
    """The stretch of a file's text that is being looked at, and where in the file it begins.

    ``offset`` counts bytes from 0, ``line`` and ``column`` (in characters) count from 1.
    """

    def __init__(self, stream: FileIO, *, chunk: int = CHUNK, limit: int = LIMIT) -> None:
        """Raises FinalFlawError where the first bytes are not those of a text in UTF-8."""
        self.stream, self.chunk, self.limit = stream, chunk, limit
        self.decode = getincrementaldecoder("utf-8")().decode
        self.text = ""
        self.offset, self.line, self.column = 0, 1, 1
        self.received = 0
        self.ended = False
        self.trouble: tuple[str, str] | None = None
        head = b""
        while len(head) < HEAD and (more := self.receive(HEAD - len(head))):
            head += more
        check_first_bytes(head)
        self.accept(head)

    @property
    def held(self) -> int:
        """How many bytes of the file the window holds."""
        return self.received - self.offset

    def receive(self, size: int) -> bytes:
        """The next bytes of the file; none at its end, and none where it cannot be read further."""
        try:
            data = self.stream.read(size) or b""
        except OSError as fault:
            self.trouble = unread(fault)
            data = b""
        if self.received + len(data) > self.limit:
            self.trouble = too_long_words(self.limit)
            data = b""
        self.received += len(data)
        self.ended = not data
        return data

    def accept(self, data: bytes) -> None:
        """Put what the bytes say at the end of the window, up to the first that is not UTF-8."""
        try:
            self.text += self.decode(data, self.ended and not self.trouble)
        except UnicodeDecodeError as fault:
            self.ended = True
            self.text += fault.object[: fault.start].decode()
            byte = self.received - len(fault.object) + fault.start
            self.trouble = not_utf8(byte + 1, fault.object[fault.start])

    def grow(self) -> bool:
        """Read on, as much again as is held; False where the file, or what can be read of it, has ended."""
        if self.ended:
            return False
        self.accept(self.receive(max(self.chunk, self.held)))
        return True

    def drop(self, at: int) -> None:
        """Move on to a character of the text; what stands before it is forgotten."""
        gone, self.text = self.text[:at], self.text[at:]
        self.offset += len(gone.encode())
        self.line, self.column = place_in(gone, len(gone), self.line, self.column)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a character of the text."""
        return place_in(self.text, at, self.line, self.column)

    def skip_white(self) -> None:
        """Move on to the next character that is no white space, reading on as needed; or to the file's end."""
        self.drop(end_of_white(self.text))
        while not self.text and self.grow():
            self.drop(end_of_white(self.text))

    def final_flaw(self, number: int | None, problem: str, remedy: str) -> FinalFlawError:
        """A flaw at the beginning of the window."""
        return FinalFlawError(Flaw(number, self.line, self.column, problem, remedy))

    def check_trouble(self, number: int | None) -> None:
        """Raises FinalFlawError, at the window's end, if something keeps the file from being read beyond it."""
        if self.trouble:
            raise FinalFlawError(Flaw(number, *self.place(len(self.text)), *self.trouble))


def end_of_white(text: str, at: int = 0) -> int:
    """Where the white space that stands here ends."""
    match = WHITE.match(text, at)
    return match.end() if match else at


def too_long(limit: int) -> FinalFlawError:
    """The flaw of a file beyond the limit."""
    return whole_file(*too_long_words(limit))


def too_long_words(limit: int) -> tuple[str, str]:
    """What is wrong with a file beyond the limit, and what would be right."""
    return (
        _("The file is larger than %(limit)s.") % {"limit": filesizeformat(limit)},
        _("Divide it into several files, each a list of its own."),
    )


def not_utf8(byte: int, value: int) -> tuple[str, str]:
    """What is wrong with a byte, and what would be right."""
    return (
        _("Byte %(byte)s of the file (%(value)s) is not UTF-8.") % {"byte": byte, "value": f"{value:02X}"},
        _("Save the file as UTF-8; if it was cut off while it was copied, get it again."),
    )


def unread(fault: OSError) -> tuple[str, str]:
    """What the machine says of a file it cannot read, and what to do."""
    reason = os.strerror(fault.errno) if fault.errno else type(fault).__name__
    return (
        _("The file could not be read: %(reason)s.") % {"reason": reason},
        _("Copy it to the disk of this machine and try again."),
    )
