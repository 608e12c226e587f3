"""``manage.py check_sources``: ask politely whether the addresses of sources can still be read."""

from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agreements.choices import CheckResult
from agreements.domain.asking import Asking, UnaskedError
from agreements.domain.reach import Reach
from agreements.domain.source_checks import due, keep_answer
from agreements.management.progress import Bar

#: The exit code where nobody has said that the web may be asked.
NOT_ALLOWED = 2


class Command(BaseCommand):
    help = (
        "Asks each source's web address whether it can still be read, and keeps the answer. Nothing is asked unless "
        "MOUSITE_CHECK_SOURCES is on or --yes-ask-the-web is given; each server is asked once a second at most, and "
        "only what its robots.txt lets be asked."
    )

    def add_arguments(self, parser):
        parser.add_argument("--yes-ask-the-web", action="store_true", help="ask, whatever the settings say")
        parser.add_argument("--limit", type=int, default=200, help="so many sources at most (200)")
        parser.add_argument(
            "--older-than",
            type=int,
            default=30,
            metavar="DAYS",
            help="only those not asked for so many days (30)",
        )

    def handle(self, *args, yes_ask_the_web, limit, older_than, **options):
        if not (settings.CHECK_SOURCES or yes_ask_the_web):
            raise CommandError(
                "Nothing was asked. Set MOUSITE_CHECK_SOURCES=on, or say --yes-ask-the-web.",
                returncode=NOT_ALLOWED,
            )
        if limit < 0 or older_than < 0:
            raise CommandError("--limit and --older-than are numbers from 0 on.", returncode=NOT_ALLOWED)
        today = timezone.localdate()
        asking = Asking(Reach(agent(), settings.CHECK_LOCAL_ADDRESSES), settings.CHECK_PAUSE)
        counts, unasked = Counter(), []
        with Bar() as progress:
            for number, source in enumerate(due(today, older_than, limit), 1):
                try:
                    result = asking.result_of(source.web_address)
                except UnaskedError as reason:
                    unasked.append((source, reason))
                else:
                    counts[result] += 1
                    keep_answer(source, result, today)
                    if result != CheckResult.ANSWERED:
                        self.stdout.write(self.line(source, result))
                progress("ask", number)
        for source, reason in unasked:
            self.stdout.write(f"not asked: {source.slug}: {reason}")
        self.stdout.write(self.style.SUCCESS(summary(counts, len(unasked))))

    def line(self, source, result):
        """A source whose address does not answer as one would wish, in one line."""
        word = self.style.WARNING(str(result)) if result in CheckResult.dead() else str(result)
        archived = ", archived" if source.archive_address else ""
        return f"{word}: {source.slug}: {source.web_address}{archived}"


def agent():
    """Who asks, with an address where more is said of it."""
    scheme = "https" if settings.TLS else "http"
    return f"mousite-check-sources/1 (+{scheme}://{settings.ALLOWED_HOSTS[0]}/)"


def summary(counts, unasked):
    """The outcome in one line."""
    found = [f"{counts[result]} {result}" for result in CheckResult if counts[result]]
    asked = f"{counts.total()} asked: {', '.join(found)}." if found else "0 asked."
    return f"{asked} {unasked} could not be asked." if unasked else asked
