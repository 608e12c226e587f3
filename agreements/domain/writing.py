"""Writing what was planned: new rows in bulk, changed ones by their fields, a revision of each record that changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import PurePath
from typing import Any, NamedTuple

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.domain.bulk import columns_of, count_anew, insert, next_numbers
from agreements.domain.comparison import Change, Manner, Outcome, after, agreed_after, in_order
from agreements.domain.entries import Fault
from agreements.domain.finding.index import refresh
from agreements.domain.forms import Form, as_objects
from agreements.domain.history import last_numbers
from agreements.domain.planning import Bases, RecordPlan, fault_at, record_plans
from agreements.domain.references import primary_keys
from agreements.domain.schema import MODELS, SHAPES, Fields, FieldShape
from agreements.domain.spool import ENCODE, NEW, SEPARATOR, STANDING, Spool, Spooled
from agreements.models import Revision

#: What a revision has room for.
LONGEST_LOAD = 500
#: After so many objects the database no longer knows how much its tables hold.
MANY = 10_000
REVISION_COLUMNS = (
    *("kind", "slug", "number", "state", "version"),
    *("author", "accepted_by", "load", "reason", "record", "loaded"),
)


class RegisterMovedError(Exception):
    """The register was changed by someone between planning and writing."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(slots=True)
class Signature:
    """What revisions say of a load beside the files: by whom and why."""

    author: str = ""
    reason: str = ""
    accepted_by: str = ""


class Kept(NamedTuple):
    """What a revision is to hold: a record as it is now, what files said of it, its version, what it was before."""

    form: Form
    agreed: Form | None = None
    version: int = 1
    before: Form = {}


@dataclass(slots=True)
class Writing:
    """The writing half of one load, within one transaction."""

    spool: Spool
    manner: Manner
    signature: Signature
    progress: Callable[[str, int], None]
    #: What each record was made from, by kind and slug, where no file speaks but someone who saw it; else nothing.
    bases: Bases | None = None
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    #: Values that no two records share and that change: kind, primary key, field, value.
    handed_on: list[tuple[str, int, str, Any]] = field(default_factory=list)
    #: The records that were added or changed, by kind: what is derived from them follows in the end.
    changed: dict[str, set[int]] = field(default_factory=dict)
    #: The rows that go, by kind: last of all, when nothing rests on them any more.
    removed: dict[str, list[int]] = field(default_factory=dict)
    revisions: int = 0
    written: int = 0

    def write(self) -> None:
        """Write all of it. Raises ``RegisterMovedError`` where what was planned is no longer so."""
        self.spool.allocate(next_numbers)
        for name, key, pk in self.spool.named_with_number():
            self.numbers.setdefault(name, {})[key] = pk
        for shape, keys in self.spool.named_without_number():
            found = self.numbers.setdefault(shape.name, {})
            found.update((SEPARATOR.join(key), pk) for key, pk in primary_keys(shape, keys).items())
        batch_of: list[RecordPlan] = []
        for plan in record_plans(self.spool, self.manner, STANDING, lock=True, bases=self.bases):
            if batch_of and (batch_of[0].kind != plan.kind or len(batch_of) >= 500):
                self.write_standing(batch_of)
                batch_of = []
            batch_of.append(plan)
        self.write_standing(batch_of)
        self.hand_on()
        for kind, batch in self.spool.records(NEW):
            self.write_new(kind, batch)
        self.remove()
        if self.written >= MANY:
            count_anew()
        refresh(self.changed, self.progress)

    def write_new(self, kind: str, batch: dict[str, list[Spooled]]) -> None:
        """Records that are not there yet, with all their rows."""
        forms: dict[str, Form] = {}
        rows: dict[str, list[tuple[int, Fields]]] = {}
        pks = self.spool.primary_keys([entry.number for entries in batch.values() for entry in entries])
        for slug, entries in batch.items():
            form = {(entry.shape.name, entry.key): entry.shape.full(entry.fields) for entry in entries}
            forms[slug] = in_order(form)
            for entry in entries:
                rows.setdefault(entry.shape.name, []).append(
                    (pks[entry.number], form[entry.shape.name, entry.key])
                )
        self.changed.setdefault(kind, set()).update(pk for pk, _fields in rows[kind])
        self.insert(rows)
        self.keep_revisions(kind, {slug: Kept(form) for slug, form in forms.items()}, batch)
        self.advance(sum(map(len, batch.values())))

    def write_standing(self, plans: list[RecordPlan]) -> None:
        """Records that are there already: their new, changed and removed rows."""
        if not plans:
            return
        kind = plans[0].kind
        self.insert(self.new_rows(plans))
        for plan in plans:
            for change in plan.changes:
                if change.outcome is Outcome.REMOVED and change.held:
                    self.removed.setdefault(change.name, []).append(change.held.pk)
                elif change.held and change.fields is not None:
                    self.amend(change)
        moved = [plan.held[kind, (plan.slug,)].pk for plan in plans if plan.writes and plan.held]
        records = SHAPES[kind].model._default_manager.filter(pk__in=moved)
        records.update(version=F("version") + 1, updated_at=timezone.now())
        self.changed.setdefault(kind, set()).update(moved)
        batch = {plan.slug: list(plan.entries.values()) for plan in plans}
        everything = SHAPES[kind].model._default_manager.filter(slug__in=list(batch)).order_by()
        versions: dict[str, int] = dict(everything.values_list("slug", "version"))
        kept = {plan.slug: self.outcome_of(plan, versions.get(plan.slug, 1)) for plan in plans}
        self.keep_revisions(kind, kept, batch)
        self.advance(sum(len(plan.entries) for plan in plans))

    def new_rows(self, plans: list[RecordPlan]) -> dict[str, list[tuple[int, Fields]]]:
        """The new rows of records that are there already, with the primary keys that were set aside for them."""
        new = [(plan, change) for plan in plans for change in plan.changes if change.outcome is Outcome.NEW]
        entries = [plan.entries[change.name, change.key] for plan, change in new]
        pks = self.spool.primary_keys([entry.number for plan in plans for entry in plan.entries.values()])
        if len(pks) != len(new) or any(entry.number not in pks for entry in entries):
            remedy = _("Load it again: the register was changed by someone meanwhile.")
            problem = _("is no longer as it was when this was checked")
            first = next(iter(plans[0].entries.values()))
            raise RegisterMovedError([fault_at(first, "", problem, remedy)])
        rows: dict[str, list[tuple[int, Fields]]] = {}
        for entry, (_plan, change) in zip(entries, new, strict=True):
            rows.setdefault(change.name, []).append((pks[entry.number], change.fields or {}))
        return rows

    def insert(self, rows: dict[str, list[tuple[int, Fields]]]) -> None:
        """Add rows of several kinds, those that others need first."""
        for model in MODELS:
            shape = SHAPES[str(model._meta.model_name)]
            found = rows.get(shape.name)
            if not found:
                continue
            columns = columns_of(shape)
            readers = [self.reader(column) for column in columns]
            insert(
                model,
                ["id", *(column.column.column for column in columns)],
                [(pk, *[read(fields) for read in readers]) for pk, fields in found],
            )
            for column in shape.fields.values():
                if column.is_many:
                    self.insert_many(column, found)

    def insert_many(self, column: FieldShape, rows: Iterable[tuple[int, Fields]]) -> None:
        """Add what rows name through a relation to many."""
        relation = column.column
        through = relation.remote_field.through
        here = through._meta.get_field(relation.m2m_field_name()).column
        there = through._meta.get_field(relation.m2m_reverse_field_name()).column
        pairs = [(pk, self.number_of(column.to, key)) for pk, fields in rows for key in fields[column.name]]
        insert(through, [here, there], pairs)

    def reader(self, column: FieldShape) -> Callable[[Fields], Any]:
        """What gives the value of a column as the database takes it."""
        name, to = column.name, column.to
        if not to:
            return itemgetter(name)
        return lambda fields: self.number_of(to, fields[name]) if fields[name] else None

    def number_of(self, kind: str, key: list[str]) -> int:
        """The primary key of what a natural key names."""
        try:
            return self.numbers[kind][SEPARATOR.join(key)]
        except KeyError as fault:
            problem = _("there is no %(kind)s with the key %(key)s any more") % {"kind": kind, "key": key}
            remedy = _("Load it again: the register was changed by someone meanwhile.")
            entry = next(self.spool.naming({(kind, tuple(key))}))
            raise RegisterMovedError([fault_at(entry[0], entry[1], problem, remedy)]) from fault

    def amend(self, change: Change) -> None:
        """Set the fields of a row that change."""
        shape, values = SHAPES[change.name], {}
        held, fields = change.held, change.fields
        if held is None or fields is None:
            return
        for name, value in fields.items():
            column = shape.fields[name]
            if held.fields[name] == value:
                continue
            if column.is_many:
                through = column.column.remote_field.through
                here = column.column.m2m_field_name()
                through._default_manager.filter(**{f"{here}_id": held.pk}).delete()
                self.insert_many(column, [(held.pk, fields)])
            elif name in shape.uniques:
                self.handed_on.append((shape.name, held.pk, name, value))
            else:
                values[column.column.attname] = self.reader(column)(fields)
        if values:
            shape.model._default_manager.filter(pk=held.pk).update(**values)

    def remove(self) -> None:
        """Take out the rows that go: those first that rest on others."""
        for model in reversed(MODELS):
            gone = self.removed.get(str(model._meta.model_name))
            if gone:
                model._default_manager.filter(pk__in=gone).delete()

    def hand_on(self) -> None:
        """Set the values that no two records share: all are given up before one is taken."""
        for name, pk, field_name, _value in self.handed_on:
            SHAPES[name].model._default_manager.filter(pk=pk).update(**{field_name: ""})
        for name, pk, field_name, value in self.handed_on:
            SHAPES[name].model._default_manager.filter(pk=pk).update(**{field_name: value})

    def keep_revisions(self, kind: str, kept: dict[str, "Kept"], batch: dict[str, list[Spooled]]) -> None:
        """Write down what records have become, and what the files said where that is something else.

        What no revision speaks of yet is written down as it stood before: else nobody could say what has changed.
        """
        numbers = last_numbers(kind, kept)
        signed = (self.signature.author, self.signature.accepted_by)
        rows: list[tuple[Any, ...]] = []
        for slug, found in kept.items():
            number = numbers.get(slug, 0)
            if found.before and not number:
                number = 1
                earlier = ENCODE(as_objects(found.before.items()))
                state, version = found.before[kind, (slug,)]["state"], found.version - 1
                rows.append((kind, slug, number, state, version, "", "", "", "", earlier, None))
            state = found.form[kind, (slug,)]["state"] if (kind, (slug,)) in found.form else ""
            record = ENCODE(as_objects(found.form.items()))
            said = None if found.agreed is None else ENCODE(as_said_objects(found.agreed))
            files = files_of(batch[slug])
            rest = (*signed, files, self.signature.reason, record, said)
            rows.append((kind, slug, number + 1, state, found.version, *rest))
        insert(Revision, REVISION_COLUMNS, rows)
        self.revisions += len(kept)

    def outcome_of(self, plan: RecordPlan, version: int) -> "Kept":
        """What a record becomes, and what then counts as agreed with the files where that is something else."""
        form = after(plan.held, plan.changes)
        before = {place: standing.fields for place, standing in plan.held.items()} if plan.writes else {}
        if self.bases is not None:
            # No file has said it: what files said last stays what they said.
            return Kept(form, None, version, before)
        agreed = agreed_after(plan.proposed, plan.last, plan.changes)
        full = {place: SHAPES[place[0]].full(fields) for place, fields in agreed.items()}
        return Kept(form, None if full == form else agreed, version, before)

    def advance(self, number: int) -> None:
        self.written += number
        self.progress("write", self.written)


def files_of(entries: Iterable[Spooled]) -> str:
    """The names of the files that speak of a record, as its revision keeps them."""
    files = {entry.position.file for entry in entries}
    names = sorted({storable(PurePath(file).name) for file in files})
    joined = ", ".join(names)
    return joined if len(joined) <= LONGEST_LOAD else f"{names[0][: LONGEST_LOAD - 20]} (+{len(names) - 1})"


def storable(name: str) -> str:
    """The name of a file as a line of text: a system lets it hold line breaks, and bytes that are no characters."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def as_said_objects(form: Form) -> list[dict[str, Any]]:
    """Objects with just the fields that were said, whatever they hold."""
    return [{"model": SHAPES[name].label, "fields": fields} for (name, _key), fields in in_said_order(form)]


def in_said_order(form: Form) -> list[tuple[tuple[str, tuple[str, ...]], Fields]]:
    return sorted(form.items(), key=lambda item: (SHAPES[item[0][0]].rank, item[0][1]))
