"""What readers may see of the objects of a fixture: no word leaves the register that no page shows.

A relation to a record that is not published reads as none, as it does on the pages. A row that then says nothing, or
breaks a rule, is left out whole, and with it what rests on it: the citations of that row, or of the fact that is gone.
"""

from collections.abc import Callable, Iterable, Mapping

from agreements.choices import PublicationState
from agreements.domain.row_rules import FURTHER
from agreements.domain.schema import SHAPES, Fields, Key, Shape
from agreements.models import Agreement

#: What may be given out of an object; nothing where all of it stays in the house.
Seen = Callable[[Shape, Key, Fields], Fields | None]


def everything(shape: Shape, key: Key, fields: Fields) -> Fields:
    """The whole object, for those who may see drafts."""
    return fields


class Disclosure:
    """What readers may see. Ask for a record before its rows, and for rows before their citations."""

    def __init__(self, hidden: Mapping[str, Iterable[Key]], unsaid: Iterable[tuple[str, Key, str]]) -> None:
        """``hidden`` are the keys of all records that are hidden; what is left out later is added to them.

        ``unsaid`` are the facts that are hidden although their record is not: kind, key and field.
        """
        self.hidden: dict[str, set[Key]] = {name: set(hidden.get(name, ())) for name in SHAPES}
        self.unsaid = set(unsaid)

    @classmethod
    def of_all(cls) -> "Disclosure":
        """What readers may see of the whole register."""
        hidden = {name: hidden_keys(shape) for name, shape in SHAPES.items() if shape.is_record}
        return cls(hidden, (("agreement", (slug,), "areas") for slug in agreements_of_hidden_areas()))

    def __call__(self, shape: Shape, key: Key, fields: Fields) -> Fields | None:
        """The fields of an object as readers may see them, or nothing if they may not see it."""
        seen = None if key in self.hidden[shape.name] else self.seen(shape, key, fields)
        if seen is None:
            self.hidden[shape.name].add(key)
        return seen

    def seen(self, shape: Shape, key: Key, fields: Fields) -> Fields | None:
        """The same, for an object of which nothing is known yet."""
        changed: Fields = {}
        for name, to, is_many in shape.relations:
            value = fields[name]
            if not value:
                continue
            if is_many:
                changed[name] = [named for named in value if not self.is_hidden(to, tuple(named))]
            elif not self.is_hidden(to, tuple(value)):
                continue
            elif is_needed(shape, name):
                return None
            else:
                changed[name] = None
            if not changed[name]:
                self.unsaid.add((shape.name, key, name))
        if shape.name == "citation" and self.is_unsaid(shape, key):
            return None
        shown = fields | changed
        if any(rule(shown) for rule in FURTHER.get(shape.name, ())):
            return None
        return shown

    def is_hidden(self, name: str, key: Key) -> bool:
        """Whether an object, or the record it belongs to, is hidden."""
        if key in self.hidden[name]:
            return True
        kind, slug = SHAPES[name].record_of(key)
        return (slug,) in self.hidden[kind]

    def is_unsaid(self, shape: Shape, key: Key) -> bool:
        """Whether the fact that a citation supports is hidden."""
        start = shape.key_length_before_target
        return (key[start], key[start + 1 :], key[start - 1]) in self.unsaid


def is_needed(shape: Shape, name: str) -> bool:
    """Whether an object is nothing to readers without what it names: also words without who said them."""
    column = shape.fields[name].column
    return not column.null or name in shape.targets or name == getattr(shape.model, "holder", "")


def hidden_keys(shape: Shape) -> Iterable[Key]:
    """The keys of the records of a kind that are not published."""
    hidden = shape.model._default_manager.exclude(state=PublicationState.PUBLISHED).order_by()
    keys: Iterable[Key] = hidden.values_list("slug").iterator()
    return keys


def agreements_of_hidden_areas() -> Iterable[str]:
    """The published agreements that have areas, all of them hidden."""
    with_areas = Agreement.objects.published().filter(commitments__isnull=False)
    hidden = with_areas.exclude(commitments__area__state=PublicationState.PUBLISHED).order_by()
    slugs: Iterable[str] = hidden.values_list("slug", flat=True).distinct().iterator()
    return slugs
