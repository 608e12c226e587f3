"""Django's ``dumpdata``, without what is derived from the records: a load makes that itself."""

from django.core.management.commands import dumpdata

from agreements.models import DERIVED


class Command(dumpdata.Command):
    def handle(self, *labels, **options):
        derived = [model._meta.label for model in DERIVED]
        super().handle(*labels, **options | {"exclude": [*options["exclude"], *derived]})
