"""What a machine refuses, in one line for the person at the terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: What most often lies behind the words of a database.
HINTS = {
    "locked": "Someone else is writing to the database; try again when they are done",
    "disk is full": "There is no room left on the disk",
    "disk I/O error": "The disk gave up: it may be full",
    "No space left": "There is no room left on the disk",
    "could not extend": "There is no room left on the disk of the database",
    "readonly": "The database may not be written by this account",
    "read-only": "The database may not be written by this account",
    "no such table": "The tables are not there yet: run `manage.py migrate` first",
    "does not exist": "The tables are not there yet: run `manage.py migrate` first",
    "connection": "The database does not answer; is DATABASE_URL right, and the server running?",
    "not a database": "The file that DATABASE_URL names is no database",
    "malformed": "The database file is damaged",
}


def one_line(fault: Exception) -> str:
    """A fault of a database or a disk: what most often lies behind it, and what it said itself."""
    words = " ".join(str(fault).split()) or type(fault).__name__
    hint = next((hint for sign, hint in HINTS.items() if sign in words), "The database did not take it")
    return f"{hint}: {words}"


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
