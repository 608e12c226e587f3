"""The migration makes what the models say, from nothing."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import AddField, CreateModel
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.models.rows import MODELS

TABLES = {model._meta.db_table for model in MODELS}


@pytest.mark.django_db
def test_migrations_say_what_the_models_say(capsys):
    call_command("makemigrations", check=True, dry_run=True)

    assert capsys.readouterr().out == "No changes detected\n"


def test_first_migration_makes_each_table_whole():
    """SQLite copies a table for each constraint that is added later: 5 seconds for a new register."""
    migration = MigrationLoader(None).get_migration("agreements", "0001_records")

    assert {type(operation) for operation in migration.operations} == {CreateModel, AddField}


@pytest.mark.django_db(transaction=True)
def test_migrating_from_nothing_makes_every_table():
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes("agreements")

    MigrationExecutor(connection).migrate([("agreements", None)])
    left = TABLES & set(connection.introspection.table_names())
    MigrationExecutor(connection).migrate(leaves)

    assert left == set()
    assert set(connection.introspection.table_names()) >= TABLES
