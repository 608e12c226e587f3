"""Writing many rows at once, by the quickest way that each database has: behind one small port."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.apps import apps
from django.db import connection, models

from agreements.domain.schema import FieldShape, Shape


def columns_of(shape: Shape) -> list[FieldShape]:
    """The fields of an object that are columns of its own table."""
    return [field for field in shape.fields.values() if not field.is_many]


def next_numbers(shape: Shape, number: int) -> Iterable[int]:
    """As many primary keys of a table as asked for, which no one else is given. Only within a transaction."""
    table = shape.model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, number],
            )
            return [row[0] for row in cursor.fetchall()]
        # One writer at a time: the numbers are free until this transaction ends.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    first = (row[0] if row else 0) + 1
    return range(first, first + number)


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows to the table of a model; columns that are not named get their defaults from the database."""
    if not rows:
        return
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Django knows nothing of COPY: its faults are made those of Django here.
            copying = cursor.copy(f"COPY {table} ({names}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            # Many rows to a statement: before each, SQLite has its index of words put away what it gathered.
            marks = f"({', '.join(['%s'] * len(columns))})"
            many = max(1, (connection.features.max_query_params or len(rows)) // len(columns))
            for start in range(0, len(rows), many):
                some = rows[start : start + many]
                statement = f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * len(some))}"
                cursor.execute(statement, list(chain.from_iterable(some)))


def count_anew() -> None:
    """Let PostgreSQL count what its tables hold now: until it has, it reads them whole for each question.

    By itself it counts some minutes later, or never, as its operator set it. SQLite is left alone: counted, it passes
    over the index of a column that is empty in most rows, and reads the table anew for each row of another.
    """
    if connection.vendor != "postgresql":
        return
    held = apps.get_app_config("agreements").get_models(include_auto_created=True)
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in held)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")
