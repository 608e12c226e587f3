"""What would go with a record that is deleted, and what forbids it, in few queries."""

from collections.abc import Iterable

from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.db.models import PROTECT, Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements import models
from agreements.admin.choosers import cut

#: How many of those that forbid a deletion are named.
NAMED = 20
#: The relation of a row to the record it belongs to, and the one it is called by.
BELONGING = {
    models.Attendance: ("event", "person"),
    models.Commitment: ("agreement", "area"),
    models.Participation: ("agreement", "party"),
    models.Post: ("person",),
    models.Relation: ("from_agreement", "to_agreement"),
    models.Event.agreements.through: ("event",),
    models.Event.hosts.through: ("event",),
    models.Statement.agreements.through: ("statement",),
}


class Following(NestedObjects):
    """Gathers what follows a record into deletion, each row with the words it is called by."""

    def related_objects(self, related_model, related_fields, objs):
        rows = super().related_objects(related_model, related_fields, objs)
        if related_model in BELONGING:
            rows = rows.select_related(*BELONGING[related_model])
        if all(field.remote_field.on_delete is PROTECT for field in related_fields):
            # One is enough to forbid it; a party may take part in thousands of agreements.
            return rows[: NAMED + 1]
        return rows


def following(records: Iterable[Model], request, site) -> tuple[list, dict, set, list]:
    """As Django's ``get_deleted_objects``: what goes, how many, what is not permitted or forbids.

    Django's own asks once more for each row it names.
    """
    records = list(records)
    if not records:
        return [], {}, set(), []
    collector = Following(using=router.db_for_write(type(records[0])), origin=records)
    collector.collect(records)
    counts = {model._meta.verbose_name_plural: len(rows) for model, rows in collector.model_objs.items()}
    forbidding = sorted(collector.protected, key=lambda row: (row._meta.model_name, row.pk))
    named = [shown(row, site, with_record=True) for row in forbidding[:NAMED]]
    if len(forbidding) > NAMED:
        named.append(_("and others"))
    return (
        collector.nested(lambda row: shown(row, site)),
        counts,
        not_permitted(collector.model_objs, records, request, site),
        named,
    )


def not_permitted(rows: dict[type[Model], set], chosen: list[Model], request, site) -> set:
    """The kinds of records that this person may not delete, or not one of those that were chosen."""
    refused = {model for model in rows if not may_delete(model, None, request, site)}
    refused |= {type(record) for record in chosen if not may_delete(type(record), record, request, site)}
    return {model._meta.verbose_name for model in refused}


def may_delete(model: type[Model], record: Model | None, request, site) -> bool:
    """Whether this person may delete a record, or any of its kind; what is entered nowhere goes with its record."""
    return not site.is_registered(model) or site.get_model_admin(model).has_delete_permission(request, record)


def shown(row: Model, site, with_record: bool = False) -> str:
    """A row as a line of the page, with a link to where it is changed and, if asked, its record."""
    kind = capfirst(row._meta.verbose_name)
    words = "" if row._meta.auto_created else str(row)
    if type(row) in BELONGING and (with_record or not words):
        record = str(getattr(row, BELONGING[type(row)][0]))
        words = f"{words}, {record}" if words else record
    place = place_to_change(row, site)
    if place is None:
        return f"{kind}: {words}"
    name, key = place
    address = reverse(f"{site.name}:agreements_{name}_change", args=[quote(key)])
    return format_html('{}: <a href="{}">{}</a>', kind, address, cut(words, 160))


def place_to_change(row: Model, site) -> tuple[str, int] | None:
    """Kind and key of the record on whose page a row is changed."""
    if site.is_registered(type(row)):
        return row._meta.model_name, row.pk
    if isinstance(row, models.Citation | models.Alias):
        return row.target_name, getattr(row, f"{row.target_name}_id")
    if type(row) in BELONGING:
        record = getattr(row, BELONGING[type(row)][0])
        return record._meta.model_name, record.pk
    return None
