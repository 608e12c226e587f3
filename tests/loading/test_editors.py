"""What editors change between two loads survives, whatever they change and whatever the files say."""

import os
import random

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agreements.domain.comparison import Manner
from agreements.domain.history import keep_revision
from agreements.models import Agreement, Revision
from tests.admin.desk import Desk, faults
from tests.domain.proposals import agreement, loaded
from tests.factories import EditorFactory
from tests.loading.editing import SAID, a_file, foretell, make, objects, some_edits, words

#: `EDITS=1000 pytest tests/loading/test_editors.py` tries more.
TRIED = int(os.environ.get("EDITS", "15"))
RANDOM = st.randoms(use_true_random=False)
#: Chance cannot be made simpler: to try would take minutes.
AS_IT_IS = (Phase.explicit, Phase.reuse, Phase.generate)

pytestmark = pytest.mark.django_db


def conflicts_of(report):
    """The fields of which a report says that both have changed them; of a row taken away, none."""
    return {
        (change.name, change.key, difference.field)
        for change in report.changes
        for difference in change.differences
        if difference.is_conflict
    }


def check_load(file, agreed):
    """Loads a file twice; what counts as said by files from then on."""
    told = foretell(file, words(), agreed)

    report = loaded(*objects(file))
    history = Revision.objects.count()
    second = loaded(*objects(file))

    assert report.faults == []
    assert words() == told.words
    assert conflicts_of(report) - told.open == told.conflicts
    assert (second.faults, second.is_written, Revision.objects.count()) == ([], False, history)
    assert conflicts_of(second) - told.open == told.conflicts
    return told.agreed


def check_overwritten(file):
    """With ``--overwrite`` all is as the file says, and what it does not name is as it was."""
    before = words()
    wanted = {place: {**before.get(place, {}), **file.get(place, {})} for place in {**before, **file}}

    report = loaded(*objects(file), manner=Manner(overwrite=True))

    found = words()
    assert (report.faults, set(found)) == ([], set(wanted))
    assert {
        place: {name: found[place][name] for name in fields} for place, fields in wanted.items()
    } == wanted
    assert not loaded(*objects(file), manner=Manner(overwrite=True)).is_written


@settings(max_examples=TRIED, phases=AS_IT_IS)
@given(RANDOM, st.integers(1, 3))
def test_editors_word_stays_and_the_files_word_comes(chance, rounds):
    with transaction.atomic():
        agreed = check_load(a_file(chance, is_first=True), {})
        for _round in range(rounds):
            for edit in some_edits(chance):
                make(edit)
            file = a_file(chance)
            agreed = check_load(file, agreed)
        check_overwritten(file)
        transaction.set_rollback(True)


#: What the page of an agreement has, field by field; places are chosen by their number there.
TYPED = {name: values for name, values in SAID["agreement"].items() if name not in ("place", "state")}


def edit_at_the_desk(desk, chance):
    """An editor opens the page of an agreement, types into some fields, takes a row away, and saves."""
    typed = {name: chance.choice(values) for name, values in TYPED.items() if chance.random() < 0.4}
    memorandum = Agreement.objects.get(slug="memorandum")
    for prefix, rows in (
        ("participations", memorandum.participations),
        ("commitments", memorandum.commitments),
    ):
        for number in range(rows.count()):
            if chance.random() < 0.3:
                typed[f"{prefix}-{number}-DELETE"] = "on"
            elif chance.random() < 0.5:
                typed[f"{prefix}-{number}-order"] = chance.choice([1, 2])
    assert faults(desk.send(memorandum, **typed)) == {}


@pytest.mark.parametrize("seed", range(4))
def test_what_was_typed_at_the_desk_stays(seed, client):
    client.force_login(EditorFactory())
    desk, chance = Desk(client), random.Random(seed)
    agreed = check_load(a_file(chance, is_first=True), {})

    for _round in range(3):
        edit_at_the_desk(desk, chance)
        file = a_file(chance)
        agreed = check_load(file, agreed)

    check_overwritten(file)


def test_file_that_agrees_with_an_editor_does_not_undo_what_they_change_next():
    """What files and register came to agree in is what the next change is held against, not what was before."""
    loaded(agreement(title_en="One"))
    for title in ("Two", "One"):
        held = Agreement.objects.get()
        held.title_en = title
        held.save()
        keep_revision(held, author="alice")
        loaded(agreement(title_en="Two"))

    assert Agreement.objects.get().title_en == "One"


def test_saving_a_page_without_typing_is_no_word_of_an_editor(client):
    """A browser ends lines in its own way, and a form takes spaces away: a file has neither."""
    client.force_login(EditorFactory())
    loaded(agreement(summary_en="One.\n\nTwo.", title_en="A title"))
    Desk(client).send(Agreement.objects.get(), summary_en="One.\r\n\r\nTwo.", title_en=" A title ")

    report = loaded(agreement(summary_en="One.\n\nThree.", title_en="Another title"))

    assert (report.is_written, conflicts_of(report)) == (True, set())
    assert Agreement.objects.get().summary_en == "One.\n\nThree."
