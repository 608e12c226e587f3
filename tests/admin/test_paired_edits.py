"""A thousand pairs of edits at random: whatever comes between opening a form and sending it, no word is lost.

What the register must hold in the end is worked out here by a rule of its own, on plain dictionaries.
"""

import random

import pytest
from django.db import connection

from agreements.domain.differences import conflicts_of
from agreements.domain.publication import VERBS
from agreements.models import Party, Revision
from tests import derived as derived_module
from tests import factories
from tests.admin.desk import WHY, Desk, address, filled
from tests.domain.proposals import loaded, party

pytestmark = pytest.mark.django_db

#: In four parts, so that they run side by side; the other database tries fewer.
PARTS = 4
PAIRS = 250 if connection.vendor == "sqlite" else 25

FIELDS = ("name_en", "name_zh_hant", "description_en", "iso_code")
KINDS = ("short", "former", "native", "romanised")
NAMES = ("Qiong", "Hoi Nam", "Hainan Dao", "Qiongzhou")


def held():
    """The one party as plain words: its fields, its other names with their kinds."""
    found = Party.objects.get()
    names = dict(found.aliases.values_list("text", "kind"))
    return {field: getattr(found, field) for field in FIELDS} | {"names": names}


def typed_at_random(chance, before):
    """What someone makes of a record: some fields and some names otherwise."""
    after = {**before, "names": dict(before["names"])}
    for field in FIELDS:
        if chance.random() < 0.6:
            after[field] = "CN" if field == "iso_code" else f"Words {chance.randrange(9)}"
    for name in NAMES:
        if chance.random() < 0.25:
            if name in after["names"] and chance.random() < 0.5:
                del after["names"][name]
            else:
                after["names"][name] = chance.choice(KINDS)
    return after


class Browser:
    """A form that stands open while others work."""

    def __init__(self, desk, record):
        self.desk, self.at = desk, address(record)
        self.content = filled(desk.client.get(self.at).context) | {"change_reason": WHY}
        self.before = held()

    def type(self, wanted):
        """Makes the form say what is wanted."""
        self.content |= {field: wanted[field] for field in FIELDS}
        rows = int(self.content["aliases-TOTAL_FORMS"])
        standing = {self.content[f"aliases-{number}-text"]: number for number in range(rows)}
        for name, number in standing.items():
            if name not in wanted["names"]:
                self.content[f"aliases-{number}-DELETE"] = "on"
            else:
                self.content[f"aliases-{number}-kind"] = wanted["names"][name]
        for name in wanted["names"].keys() - standing.keys():
            self.content |= {
                f"aliases-{rows}-text": name,
                f"aliases-{rows}-language": "en",
                f"aliases-{rows}-kind": wanted["names"][name],
            }
            rows += 1
        self.content["aliases-TOTAL_FORMS"] = rows

    def send(self, **more):
        return self.desk.client.post(self.at, self.content | more)


def come_between(chance, bob, record):
    """Something that another does meanwhile, through one of the doors."""
    door = chance.choice(("form", "form", "form", "load", "action", "nothing"))
    if door == "form":
        form = Browser(bob, record)
        form.type(typed_at_random(chance, form.before))
        assert form.send().status_code == 302
    elif door == "load":
        wanted = typed_at_random(chance, held())
        said = {field: wanted[field] for field in FIELDS}
        report = loaded(party(record.slug, kind=record.kind, **said))
        assert report.faults == []
    elif door == "action":
        found = Party.objects.get()
        name = "submit" if found.state == "draft" else "send_back"
        assert VERBS[name][1](found, author="bob")


def put_together(before, mine, theirs, choices):
    """What both make together, and what they contest, by name of field or other name."""
    after, contested = {**theirs, "names": dict(theirs["names"])}, {}
    for field in FIELDS:
        if mine[field] != before[field] and mine[field] != theirs[field]:
            if theirs[field] == before[field]:
                after[field] = mine[field]
            else:
                contested[field] = field
                after[field] = mine[field] if choices.get(field) else theirs[field]
    for name in NAMES:
        was, wanted, stands = (side["names"].get(name) for side in (before, mine, theirs))
        if wanted in (was, stands):
            continue
        if stands == was:
            take(after["names"], name, wanted)
        else:
            contested[name] = name
            if choices.get(name):
                take(after["names"], name, wanted)
    return after, set(contested)


def take(names, name, kind):
    if kind is None:
        names.pop(name, None)
    else:
        names[name] = kind


@pytest.mark.parametrize("part", range(PARTS))
def test_no_word_is_lost(signed_in, member_of, part, monkeypatch):
    # The doors bring lists and search up to date themselves: nothing need be made anew for them here.
    monkeypatch.setattr(derived_module, "follow", lambda: None)
    chance = random.Random(f"pairs {part}")
    alice = Desk(signed_in(member_of("publisher", username="alice")))
    bob = Desk(signed_in(member_of("publisher", username="bob")))
    record = factories.PartyFactory(slug="hainan", state="draft", name_en="Words 0")
    seen = {"saved": 0, "put together": 0, "chosen": 0}

    for pair in range(PAIRS):
        form = Browser(alice, record)
        mine = typed_at_random(chance, form.before)
        form.type(mine)
        come_between(chance, bob, record)
        theirs, version = held(), Party.objects.get().version

        answer = form.send()

        if answer.status_code == 302:
            seen["saved"] += 1
            assert (held(), theirs) == (mine, form.before), pair
            continue
        assert held() == theirs, pair
        choices = {}
        collision = answer.context["collision"]
        for call, (_name, key, field) in conflicts_of(collision.meaning).items():
            name = key[1] if len(key) > 1 else field
            choices[name] = (call, chance.random() < 0.5)
        chosen = {name: is_mine for name, (_call, is_mine) in choices.items()}
        expected, contested = put_together(form.before, mine, theirs, chosen)
        assert set(choices) == contested, pair
        sent = {f"choice-{call}": "mine" if is_mine else "theirs" for call, is_mine in choices.values()}
        merged = form.send(_merge="1", decided_version=version, **sent)
        seen["put together"] += 1
        seen["chosen"] += bool(contested)
        assert merged.status_code == 302, (pair, merged.context["errors"])
        assert held() == expected, pair

    assert min(seen.values()) > PAIRS // 10
    numbers = list(Revision.objects.filter(slug="hainan").order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
