"""Two records of one body as one, in fixture form: what their rows become, and those of all that name them.

The word of the record that stays is never written over; what it leaves empty, the other fills. Rows that become the
same are one; rows that only share a key stay two.
"""

from collections.abc import Sequence
from itertools import groupby

from agreements.choices import AliasKind
from agreements.domain.comparison import Place, in_order
from agreements.domain.forms import Form
from agreements.domain.row_rules import ROW_RULES
from agreements.domain.schema import SHAPES, Fields, Key, Shape
from agreements.domain.upward import UPWARD
from agreements.models.record import OrderField
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE, slug_of

#: What each object that has another key now is called, by its kind and former key.
NewKeys = dict[Place, Key]

#: By what rows with a key of their own are the same, beside their record; where nothing stands here, by all they say.
SAME_BY = {"attendance": ("person", "role"), "excerpt": ("text",)}
#: Rows that others name: their keys must not fall together by chance.
NAMED = ("post", "excerpt")
#: What is filled together or not at all: an answer belongs to the address that was asked.
TOGETHER = {"source": [("web_address", "checked_on", "check_result")]}
#: What is not taken from another record or row: its key, its place, whether readers see it, how it was concluded.
OWN = {"slug", "state", "order", "inferred", "inference_en", "inference_zh_hant", "inference_zh_hans"}
#: The columns of names with the languages they are in.
NAMES = {f"name_{ending}": TAG_OF_LANGUAGE[code] for code, ending in COLUMN_OF_LANGUAGE.items()}


class Joining:
    """Tells what objects become once one record is part of another."""

    def __init__(self, new_keys: NewKeys) -> None:
        self.new_keys = new_keys
        #: What was said otherwise by objects that have become part of others, by their former keys: names of columns.
        self.departing: dict[Place, frozenset[str]] = {}

    def joined(self, form: Form) -> Form:
        """A record with its rows, all that it names by the keys of now; rows that have become the same are one."""
        new_keys, found = dict(self.new_keys), Form()
        ranked = sorted(form.items(), key=lambda item: SHAPES[item[0][0]].rank)
        # Kind by kind: citations rest on other rows, and those have their keys by then.
        for name, rows in groupby(ranked, key=lambda item: item[0][0]):
            said = [(place, fields, self.with_keys(place, fields, new_keys)) for place, fields in rows]
            # The word of what nothing happens to counts.
            for place, before, fields in sorted(said, key=lambda row: row[1] != row[2]):
                shape = SHAPES[name]
                now = (name, shape.key_of(fields))
                if now not in found and fields != before:
                    now = twin_of(shape, now, fields, found) or now
                if now[1] != place[1]:
                    new_keys[place] = now[1]
                if now in found:
                    both = filled(shape, found[now], fields)
                    self.departing[place] = departing(shape, both, fields)
                    fields = both
                found[now] = fields
        return in_order(found)

    def with_keys(self, place: Place, fields: Fields, new_keys: NewKeys) -> Fields:
        """An object with its own key and those of what it names as they are now."""
        shape, said = SHAPES[place[0]], dict(fields)
        for field, to, is_many in shape.relations:
            if is_many:
                keys = {tuple(now_of(to, key, new_keys)) for key in fields[field]}
                said[field] = [list(key) for key in sorted(keys)]
            elif fields[field]:
                said[field] = now_of(to, fields[field], new_keys)
        if place in new_keys:
            said |= shape.fields_of(new_keys[place])
        if shape.name == "citation" and fields["field"] and self.has_departed(shape, fields):
            # The words say something else than the record has now: they are of the record as a whole.
            said["field"] = ""
        return said

    def has_departed(self, shape: Shape, fields: Fields) -> bool:
        target = next(name for name in shape.targets if fields[name])
        columns = self.departing.get((target, tuple(fields[target])), frozenset())
        fact = fields["field"]
        return any(column == fact or column.startswith(f"{fact}_") for column in columns)


def now_of(kind: str, key: Sequence[str], new_keys: NewKeys) -> list[str]:
    """The key of now of what is named."""
    return list(new_keys.get((kind, tuple(key)), key))


def twin_of(shape: Shape, place: Place, fields: Fields, found: Form) -> Place | None:
    """A row that says the same under another key; none where rows of the kind are told apart by what they say."""
    if shape.name not in SAME_BY or shape.name in NAMED:
        # Rows that others name have got their keys before.
        return None
    return next(
        (
            other
            for other, theirs in found.items()
            if other[0] == shape.name and other != place and are_same(shape, theirs, fields)
        ),
        None,
    )


def are_same(shape: Shape, one: Fields, other: Fields) -> bool:
    """Whether two rows with keys of their own are one: nothing of either speaks against it."""
    apart = {name for name in shape.fields if name not in OWN and one[name] != other[name]}
    by = SAME_BY.get(shape.name, ())
    if not by or not all(one[name] for name in by):
        return not apart
    return all(name not in by and (is_empty(one[name]) or is_empty(other[name])) for name in apart)


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value is None or value == "" or value == []


def filled(shape: Shape, first: Fields, other: Fields) -> Fields:
    """The first of two objects; where it says nothing, what the other says, unless the two do not go together."""
    empty = {name for name in shape.fields if name not in OWN and is_empty(first[name])}
    for group in TOGETHER.get(shape.name, ()):
        if not empty.issuperset(group):
            empty -= set(group)
    both = first | {name: other[name] for name in empty if not is_empty(other[name])}
    return first if any(rule(both) for rule in ROW_RULES[shape.name]) else both


def departing(shape: Shape, both: Fields, other: Fields) -> frozenset[str]:
    """The fields in which an object said something else than what it became part of."""
    return frozenset(
        name
        for name in shape.fields
        if name not in ("slug", "state", "order") and not is_empty(other[name]) and both[name] != other[name]
    )


def keys_when_joined(kind: str, kept: Form, gone: Form) -> NewKeys:
    """The keys that a record and its rows have once it is part of another.

    A row that says the same as one of the other has its key; one that shares a key by chance gets another.
    """
    (kept_slug,), (gone_slug,) = (key_of_record(kind, form) for form in (kept, gone))
    new_keys: NewKeys = {(kind, (gone_slug,)): (kept_slug,)}
    taken = {key[1] for name, key in kept if name in NAMED}
    twins: set[Place] = set()
    for (name, key), fields in gone.items():
        if name not in NAMED:
            continue
        shape = SHAPES[name]
        mine = fields | {shape.owner: [kept_slug]}
        twin = next(
            (
                place
                for place, theirs in kept.items()
                if place[0] == name and place not in twins and are_same(shape, theirs, mine)
            ),
            None,
        )
        if twin:
            twins.add(twin)
            slug = twin[1][1]
        else:
            slug = key[1] if key[1] not in taken else slug_of(key[1], taken, limit=110)
            taken.add(slug)
        new_keys[name, key] = (kept_slug, slug)
    return new_keys


def key_of_record(kind: str, form: Form) -> Key:
    """The key of the record itself."""
    return next(key for name, key in form if name == kind)


def as_one(kind: str, kept: Form, gone: Form, joining: Joining) -> Form:
    """The record that stays, with all its rows, once the other is part of it."""
    kept_key, gone_key = key_of_record(kind, kept), key_of_record(kind, gone)
    if kind in UPWARD:
        # Neither can lie under itself.
        upward = UPWARD[kind]
        kept = without_parent(kind, kept, upward, gone_key)
        gone = without_parent(kind, gone, upward, kept_key)
    form = joining.joined(kept | behind(kept, without_its_names(kind, kept, gone)))
    return in_order(with_addresses(with_names(form, kind, kept_key, gone[kind, gone_key]), kind, gone))


def without_parent(kind: str, form: Form, upward: str, parent: Key) -> Form:
    """A record that does not lie under another, if that is what it lies under."""
    place = (kind, key_of_record(kind, form))
    is_under = form[place][upward] == list(parent)
    return form | {place: form[place] | {upward: None}} if is_under else form


def behind(kept: Form, gone: Form) -> Form:
    """The objects of one record, their rows in order behind those of the other."""
    last: dict[str, int] = {}
    for (name, _key), fields in kept.items():
        if "order" in fields:
            last[name] = max(last.get(name, 0), fields["order"])
    return {
        (name, key): fields | {"order": min(last[name] + 1 + fields["order"], OrderField.LAST)}
        if name in last and not SHAPES[name].is_record
        else fields
        for (name, key), fields in gone.items()
    }


def without_its_names(kind: str, kept: Form, gone: Form) -> Form:
    """A record without other names that are just the names of the one that stays."""
    record = kept[kind, key_of_record(kind, kept)]
    own = {(language, record.get(column)) for column, language in NAMES.items()}
    return {
        (name, key): fields for (name, key), fields in gone.items() if name != "alias" or key[:2] not in own
    }


def with_names(form: Form, kind: str, key: Key, gone: Fields) -> Form:
    """With the names of the record that goes as other names, unless they are names of the one that stays already."""
    if kind not in SHAPES["alias"].targets:
        return form
    form, record = dict(form), form[kind, key]
    for column, language in NAMES.items():
        if gone[column] and gone[column] != record[column]:
            fields = {
                "text": gone[column],
                "language": language,
                "kind": AliasKind.AS_REPORTED.value,
                kind: list(key),
            }
            form.setdefault(("alias", (language, gone[column], kind, *key)), SHAPES["alias"].full(fields))
    return form


def with_addresses(form: Form, kind: str, gone: Form) -> Form:
    """With the addresses of a source that goes among the further ones."""
    if kind != "source":
        return form
    form, key = dict(form), key_of_record(kind, form)
    record, former = form[kind, key], gone[kind, key_of_record(kind, gone)]
    orders = [fields["order"] for (name, _key), fields in form.items() if name == "sourceaddress"]
    for column in ("web_address", "archive_address"):
        address = former[column]
        place = ("sourceaddress", (*key, address))
        if (
            address
            and address not in (record["web_address"], record["archive_address"])
            and place not in form
        ):
            order = min(max(orders, default=-1) + 1, OrderField.LAST)
            orders.append(order)
            fields = {"source": list(key), "web_address": address, "order": order}
            form[place] = SHAPES["sourceaddress"].full(fields)
    return form


def difference(before: Form, after: Form) -> tuple[Form, Form]:
    """What two states of a record have differently, of each just that: objects, and fields of those that both have.

    Each holds the record itself with its key, whatever else it holds.
    """
    first, second = Form(), Form()
    for place in [*before, *(place for place in after if place not in before)]:
        name, key = place
        own, others = before.get(place), after.get(place)
        if own is None or others is None:
            first |= {place: own} if own is not None else {}
            second |= {place: others} if others is not None else {}
        elif own != others or SHAPES[name].is_record:
            said = SHAPES[name].fields_of(key)
            apart = [field for field in own if own[field] != others[field]]
            first[place] = said | {field: own[field] for field in apart}
            second[place] = said | {field: others[field] for field in apart}
    return first, second
