"""An uploaded fixture: decided upon as it was shown, applied once, and whoever dies at it leaves nothing by halves."""

import sqlite3
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from agreements.domain import uploads
from agreements.formats.uploaded import laid_open
from agreements.models import Agreement, Participation, Revision, Upload
from agreements.models.upload import SILENCE
from tests.domain.proposals import agreement, entry, loaded, party, register, said
from tests.domain.uploaded import (
    EDITED,
    MEMORANDUM,
    NAME,
    NEXT,
    REASON,
    applied,
    calls,
    checked,
    conflicts,
    edit,
    fresh,
    received,
    values,
)
from tests.factories import EditorFactory

pytestmark = pytest.mark.django_db


def delete(slug="a"):
    Agreement.objects.get(slug=slug).delete()


def in_conflict():
    """An upload of what the file says next, of a record that an editor has changed."""
    loaded(*MEMORANDUM)
    edit(**EDITED)
    return checked(*NEXT)


def grow_silent(upload):
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    Upload.objects.filter(pk=upload.pk).update(heartbeat_at=long_ago)
    return fresh(upload)


def test_checking_writes_nothing_and_says_what_would_be():
    upload = checked(*MEMORANDUM)

    assert register() == ([], 0)
    assert (upload.state, upload.report["counts"]) == (
        "checked",
        {"party": {"new": 1}, "agreement": {"new": 1}, "participation": {"new": 1}},
    )


def test_applied_upload_leaves_the_register_that_a_load_leaves():
    with transaction.atomic():
        loaded(*MEMORANDUM)
        expected = register()
        transaction.set_rollback(True)

    upload = applied(checked(*MEMORANDUM, uploader=EditorFactory(username="alice")))

    assert (upload.state, upload.report["revisions"], register()) == ("applied", 2, expected)
    assert set(Revision.objects.values_list("author", "load", "reason")) == {("alice", NAME, REASON)}


@pytest.mark.parametrize("settle", [applied, lambda upload: uploads.discard(upload) and fresh(upload)])
def test_text_of_the_file_is_kept_until_all_is_decided(settle):
    upload = checked(*MEMORANDUM)
    held = bytes(upload.content)

    upload = settle(upload)

    assert held.startswith(b"[\n")
    assert (bytes(upload.content), upload.settled_at is not None) == (b"", True)


def test_conflicts_are_shown_with_three_states():
    assert conflicts(in_conflict()) == [
        ("agreement", "title_en", "On trade", "On fair trade", "On free trade", False),
        ("agreement", "signed_on", "2025-03-26", "2025-03-26~", "2025-03-27", False),
    ]


TITLE, DAY = ("agreement", "title_en"), ("agreement", "signed_on")


@pytest.mark.parametrize(
    ("taken", "everything", "expected"),
    [
        (set(), None, ("On fair trade", "2025-03-26~")),
        ({TITLE}, None, ("On free trade", "2025-03-26~")),
        ({DAY}, None, ("On fair trade", "2025-03-27")),
        ({TITLE, DAY}, None, ("On free trade", "2025-03-27")),
        (set(), True, ("On free trade", "2025-03-27")),
        ({TITLE}, False, ("On fair trade", "2025-03-26~")),
    ],
)
def test_each_conflict_is_settled_as_chosen_and_all_else_is_written(taken, everything, expected):
    upload = in_conflict()
    choices = {call: place in taken for place, call in calls(upload).items()}

    upload = applied(upload, choices, everything)

    title, day = expected
    assert upload.state == "applied"
    assert values() == {"title_en": title, "signed_on": day, "status": "in_force"}
    assert checked(*NEXT).report["counts"] == {
        "party": {"same": 1},
        "agreement": {"same": 1},
        "participation": {"same": 1},
    }


def test_unknown_choices_say_nothing():
    upload = applied(in_conflict(), {"9-9": True, "0": True, "": True, "0-0-0": True})

    assert (upload.state, values()["title_en"]) == ("applied", "On fair trade")


@pytest.mark.parametrize(("takes", "expected"), [(False, (0, 0)), (True, (1, 1))])
def test_record_that_an_editor_took_away_comes_back_with_its_rows_or_not_at_all(takes, expected):
    loaded(*MEMORANDUM)
    delete()
    upload = checked(
        *NEXT[:2], entry("participation", agreement=["a"], party=["hainan"], role="signatory", order=3)
    )
    first = calls(upload)["agreement", ""]

    upload = applied(upload, {first: takes})

    assert [found[-1] for found in conflicts(upload)] == [takes, takes]
    assert (Agreement.objects.count(), Participation.objects.count()) == expected


def test_row_that_an_editor_took_away_is_decided_by_itself():
    loaded(*MEMORANDUM)
    Participation.objects.all().delete()
    upload = checked(
        MEMORANDUM[1], entry("participation", agreement=["a"], party=["hainan"], role="signatory", order=3)
    )

    upload = applied(upload, {calls(upload)["participation", ""]: True})

    assert list(Participation.objects.values_list("order", flat=True)) == [3]


def test_file_with_faults_is_refused_and_nothing_else_can_be_done_with_it():
    upload = checked(agreement(kind="novel", colour="red"), agreement("b", signed_on="2025-13"))

    done = [
        uploads.choose_words(upload, upload.outcome, {}, True),
        uploads.ask_to_apply(upload, upload.outcome),
        uploads.ask_again(upload),
        uploads.discard(upload),
    ]

    assert (upload.state, bytes(upload.content), done) == ("refused", b"", [False] * 4)
    assert [
        (fault["line"], fault["number"], fault["key"], fault["field"]) for fault in upload.report["faults"]
    ] == [
        (2, 1, ["a"], "kind"),
        (2, 1, ["a"], "colour"),
        (3, 2, ["b"], "signed_on"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]x",
        b"\x00\x01\x02",
        b"\x1f\x8b\x08",
        b"[" * 100_000,
        b'[{"model": "agreements.party\\u0000\\ud800"}]',
    ],
)
def test_hostile_file_is_refused_with_what_is_wrong(content):
    upload = checked(content=content)

    assert upload.state == "refused"
    assert all(fault["problem"] for fault in upload.report["faults"])
    assert register() == ([], 0)


def test_upload_is_applied_once_however_often_that_is_asked():
    upload = checked(*MEMORANDUM)
    twin = fresh(upload)

    asked = [uploads.ask_to_apply(one, one.outcome) for one in (upload, twin, fresh(upload))]
    for _time in range(2):
        uploads.work(upload.pk, upload.attempt, laid_open)
    after = register()
    again = uploads.ask_to_apply(fresh(upload), upload.outcome)

    assert (asked, again, fresh(upload).state) == ([True, False, False], False, "applied")
    assert (register(), after[1]) == (after, 2)


def test_what_the_register_no_longer_lets_happen_as_shown_is_shown_anew():
    upload = in_conflict()
    uploads.choose_words(upload, upload.outcome, dict.fromkeys(calls(upload).values(), True))
    edit(title_en="On trade that is fair")
    before = register()

    upload = applied(upload)

    assert (upload.state, upload.report["has_moved"], register()) == ("checked", True, before)
    assert conflicts(upload) == [
        ("agreement", "title_en", "On trade", "On trade that is fair", "On free trade", False),
        ("agreement", "signed_on", "2025-03-26", "2025-03-26~", "2025-03-27", True),
    ]
    assert applied(upload).state == "applied"
    assert values() == {"title_en": "On trade that is fair", "signed_on": "2025-03-27", "status": "in_force"}


def test_change_that_does_not_touch_what_was_shown_stands_in_nobodys_way():
    upload = in_conflict()
    edit(summary_en="What was agreed.")

    assert applied(upload).state == "applied"


def test_report_that_was_replaced_is_not_decided_by_its_old_page():
    upload = in_conflict()

    done = [uploads.choose_words(upload, "old", {}, True), uploads.ask_to_apply(upload, "old")]

    assert (done, fresh(upload).state) == ([False, False], "checked")


def test_choices_that_would_break_a_rule_are_said_and_can_be_made_otherwise():
    loaded(agreement(in_force_on="2020", ends_on="2021"))
    edit(in_force_on="2022", ends_on="2023")
    upload = checked(agreement(in_force_on="2024", ends_on="2025"))
    start, end = (calls(upload)["agreement", name] for name in ("in_force_on", "ends_on"))
    before = register()

    upload = applied(upload, {start: True, end: False})

    faults = upload.report["choice_faults"]
    assert (upload.state, register(), [fault["field"] for fault in faults]) == (
        "checked",
        before,
        ["ends_on"],
    )
    assert [found[-1] for found in conflicts(upload)] == [True, False]
    upload = applied(upload, {end: True})
    assert (upload.state, "choice_faults" in upload.report) == ("applied", False)


def test_discarded_upload_is_put_away_for_good():
    upload = checked(*MEMORANDUM)

    assert uploads.discard(upload)

    assert [uploads.discard(fresh(upload)), uploads.ask_to_apply(fresh(upload), upload.outcome)] == [
        False,
        False,
    ]
    assert (fresh(upload).state, register()) == ("discarded", ([], 0))


def test_nobody_works_on_an_upload_that_waits_for_nothing():
    upload = checked(*MEMORANDUM)
    before = (fresh(upload).attempt, fresh(upload).heartbeat_at)

    for attempt in (upload.attempt - 1, upload.attempt, upload.attempt + 1):
        uploads.work(upload.pk, attempt, laid_open)
    uploads.work(upload.pk + 1, 1, laid_open)

    assert (fresh(upload).attempt, fresh(upload).heartbeat_at, fresh(upload).state) == (*before, "checked")


@contextmanager
def broken(name, content):
    raise OSError(28, "No space left on device")
    yield


@contextmanager
def without_room(name, content):
    raise sqlite3.OperationalError("database or disk is full")
    yield


@contextmanager
def buggy(name, content):
    raise KeyError("nobody thought of this")
    yield


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        (broken, "No space left on device"),
        (without_room, "database or disk is full"),
        (buggy, "A fault of this site"),
    ],
)
def test_what_stops_the_work_is_said_and_it_can_be_begun_again(opening, words, caplog):
    upload = received(*MEMORANDUM)

    uploads.work(upload.pk, upload.attempt, opening)
    stopped = fresh(upload)
    assert (stopped.state, words in stopped.trouble) == ("failed", True)
    assert [record.exc_info is not None for record in caplog.records] == [True] * (opening is buggy)

    assert uploads.ask_again(stopped)
    uploads.work(stopped.pk, stopped.attempt, laid_open)
    assert (fresh(upload).state, fresh(upload).trouble) == ("checked", "")


def test_database_that_refuses_to_write_leaves_everything_as_it_was(monkeypatch):
    upload = checked(*MEMORANDUM)
    load = uploads.load

    def locked(objects, **how):
        report = load(objects, **how)
        if how.get("dry_run"):
            return report
        raise OperationalError("database is\nlocked")

    monkeypatch.setattr(uploads, "load", locked)

    upload = applied(upload)

    assert (upload.state, register()) == ("failed", ([], 0))
    assert upload.trouble == "The machine did not take it: database is locked."


class Killed(BaseException):
    """As if the process were gone at this moment."""


def dying_at(step):
    @contextmanager
    def watch(upload):
        def progress(reached, done):
            if reached == step:
                raise Killed

        yield progress

    return watch


@pytest.mark.parametrize("step", ["compare", "write"])
def test_process_that_dies_at_applying_leaves_nothing_and_another_takes_over(step):
    upload = checked(*MEMORANDUM)
    uploads.ask_to_apply(upload, upload.outcome)

    with pytest.raises(Killed):
        uploads.work(upload.pk, upload.attempt, laid_open, dying_at(step))

    dead = fresh(upload)
    assert (dead.state, register(), dead.is_silent, uploads.ask_again(dead)) == (
        "applying",
        ([], 0),
        False,
        False,
    )
    dead = grow_silent(dead)
    assert (dead.is_silent, uploads.ask_again(dead)) == (True, True)
    uploads.work(dead.pk, dead.attempt, laid_open)
    assert applied(fresh(upload)).state == "applied"


def test_process_believed_dead_that_wakes_up_writes_nothing():
    upload = checked(*MEMORANDUM)
    uploads.ask_to_apply(upload, upload.outcome)

    @contextmanager
    def overtaken(upload):
        """Another begins again while this one works."""
        uploads.ask_again(grow_silent(upload))
        yield uploads.nobody_watches

    uploads.work(upload.pk, upload.attempt, laid_open, overtaken)

    assert (fresh(upload).state, register()) == ("waiting", ([], 0))


def test_silent_upload_can_be_put_away():
    upload = grow_silent(received(*MEMORANDUM))

    assert uploads.discard(upload)

    uploads.work(upload.pk, 1, laid_open)
    assert fresh(upload).state == "discarded"


def test_sign_of_life_says_how_far_it_has_come_and_only_while_it_is_ones_own():
    upload = grow_silent(received(*MEMORANDUM))

    uploads.beat(upload, "read", 3000)

    alive = fresh(upload)
    assert (alive.is_silent, alive.progress) == (False, {"step": "read", "done": 3000})
    uploads.discard(grow_silent(alive))
    uploads.beat(alive, "write", 1)
    assert fresh(upload).progress == {"step": "read", "done": 3000}


def test_late_sign_of_life_changes_nothing_that_is_done():
    upload = received(*MEMORANDUM)
    Upload.objects.filter(pk=upload.pk).update(state="checked")

    uploads.beat(upload, "compare", 3)

    assert fresh(upload).progress == {}


def test_of_two_processes_for_one_attempt_one_works(monkeypatch):
    upload, move, opened = received(*MEMORANDUM), uploads.move, []

    @contextmanager
    def noted(name, content):
        opened.append(name)
        yield

    def after_a_rival(upload, *state, **values):
        monkeypatch.undo()
        uploads.work(upload.pk, upload.attempt, laid_open)
        return move(upload, *state, **values)

    monkeypatch.setattr(uploads, "move", after_a_rival)

    uploads.work(upload.pk, upload.attempt, noted)

    assert (opened, fresh(upload).state, fresh(upload).attempt) == ([], "checked", upload.attempt + 1)


def test_revisions_of_an_upload_are_its_own():
    upload = checked(*MEMORANDUM)
    alike = {"author": upload.uploader.username, "reason": REASON}
    loaded(party("before"), **alike)
    upload = applied(upload)
    # As if others had written between its first and its last.
    loaded(party("another"), author="bob", reason=REASON)
    loaded(party("again"), author=alike["author"], reason="Another reason")
    edit(title_en="Another")
    upload.report["revisions_upto"] = uploads.last_revision()
    loaded(party("after"), **alike)

    found = list(uploads.revisions_of(upload).values_list("kind", "slug"))

    assert found == [("party", "hainan"), ("agreement", "a")]
    assert list(uploads.revisions_of(checked(*MEMORANDUM))) == []


def test_faults_are_those_of_a_load():
    objects = (agreement(kind="novel"), party("b", parent=["nobody"]))
    upload = checked(*objects)

    found = [("/".join(f["key"]), f["field"], f["problem"]) for f in upload.report["faults"]]

    assert found == said(loaded(*objects))
