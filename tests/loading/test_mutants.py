"""Seeded mutants of the good fixtures: each is refused with a name, or loaded whole; none ends in an exception.

The suite tries a slice; ``MUTANTS=10000 pytest tests/loading/test_mutants.py`` tries them all.
"""

import json
import os
import random
from contextlib import contextmanager
from functools import cache

import pytest
from django.conf import settings
from django.db import transaction

from agreements.domain.comparison import Manner, Outcome
from agreements.domain.inspection import findings
from agreements.domain.loading import load
from agreements.domain.schema import ROWS, SHAPES
from agreements.formats.proposals import located, proposed, sentence
from agreements.models import Revision
from tests.loading.mutants import mutant

pytestmark = pytest.mark.django_db

IN_BLOCK = 50
BLOCKS = int(os.environ.get("MUTANTS", "300")) // IN_BLOCK

FILES = sorted(settings.FIXTURE_DIRS[0].glob("*.json"))
#: The first record; then those that files name together, which each of the others needs.
FIRST = [path for path in FILES if path.name <= "110_aliases.json"]
COMMON = [path for path in FILES if path.name < "120"]
FURTHER = [path for path in FILES if path not in COMMON]


def good_files(block):
    """The files of a block, which load together: the first record, or a further one with what it rests on."""
    if block < 6:
        return FIRST
    needed = [FURTHER[block % len(FURTHER)]]
    found = set().union(*(records_in(path)[0] for path in COMMON))
    for path in needed:
        found |= records_in(path)[0]
        for other in FURTHER:
            if other not in needed and (records_in(path)[1] - found) & records_in(other)[0]:
                needed.append(other)
                found |= records_in(other)[0]
    return [*COMMON, *reversed(needed)]


@cache
def records_in(path):
    """The records that stand in a file, and those that it names."""
    standing, named = set(), set()
    for one in json.loads(path.read_text(encoding="utf-8")):
        shape = SHAPES[one["model"].removeprefix("agreements.")]
        if shape.is_record:
            standing.add((shape.name, one["fields"]["slug"]))
        named |= {SHAPES[to].record_of(key) for _field, to, key in shape.references(one["fields"])}
    return standing, named


#: Most loads are plain.
EVERY_ROW = frozenset(name for rows in ROWS.values() for name in rows)
MANNERS = [Manner(), Manner(), Manner(overwrite=True), Manner(prune=EVERY_ROW)]


@contextmanager
def rolled_back():
    """A register that is as it was before, whatever is done to it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def loaded(paths, manner=None):
    return load(proposed((path.name, path) for path in paths), manner=manner)


def refusals(report, paths):
    """The faults in the words of the command: each names its file and, where it is an object's, object and model."""
    named = {path.name: path for path in paths}
    # Of these it was said that they are no objects, or of no model.
    nameless = {fault.position for fault in report.faults if fault.field in ("", "model")}
    for fault in report.faults:
        if not fault.position.file:
            # A row to be removed stands in no file.
            assert "rests on it" in fault.problem, fault
            assert fault.key, fault
        else:
            assert fault.position.file in named, fault
        assert fault.problem, fault
        assert fault.remedy, fault
        if fault.position.length:
            assert fault.position.number, fault
            assert fault.model or fault.position in nameless, fault
        yield sentence(located(fault, named))


def check_refused(report, paths):
    """It was said why, each time in one line, and nothing was written."""
    lines = list(refusals(report, paths))
    assert lines
    assert all(line.isprintable() for line in lines), lines
    assert not report.is_written


def check_loaded(paths, manner):
    """The register is sound, and has all that the files say."""
    assert [finding for finding in findings() if finding.is_error] == []
    second = loaded(paths, manner)
    assert (second.faults, second.is_written, second.revisions) == ([], False, 0)
    assert {outcome for counts in second.counts.values() for outcome in counts} <= {Outcome.SAME}


@pytest.mark.parametrize("block", range(BLOCKS))
def test_mutants_are_refused_by_name_or_loaded_whole(block, tmp_path):
    chance = random.Random(block)
    good = good_files(block)
    outcomes = []

    for standing in ([], good):
        with rolled_back():
            if standing:
                assert loaded(standing).is_written
            for number in range(IN_BLOCK // 2):
                at = chance.randrange(len(good)) if chance.random() < 0.6 else len(good) - 1
                content, done = mutant(good[at].read_text(encoding="utf-8"), chance)
                changed = tmp_path / good[at].name
                changed.write_bytes(content)
                paths = [changed] if standing else [*good[:at], changed, *good[at + 1 :]]
                with rolled_back(), naming(block, number, good[at].name, done):
                    before = Revision.objects.count()
                    manner = chance.choice(MANNERS)
                    report = loaded(paths, manner)
                    if report.faults:
                        check_refused(report, paths)
                        assert Revision.objects.count() == before
                    else:
                        check_loaded(paths, manner)
                    outcomes.append(bool(report.faults))

    assert len(outcomes) == IN_BLOCK
    assert set(outcomes) == {True, False}


@contextmanager
def naming(block, number, name, done):
    """Says of a failure which mutant it was."""
    try:
        yield
    except BaseException as fault:
        fault.add_note(f"Mutant {number} of block {block}: {name}: {'; '.join(map(str, done))[:1000]}")
        raise
