"""Django's ``loaddata``, with what the database refused said in words instead of a traceback."""

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError

from agreements.domain.refusals import refusal_of


class Command(loaddata.Command):
    def handle(self, *labels, **options):
        try:
            super().handle(*labels, **options)
        except DatabaseError as fault:
            words = refusal_of(fault)
            raise CommandError(f"{fault}\n{words}\nNothing was loaded." if words else str(fault)) from fault
        except DeserializationError as fault:
            raise CommandError(f"{fault}\n{hint_for(fault)}Nothing was loaded.") from fault


def hint_for(fault: DeserializationError) -> str:
    """What to look for, where Django's own words do not say it."""
    cause = fault.__cause__ or fault.__context__
    while isinstance(cause, DeserializationError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ObjectDoesNotExist):
        return "It names a record that is neither in the register nor earlier in these files.\n"
    return ""
