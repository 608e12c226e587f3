"""What a machine refuses, in one line for the person at the terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

#: What most often lies behind the words of a database.
HINTS = {
    "locked": "Someone else is writing to the database; try again when they are done",
    "disk is full": "There is no room left on the disk",
    "disk I/O error": "The disk gave up: it may be full",
    "No space left": "There is no room left on the disk",
    "could not extend": "There is no room left on the disk of the database",
    "readonly": "The database may not be written by this account",
    "read-only": "The database may not be written by this account",
    "unable to open": "The file that DATABASE_URL names cannot be opened: is its folder there?",
    # Before what does not exist: on a server that may be the database, or the account.
    "connection": "The database does not answer; is DATABASE_URL right, and the server running?",
    "no such table": "The tables are not there yet: run `manage.py migrate` first",
    "no such column": "The tables are those of another version: run `manage.py migrate` first",
    "does not exist": "The tables are not there yet: run `manage.py migrate` first",
    "not a database": "The file that DATABASE_URL names is no database",
    "malformed": "The database file is damaged",
}


def one_line(fault: Exception) -> str:
    """A fault of a database or a disk: what most often lies behind it, and what it said itself."""
    words = " ".join(str(fault).split()) or type(fault).__name__
    hint = next((hint for sign, hint in HINTS.items() if sign in words), "The database did not take it")
    return f"{hint}: {words}"


def show_what_can_be_shown(stream: Any, encoding: str | None = None) -> None:
    """Signs that a terminal does not have are written by their numbers, instead of an end with a traceback."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=encoding, errors="backslashreplace")


def forget_the_rest() -> None:
    """What stands in the buffer goes nowhere: Python would try once more at its end, with a traceback."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def until_read_enough() -> Iterator[None]:
    """Whoever reads what is written may stop in the midst of it, as ``| head`` does."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        forget_the_rest()
