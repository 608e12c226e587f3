"""What a load is to do, record by record, and what speaks against it: worked out before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agreements.domain.addresses import of_today
from agreements.domain.comparison import Change, Manner, Outcome, Place, agreed_after, compare
from agreements.domain.entries import Fault, Position
from agreements.domain.forms import Form, HeldForm, held_forms, held_objects, key_paths
from agreements.domain.history import last_loaded, moved_since_loaded
from agreements.domain.likeness import Likeness
from agreements.domain.references import primary_keys
from agreements.domain.row_rules import ROW_RULES
from agreements.domain.schema import SHAPES, Key, Shape
from agreements.domain.spool import ALL, Spool, Spooled
from agreements.domain.upward import UPWARD, in_circles, parent_in_register
from agreements.domain.values import did_you_mean, shown
from agreements.models import FormerAddress

#: Rows that others may rest on, with the relations that do.
RESTED_ON = {
    name: [(other, f.name) for other in SHAPES.values() for f in other.fields.values() if f.to == name]
    for name in ("excerpt", "post")
}
#: The relations by which rows rest on them, by kind of row.
RESTING = {
    name: [f.name for f in shape.fields.values() if f.to in RESTED_ON] for name, shape in SHAPES.items()
}
#: Of so many missing keys it is looked what may have been meant, among so many known ones: each takes its time.
MOST_GUESSES, MOST_KNOWN = 500, 20_000


#: What was known of records, by kind and slug, when proposals to change them were made.
Bases = Mapping[tuple[str, str], Form]


@dataclass(slots=True)
class RecordPlan:
    """What a load does to one record and its rows."""

    kind: str
    slug: str
    entries: dict[Place, Spooled]
    held: HeldForm
    last: Form
    changes: list[Change]
    #: Whether it was looked what files said of it last; of a record that is as they said it is not.
    is_past_known: bool

    @property
    def proposed(self) -> Form:
        """What the files say of it."""
        return {place: entry.fields for place, entry in self.entries.items()}

    @property
    def is_new(self) -> bool:
        """Whether the record itself is not in the register yet, and will be."""
        return not self.held and any(change.outcome is Outcome.NEW for change in self.changes)

    @property
    def writes(self) -> bool:
        """Whether anything of it changes."""
        return any(change.fields is not None or change.outcome is Outcome.REMOVED for change in self.changes)

    @property
    def agrees_anew(self) -> bool:
        """Whether files and register have come to agree in something, though nothing of it may change.

        It is remembered: who changes it later says something new.
        """
        return self.is_past_known and agreed_after(self.proposed, self.last, self.changes) != self.last

    def settles(self, manner: Manner) -> bool:
        """Whether a person has said of one of its objects which word counts."""
        return any((name, key) in self.entries for name, key, _field in manner.settled)


def record_plans(
    spool: Spool, manner: Manner, question: str = ALL, lock: bool = False, bases: Bases | None = None
) -> Iterator[RecordPlan]:
    """Hold what was set aside against the register, some hundred records at once.

    With ``lock`` the records are kept from others until the transaction ends, where the database can do that. With
    ``bases`` the states that the proposals were made from are known; else they are what files said last.
    """
    for kind, batch in spool.records(question):
        if lock:
            records: QuerySet[models.Model] = SHAPES[kind].model._default_manager.filter(slug__in=list(batch))
            list(records.select_for_update().values_list("pk"))
        held = held_forms(kind, batch)
        asked: set[str] = set()
        if bases is None:
            asked = {slug for slug, found in batch.items() if differs(found, held.get(slug, {}), manner)}
            asked |= moved_since_loaded(kind, batch.keys() - asked)
            last = last_loaded(kind, asked) if asked else {}
        else:
            last = {slug: bases[kind, slug] for slug in batch if (kind, slug) in bases}
        for slug, found in batch.items():
            entries = {(entry.shape.name, entry.key): entry for entry in found}
            standing, agreed = held.get(slug, {}), last.get(slug, {})
            proposed = {place: entry.fields for place, entry in entries.items()}
            changes = compare(proposed, standing, agreed, manner)
            yield RecordPlan(kind, slug, entries, standing, agreed, changes, slug in asked)


def differs(found: list[Spooled], held: HeldForm, manner: Manner) -> bool:
    """Whether a record is anything but what the files say, so that its past must be known."""
    if manner.prune and len(found) < len(held):
        return True
    for entry in found:
        standing = held.get((entry.shape.name, entry.key))
        if standing is None:
            return True
        fields = standing.fields
        if any(fields[name] != value for name, value in entry.fields.items()):
            return True
    return False


@dataclass(slots=True)
class Survey:
    """What is gathered while all records are planned, for the rules between records."""

    spool: Spool
    #: Objects that could not be read whole: nothing more is said of them.
    broken: set[Place] = field(default_factory=set)
    #: Slugs of objects so broken that they have no key: that others name them is no fault of its own.
    unread: set[str] = field(default_factory=set)
    #: Of each record that belongs to one of its own kind, by kind and slug: the slug of that one.
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    #: Fields that no two records share, by kind and field: each value with the slugs that have it.
    shared: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    removed: dict[Place, int] = field(default_factory=dict)
    #: Rows that name another office or excerpt than before: they rest on the former one no more.
    moved: set[tuple[str, Key, str]] = field(default_factory=set)
    #: Relations of the files that are not taken over, by number of the object and field: they need lead nowhere.
    idle: set[tuple[int, str]] = field(default_factory=set)

    def take(self, plan: RecordPlan) -> Iterator[Fault]:
        """The faults within one record; what concerns others is kept for later."""
        withheld = []
        for change in plan.changes:
            place = (change.name, change.key)
            if change.outcome is Outcome.REMOVED and change.held:
                self.removed[place] = change.held.pk
            entry = plan.entries.get(place)
            if entry is None:
                continue
            if change.fields is None and change.held is None:
                withheld.append(entry.number)
            self.note_moved(change)
            if change.outcome is not Outcome.NEW:
                self.note_idle(change, entry)
            if change.fields is not None and place not in self.broken:
                yield from faults_of(change, entry)
                self.gather(change)
        if withheld:
            self.spool.withhold(withheld)

    def note_moved(self, change: Change) -> None:
        """Relations that lead elsewhere than before."""
        for name in RESTING[change.name] if change.held and change.fields else ():
            if change.held and change.fields and change.held.fields[name] != change.fields[name]:
                self.moved.add((change.name, change.key, name))

    def note_idle(self, change: Change, entry: Spooled) -> None:
        """Relations that stay as the editors left them."""
        becomes = change.fields or (change.held.fields if change.held else {})
        for name, _to, _is_many in entry.shape.relations:
            if name in entry.fields and becomes.get(name) != entry.fields[name]:
                self.idle.add((entry.number, name))

    def gather(self, change: Change) -> None:
        name, slug, fields = change.name, change.key[0], change.fields or {}
        if name in UPWARD:
            upward = fields[UPWARD[name]]
            self.parents[name, slug] = upward[0] if upward else ""
        for field_name in SHAPES[name].uniques:
            if fields[field_name]:
                values = self.shared.setdefault((name, field_name), {})
                values.setdefault(fields[field_name], []).append(slug)

    def faults(self) -> Iterator[Fault]:
        """The faults between records."""
        yield from self.called_otherwise()
        yield from self.dangling()
        yield from self.circles()
        yield from self.not_unique()
        yield from self.rested_on()

    def called_otherwise(self) -> Iterator[Fault]:
        """Records that would be made a second time, under a key that one in the register used to have."""
        if not self.spool.has_new_records():
            # A proposal is of a record that is there: nothing need be read for it.
            return
        for kind, former, today in FormerAddress.objects.order_by().values_list("kind", "slug", "leads_to"):
            entry = self.spool.new_entry(kind, former)
            if entry is not None:
                problem = _("“%(former)s” is now “%(today)s”") % {"former": former, "today": today}
                remedy = _("Write “%(today)s” wherever the files say “%(former)s”.")
                yield fault_at(entry, "slug", problem, remedy % {"former": former, "today": today})

    def dangling(self) -> Iterator[Fault]:
        missing: set[Place] = set()
        for shape, keys in self.spool.named_elsewhere():
            found = primary_keys(shape, keys)
            missing |= {(shape.name, key) for key in keys if key not in found}
        if not missing:
            return
        remedies = renamed_among(missing)
        known: dict[str, Likeness] = {}
        for entry, field_name, key in self.spool.naming(missing):
            if (entry.number, field_name) in self.idle or not self.unread.isdisjoint(key):
                continue
            shape = SHAPES[entry.shape.fields[field_name].to]
            place = (shape.name, key)
            if place not in remedies and len(remedies) < MOST_GUESSES:
                if shape.name not in known:
                    known[shape.name] = self.known_keys(shape)
                remedies[place] = did_you_mean(known[shape.name].nearest(in_words(key)))
            problem = _(
                "there is no %(kind)s with the key %(key)s, neither in these files nor in the register"
            ) % {
                "kind": shape.model._meta.verbose_name,
                "key": shown(list(key)),
            }
            remedy = remedies.get(place) or _("Add it to a file, or correct the key.")
            yield fault_at(entry, field_name, problem, remedy)

    def known_keys(self, shape: Shape) -> Likeness:
        """The known keys of a kind, of at most some ten thousand objects, to find what may have been meant."""
        paths = [path.partition("__")[2] for path in key_paths(shape.name, "of")]
        rows = shape.model._default_manager.order_by().values_list(*paths)[:MOST_KNOWN]
        return Likeness(map(in_words, [*rows, *self.spool.keys(shape.name, MOST_KNOWN)]))

    def circles(self) -> Iterator[Fault]:
        for name in UPWARD:
            slugs = [slug for kind, slug in self.parents if kind == name]
            for slug in in_circles(slugs, partial(self.parent_of, name)):
                problem = _("“%(slug)s” lies under itself") % {"slug": slug}
                remedy = _("This record already lies above that one.")
                yield fault_at(self.spool.entry(name, slug), UPWARD[name], problem, remedy)

    def parent_of(self, name: str, slug: str) -> str:
        """The record above another, once the load is done."""
        known = self.parents.get((name, slug))
        return parent_in_register(name, slug) if known is None else known

    def not_unique(self) -> Iterator[Fault]:
        remedy = _("Give each a value of its own.")
        for (name, field_name), values in self.shared.items():
            owners = self.owners(name, field_name, list(values))
            for value, slugs in values.items():
                # One that the files give another value in the same load stands in nobody's way.
                owner = owners.get(value, "")
                is_taken = owner not in (*slugs, "") and not self.spool.says(name, (owner,), field_name)
                for slug in slugs if is_taken else slugs[1:]:
                    other = owner if is_taken else slugs[0]
                    problem = _("“%(value)s” is also that of “%(key)s”") % {"value": value, "key": other}
                    yield fault_at(self.spool.entry(name, slug), field_name, problem, remedy)

    def owners(self, name: str, field_name: str, values: list[str]) -> dict[str, str]:
        """Which record of the register has which of these values."""
        found: dict[str, str] = {}
        for start in range(0, len(values), 500):
            some = {f"{field_name}__in": values[start : start + 500]}
            records = SHAPES[name].model._default_manager.filter(**some).order_by()
            found.update(records.values_list(field_name, "slug"))
        return found

    def rested_on(self) -> Iterator[Fault]:
        for name, relations in RESTED_ON.items():
            pks = {pk: key for (kind, key), pk in self.removed.items() if kind == name}
            for shape, relation in relations if pks else ():
                for target in shape.targets or ("",):
                    condition = {
                        f"{relation}__in": list(pks),
                        **({f"{target}__isnull": False} if target else {}),
                    }
                    for key, held in held_objects(shape, condition, target):
                        is_moved = (shape.name, key, relation) in self.moved
                        if (shape.name, key) not in self.removed and not is_moved:
                            problem = _("cannot be removed: %(kind)s %(key)s rests on it") % {
                                "kind": shape.model._meta.verbose_name,
                                "key": list(key),
                            }
                            removed: Key = tuple(held.fields[relation])
                            remedy = _("Keep it in the file, or remove what rests on it too.")
                            yield Fault(Position(""), SHAPES[name].label, removed, "", problem, remedy)


def renamed_among(missing: Iterable[Place]) -> dict[Place, str]:
    """What would be right where the key of a record is missing because it has another one now."""
    named: dict[str, list[str]] = {}
    for name, key in missing:
        kind, slug = SHAPES[name].record_of(key)
        named.setdefault(kind, []).append(slug)
    today = of_today(named)
    remedies: dict[Place, str] = {}
    for name, key in missing:
        former = SHAPES[name].record_of(key)
        if former in today:
            remedies[name, key] = _("“%(former)s” is now “%(today)s”") % {
                "former": former[1],
                "today": today[former],
            }
    return remedies


def faults_of(change: Change, entry: Spooled) -> Iterator[Fault]:
    """What speaks against one object as it would be."""
    shape, fields = entry.shape, change.fields or {}
    if change.outcome is Outcome.NEW:
        for name in shape.required:
            if name not in entry.fields:
                yield fault_at(entry, name, _("is missing"), _("A new record must say it."))
    for rule in ROW_RULES[shape.name]:
        broken = rule(fields)
        if broken:
            yield fault_at(entry, *broken)


def fault_at(entry: Spooled, field_name: str, problem: str, remedy: str) -> Fault:
    return Fault(entry.position, entry.shape.label, entry.key, field_name, problem, remedy)


def in_words(key: Iterable[str]) -> str:
    """A natural key as a person reads it."""
    return " / ".join(key)
