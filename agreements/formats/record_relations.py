"""How relations of a record are said to programs, and what must be read for them beforehand.

Only published records are read, and nothing is said of one that is not, even where whoever asks has read it already.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from agreements.choices import PublicationState
from agreements.formats.record_values import COLUMN_OF_TAG, Fields, Lookups, Said, Texts, Value

#: The column of a record's own words, and that of the language they are in.
OWN_WORDS = {
    "agreement": ("title_original", "original_language"),
    "source": ("headline", "language"),
    "statement": ("text", "language"),
}

#: The fact of a citation, where the list names what it is about otherwise.
LISTED_AS = {"areas": "commitments"}


class One(Value):
    """Another record, null where there is none or readers do not see it."""

    def said(self, row: Any, name: str, base: str) -> Said | None:
        return link(getattr(row, name), base)

    def lookups(self, model: type[Model], path: str) -> Lookups:
        return [Prefetch(path, queryset=published(related(model, path)._default_manager))]


@dataclass(frozen=True)
class Part(Value):
    """A row that belongs to another record and is said in full where it is named."""

    fields: Fields

    def said(self, row: Any, name: str, base: str) -> Said | None:
        part = getattr(row, name)
        return None if part is None else say(self.fields, part, base)

    def lookups(self, model: type[Model], path: str) -> Lookups:
        return lookups_of(self.fields, related(model, path), path)


@dataclass(frozen=True)
class Office(Part):
    """The office that someone held on a day, null where readers do not see who held it."""

    def said(self, row: Any, name: str, base: str) -> Said | None:
        office = getattr(row, name)
        # Whoever the row names has been seen to be published; only an office of nobody named is asked about.
        if office and office.person_id != getattr(row, f"{row.holder}_id") and not office.person.is_published:
            return None
        return super().said(row, name, base)

    def lookups(self, model: type[Model], path: str) -> Lookups:
        held = related(model, path)._default_manager.filter(person__state=PublicationState.PUBLISHED)
        return [Prefetch(path, queryset=held.select_related("person")), *super().lookups(model, path)]


class List(Value, ABC):
    """Several records or rows."""

    @abstractmethod
    def found(self, rows: Any) -> QuerySet[Any]:
        """Those of some rows that readers see, in their order; ``rows`` is a manager."""

    @abstractmethod
    def each(self, rows: Iterable[Any], base: str) -> list[Said]:
        """What is said of each row that readers see."""

    def further(self, model: type[Model], path: str) -> Lookups:
        """What to read of the rows themselves, which are of ``model``."""
        return []

    def said(self, row: Any, name: str, base: str) -> list[Said]:
        return self.each(getattr(row, name).all(), base)

    def lookups(self, model: type[Model], path: str) -> Lookups:
        rows = related(model, path)
        return [Prefetch(path, queryset=self.found(rows._default_manager)), *self.further(rows, path)]


class Many(List):
    """Other records in their usual order."""

    def found(self, rows: Any) -> QuerySet[Any]:
        return published(rows)

    def each(self, rows: Iterable[Any], base: str) -> list[Said]:
        return [said for record in rows if (said := link(record, base))]


@dataclass(frozen=True)
class Rows(List):
    """Rows of a record; one that names a record readers do not see under ``needs`` is left out whole."""

    fields: Fields
    needs: str = ""
    order: tuple[str, ...] = ()

    def found(self, rows: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.all()
        if self.needs:
            seen = Q(**{f"{self.needs}__state": PublicationState.PUBLISHED})
            if rows.model._meta.get_field(self.first_need).null:
                seen |= Q(**{self.needs: None})
            found = found.filter(seen).select_related(self.needs)
        return found.order_by(*self.order) if self.order else found

    def each(self, rows: Iterable[Any], base: str) -> list[Said]:
        return [say(self.fields, row, base) for row in rows if self.is_seen(row)]

    def is_seen(self, row: Any) -> bool:
        """Whether what the row cannot be without is there for readers, or was never named."""
        needed = row
        for name in filter(None, self.needs.split("__")):
            if getattr(needed, f"{name}_id") is None:
                return True
            needed = getattr(needed, name)
        return not self.needs or (needed is not None and needed.is_published)

    def further(self, model: type[Model], path: str) -> Lookups:
        return lookups_of(self.fields, model, path, read=self.first_need)

    @property
    def first_need(self) -> str:
        """The relation of the row itself under which it needs a record."""
        return self.needs.split("__")[0]


def say(fields: Fields, row: Any, base: str) -> Said:
    """A row as these fields have it; without the citations of facts that readers do not see."""
    said = {name: value.said(row, name, base) for name, value in fields.items()}
    if "citations" in said:
        places = {field: place for place, field in enumerate(("", *row.citable))}
        shown = [cited for cited in said["citations"] if not is_unsaid(fields, row, said, cited["field"])]
        said["citations"] = sorted(shown, key=lambda cited: places.get(cited["field"], len(places)))
    return said


def is_unsaid(fields: Fields, row: Any, said: Said, field: str) -> bool:
    """Whether the fact a citation supports leads only to what readers do not see: its words would name it."""
    name = LISTED_AS.get(field, field)
    if isinstance(fields.get(name), List):
        return not said[name]
    return said.get(name, "") is None and getattr(row, f"{name}_id", None) is not None


def lookups_of(fields: Fields, model: type[Model], path: str = "", read: str = "") -> Lookups:
    """What to read at once for these fields of rows of ``model``, but for the one that is ``read`` already."""
    begin = f"{path}__" if path else ""
    return [
        lookup
        for name, value in fields.items()
        if name != read
        for lookup in value.lookups(model, begin + name)
    ]


def without(name: str, fields: Fields) -> Fields:
    """The same fields at every depth but for those of one name."""
    return {
        key: replace(value, fields=without(name, value.fields)) if isinstance(value, Part | Rows) else value
        for key, value in fields.items()
        if key != name
    }


def link(record: Any, base: str) -> Said | None:
    """Another record by its key, its name and the address of its page; nothing where readers do not see it."""
    if record is None or not record.is_published:
        return None
    return {"slug": record.slug, "name": names_of(record), "address": base + record.get_absolute_url()}


def names_of(record: Any) -> dict[str, str]:
    """What a record is called, by language tag: the three languages of the site, and its own where that is another.

    A headline, or the words of a statement, are the name alone: what this site says instead stands in for them.
    """
    kind = record._meta.model_name
    words, language = (
        (getattr(record, column) for column in OWN_WORDS[kind]) if kind in OWN_WORDS else ("", "")
    )
    if words and kind != "agreement":
        return {**dict.fromkeys(COLUMN_OF_TAG, ""), language: words}
    names = Texts().said(record, "title" if kind == "agreement" else "name", "")
    return names | {language: words} if words else names


def published(records: Any) -> QuerySet[Any]:
    """Those of a manager's records that readers see, each with whoever it is hidden with."""
    holder = getattr(records.model, "holder", None)
    found: QuerySet[Any] = records.published()
    return found.select_related(holder) if holder else found


def related(model: type[Model], path: str) -> Any:
    """The kind of record or row that the last step of a path leads to from ``model``."""
    return model._meta.get_field(path.rpartition("__")[2]).related_model
