"""Asks every rule of what is in the register: errors, which break one, and warnings, which may be real."""

import json

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from agreements.domain.inspection import findings
from agreements.formats.proposals import key_text
from agreements.management.progress import Bar
from agreements.management.troubles import one_line, until_read_enough

#: The exit code where a rule is broken.
BROKEN = 1


class Command(BaseCommand):
    help = (
        "Checks every record of the register against every rule. Errors break a rule; warnings are odd but may be real "
        "(in force before signature, one party, a source without a date, an agreement without a citation)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="the findings as JSON, for programs")
        parser.add_argument("--errors", action="store_true", help="leave the warnings out")

    def handle(self, *args, json, errors, **options):
        try:
            with Bar(quiet=json) as progress:
                found = [finding for finding in findings(progress) if finding.is_error or not errors]
        except DatabaseError as fault:
            raise CommandError(one_line(fault)) from fault
        # Errors first; within both as they were found, kind by kind.
        found.sort(key=lambda finding: not finding.is_error)
        with until_read_enough():
            if json:
                self.stdout.write(for_programs(found))
            for finding in () if json else found:
                self.stdout.write(self.line(finding))
        number = sum(finding.is_error for finding in found)
        if number:
            raise CommandError(f"{number} {'error' if number == 1 else 'errors'}.", returncode=BROKEN)
        if not json:
            words = "No errors." if errors else f"No errors; {len(found)} warnings."
            self.stdout.write(self.style.SUCCESS(words))

    def line(self, finding):
        """A finding in one line."""
        word = self.style.ERROR("error") if finding.is_error else self.style.WARNING("warning")
        place = " ".join(part for part in (finding.model, key_text(finding.key)) if part)
        where = f"{place}, {finding.field}" if finding.field else place
        return f"{word}: {where}: {finding.problem}. {finding.remedy}"


def for_programs(found):
    """The findings as a JSON list."""
    return json.dumps(
        [
            {
                "level": "error" if finding.is_error else "warning",
                "model": finding.model,
                "key": list(finding.key),
                "field": finding.field,
                "problem": finding.problem,
                "remedy": finding.remedy,
            }
            for finding in found
        ],
        ensure_ascii=False,
        indent=2,
    )
