"""Checks or applies an uploaded fixture, whichever its row waits for: the desk starts this for large files."""

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import translation

from agreements.domain.uploads import work
from agreements.formats.uploaded import laid_open
from agreements.management.heartbeat import heartbeat
from agreements.management.troubles import one_line


class Command(BaseCommand):
    help = (
        "Checks or applies a fixture that was uploaded at the desk, which starts this itself for large files."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="of the load, as in the address of its page")
        parser.add_argument("attempt", type=int, help="which attempt at it this is")
        parser.add_argument("--language", default="en", help="in which the report is written")

    def handle(self, *args, number, attempt, language, **options):
        try:
            with translation.override(language):
                work(number, attempt, laid_open, heartbeat)
        except DatabaseError as fault:
            raise CommandError(one_line(fault)) from fault
