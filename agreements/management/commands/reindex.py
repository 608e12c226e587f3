"""``manage.py reindex``: make lists, counts and search anew from the records, while the site goes on."""

from django.core.management.base import BaseCommand

from agreements.domain.finding.index import make_anew
from agreements.management.progress import Bar


class Command(BaseCommand):
    help = "Make lists, counts and search anew from the records; readers and editors go on meanwhile."

    def handle(self, *arguments, **options):
        with Bar() as bar:
            outdated = make_anew(bar)
        self.stdout.write(
            f"Mended: {outdated} places had not been as the records are."
            if outdated
            else "Nothing to mend: all was as the records are."
        )
