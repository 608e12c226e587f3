"""The figure of a record: what is missing counts as weightily as its kind says, and what does not apply not at all."""

import pytest

from agreements.choices import HealthLevel
from agreements.domain.health_words import mark_words, merit_words
from agreements.domain.merits import (
    MERITS,
    Health,
    Merit,
    Step,
    figure_of,
    figures_of,
    health_from,
    level_of,
    marks_of,
    step_of,
)

DAY, TEXT = Step("exact", "signed_on"), Step("fill", "text_held")
OFFICE = Step("fill", "post", "attendance", 9)


@pytest.mark.parametrize("kind", MERITS)
def test_weights_of_a_kind_add_up_to_a_hundred(kind):
    assert sum(MERITS[kind].values()) == 100


@pytest.mark.parametrize("kind", MERITS)
def test_every_merit_has_its_words(kind):
    assert all(merit_words(kind, code) for code in MERITS[kind])


def test_figure_is_what_is_left_and_the_greatest_loss_comes_next():
    merits = [Merit("sourced", 9, 12, None), Merit("dated", 2, 3, DAY), Merit("text", 0, 2, TEXT)]

    # Of 55 points 7.5, 5 and 10 are lost.
    assert health_from("agreement", merits) == Health(59, "sourced 9/12 dated 2/3 text 0/2", "fill text_held")


def test_what_does_not_apply_is_left_out():
    merits = [Merit("dated", 3, 3), Merit("offices", 0, 0, OFFICE)]

    assert health_from("event", merits) == Health(100, "dated 3/3", "")


def test_hundred_is_reached_only_where_nothing_is_missing():
    assert health_from("agreement", [Merit("sourced", 9_999, 10_000, Step("cite", "title"))]).figure == 99


def test_of_two_that_are_as_great_the_first_comes_next():
    merits = [Merit("region", 0, 1, Step("fill", "region_code")), Merit("coordinates", 0, 1, TEXT)]

    assert health_from("place", merits).next == "fill region_code"


@pytest.mark.parametrize("step", [DAY, OFFICE, Step("cite", "", "participation", 7)])
def test_step_is_read_as_it_was_kept(step):
    assert step_of(step.line) == step


def test_marks_are_read_as_they_were_kept():
    health = health_from("agreement", [Merit("sourced", 9, 12, DAY), Merit("dated", 2, 3, DAY)])

    assert marks_of(health.marks) == {"sourced": (9, 12), "dated": (2, 3)}
    assert figure_of("agreement", marks_of(health.marks)) == health.figure


def test_every_figure_has_one_level():
    spans = [figures_of(level) for level in HealthLevel]

    assert [figure for low, high in spans for figure in range(low, high + 1)] == list(range(101))
    assert (
        [level_of(low) for low, _high in spans] == list(HealthLevel) == [level_of(high) for _l, high in spans]
    )


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (("sourced", 12, 12), "all there"),
        (("sourced", 9, 12), "9 of 12"),
        (("sourced", 0, 12), "missing"),
        (("posts", 1, 1), "there"),
        (("dated", 2, 3), "to the month"),
        (("dated", 1, 3), "less exact than a month"),
    ],
)
def test_how_much_is_there_in_words(mark, words):
    assert mark_words(*mark) == words
