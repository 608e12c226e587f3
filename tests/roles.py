"""The roles that a migration makes, for tests whose database is emptied: they are gone then like everything else."""

from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from tests.factories import EditorFactory

make_roles = import_module("agreements.migrations.0010_roles").make_roles


def member_of(role, **said):
    """An account in one of the roles, and in no other."""
    if not Group.objects.filter(name=role).exists():
        make_roles(apps, SimpleNamespace(connection=connection))
    person = EditorFactory(is_superuser=False, **said)
    person.groups.add(Group.objects.get(name=role))
    return person
