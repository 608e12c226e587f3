"""Loads fixtures: checks all of it, says all that is wrong, keeps what editors changed, writes all of it or nothing."""

import gc
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from agreements.domain.comparison import Manner, Outcome
from agreements.domain.loading import load
from agreements.domain.schema import ROWS
from agreements.formats.proposals import located, proposed, sentence
from agreements.management.load_words import differences, for_programs, table
from agreements.management.progress import Bar
from agreements.management.troubles import (
    forget_the_rest,
    one_line,
    show_what_can_be_shown,
    until_read_enough,
)

#: Exit codes, beside 0: what was given speaks against it; it was called wrongly.
REFUSED, MISUSED = 1, 2


class Command(BaseCommand):
    help = (
        "Loads agreements and all that belongs to them from fixtures. Everything is checked first; every fault is said "
        "at once; then all of it is written, or nothing. What editors changed since the last load stays."
    )
    # `make check` looks at the code; here only the files and the register matter.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="fixtures in JSON with natural keys")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="take the file's word where editors changed something since",
        )
        parser.add_argument(
            "--prune",
            action="store_true",
            help="remove rows that were loaded once and stand in the files no more, of the kinds the files hold",
        )
        parser.add_argument("--reason", default="", help="why, for the history of the records")
        parser.add_argument("--json", action="store_true", help="the report as JSON, for programs")

    def execute(self, *args, **options):
        self.is_written = False
        try:
            with until_read_enough():
                return super().execute(*args, **options)
        except OSError as fault:
            # All but what is told of it is done by now, or nothing.
            forget_the_rest()
            done = "All was written" if self.is_written else "Nothing was written"
            raise CommandError(
                f"{done}, but what there is to say could not be shown: {fault.strerror or fault}.",
                returncode=REFUSED,
            ) from fault

    def handle(self, *args, files, dry_run, overwrite, prune, reason, json, **options):
        # Programs read JSON in UTF-8 wherever this runs.
        show_what_can_be_shown(self.stdout, encoding="utf-8" if json else None)
        paths = {name: Path(name) for name in files}
        refuse_missing(paths)
        with fewer_collections(), Bar(quiet=json) as progress:
            report = self.explained(
                proposed(paths.items()),
                manner=Manner(overwrite=overwrite, prune=frozenset(rows()) if prune else frozenset()),
                reason=reason,
                dry_run=dry_run,
                progress=progress,
            )
        self.is_written = report.is_written
        report.faults = [located(fault, paths) for fault in report.faults]
        if report.faults:
            if json:
                self.stdout.write(for_programs(report, dry_run=dry_run))
            for line in () if json else lines_of_faults(report):
                self.stderr.write(line, self.style.ERROR)
            raise CommandError(f"{counted_faults(report)}; nothing was written.", returncode=REFUSED)
        if json:
            return for_programs(report, dry_run=dry_run)
        self.tell(report, dry_run)
        return None

    def tell(self, report, dry_run):
        """What happens, for people."""
        for line in (*table(report, self.style), *differences(report, self.style), ""):
            self.stdout.write(line)
        for sentence_beside in beside(report):
            self.stdout.write(sentence_beside)
        if dry_run:
            self.stdout.write("A dry run: nothing was written.")
        elif report.is_written:
            number = report.revisions
            words = "1 record, with a revision" if number == 1 else f"{number} records, each with a revision"
            self.stdout.write(self.style.SUCCESS(f"Written: {words}."))
        else:
            rest = "." if report.kept or report.total(Outcome.CONFLICT) else ": the register has it all."
            self.stdout.write(f"Nothing to write{rest}")

    def explained(self, objects, **how):
        """Loads; what the machine refuses becomes one clear line."""
        try:
            return load(objects, **how)
        except KeyboardInterrupt as stop:
            raise CommandError(
                "Stopped. A load is written whole or not at all: --dry-run says whether it was.",
                returncode=REFUSED,
            ) from stop
        except (DatabaseError, sqlite3.Error) as fault:
            raise CommandError(f"{one_line(fault)}. Nothing was written.", returncode=REFUSED) from fault
        except (OSError, MemoryError) as fault:
            raise CommandError(
                f"{str(fault) or 'Out of memory'}. Nothing was written.", returncode=REFUSED
            ) from fault


@contextmanager
def fewer_collections():
    """Python looks for circles among its objects less often: a load makes millions, and none. A tenth of its time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def rows():
    """The kinds of rows that a record can lose."""
    return {name for names in ROWS.values() for name in names}


def lines_of_faults(report):
    """Each fault in a line; behind them how many more there are."""
    yield from map(sentence, report.faults)
    if report.further_faults:
        yield f"... and {report.further_faults} more"


def counted_faults(report):
    number = len(report.faults) + report.further_faults
    return f"{number} {'fault' if number == 1 else 'faults'}"


def beside(report):
    """What a person must know beside the table."""
    if report.drafts:
        are = "new record is a draft" if report.drafts == 1 else "new records are drafts"
        yield f'{report.drafts} {are}: readers do not see what is not "state": "published".'
    if report.kept:
        words = "1 word of an editor stays" if report.kept == 1 else f"{report.kept} words of editors stay"
        yield f"{words}: changed since the last load, and the files say what they said then."


def refuse_missing(paths):
    """Raises CommandError where the command names what is no file: it was called wrongly."""
    missing = []
    for name, path in paths.items():
        try:
            if not S_ISREG(path.stat().st_mode):
                missing.append(f"{name}: not a file")
        except (OSError, ValueError) as fault:
            missing.append(f"{name}: {getattr(fault, 'strerror', '') or fault}")
    if missing:
        raise CommandError("\n".join(missing), returncode=MISUSED)
