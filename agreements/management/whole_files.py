"""A file that is there whole, or as it was before: no half-written one ever bears its name."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def is_passage(path: Path) -> bool:
    """Whether what is written there goes elsewhere and cannot be taken back: a device, a pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """What is written here becomes the file, all at once, when the end is reached; else nothing has happened.

    A device or a pipe is written to as it is. Raises ``OSError``.
    """
    if is_passage(path) or path.is_dir():
        # To write to a folder is refused in the machine's own words.
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    target = path.resolve()
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
