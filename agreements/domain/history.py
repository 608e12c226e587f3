"""What records were: each change leaves a revision with the whole record in fixture form.

Fixture form is a list of objects as ``loaddata`` takes them: the record, then the rows that belong
to it, every relation by natural key. It says nothing of when or how often the record was saved.
"""

from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db import models, transaction
from django.db.models import Max

from agreements.models import Alias, Citation, Record, Revision

#: The rows that belong to each kind of record, each list in the order in which they load.
ROWS = {
    "agreement": ("aliases", "participations", "commitments", "relations", "citations"),
    "party": ("aliases", "citations"),
    "person": ("aliases", "posts", "citations"),
    "event": ("aliases", "attendances", "citations"),
    "statement": ("citations",),
    "area": ("aliases",),
    "place": ("aliases",),
    "source": ("addresses", "excerpts"),
}


#: What the natural keys of rows are made of, read with them: else each row would ask for its own.
READ_WITH = {
    "alias": Alias.targets,
    "attendance": ("event", "person", "post__person", "on_behalf_of"),
    "citation": (
        *("excerpt__source", "agreement", "party", "person", "event", "statement"),
        *("attendance__event", "commitment__agreement"),
        *("participation__agreement", "participation__party"),
    ),
    "commitment": ("agreement", "area"),
    "excerpt": ("source",),
    "participation": ("agreement", "party"),
    "post": ("person", "party"),
    "relation": ("from_agreement", "to_agreement"),
    "sourceaddress": ("source",),
}


def rows_of(record: Record) -> Iterable[models.Model]:
    """The rows that belong to a record, and the citations that belong to those rows."""
    for relation in ROWS[str(record._meta.model_name)]:
        rows = read(getattr(record, relation))
        yield from rows
        name = str(getattr(record, relation).model._meta.model_name)
        if name in Citation.targets and rows:
            yield from read(Citation.objects.filter(**{f"{name}__in": rows}))


def read(rows: Any) -> list[models.Model]:
    """Rows of one kind in the order in which they were entered, with what their keys are made of."""
    with_them = READ_WITH[rows.model._meta.model_name]
    return list(rows.select_related(*with_them).order_by("pk"))


def fixture_form(record: Record) -> list[dict[str, Any]]:
    """A record with its rows as a list of fixture objects."""
    objects: list[dict[str, Any]] = serializers.serialize(
        "python",
        [record, *rows_of(record)],
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    return objects


def keep_revision(record: Record, *, author: str = "", load: str = "", reason: str = "") -> Revision:
    """Write down what a record is now: call it in the transaction that changed the record.

    ``author`` is the name of an account, kept as text so that it outlives the account; ``load`` the
    name of a file. Raises ``RuntimeError`` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A revision is written in the transaction of the change it keeps.")
    kind = str(record._meta.model_name)
    last = Revision.objects.filter(kind=kind, slug=record.slug).aggregate(last=Max("number"))
    revision: Revision = Revision.objects.create(
        kind=kind,
        slug=record.slug,
        number=(last["last"] or 0) + 1,
        author=author,
        load=load,
        reason=reason,
        record=fixture_form(record),
    )
    return revision
