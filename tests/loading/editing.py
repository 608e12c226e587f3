"""A small register that files and editors change in turn, and what must come of it, told from the promise alone.

The promise: the editor's word stays, the file's word comes where the editor has said nothing, and where both have said
something new and different, that is a conflict. What is foretold here is worked out value by value from that, and from
what was said before; nothing of the loader's own comparison is used.
"""

from dataclasses import dataclass, field

from django.core import serializers

from agreements.domain.history import keep_revision
from agreements.domain.schema import SHAPES
from tests.domain.proposals import agreement, entry, party

#: What stands all the time and is only named.
FRAME = [
    entry("place", slug="boao", name_en="Boao"),
    entry("place", slug="haikou", name_en="Haikou"),
    entry("area", slug="tourism", name_en="Tourism"),
    entry("area", slug="trade", name_en="Trade"),
    entry("source", slug="report", name_en="A report", kind="news_article", language="en"),
    entry("excerpt", source=["report"], slug="signed", text="have signed"),
]
#: What every file has of the records, so that they can be new.
RECORDS = {
    ("party", ("hainan",)): party("hainan")["fields"],
    ("party", ("hong-kong",)): party("hong-kong")["fields"],
    ("agreement", ("memorandum",)): agreement("memorandum")["fields"],
    ("agreement", ("framework",)): agreement("framework")["fields"],
    ("event", ("signing",)): {"slug": "signing", "kind": "signing", "name_en": "Signing"},
}
#: Rows that are there or not.
ROWS = {
    ("participation", ("memorandum", "hainan", "signatory")): {
        "agreement": ["memorandum"],
        "party": ["hainan"],
        "role": "signatory",
    },
    ("participation", ("memorandum", "hong-kong", "supporter")): {
        "agreement": ["memorandum"],
        "party": ["hong-kong"],
        "role": "supporter",
    },
    ("participation", ("framework", "hainan", "signatory")): {
        "agreement": ["framework"],
        "party": ["hainan"],
        "role": "signatory",
    },
    ("commitment", ("memorandum", "visits")): {
        "agreement": ["memorandum"],
        "slug": "visits",
        "area": ["tourism"],
    },
    ("commitment", ("memorandum", "wares")): {
        "agreement": ["memorandum"],
        "slug": "wares",
        "area": ["trade"],
    },
    ("alias", ("en", "The memo", "agreement", "memorandum")): {
        "agreement": ["memorandum"],
        "language": "en",
        "text": "The memo",
        "kind": "short",
    },
    ("citation", ("report", "signed", "title", "agreement", "memorandum")): {
        "excerpt": ["report", "signed"],
        "agreement": ["memorandum"],
        "field": "title",
    },
}
#: What can be taken away: nothing rests on it.
LOOSE = ROWS | {place: base for place, base in RECORDS.items() if place[0] == "event"}
WORDS = ["", "One", "Two", "Three"]
NAMES = WORDS[1:]
DAYS = ["", "2024", "2025-03", "2025-03-26"]
#: What files and editors say: no value of one field ever speaks against one of another.
SAID = {
    "agreement": {
        "title_en": NAMES,
        "title_zh_hant": WORDS,
        "summary_en": WORDS,
        "status": ["announced", "signed", "in_force"],
        "state": ["draft", "published"],
        "signed_on": DAYS,
        "place": [None, ["boao"], ["haikou"]],
    },
    "event": {
        "name_en": NAMES,
        "is_expected": [False, True],
        "start_on": DAYS,
        "hosts": [[], [["hainan"]], [["hainan"], ["hong-kong"]]],
        "agreements": [[], [["memorandum"]], [["framework"]]],
    },
    "party": {"name_en": NAMES, "iso_code": ["", "CN-HI", "HK"], "description_en": WORDS},
    "participation": {"order": [0, 1, 2], "signed_on": DAYS},
    "commitment": {
        "area": [["tourism"], ["trade"]],
        "text_en": WORDS,
        "wording": ["", "will", "shall"],
        "order": [0, 1],
    },
    "alias": {"kind": ["short", "former", "official"]},
    "citation": {"inferred": [False, True], "says": WORDS},
}


@dataclass
class Edit:
    """What an editor does to one object: takes it away, adds it, or sets fields of it."""

    place: tuple
    removes: bool
    fields: dict


def said_of(place, base, chance):
    """What someone says of one object: what it must say, and some fields more."""
    choices = SAID[place[0]]
    return {**base, **{name: chance.choice(choices[name]) for name in choices if chance.random() < 0.4}}


def a_file(chance, *, is_first=False):
    """The objects of a file; the first has all records."""
    return {
        place: said_of(place, base, chance)
        for place, base in [*RECORDS.items(), *ROWS.items()]
        if (is_first and place in RECORDS) or chance.random() < 0.7
    }


def some_edits(chance):
    """What an editor does between two loads: whatever they like, but for taking away what others rest on."""
    places = [place for place in [*RECORDS, *ROWS] if chance.random() < 0.4]
    return [
        Edit(place, place in LOOSE and chance.random() < 0.4, said_of(place, LOOSE.get(place, {}), chance))
        for place in places
    ]


def found(place):
    """The row of an object, if it is there."""
    model = SHAPES[place[0]].model
    try:
        return model.objects.get_by_natural_key(*place[1])
    except model.DoesNotExist:
        return None


def resolved(column, value):
    """A value as a row takes it."""
    if not column.is_relation:
        return value
    keys = value if column.many_to_many else [value]
    rows = [key and column.related_model.objects.get_by_natural_key(*key) for key in keys]
    return rows if column.many_to_many else rows[0]


def make(edit):
    """Does what an editor does, with the rows themselves, and keeps what the record has become, as the desk does."""
    change(edit)
    kind, slug = SHAPES[edit.place[0]].record_of(edit.place[1])
    record = found((kind, (slug,)))
    if record:
        keep_revision(record, author="alice")


def change(edit):
    row, model = found(edit.place), SHAPES[edit.place[0]].model
    if edit.removes:
        if row:
            row.delete()
        return
    columns = {name: model._meta.get_field(name) for name in edit.fields}
    row = row or model()
    for name, column in columns.items():
        if not column.many_to_many:
            setattr(row, name, resolved(column, edit.fields[name]))
    row.save()
    for name, column in columns.items():
        if column.many_to_many:
            getattr(row, name).set(resolved(column, edit.fields[name]))


def words():
    """What the register says, object by object."""
    said = {}
    for kind in SAID:
        rows = list(SHAPES[kind].model.objects.all())
        for row, written in zip(
            rows,
            serializers.serialize(
                "python", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True
            ),
            strict=True,
        ):
            fields = {}
            for name, value in written["fields"].items():
                is_many = row._meta.get_field(name).many_to_many
                plain = [list(key) for key in value] if is_many else value
                fields[name] = (
                    sorted(plain) if is_many else list(plain) if isinstance(plain, tuple) else plain
                )
            said[kind, row.natural_key()] = fields
    return said


def objects(file):
    """A file as the loader takes it."""
    return [*FRAME, *(entry(kind, **fields) for (kind, _key), fields in file.items())]


@dataclass
class Foretold:
    """What a load of a file must lead to."""

    words: dict
    #: What the files have said that still counts as said, by object and field.
    agreed: dict
    conflicts: set = field(default_factory=set)
    #: Fields that no file had named: whether a file that names their default contradicts the editor is left open.
    open: set = field(default_factory=set)


def foretell(file, standing, agreed):
    """What the register must say once a file is loaded."""
    told = Foretold(
        {place: dict(fields) for place, fields in standing.items()},
        {place: dict(fields) for place, fields in agreed.items()},
    )
    for place, named in file.items():
        if place in standing:
            foretell_fields(told, place, named)
        elif place not in agreed:
            defaults = SHAPES[place[0]].defaults
            told.words[place] = {**defaults, **named}
            told.agreed[place] = {**defaults, **named} if place in RECORDS else dict(named)
        else:
            foretell_removed(told, place, named)
    return told


def foretell_removed(told, place, named):
    """Whether a file contradicts the editor who took an object away: not if it says what was said before."""
    said, defaults = told.agreed[place], SHAPES[place[0]].defaults
    if any(value != said.get(name, defaults[name]) for name, value in named.items()):
        told.conflicts.add((*place, ""))
    elif not set(named) <= set(said):
        told.open.add((*place, ""))


def foretell_fields(told, place, named):
    """What one object must say, field by field."""
    becomes, said = told.words[place], told.agreed.setdefault(place, {})
    for name, value in named.items():
        default = SHAPES[place[0]].defaults[name]
        nothing = object()
        last = said.get(name, nothing)
        if becomes[name] == value:
            said[name] = value
        elif becomes[name] == (default if last is nothing else last):
            becomes[name] = said[name] = value
        elif last is nothing and value == default:
            told.open.add((*place, name))
        elif last != value:
            told.conflicts.add((*place, name))
