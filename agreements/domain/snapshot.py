"""Reading much at one moment: what others write meanwhile is not seen, and they need not wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read within is of one moment; nothing can be written. Within a transaction it adds nothing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with sqlite_snapshot():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def sqlite_snapshot() -> Iterator[None]:
    """A reading transaction: Django's own would take the lock of a writer."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            cursor.execute("BEGIN DEFERRED")
            yield
        finally:
            # A fault of the file may have ended the transaction already.
            if connection.connection.in_transaction:
                connection.connection.rollback()
            cursor.execute("PRAGMA query_only = OFF")
