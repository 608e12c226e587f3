"""A small register drawn at random, with records in every state and every relation between them that the forms allow.

All words and keys of what readers must not see are the mark, so that a dump with the mark in it gives away too much.
What is hidden is told here from the rows themselves, in another manner than the register tells it.
"""

from collections import defaultdict

from django.apps import apps
from django.db import connection
from django.db.models import Manager, Model

from agreements.choices import ParticipationRole, PublicationState, RelationKind
from agreements.domain.schema import SHAPES
from agreements.models import Record
from tests.views.hidden import HIDING, MADE, MARK, texts

#: Of each kind at most so many, each kind after those it needs.
MOST = {
    "area": 3,
    "place": 2,
    "party": 4,
    "person": 3,
    "post": 3,
    "event": 3,
    "source": 3,
    "excerpt": 4,
    "sourceaddress": 2,
    "agreement": 4,
    "participation": 5,
    "commitment": 4,
    "relation": 3,
    "attendance": 4,
    "statement": 4,
    "alias": 4,
    "citation": 9,
}
#: Most records are seen; their keys stand in another order by the rules of many a language.
STATES = (*PublicationState.values, *["published"] * 5)
STEMS = ("a", "a-b", "a1", "ab", "z", "é", "中", "협정", "ﬀ", "𠮷")


class MixedRegister:
    """Rows by kind, drawn with ``random`` and saved."""

    def __init__(self, random):
        self.random = random
        self.rows = defaultdict(list)
        for kind, most in MOST.items():
            for _number in range(random.randint(0, most)):
                self.add(kind)
        self.mark_hidden()

    def add(self, kind):
        """One row, unless it needs what is not there, or is there already."""
        shape = SHAPES[kind]
        given = self.targets(shape) | self.named(shape)
        if None in (given[name] for name, field in shape.fields.items() if field.is_required and field.to):
            return
        if shape.targets and not any(given[name] for name in shape.targets):
            return
        if kind == "statement" and not (given["speaker"] or given["on_behalf_of"]):
            return
        many = {name: given.pop(name) for name, _to, is_many in shape.relations if is_many}
        given |= self.words(shape, given)
        identity = {part: given[part] for part in shape.key_parts if part in given}
        identity |= {name: given[name] for name in shape.targets if given[name]}
        if shape.model.objects.filter(**identity).exists() or is_of_itself(kind, given):
            return
        row = MADE[kind](**given)
        for name, named in many.items():
            getattr(row, name).set(named)
        self.rows[kind].append(row)

    def named(self, shape):
        """What a row names, where there is a choice; only an office that its holder held."""
        given = {}
        for name, to, is_many in shape.relations:
            there = self.rows[to]
            if is_many:
                given[name] = self.random.sample(there, self.random.randint(0, len(there)))
            elif name == "post":
                person = given[shape.model.holder]
                given[name] = self.random.choice([None, *(row for row in there if row.person == person)])
            elif name not in shape.targets:
                needed = shape.fields[name].is_required
                given[name] = self.random.choice(there or [None]) if needed else self.one_or_none(there)
        return given

    def targets(self, shape):
        """The relations of which one is set, where one can be."""
        given = dict.fromkeys(shape.targets)
        there = [name for name in shape.targets if self.rows[name]]
        if there:
            name = self.random.choice(there)
            given[name] = self.random.choice(self.rows[name])
        return given

    def words(self, shape, given):
        """The plain values that are of interest."""
        found = {}
        if shape.is_record:
            number = len(self.rows[shape.name])
            found = {
                "slug": f"{self.random.choice(STEMS)}{number}",
                "state": self.random.choice(STATES),
            }
        if shape.name == "citation":
            target = next(given[name] for name in shape.targets if given[name])
            found = {"field": self.random.choice(["", *target.citable]), "says": "“otherwise”"}
        if shape.name == "attendance" and not given["person"]:
            found = {"described_as_en": "a deputy minister"}
        if shape.name == "participation":
            found = {"role": self.random.choice(ParticipationRole.values)}
        if shape.name == "relation":
            found = {"kind": self.random.choice(RelationKind.values)}
        return found

    def one_or_none(self, there):
        return self.random.choice([None, *there])

    def mark_hidden(self):
        """Every word and key of what is hidden becomes the mark."""
        for kind, rows in self.rows.items():
            for row in rows:
                if not is_hidden(row):
                    continue
                mark = f"{MARK}-{kind}-{row.pk}"
                words = {name: value for name, value in texts(kind, mark).items() if name != "field"}
                if "slug" in SHAPES[kind].fields:
                    words["slug"] = mark
                type(row).objects.filter(pk=row.pk).update(**words)
                row.refresh_from_db()

    def keys(self, *, hidden):
        """The kind and natural key of each row, with or without those that are hidden."""
        return {
            (kind, row.natural_key())
            for kind, rows in self.rows.items()
            for row in rows
            if hidden or not is_hidden(row)
        }


def is_of_itself(kind, given):
    return kind == "relation" and given["from_agreement"] == given["to_agreement"]


def is_hidden(row):
    """Whether readers must not see a row."""
    kind = row._meta.model_name
    if isinstance(row, Record) and row.state != "published":
        return True
    if any(is_hidden(named) for name in HIDING.get(kind, ()) if (named := getattr(row, name))):
        return True
    if kind == "statement" and row.speaker is None:
        return is_hidden(row.on_behalf_of)
    return kind == "citation" and fact_is_hidden(row.target, row.field)


def fact_is_hidden(record, field):
    """Whether all that a fact of a record names is hidden."""
    value = getattr(record, {"areas": "commitments"}.get(field, field), None)
    named = [value] if isinstance(value, Model) else value.all() if isinstance(value, Manager) else []
    return bool(named) and all(is_hidden(other) for other in named)


def empty_the_register():
    """Every row of every kind is gone."""
    for model in reversed(list(apps.get_app_config("agreements").get_models(include_auto_created=True))):
        model._base_manager.all()._raw_delete(connection.alias)
