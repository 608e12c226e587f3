#!/usr/bin/env python
"""The door for operators: runs the commands of Django and of this register."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mousite.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError as error:
        sys.exit(f"mousite: {error}. Run `make` once, then use .venv/bin/python manage.py.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # A wrong setting is for the operator to mend: the sentence helps, the traceback hides it.
        sys.exit(f"mousite: {error}")


if __name__ == "__main__":
    main()
