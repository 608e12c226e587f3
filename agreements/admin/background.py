"""Where the work on an uploaded fixture is done: within the request, or by a process that outlives it."""

import subprocess
import sys
from threading import Thread

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.domain import uploads
from agreements.formats.uploaded import laid_open

#: What is checked while its uploader waits, in bytes; it takes less than a second.
AT_ONCE = 300_000


def begin(upload):
    """Have done what an upload waits for. Raises ``DatabaseError`` where the database takes nothing."""
    if upload.size <= AT_ONCE or is_in_memory():
        uploads.work(upload.pk, upload.attempt, laid_open)
        return
    try:
        start_process(upload)
    except OSError as fault:
        uploads.stop(
            upload, _("The machine did not take it: %(words)s.") % {"words": uploads.in_one_line(fault)}
        )


def is_in_memory() -> bool:
    """Whether the database is one that no other process can see: that of a test."""
    return getattr(connection, "is_in_memory_db", bool)()


def start_process(upload):
    """Start the program that does the work, apart from the server that this is: a restart does not end it."""
    options = [str(upload.pk), str(upload.attempt), "--language", get_language() or settings.LANGUAGE_CODE]
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "run_upload", *options],
        cwd=settings.BASE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Someone must take note of its end, or the machine keeps its name on the books.
    Thread(target=process.wait, daemon=True).start()
    return process
