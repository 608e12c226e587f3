"""Runs ``manage.py`` in want, for the tests: `python -m tests.loading.cramped load FILE`.

What it must go without stands in the environment: ``WAITS`` (seconds, for a database that someone else holds),
``MAY_NOT_WRITE``, ``FILES_UP_TO`` (bytes of the largest file), ``MEMORY_UP_TO`` (bytes of what is set aside in memory).
"""

import os
import resource

import django
from django.conf import settings

import manage


def cramp():
    """Takes away what the environment says."""
    database = settings.DATABASES["default"]
    if "WAITS" in os.environ:
        database["OPTIONS"]["timeout"] = float(os.environ["WAITS"])
    if "MAY_NOT_WRITE" in os.environ:
        database["NAME"] = f"file:{database['NAME']}?mode=ro"
        database["OPTIONS"]["uri"] = True
    if "MEMORY_UP_TO" in os.environ:
        django.setup()
        from agreements.domain import spool

        spool.TABLES += f"PRAGMA cache_size = -{int(os.environ['MEMORY_UP_TO']) // 1024};"
    if "FILES_UP_TO" in os.environ:
        most = int(os.environ["FILES_UP_TO"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


if __name__ == "__main__":
    cramp()
    manage.main()
