"""A register in a database of its own, and ``manage.py`` as a process of its own that works on it."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from django.db import connection

from agreements.models import Revision
from mousite.environment import BASE
from tests.domain.proposals import register

#: Moments, as a dump of SQLite has them: all that differs between two loads of the same file.
MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?'")


def running(address, *arguments, module=None, out=subprocess.PIPE, **environment):
    """``manage.py``, or a module that runs it, at work on the database with this address."""
    program = ["-m", module] if module else ["manage.py"]
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)],
        cwd=BASE,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": address,
            **environment,
        },
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
    )


def run(address, *arguments, **how):
    """Exit code, stdout and stderr of ``manage.py`` once it is done."""
    with running(address, *arguments, **how) as process:
        out, err = process.communicate(timeout=120)
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")


class InFile:
    """A register in an SQLite file."""

    def __init__(self, path, like=None, mode="delete"):
        """A copy of another one, if one is given, that keeps its journal in this way."""
        self.path, self.mode = path, mode
        self.address = f"sqlite:///{path}"
        if like:
            shutil.copyfile(like.path, path)
            with self.opened() as database:
                database.execute(f"PRAGMA journal_mode = {mode}")

    def opened(self):
        return closing(sqlite3.connect(self.path, isolation_level=None))

    def state(self):
        """All that it holds, but for moments."""
        with self.opened() as database:
            return MOMENT.sub("", "\n".join(database.iterdump()))

    def flaws(self):
        """What SQLite finds wrong with it."""
        with self.opened() as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check")]
            return [*(word for word in found if word != "ok"), *database.execute("PRAGMA foreign_key_check")]

    def files(self):
        """The files of the database, with what is in them."""
        return {
            path.name: path.read_bytes()
            for path in self.path.parent.iterdir()
            if path.name.startswith(self.path.name)
        }


class InServer:
    """The register of the tests themselves, on a server of PostgreSQL."""

    def __init__(self):
        given = connection.settings_dict
        account = ":".join(filter(None, (given["USER"], given["PASSWORD"])))
        self.address = f"postgres://{account}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"

    def state(self):
        """All that it holds, but for moments and numbers."""
        return register(), list(
            Revision.objects.order_by("kind", "slug", "number").values_list("record", "loaded")
        )

    def flaws(self):
        """Whoever is still at work there, after some time to finish."""
        with connection.cursor() as cursor:
            for _second in range(50):
                cursor.execute(
                    "SELECT pid, query FROM pg_stat_activity WHERE datname = current_database() "
                    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                )
                found = cursor.fetchall()
                if not found:
                    break
                time.sleep(0.1)
        return found
