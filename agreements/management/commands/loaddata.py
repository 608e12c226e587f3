"""Django's ``loaddata``, with what the database refused said in words instead of a traceback."""

from collections import defaultdict

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, transaction
from django.db.models import F
from django.db.models.signals import post_save, pre_save

from agreements.domain.finding.index import refresh
from agreements.domain.refusals import refusal_of
from agreements.domain.schema import SHAPES


class Command(loaddata.Command):
    def loaddata(self, fixture_labels):
        """Loads, and brings lists and search up to date in the same transaction.

        Nobody calls a verb for an object that is loaded raw: this is the one place that listens for it.
        """
        changed, left, moved, new = (defaultdict(set) for _ in range(4))
        named = {}

        def note_before(sender, instance, raw, **told):
            # A file that says primary keys may give a row to another record.
            if raw and sender._meta.model_name in SHAPES and instance.pk:
                for row in sender._base_manager.filter(pk=instance.pk):
                    kind, key = owner_of(row)
                    left[kind].add(key)
                    named[row._meta.model_name, row.pk] = named_by(row)
                    if differs(row, instance):
                        moved[kind].add(key)

        def note(sender, instance, raw, created, **told):
            if raw and sender._meta.model_name in SHAPES:
                kind, key = owner_of(instance)
                changed[kind].add(key)
                if created:
                    (new if SHAPES[sender._meta.model_name].is_record else moved)[kind].add(key)

        pre_save.connect(note_before)
        post_save.connect(note)
        try:
            with transaction.atomic():
                super().loaddata(fixture_labels)
                for (kind, key), before in named.items():
                    if before and before != named_by(SHAPES[kind].model._default_manager.get(pk=key)):
                        moved[kind].add(key)
                before, after = records_of(left), records_of(changed)
                for kind, keys in records_of(moved).items():
                    count_on(kind, keys - new[kind])
                refresh({kind: before[kind] | after[kind] for kind in before.keys() | after.keys()})
        finally:
            pre_save.disconnect(note_before)
            post_save.disconnect(note)

    def handle(self, *labels, **options):
        try:
            super().handle(*labels, **options)
        except DatabaseError as fault:
            words = refusal_of(fault)
            raise CommandError(f"{fault}\n{words}\nNothing was loaded." if words else str(fault)) from fault
        except DeserializationError as fault:
            raise CommandError(f"{fault}\n{hint_for(fault)}Nothing was loaded.") from fault


def hint_for(fault: DeserializationError) -> str:
    """What to look for, where Django's own words do not say it."""
    cause = fault.__cause__ or fault.__context__
    while isinstance(cause, DeserializationError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ObjectDoesNotExist):
        return "It names a record that is neither in the register nor earlier in these files.\n"
    return ""


def owner_of(row):
    """The kind and primary key of the record that an object is, or of what it belongs to."""
    shape = SHAPES[row._meta.model_name]
    if shape.is_record:
        return shape.name, row.pk
    if shape.targets:
        return row.target_name, getattr(row, f"{row.target_name}_id")
    return shape.fields[shape.owner].to, getattr(row, f"{shape.owner}_id")


def differs(row, instance):
    """Whether an object that is loaded says anything else than the row that is there."""
    columns = [field.column for field in SHAPES[row._meta.model_name].fields.values() if not field.is_many]
    return any(getattr(row, column.attname) != getattr(instance, column.attname) for column in columns)


def named_by(row):
    """The primary keys of what a row names through its relations to many, by relation."""
    many = [field.name for field in SHAPES[row._meta.model_name].fields.values() if field.is_many]
    return {name: set(getattr(row, name).values_list("pk", flat=True)) for name in many}


def count_on(kind, keys):
    """Count the version of changed records on: whoever has one open works on what is no longer so."""
    records = SHAPES[kind].model._default_manager
    wanted = sorted(keys)
    for start in range(0, len(wanted), 500):
        records.filter(pk__in=wanted[start : start + 500]).update(version=F("version") + 1)


def records_of(changed):
    """The same keys by kind of record: a row of a record stands for its record."""
    records = defaultdict(set)
    for kind, keys in changed.items():
        shape = SHAPES[kind]
        if shape.is_record:
            records[kind] |= keys
            continue
        owners = shape.model._default_manager.filter(pk__in=keys).values_list(f"{shape.owner}_id", flat=True)
        records[shape.fields[shape.owner].to].update(owners)
    return records
