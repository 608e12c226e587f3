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


def rows(apps):
    """Every excerpt and every citation, as one state of the models reads them."""
    kinds = ("Excerpt", "Citation")
    return {kind: list(apps.get_model("agreements", kind).objects.order_by("pk").values()) for kind in kinds}


def test_excerpts_keep_their_words_when_further_ones_may_have_none(migrator):
    """SQLite makes the table anew for it: what stands in it, and what rests on it, stays."""
    old = migrator.apply_initial_migration(("agreements", "0001_records")).apps
    source = old.get_model("agreements", "Source").objects.create(
        slug="a", kind="register", language="en", name_en="A"
    )
    excerpt = old.get_model("agreements", "Excerpt").objects.create(source=source, slug="a", text="Words")
    person = old.get_model("agreements", "Person").objects.create(slug="a", name_en="A")
    old.get_model("agreements", "Citation").objects.create(excerpt=excerpt, person=person)
    before = rows(old)

    new = migrator.apply_tested_migration(("agreements", "0002_excerpt_words_may_follow")).apps
    after = rows(new)
    new.get_model("agreements", "Excerpt").objects.create(source_id=source.pk, slug="b")

    assert [len(found) for found in before.values()] == [1, 1]
    assert after == before
    assert [row["text"] for row in rows(new)["Excerpt"]] == ["Words", ""]


@pytest.mark.django_db(transaction=True)
def test_migrating_from_nothing_makes_every_table():
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes("agreements")

    MigrationExecutor(connection).migrate([("agreements", None)])
    left = TABLES & set(connection.introspection.table_names())
    MigrationExecutor(connection).migrate(leaves)

    assert left == set()
    assert set(connection.introspection.table_names()) >= TABLES
