"""A long row of changes through all doors, and two at once: what is derived is as if it were made from nothing."""

import json
import threading
from contextlib import suppress
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from agreements import models
from agreements.choices import PublicationState
from agreements.domain.changes import delete_records, note_change
from agreements.domain.finding.search import found
from agreements.domain.merging import MergeRefusedError, merge, undo
from agreements.domain.proposals import record_of
from agreements.domain.publication import verbs_for
from agreements.domain.renaming import rename
from tests import derived as derived_module
from tests import factories
from tests.admin.desk import Desk, address, faults, filled
from tests.derived import follow
from tests.domain.finding.anew import TABLES, assert_true
from tests.domain.proposals import loaded

KINDS = ("area", "place", "party", "person", "event", "statement", "source", "agreement")
NAMES = ("Hainan", "瓊島", "Trade", "Port of trade", "하이난", "Québec")
STATES = (*PublicationState.values, *["published"] * 6)
STEPS, EVERY = 150, 25


def model_of(kind):
    return getattr(models, kind.title())


class Doors:
    """Changes at random, each by one of the ways in which records change."""

    def __init__(self, dice, desk, folder):
        self.dice, self.desk, self.folder, self.number = dice, desk, folder, 0
        self.made = []

    def step(self):
        door = self.dice.choice(
            (
                self.rename,
                self.rename,
                self.hide_or_show,
                self.tie,
                self.tie,
                self.untie,
                self.load,
                self.plain,
                self.delete,
                self.propose,
                self.bring_back,
                self.join,
                self.rekey,
            )
        )
        self.made.append(door.__name__)
        door()

    def some(self, kind):
        """A record of a kind; a new one where there is none."""
        held = list(model_of(kind).objects.order_by("pk"))
        return self.dice.choice(held) if held else self.add(kind)

    def add(self, kind):
        made = getattr(factories, f"{kind.title()}Factory")(state=self.dice.choice(STATES))
        with transaction.atomic():
            note_change(made)
            if kind == "statement":
                note_change(made.speaker)
        return made

    def field_of(self, kind):
        return {"agreement": "title_en", "statement": "text"}.get(kind, "name_en")

    def rename(self):
        kind = self.dice.choice(KINDS)
        record = self.dice.choice((self.add, self.some))(kind)
        response = self.desk.send(record, is_another="on", **{self.field_of(kind): self.dice.choice(NAMES)})
        assert faults(response) == {}

    def hide_or_show(self):
        record = self.some(self.dice.choice(KINDS))
        name = self.dice.choice(verbs_for(record, is_publisher=True))
        self.desk.client.post(
            address(record, "publication"),
            {"step": name, "seen_version": record.version, "change_reason": "Looked at"},
        )

    def tie(self):
        """A row or a relation more, by the form of the record that holds it."""
        kind = self.dice.choice((*["agreement"] * 4, "event", "statement", "person", "party", "area"))
        record = self.some(kind)
        rows, typed = {}, {}
        if kind == "agreement":
            role = self.dice.choice(("signatory", "contracting_party", "depositary"))
            rows = self.dice.choice(
                (
                    {"participations": [{"party": self.some("party"), "role": role}]},
                    {"commitments": [{"area": self.some("area"), "text_en": self.dice.choice(NAMES)}]},
                    {"citations": [{"excerpt": self.excerpt(), "field": "title"}]},
                    {},
                )
            )
            typed = {"place": self.some("place"), "signing_event": self.some("event")} if not rows else {}
        elif kind == "event":
            seat = {"person": self.some("person"), "on_behalf_of": self.some("party"), "role": "attended"}
            rows, typed = (
                {"attendances": [seat]},
                {"hosts": [self.some("party")], "place": self.some("place")},
            )
        elif kind == "statement":
            typed = {
                "agreements": [self.some("agreement"), self.some("agreement")],
                "event": self.some("event"),
            }
        elif kind == "person":
            rows = {"posts": [{"title_en": self.dice.choice(NAMES), "party": self.some("party")}]}
        else:
            self.number += 1
            alias = {"text": f"{self.dice.choice(NAMES)} {self.number}", "language": "en", "kind": "short"}
            rows, typed = {"aliases": [alias]}, {"parent": self.some(kind)}
        # What is there twice, or lies under itself, the form refuses: then nothing may change.
        self.desk.send(record, rows=rows, **typed)

    def excerpt(self):
        source = self.some("source")
        made = source.excerpts.first() or factories.ExcerptFactory(source=source)
        with transaction.atomic():
            note_change(source)
        return made

    def untie(self):
        """A row less, by form."""
        kind, prefix = self.dice.choice(
            (
                *(("agreement", prefix) for prefix in ("participations", "commitments", "citations")),
                *(("event", "attendances"), ("person", "posts"), ("party", "aliases")),
            )
        )
        record = self.some(kind)
        content = filled(self.desk.open(record).context)
        if int(content[f"{prefix}-INITIAL_FORMS"]):
            self.desk.client.post(address(record), content | {f"{prefix}-0-DELETE": "on"})

    def objects(self):
        """Some of the register as a file has it, with other words in it."""
        kind = self.dice.choice(("party", "area", "place", "agreement"))
        record = self.some(kind)
        fields = {"slug": record.slug, self.field_of(kind): self.dice.choice(NAMES), "state": "published"}
        if kind in ("party", "agreement"):
            fields["kind"] = record.kind
        if kind == "agreement":
            fields["status"] = "in_force"
        return [{"model": f"agreements.{kind}", "fields": fields}]

    def load(self):
        objects = self.objects()
        if objects[0]["model"] == "agreements.agreement":
            slug, body = objects[0]["fields"]["slug"], self.some("party").slug
            fields = {"agreement": [slug], "party": [body], "role": "supporter"}
            objects.append({"model": "agreements.participation", "fields": fields})
        loaded(*objects)

    def plain(self):
        file = self.folder / "plain.json"
        file.write_text(json.dumps(self.objects(), ensure_ascii=False), encoding="utf-8")
        call_command("loaddata", str(file), verbosity=0, stdout=StringIO())

    def propose(self):
        """A change that is kept apart, and accepted."""
        kind = self.dice.choice(KINDS)
        record = self.some(kind)
        self.desk.send(
            record, is_another="on", _propose="1", **{self.field_of(kind): self.dice.choice(NAMES)}
        )
        self.decide()

    def decide(self):
        for proposal in models.Proposal.objects.filter(state="waiting"):
            if record := record_of(proposal):
                self.desk.client.post(address(proposal), {"accept": "1", "seen_version": record.version})

    def bring_back(self):
        """A record as it was at some time; what it named may be gone by now, and then nothing changes."""
        held = list(models.Revision.objects.order_by("pk"))
        self.desk.client.post(address(self.dice.choice(held)), {"change_reason": "As it was"})
        self.decide()

    def join(self):
        """Two records become one, and sometimes two again; what speaks against it changes nothing."""
        kind = self.dice.choice(("party", "person", "place", "source"))
        kept, gone = self.some(kind), self.add(kind)
        with suppress(MergeRefusedError):
            made = merge(kept, gone, author="alice", reason="One body")
            if self.dice.random() < 0.5:
                undo(made, author="alice", reason="Two bodies")

    def rekey(self):
        self.number += 1
        rename(self.some(self.dice.choice(KINDS)), f"another-{self.number}", author="alice")

    def delete(self):
        record = self.some(self.dice.choice(KINDS))
        self.desk.client.post(address(record, "delete"), {"post": "yes"})


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_in_whatever_order(client, tmp_path, seed, monkeypatch):
    # Nothing but the doors themselves: what one of them left behind must still be there in the end.
    monkeypatch.setattr(derived_module, "follow", lambda: None)
    client.force_login(factories.EditorFactory())
    doors = Doors(Random(seed), Desk(client), tmp_path)
    for kind in KINDS:
        doors.add(kind)
    whole = factories.CommitmentFactory().agreement
    factories.ParticipationFactory(agreement=whole)
    follow()
    held = {table for table in TABLES if table.objects.exists()}

    for number in range(1, STEPS + 1):
        doors.step()
        held |= {table for table in TABLES if table.objects.exists()}
        if number % EVERY == 0:
            assert_true()

    assert held == set(TABLES)
    assert set(doors.made) == {
        *("rename", "hide_or_show", "tie", "untie", "load", "plain", "delete"),
        *("propose", "bring_back", "join", "rekey"),
    }
    assert {"accepted"} <= set(models.Proposal.objects.values_list("state", flat=True))
    assert models.Merge.objects.exclude(undone_at=None).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["party", "agreement"])
def test_two_who_write_at_once(first):
    """One renames a party, another saves one of its agreements; neither sees what the other did before it is done."""
    body = factories.PartyFactory(name_en="Hainan")
    made = factories.AgreementFactory(title_en="On trade")
    factories.ParticipationFactory(agreement=made, party=body)
    follow()
    saved = {name: threading.Event() for name in ("party", "agreement")}
    faults_of = []

    def change(record, name, **fields):
        other = next(one for one in saved if one != name)
        try:
            with transaction.atomic():
                for field, value in fields.items():
                    setattr(record, field, value)
                record.save()
                saved[name].set()
                # Both have written their record before either derives anything from it.
                assert saved[other].wait(20)
                note_change(record)
        except Exception as fault:
            faults_of.append(fault)
        finally:
            connections.close_all()

    writers = [
        threading.Thread(target=change, args=(body, "party"), kwargs={"name_en": "Qiong"}),
        threading.Thread(target=change, args=(made, "agreement"), kwargs={"title_en": "On tea"}),
    ]
    for writer in writers if first == "party" else reversed(writers):
        writer.start()
    for writer in writers:
        writer.join(40)

    assert faults_of == []
    assert found((("qiong",), ("tea",)), "agreement", 0, 9) == [made.pk]
    assert found((("hainan",),), "agreement", 0, 9) == []
    assert_true()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_one_who_deletes_several_does_not_lock_out_one_who_saves_another_of_them():
    areas = factories.AreaFactory.create_batch(2)
    follow()
    has_saved, may_derive = threading.Event(), threading.Event()
    faults_of = []

    def save():
        try:
            with transaction.atomic():
                areas[1].name_en = "Tea"
                areas[1].save()
                has_saved.set()
                assert may_derive.wait(20)
                note_change(areas[1])
        except Exception as fault:
            faults_of.append(fault)
        finally:
            connections.close_all()

    def delete():
        try:
            with transaction.atomic():
                may_derive.set()
                delete_records(models.Area.objects.order_by("pk"))
        except Exception as fault:
            faults_of.append(fault)
        finally:
            connections.close_all()

    saver, deleter = threading.Thread(target=save), threading.Thread(target=delete)
    saver.start()
    assert has_saved.wait(20)
    deleter.start()
    for thread in (saver, deleter):
        thread.join(40)

    assert faults_of == []
    assert not models.Area.objects.exists()
    assert_true()
