"""A file with many faults is told of all of them before anyone grows tired of waiting."""

import pytest

from agreements.domain import likeness, planning
from agreements.domain.likeness import AROUND
from agreements.domain.planning import MOST_GUESSES
from tests.domain.proposals import entry, loaded, party, said

pytestmark = pytest.mark.django_db

KNOWN = [party(f"party-number-{number}") for number in range(2000)]


@pytest.fixture
def compared(monkeypatch):
    """With how many known words each unknown one was compared."""
    numbers = []
    real = likeness.get_close_matches

    def counting(word, words, *how):
        numbers.append(len(words))
        return real(word, words, *how)

    monkeypatch.setattr(likeness, "get_close_matches", counting)
    return numbers


def events(number):
    """Events that each name a host that nobody knows."""
    return [
        entry("event", slug=f"e-{one}", kind="meeting", name_en="A meeting", hosts=[[f"partei-nummer-{one}"]])
        for one in range(number)
    ]


def test_of_many_known_keys_only_those_like_the_missing_one_are_compared(compared):
    report = loaded(*KNOWN, *events(20))

    assert [fault.remedy for fault in report.faults] == [
        f"Did you mean “party-number-{number}”?" for number in range(20)
    ]
    assert len(compared) == 20
    assert max(compared) <= 4 * AROUND


def test_of_many_missing_keys_only_some_get_a_guess_and_all_are_told(compared, monkeypatch):
    monkeypatch.setattr(planning, "MOST_GUESSES", 5)

    report = loaded(*KNOWN[:10], *events(30))

    assert MOST_GUESSES > 5
    assert len(compared) == 5
    assert [found[:2] for found in said(report)] == [(f"e-{number}", "hosts") for number in range(30)]
    assert {fault.remedy for fault in report.faults[5:]} == {"Add it to a file, or correct the key."}


def test_key_that_is_named_often_is_guessed_once(compared):
    host = {"hosts": [["hainna"]]}
    report = loaded(
        party("hainan"),
        *(entry("event", slug=f"e-{number}", kind="meeting", name_en="A", **host) for number in range(50)),
    )

    assert len(compared) == 1
    assert [fault.remedy for fault in report.faults] == ["Did you mean “hainan”?"] * 50


def test_word_that_is_no_slip_of_the_pen_is_not_compared(compared):
    report = loaded(
        party("hainan"), entry("event", slug="e", kind="meeting", name_en="A", hosts=[["x" * 5000]])
    )

    assert compared == []
    assert [len(fault.problem) < 200 for fault in report.faults] == [True]
