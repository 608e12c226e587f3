"""What was read of files, set aside on disk until all of it is checked: a million objects in little memory.

A private SQLite database without a name, which is gone with its connection. It joins and sorts what arrives in any
order: the rows of a record wherever they stand in the files, an object that stands twice, what is named but nowhere.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from types import TracebackType
from typing import Any, NamedTuple

from agreements.domain.entries import Position
from agreements.domain.schema import SHAPES, Fields, Key, Shape

#: Between the parts of a key: no text of ours can hold it.
SEPARATOR = "\x1f"
AT_ONCE = 2_000
#: Made once: a million objects go in and out, some of them twice.
ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
DECODE = json.JSONDecoder().raw_decode

TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -65536;
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY, kind INTEGER, record TEXT, name INTEGER, key TEXT, fields TEXT,
        file INTEGER, number INTEGER, line INTEGER, start INTEGER, length INTEGER,
        is_withheld INTEGER DEFAULT 0, is_new INTEGER DEFAULT 0
    );
    CREATE TABLE reference (name INTEGER, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID;
    CREATE TABLE plan (kind INTEGER, record TEXT, is_new INTEGER, PRIMARY KEY (kind, record)) WITHOUT ROWID;
    CREATE TABLE allocation (id INTEGER PRIMARY KEY, pk INTEGER);
    CREATE VIEW spooled AS SELECT id, name, key, fields, file, number, line, start, length FROM entry;
    CREATE VIEW planned AS
        SELECT kind, record, id, name, key, fields, file, number, line, start, length, plan.is_new
        FROM entry LEFT JOIN plan USING (kind, record);
"""
#: Whose objects are asked for, record by record.
ALL = "SELECT * FROM planned ORDER BY kind, record, name, id"
NEW = "SELECT * FROM planned WHERE is_new = 1 ORDER BY kind, record, name, id"
STANDING = "SELECT * FROM planned WHERE is_new = 0 ORDER BY kind, record, name, id"
SHAPE_OF_RANK = {shape.rank: shape for shape in SHAPES.values()}


class Spooled(NamedTuple):
    """One object that was set aside."""

    number: int
    shape: Shape
    key: Key
    fields: Fields
    position: Position


class Spool:
    """The objects of one load."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.executescript(TABLES)
        self.database.execute("BEGIN")
        self.files: list[str] = []
        self.length = 0
        self._entries: list[tuple[Any, ...]] = []
        self._references: dict[tuple[int, str], None] = {}

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()

    def add(self, shape: Shape, key: Key, fields: Fields, position: Position) -> None:
        """Set one object of the file noted last aside."""
        kind, record = shape.record_of(key)
        self._entries.append(
            (
                SHAPES[kind].rank,
                record,
                shape.rank,
                SEPARATOR.join(key),
                ENCODE(fields),
                len(self.files) - 1,
                position.number,
                position.line,
                position.offset,
                position.length,
            )
        )
        for _name, to, named in shape.references(fields):
            self._references[SHAPES[to].rank, SEPARATOR.join(named)] = None
        if len(self._entries) >= AT_ONCE:
            self.flush()

    def note_file(self, file: str) -> None:
        """Remember a file and its place among all, whether or not anything of it can be set aside."""
        if not self.files or self.files[-1] != file:
            self.files.append(file)

    def flush(self) -> None:
        """Write what is still in memory."""
        self.database.executemany(
            "INSERT INTO entry (kind, record, name, key, fields, file, number, line, start, length) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._entries,
        )
        self.database.executemany("INSERT OR IGNORE INTO reference VALUES (?, ?)", self._references)
        self.length += len(self._entries)
        self._entries.clear()
        self._references.clear()

    def close_reading(self) -> None:
        """All is read: from now on it is asked."""
        self.flush()
        self.database.execute("CREATE INDEX entry_key ON entry (name, key)")
        self.database.execute("CREATE INDEX entry_record ON entry (kind, record, name, id)")

    def place(self, position: Position) -> tuple[int, int]:
        """Where a position stands among all that was read; faults of a file as a whole stand before its objects."""
        is_known = position.file in self.files
        return (self.files.index(position.file) if is_known else -1, position.number or 0)

    def kinds(self) -> frozenset[str]:
        """The kinds of objects that were set aside."""
        rows = self.database.execute("SELECT DISTINCT name FROM entry")
        return frozenset(SHAPE_OF_RANK[row[0]].name for row in rows)

    def doubled(self) -> Iterator[list[Spooled]]:
        """Objects that stand more than once, those with one key together."""
        rows = self.database.execute(
            "SELECT * FROM spooled WHERE (name, key) IN "
            "(SELECT name, key FROM entry GROUP BY name, key HAVING COUNT(*) > 1) ORDER BY name, key, id"
        )
        for _place, found in groupby(
            map(self._spooled, rows), key=lambda entry: (entry.shape.name, entry.key)
        ):
            yield list(found)

    def records(self, question: str = ALL) -> Iterator[tuple[str, dict[str, list[Spooled]]]]:
        """The objects record by record, some hundred records of a kind at once: kind, objects by slug."""
        rows = self.database.execute(question)
        batch: dict[str, list[Spooled]] = {}
        current = None
        for (rank, slug), found in groupby(rows, key=lambda row: row[:2]):
            if current is not None and (rank != current or len(batch) >= 500):
                yield SHAPE_OF_RANK[current].name, batch
                batch = {}
            current = rank
            batch[slug] = [self._spooled(row[2:-1]) for row in found]
        if current is not None:
            yield SHAPE_OF_RANK[current].name, batch

    def _spooled(self, row: Any) -> Spooled:
        identity, rank, key, fields, file, number, line, start, length = row
        position = Position(self.files[file], number, line, start, length)
        return Spooled(
            identity, SHAPE_OF_RANK[rank], tuple(key.split(SEPARATOR)), DECODE(fields)[0], position
        )

    def plan(self, kind: str, records: Iterable[tuple[str, bool]]) -> None:
        """Remember which records are to be written, and whether they are new."""
        rows = [(SHAPES[kind].rank, slug, is_new) for slug, is_new in records]
        self.database.executemany("INSERT OR REPLACE INTO plan VALUES (?, ?, ?)", rows)

    def mark_new(self, numbers: Iterable[int]) -> None:
        """Remember new rows of records that are there already."""
        self.database.executemany(
            "UPDATE entry SET is_new = 1 WHERE id = ?", [(number,) for number in numbers]
        )

    def withhold(self, numbers: Iterable[int]) -> None:
        """Remember objects that will not be there after the load."""
        rows = [(number,) for number in numbers]
        self.database.executemany("UPDATE entry SET is_withheld = 1 WHERE id = ?", rows)

    def named_elsewhere(self) -> Iterator[tuple[Shape, list[Key]]]:
        """What is named but does not stand in the files, some hundred of a kind at once."""
        yield from self._keys(
            "SELECT r.name, r.key FROM reference r WHERE NOT EXISTS "
            "(SELECT 1 FROM entry e WHERE e.name = r.name AND e.key = r.key AND NOT e.is_withheld) ORDER BY r.name"
        )

    def named_without_number(self) -> Iterator[tuple[Shape, list[Key]]]:
        """What is named and is not among the new rows, some hundred of a kind at once."""
        yield from self._keys(
            "SELECT r.name, r.key FROM reference r WHERE NOT EXISTS (SELECT 1 FROM entry e "
            "JOIN allocation a ON a.id = e.id WHERE e.name = r.name AND e.key = r.key) ORDER BY r.name"
        )

    def _keys(self, question: str) -> Iterator[tuple[Shape, list[Key]]]:
        for rank, found in groupby(self.database.execute(question).fetchall(), key=lambda row: row[0]):
            keys = [tuple(row[1].split(SEPARATOR)) for row in found]
            for start in range(0, len(keys), 500):
                yield SHAPE_OF_RANK[rank], keys[start : start + 500]

    def naming(self, missing: set[tuple[str, Key]]) -> Iterator[tuple[Spooled, str, Key]]:
        """The objects that name something missing: object, field and what it names."""
        for row in self.database.execute("SELECT * FROM spooled ORDER BY id"):
            entry = self._spooled(row)
            for field, to, key in entry.shape.references(entry.fields):
                if (to, key) in missing:
                    yield entry, field, key

    def entry(self, name: str, slug: str) -> Spooled:
        """The object of a record that stands in the files."""
        row = self.database.execute(
            "SELECT * FROM spooled WHERE name = ? AND key = ?", [SHAPES[name].rank, slug]
        ).fetchone()
        return self._spooled(row)

    def new_entry(self, name: str, slug: str) -> Spooled | None:
        """The object of a record that stands in the files and is not in the register; none where that is not so."""
        rank = SHAPES[name].rank
        row = self.database.execute(
            "SELECT * FROM spooled WHERE name = ? AND key = ? "
            "AND EXISTS (SELECT 1 FROM plan WHERE kind = ? AND record = ? AND is_new)",
            [rank, slug, rank, slug],
        ).fetchone()
        return self._spooled(row) if row else None

    def has_new_records(self) -> bool:
        """Whether any record of the files is not in the register."""
        return bool(self.database.execute("SELECT EXISTS (SELECT 1 FROM plan WHERE is_new)").fetchone()[0])

    def keys(self, name: str, most: int) -> list[Key]:
        """The keys of a kind that there will be after the load, of at most so many objects."""
        rows = self.database.execute(
            "SELECT key FROM entry WHERE name = ? AND NOT is_withheld LIMIT ?", [SHAPES[name].rank, most]
        )
        return [tuple(row[0].split(SEPARATOR)) for row in rows]

    def says(self, name: str, key: Key, field: str) -> bool:
        """Whether the files name this field of this object."""
        rows = self.database.execute(
            "SELECT fields FROM entry WHERE name = ? AND key = ?", [SHAPES[name].rank, SEPARATOR.join(key)]
        )
        return any(field in json.loads(row[0]) for row in rows)

    def allocate(self, numbers: Callable[[Shape, int], Iterable[int]]) -> None:
        """Give each new row its primary key; ``numbers`` gives as many as are asked for of a kind."""
        self.database.execute(
            "UPDATE entry SET is_new = 1 WHERE (kind, record) IN (SELECT kind, record FROM plan WHERE is_new = 1)"
        )
        for shape in SHAPES.values():
            rows = self.database.execute(
                "SELECT id FROM entry WHERE name = ? AND is_new ORDER BY id", [shape.rank]
            ).fetchall()
            if rows:
                pairs = zip((row[0] for row in rows), numbers(shape, len(rows)), strict=True)
                self.database.executemany("INSERT INTO allocation VALUES (?, ?)", pairs)

    def primary_keys(self, numbers: list[int]) -> dict[int, int]:
        """The primary keys given to objects, by their number in the spool."""
        return dict(
            self.database.execute(
                "SELECT id, pk FROM allocation WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(numbers)],
            )
        )

    def named_with_number(self) -> Iterator[tuple[str, str, int]]:
        """What is named and is new: kind, key as text, primary key."""
        for rank, key, pk in self.database.execute(
            "SELECT r.name, r.key, a.pk FROM reference r JOIN entry e ON e.name = r.name AND e.key = r.key "
            "JOIN allocation a ON a.id = e.id"
        ):
            yield SHAPE_OF_RANK[rank].name, key, pk
