"""Takes the register away, or a part of it: one fixture, which loads into an empty register as it stands."""

from contextlib import contextmanager
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from agreements.domain.dumping import UnknownNameError, dumped
from agreements.domain.schema import ROWS
from agreements.domain.snapshot import snapshot
from agreements.formats.fixture_writer import write
from agreements.management.troubles import forget_the_rest, one_line
from agreements.management.whole_files import is_passage, replaced

#: Exit codes, beside 0: it could not be done; it was called wrongly.
REFUSED, MISUSED = 1, 2


class Command(BaseCommand):
    help = (
        "Writes what readers may see as one fixture, which loads into an empty register and dumps again as it was: the "
        "whole register, some agreements with all that they name and what was said of them, or some kinds of records."
    )
    # `make check` looks at the code; here only the register matters.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--agreement",
            action="append",
            default=[],
            dest="agreements",
            metavar="SLUG",
            help="only this agreement, with all that it names and what was said of it; may be repeated",
        )
        parser.add_argument(
            "--kind",
            action="append",
            default=[],
            dest="kinds",
            metavar="KIND",
            help=f"only records of this kind, with all that they name; may be repeated. One of: {', '.join(ROWS)}",
        )
        parser.add_argument(
            "--drafts",
            action="store_true",
            help="also what readers do not see: drafts and what was withdrawn",
        )
        parser.add_argument(
            "--output", metavar="FILE", help="write to this file, whole or not at all; else to the terminal"
        )

    def handle(self, *args, agreements, kinds, drafts, output, verbosity, **options):
        with explained(output), snapshot():
            objects = dumped(agreements, kinds, drafts=drafts)
            if output is None:
                self.write_out(objects)
                return
            with replaced(Path(output)) as stream:
                number = write(objects, stream)
        if verbosity:
            self.stderr.write(f"Wrote {number} {'object' if number == 1 else 'objects'} to {output}.", str)

    def write_out(self, objects):
        """Write to the terminal, or to whatever stands in its place."""
        self.stdout.ending = ""
        if hasattr(self.stdout, "reconfigure"):
            # A fixture is the same on every machine, whatever its terminal can show.
            self.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            write(objects, self.stdout)
            self.stdout.flush()
        except OSError as fault:
            forget_the_rest()
            # Who reads no further has had enough: `dump | head`.
            if not isinstance(fault, BrokenPipeError):
                raise


@contextmanager
def explained(output):
    """What goes wrong, in words, with its exit code; never a traceback."""
    where = "The dump" if output is None else output
    is_lost = output is None or is_passage(Path(output))
    after = "What came out is not whole." if is_lost else "Nothing was written."
    try:
        yield
    except UnknownNameError as fault:
        raise CommandError(str(fault), returncode=MISUSED) from fault
    except KeyboardInterrupt as stop:
        raise CommandError(f"Stopped. {after}", returncode=REFUSED) from stop
    except DatabaseError as fault:
        raise CommandError(f"{one_line(fault)}. {after}", returncode=REFUSED) from fault
    except OSError as fault:
        words = f"{where} could not be written: {fault.strerror or fault}. {after}"
        raise CommandError(words, returncode=REFUSED) from fault
