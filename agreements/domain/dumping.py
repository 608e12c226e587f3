"""What makes up a dump: records with their rows and all that they name, so that it loads into an empty register.

Objects come in the order of fixtures, compared sign by sign and never by the rules of a language, so that every
database gives the same. Call within a ``snapshot``: records are read a batch at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.functions import Collate
from django.utils.translation import gettext as _

from agreements.choices import PublicationState
from agreements.domain.disclosure import Disclosure, Seen, everything
from agreements.domain.forms import HeldForm, as_objects, held_forms, held_objects
from agreements.domain.schema import ROWS, SHAPES, Shape
from agreements.domain.values import nearest, shown
from agreements.models import Statement

#: So many records are read in one statement.
BATCH = 500

T = TypeVar("T")
#: The primary keys of the records of a kind that belong to a dump, in the order of their slugs, a batch at a time.
Batches = Callable[[str], Iterator[list[int]]]


class UnknownNameError(LookupError):
    """Agreements or kinds of records that a dump was asked for and that there are not; its words name them all."""


def dumped(
    agreements: Iterable[str] = (), kinds: Iterable[str] = (), *, drafts: bool = False
) -> Iterator[dict[str, Any]]:
    """The objects of a dump, as fixtures have them: of what readers may see, or of all there is.

    ``agreements`` are slugs: these agreements, whole, with all that they name, and what was said of them. ``kinds`` are
    names of kinds of records: only these, with all that they name. Of both: the records of these kinds that belong to
    the dump of these agreements. Raises ``UnknownNameError`` before the first object.
    """
    slugs, wanted = dict.fromkeys(agreements), dict.fromkeys(kinds)
    refuse_unknown(slugs, wanted, drafts)
    seen: Seen = everything if drafts else Disclosure.of_all()
    if not slugs and not wanted:
        return in_order(lambda kind: batches_of_all(kind, drafts), seen)
    closure = Closure(seen)
    if slugs:
        closure.add("agreement", slugs)
        closure.add("statement", said_of(slugs))
        closure.complete()
    if wanted:
        whole, closure = closure, Closure(seen)
        for kind in wanted:
            closure.add(kind, whole.slugs(kind) if slugs else slugs_of(kind, drafts))
        closure.complete()
    return in_order(closure.batches, seen)


def in_order(batches: Batches, seen: Seen) -> Iterator[dict[str, Any]]:
    """The objects of some records and of their rows, kind by kind."""
    for name, shape in SHAPES.items():
        for target, kind, path in homes(shape):
            for pks in batches(kind):
                rows = list(held_objects(shape, {f"{path}__in": pks}, target))
                rows.sort(key=lambda row: shape.place(row[0], row[1].fields))
                found = (((name, key), seen(shape, key, held.fields)) for key, held in rows)
                yield from as_objects((place, fields) for place, fields in found if fields is not None)


def homes(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """Where the rows of a kind belong, in the order of fixtures: the relation that is set, if one out of several;
    the kind of record; and the look-up from a row to it."""
    if shape.is_record:
        yield "", shape.name, "pk"
    elif not shape.targets:
        yield "", shape.fields[shape.owner].to, shape.owner
    for target in sorted(shape.targets):
        named = SHAPES[target]
        if named.is_record:
            yield target, target, target
        else:
            yield target, named.fields[named.owner].to, f"{target}__{named.owner}"


class Closure:
    """Some records with all records that they and their rows name, and so on, until nothing is missing."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        # By kind and slug the primary key; none where the record is not read yet, or not to be seen.
        self.found: dict[str, dict[str, int | None]] = {kind: {} for kind in ROWS}
        self.waiting: dict[str, list[str]] = defaultdict(list)

    def add(self, kind: str, slugs: Iterable[str]) -> None:
        """Records that belong to it."""
        for slug in slugs:
            if slug not in self.found[kind]:
                self.found[kind][slug] = None
                self.waiting[kind].append(slug)

    def complete(self) -> None:
        """Find all that the records name; what is named by what is hidden is not looked for."""
        while self.waiting:
            # What is named by most comes last, so that little is read in many small pieces.
            kind = max(self.waiting, key=lambda waiting: SHAPES[waiting].rank)
            for batch in batched(self.waiting.pop(kind), BATCH):
                for slug, form in held_forms(kind, batch).items():
                    self.take(kind, slug, form)

    def take(self, kind: str, slug: str, form: HeldForm) -> None:
        """One record with its rows."""
        for (name, key), held in form.items():
            shape = SHAPES[name]
            fields = self.seen(shape, key, held.fields)
            if fields is None:
                continue
            if name == kind:
                self.found[kind][slug] = held.pk
            for _name, to, named in shape.references(fields):
                owner, named_slug = SHAPES[to].record_of(named)
                self.add(owner, [named_slug])

    def slugs(self, kind: str) -> list[str]:
        """The records of a kind that belong to it."""
        return [slug for slug, pk in self.found[kind].items() if pk is not None]

    def batches(self, kind: str) -> Iterator[list[int]]:
        """Their primary keys, in the order of their slugs."""
        pks = (pk for _name, pk in sorted(self.found[kind].items()) if pk is not None)
        return batched(pks, BATCH)


def records(kind: str, drafts: bool) -> models.QuerySet[Any]:
    """The records of a kind that may be given out, in no order."""
    held = SHAPES[kind].model._default_manager.order_by()
    return held if drafts else held.filter(state=PublicationState.PUBLISHED)


def batches_of_all(kind: str, drafts: bool) -> Iterator[list[int]]:
    """The primary keys of all records of a kind, in the order of their slugs."""
    collation = "C" if connection.vendor == "postgresql" else "BINARY"
    # Held at once, a few megabytes for 100,000: an open cursor would have to be closed whatever happens.
    return batched(
        records(kind, drafts).order_by(Collate("slug", collation)).values_list("pk", flat=True), BATCH
    )


def slugs_of(kind: str, drafts: bool) -> Iterator[str]:
    """The slugs of all records of a kind."""
    return records(kind, drafts).values_list("slug", flat=True).iterator()


def said_of(agreements: Iterable[str]) -> Iterator[str]:
    """The statements about some agreements, hidden ones too; one about several comes again."""
    for batch in batched(agreements, BATCH):
        about = Statement.objects.filter(agreements__slug__in=batch).order_by()
        yield from about.values_list("slug", flat=True)


def refuse_unknown(agreements: Iterable[str], kinds: Iterable[str], drafts: bool) -> None:
    """Raise ``UnknownNameError`` unless there are all of these. What is hidden gets the words of what never was."""
    known: set[str] = set()
    for batch in batched(filter(can_be_held, agreements), BATCH):
        known.update(records("agreement", drafts).filter(slug__in=batch).values_list("slug", flat=True))
    faults = [
        words(
            _("There is no agreement “%(slug)s”.") % {"slug": shown(slug)},
            nearest(slug, slugs_of("agreement", drafts)),
        )
        for slug in agreements
        if slug not in known
    ]
    faults += [
        words(
            _("“%(kind)s” is no kind of record.") % {"kind": shown(kind)},
            nearest(kind, ROWS),
            _("The kinds are %(kinds)s.") % {"kinds": ", ".join(ROWS)},
        )
        for kind in kinds
        if kind not in ROWS
    ]
    if faults:
        raise UnknownNameError("\n".join(faults))


def words(*sentences: str) -> str:
    """Sentences one after another; some may be empty."""
    return " ".join(filter(None, sentences))


def can_be_held(slug: str) -> bool:
    """Whether a database could hold it at all: one that cannot refuses even to be asked."""
    return "\0" not in slug and slug.encode(errors="ignore").decode() == slug


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items in lists of at most so many."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
