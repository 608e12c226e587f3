"""Publishing: the step that shows a record to readers, and what stays hidden beside it."""

from collections.abc import Iterable

from django.db import models, transaction

from agreements.choices import PublicationState
from agreements.domain.history import keep_revision, rows_of
from agreements.models import Record


def publish(record: Record, *, author: str = "", reason: str = "") -> bool:
    """Show a record to readers; whether that changed anything. Its revision is kept with it."""
    if record.state == PublicationState.PUBLISHED:
        return False
    with transaction.atomic():
        record.state = PublicationState.PUBLISHED
        record.save(update_fields=["state"])
        keep_revision(record, author=author, reason=reason)
    return True


def hidden_beside(record: Record) -> list[Record]:
    """The records that a record or its rows name and that readers do not see, each once.

    A page leaves out what is not published: an editor who publishes should know of it.
    """
    found: dict[tuple[str, int], Record] = {}
    for row in [record, *rows_of(record)]:
        for named in named_by(row):
            if not isinstance(named, Record) or named == record:
                continue
            if named.state != PublicationState.PUBLISHED:
                found.setdefault((str(named._meta.model_name), named.pk), named)
    return list(found.values())


def named_by(row: models.Model) -> Iterable[models.Model]:
    """What a row refers to, to one or to many; of an excerpt, also the source it is from."""
    for relation in row._meta.many_to_many:
        yield from getattr(row, relation.name).all()
    for column in row._meta.concrete_fields:
        if column.is_relation and getattr(row, column.attname):
            named = getattr(row, column.name)
            yield named
            if hasattr(named, "source"):
                yield named.source
