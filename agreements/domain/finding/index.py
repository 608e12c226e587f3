"""Keeping what is derived true to the records: lists, counts and search, in the transaction that changes a record.

Whoever changes records says so here, by name, with the keys of what was changed; what else is told by their words (a
body's name stands in what is found of its agreements) is worked out here. Everything can be made anew at any time.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, F, Model, OuterRef

from agreements.domain.bulk import insert
from agreements.domain.finding import (
    healths,
    listings,
    milestones,
    positions,
    search_postgresql,
    search_sqlite,
)
from agreements.domain.finding.documents import KINDS, Content, documents_of, indexed_words
from agreements.domain.finding.ties import among
from agreements.domain.schema import SHAPES
from agreements.domain.snapshot import snapshot
from agreements.models import (
    Agreement,
    Area,
    Citation,
    Document,
    Event,
    Health,
    ListedArea,
    ListedParty,
    Listing,
    Party,
    Person,
    RegisterVersion,
    Statement,
    Tally,
)

#: So many records are made anew at once.
BATCH = 500
#: So many changed records are a great change.
GREAT = 2_000
#: What a document holds, as ``Content`` has it.
CONTENT = ("pk", "title", "names", "body", "reaches")
#: The columns of their table; the last is the index's own.
COLUMNS = ("id", "kind", "record_id", *CONTENT[1:], "words")
#: Whose words hold something of a record, by its kind: the kind that holds, where it is asked, by which relation, and
#: which column is its key. Of the first only when what it is called, or whether it is seen, changes; of the second always.
BY_NAME: dict[str, tuple[tuple[str, type[Model], str, str], ...]] = {
    "area": (("area", Area, "parent", "pk"), ("agreement", Agreement, "commitments__area", "pk")),
    "place": (("event", Event, "place", "pk"), ("agreement", Agreement, "place", "pk")),
    "party": (
        ("party", Party, "parent", "pk"),
        ("person", Person, "posts__party", "pk"),
        ("event", Event, "hosts", "pk"),
        ("event", Event, "attendances__on_behalf_of", "pk"),
        ("statement", Statement, "on_behalf_of", "pk"),
        ("agreement", Agreement, "participations__party", "pk"),
    ),
    "person": (
        ("event", Event, "attendances__person", "pk"),
        ("statement", Statement, "speaker", "pk"),
        ("agreement", Agreement, "signing_event__attendances__person", "pk"),
    ),
    "event": (("event", Event, "parent", "pk"), ("statement", Statement, "event", "pk")),
    "source": (
        ("agreement", Citation, "excerpt__source", "agreement"),
        ("agreement", Citation, "excerpt__source", "participation__agreement"),
        ("agreement", Citation, "excerpt__source", "commitment__agreement"),
    ),
}
ALWAYS: dict[str, tuple[tuple[str, type[Model], str, str], ...]] = {
    "event": (("agreement", Agreement, "signing_event", "pk"),),
}

Keys = dict[str, set[int]]
Progress = Callable[[str, int], None]


def nobody_watches(step: str, done: int) -> None:
    """Progress that no one is told of."""


def refresh(changed: Mapping[str, Iterable[int]], progress: Progress = nobody_watches) -> bool:
    """Bring up to date what is derived from records that were added, changed or deleted; whether that changed anything.

    ``changed`` has the primary keys by kind of record (``{"party": {7}}``); a row that belongs to a record counts as the
    record. Raises ``RuntimeError`` outside a transaction.
    """
    return bool(bring_up_to_date(changed, progress))


def bring_up_to_date(
    changed: Mapping[str, Iterable[int]], progress: Progress = nobody_watches, *, is_thorough: bool = False
) -> int:
    """As ``refresh``; how many documents, listings and the like were not as they ought to be.

    ``is_thorough`` where the words that the index was given are held against the documents too: no change of a record
    sets them apart, but another release may cut words otherwise.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("What is derived is written in the transaction that changes the records.")
    waiting: Keys = defaultdict(set)
    for kind, keys in changed.items():
        waiting[kind] |= set(keys)
    if not any(waiting.values()):
        return 0
    hold_version()
    is_great = sum(map(len, waiting.values())) >= GREAT
    with engine().great_change() if is_great else nullcontext():
        outdated, unseen = go_through(waiting, progress, is_thorough)
    if outdated:
        RegisterVersion.objects.update(number=F("number") + 1)
    return outdated + unseen


def go_through(waiting: Keys, progress: Progress, is_thorough: bool) -> tuple[int, int]:
    """Bring up to date what is derived from the records that are waiting, and what follows from that.

    How much it was that readers see, and that only editors see.
    """
    done, outdated, unseen = 0, 0, 0
    resting: Keys = defaultdict(set)
    counts: listings.Counts = Counter()
    for kind in KINDS:
        while keys := waiting.pop(kind, set()):
            for batch in batches(sorted(keys)):
                written = write_documents(kind, batch, is_thorough)
                moved = positions.write(kind, batch, counts)
                # Two names of the same words can stand apart: 東 and 东.
                written.renamed.update(moved)
                health = healths.write(kind, batch)
                outdated += len(written.outdated | moved | health.seen)
                unseen += len(health.unseen)
                if kind == "source" and written.shown:
                    for other, reached in healths.resting_on(written.shown).items():
                        resting[other] |= reached
                if kind == "agreement":
                    outdated += len(listings.write(batch, counts))
                for other, reached in reached_from(kind, batch, written):
                    # Of its own kind, those that are still to come need no second turn.
                    to_come = keys if other == kind else set()
                    waiting[other] |= {key for key in reached if key <= batch[-1] or key not in to_come}
                done += len(batch)
                progress("index", done)
    count(counts)
    for kind, keys in resting.items():
        for batch in batches(sorted(keys)):
            outdated += len(healths.write(kind, batch).seen)
    return outdated, unseen


def count(counts: listings.Counts) -> None:
    """Add to what is counted, and let stand where it now belongs what stands by such a number."""
    listings.count(counts)
    parties = sorted({int(value) for (facet, value), number in counts.items() if facet == "party" and number})
    for batch in batches(parties):
        positions.write("party", batch, counts)


def hold_version() -> None:
    """Let no one else derive until this transaction ends: what two counted at once would be counted twice."""
    if not RegisterVersion.objects.select_for_update().filter(pk=1):
        RegisterVersion.objects.get_or_create(pk=1)
        RegisterVersion.objects.select_for_update().get(pk=1)


def batches(keys: Iterable[int]) -> Iterator[list[int]]:
    """Keys, some hundred at a time."""
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch


@dataclass(frozen=True, slots=True)
class Written:
    """What bringing documents up to date came to, by primary keys of their records."""

    outdated: set[int]
    #: Those that are called otherwise, that appeared or went: their names stand in what is found of others.
    renamed: set[int]
    #: Those that appeared or went: what rests on them is counted otherwise.
    shown: set[int]
    #: The agreements that were or are found by what changed.
    reached: set[int]


def write_documents(kind: str, keys: Sequence[int], is_thorough: bool) -> Written:
    """Bring the documents of some records up to date."""
    old, new = held(kind, keys), documents_of(kind, keys)
    outdated = outdated_of(keys, old, new, is_thorough)
    gone, come = (
        [old[key] for key in outdated & old.keys()],
        # In the order of their numbers: each time one is lower, SQLite's index begins a new part of itself.
        sorted((new[key].number, key) for key in outdated & new.keys()),
    )
    if gone:
        Document.objects.filter(pk__in=[content.number for content in gone]).delete()
    insert(Document, COLUMNS, [stored(kind, key, new[key]) for _number, key in come])
    return Written(
        outdated,
        {key for key in outdated if title_of(old.get(key)) != title_of(new.get(key))},
        {key for key in outdated if (key in old) != (key in new)},
        {
            reached
            for key in outdated
            for found in (old, new)
            if key in found
            for reached in found[key].reaches
        },
    )


def held(kind: str, keys: Sequence[int]) -> dict[int, Content]:
    """What the documents hold that there are of some records."""
    rows = Document.objects.filter(kind=kind, **among("record_id", keys)).values_list("record_id", *CONTENT)
    return {key: Content(*content) for key, *content in rows}


def outdated_of(
    keys: Sequence[int], old: Mapping[int, Content], new: Mapping[int, Content], is_thorough: bool
) -> set[int]:
    """The records whose documents are not what they ought to be."""
    outdated = {key for key in keys if old.get(key) != new.get(key)}
    if is_thorough:
        same = {content.number: key for key, content in new.items() if key not in outdated}
        given = {number: engine().indexed(indexed_words(new[key])) for number, key in same.items()}
        outdated |= {same[number] for number in engine().differing(given)}
    return outdated


def title_of(content: Content | None) -> str | None:
    return content.title if content else None


def stored(kind: str, key: int, content: Content) -> tuple[Any, ...]:
    """A document as its table takes it."""
    number, *texts, reaches = content
    return (number, kind, key, *texts, json.dumps(reaches), engine().indexed(indexed_words(content)))


def engine() -> Any:
    """The search of the database in use."""
    return search_postgresql if connection.vendor == "postgresql" else search_sqlite


def reached_from(kind: str, keys: Sequence[int], written: Written) -> Iterator[tuple[str, set[int]]]:
    """The records whose documents or listings hold something of these, by kind."""
    yield "agreement", written.reached
    for ways, wanted in ((BY_NAME, written.renamed), (ALWAYS, set(keys))):
        for other, model, path, key in ways.get(kind, ()) if wanted else ():
            rows = model._default_manager.filter(**{f"{path}__in": wanted}).order_by()
            yield other, set(rows.values_list(key, flat=True).distinct()) - {None}


def make_anew(progress: Progress = nobody_watches) -> int:
    """Make all that is derived anew, beside readers and editors; in how many places it had been out of date.

    Batch by batch, each in a transaction of its own: an editor who saves waits for one batch. What is counted is
    counted from the beginning in the end.
    """
    outdated, done = 0, 0
    for kind, batch in batches_of_all():
        with transaction.atomic():
            outdated += bring_up_to_date({kind: batch}, is_thorough=True)
        done += len(batch)
        progress("index", done)
    with transaction.atomic():
        hold_version()
        # First what is counted to no purpose.
        mended: int = remove_strangers()
        wrong = listings.miscounted()
        count(wrong)
        mended += len(wrong) + milestones.count_anew() + engine().mend()
        if mended:
            RegisterVersion.objects.update(number=F("number") + 1)
    return outdated + mended


def is_stale(progress: Progress = nobody_watches) -> bool:
    """Whether anything derived is not as the records are; nothing is written, and all is read of one moment.

    Whether the index of the words is what the documents say only ``make_anew`` asks: SQLite answers that to writers.
    """
    done = 0
    with snapshot():
        for kind, batch in batches_of_all():
            if outdated_of(batch, held(kind, batch), documents_of(kind, batch), is_thorough=True):
                return True
            if any(positions.misplaced(kind, batch)) or healths.is_stale(kind, batch):
                return True
            if kind == "agreement" and any(listings.changes(batch)):
                return True
            done += len(batch)
            progress("index", done)
        if listings.miscounted() or milestones.is_miscounted():
            return True
        return any(rows.exists() for rows in strangers())


def strangers() -> tuple[Any, ...]:
    """What no record and no change of one leads to: of no kind that there is, or numbers of nothing."""
    documents = Document.objects.exclude(kind__in=KINDS)
    return documents, Tally.objects.filter(count=0), healths.strangers(), *positions.strangers()


def remove_strangers() -> int:
    """Take away what nothing leads to; how much it was."""
    number: int = sum(rows.delete()[0] for rows in strangers())
    return number


def batches_of_all() -> Iterator[tuple[str, list[int]]]:
    """The keys of all records, kind by kind, and of what is still derived from records that are gone: some hundred each."""
    for kind in KINDS:
        model: Any = SHAPES[kind].model
        held_of: list[tuple[str, Any]] = [
            ("record_id", Document.objects.filter(kind=kind)),
            ("record_id", Health.objects.filter(kind=kind)),
            ("record_id", positions.held_of(kind)),
        ]
        if kind == "agreement":
            held_of += [("agreement_id", table.objects.all()) for table in (Listing, ListedParty, ListedArea)]
        there = model._default_manager.all()
        yield from ((kind, batch) for batch in batches_of("pk", there))
        for name, rows in held_of:
            gone = rows.filter(~Exists(there.filter(pk=OuterRef(name))))
            yield from ((kind, batch) for batch in batches_of(name, gone))


def batches_of(name: str, rows: Any) -> Iterator[list[int]]:
    """The values of a column, each once, in their order, some hundred at a time."""
    last = 0
    while batch := list(
        rows.filter(**{f"{name}__gt": last}).order_by(name).values_list(name, flat=True).distinct()[:BATCH]
    ):
        yield batch
        last = batch[-1]
