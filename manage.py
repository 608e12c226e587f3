#!/usr/bin/env python
"""The door for operators: runs the commands of Django and of this register."""

import os
import signal
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mousite.settings")
    # Until a command begins there is nothing to tidy up and nothing to tell: Ctrl-C simply ends it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import ManagementUtility
    except ModuleNotFoundError as error:
        sys.exit(f"mousite: {error}. Run `make` once, then use .venv/bin/python manage.py.")

    class Commands(ManagementUtility):
        def fetch_command(self, subcommand):
            command = super().fetch_command(subcommand)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            return command

    try:
        Commands(sys.argv).execute()
    except ImproperlyConfigured as error:
        # A wrong setting is for the operator to mend: the sentence helps, the traceback hides it.
        sys.exit(f"mousite: {error}")
    except KeyboardInterrupt:
        # Commands that leave something behind say themselves what it is.
        sys.exit("mousite: stopped.")


if __name__ == "__main__":
    main()
