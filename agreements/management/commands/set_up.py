"""Makes the register ready to be served; run again, it changes nothing and keeps what editors did."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.db import Error

from agreements.domain import installation


class Command(BaseCommand):
    help = (
        "Makes the register ready: tables, translations, static files, the first records and the first account. "
        "What is already there stays as it is."
    )
    # `make check` looks at the code; a start must be quick.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, help="first make sure that this port is free to serve on")
        parser.add_argument(
            "--host", default="127.0.0.1", help="the address of that port (default: %(default)s)"
        )

    def handle(self, *args, host, port, **options):
        if port is not None:
            refuse_taken_port(host, port)
        with explained("The database could not be prepared. Is DATABASE_URL right, and the server running?"):
            installation.prepare_database()
            if installation.derive_what_is_missing():
                self.stdout.write("Made the lists and the search from the records.")
        with explained("The translations could not be compiled."):
            for words in installation.compile_messages(settings.LOCALE_PATHS):
                self.stdout.write(f"Compiled {words.parent.parent.name}/{words.name}.")
        with explained("The static files could not be collected."):
            if installation.collect_static_files():
                self.stdout.write("Collected the static files.")
        with explained("The fixtures could not be loaded; nothing of them was written."):
            for fixture in installation.load_first_records(settings.FIXTURE_DIRS[0]):
                self.stdout.write(f"Loaded {fixture.name}.")
        with explained("The first account could not be made."):
            password = installation.open_first_account()
        if password:
            self.stdout.write(
                f"\n    Account:  {installation.ADMINISTRATOR}\n    Password: {password}\n\n"
                "Note the password now: it is shown this once. `manage.py changepassword` sets another.\n"
            )


@contextmanager
def explained(sentence: str) -> Iterator[None]:
    """Turn a fault of the operator's files or database into words; a fault of this program keeps its traceback."""
    try:
        yield
    except CommandError as error:
        raise CommandError(f"{sentence}\n{error}") from error
    except (Error, OSError, DeserializationError, ValueError) as error:
        raise CommandError(f"{sentence}\n{error or type(error).__name__}") from error


def refuse_taken_port(host: str, port: int) -> None:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
            # As the server does: an address that was just given up is free.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
    except (OSError, OverflowError) as error:
        raise CommandError(
            f"Nothing can be served on {host}, port {port}: {error}. Choose another: make run PORT=8010"
        ) from error
