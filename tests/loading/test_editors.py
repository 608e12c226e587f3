"""What editors change between two loads survives, whatever they change and whatever the files say."""

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agreements.domain.comparison import Manner
from agreements.models import Revision
from tests.domain.proposals import loaded
from tests.loading.editing import a_file, foretell, make, objects, some_edits, words

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


@settings(max_examples=40, phases=AS_IT_IS)
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
