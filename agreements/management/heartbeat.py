"""Signs of life of a process that works on an upload, written beside its transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import Error, connection

from agreements.domain import uploads
from agreements.domain.loading import Progress
from agreements.models import Upload

#: Seconds between two signs.
PACE = 2


@contextmanager
def heartbeat(upload: Upload) -> Iterator[Progress]:
    """Takes note of how far the work has come, and says so every other second through a connection of its own.

    SQLite has one writer: while that is the load itself, nothing is said.
    """
    done: dict[str, tuple[str, int]] = {"now": ("", 0)}
    is_over = Event()
    thread = Thread(target=beat_until, args=(upload, done, is_over))
    thread.start()

    def note(step: str, number: int) -> None:
        done["now"] = (step, number)

    try:
        yield note
    finally:
        is_over.set()
        thread.join()


def beat_until(upload: Upload, done: dict[str, tuple[str, int]], is_over: Event) -> None:
    try:
        while not is_over.wait(PACE):
            try:
                do_not_wait_for_others()
                uploads.beat(upload, *done["now"])
            except Error:
                connection.close_if_unusable_or_obsolete()
    finally:
        connection.close()


def do_not_wait_for_others() -> None:
    """On SQLite: what is writing may be the work itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 100")
