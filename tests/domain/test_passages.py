"""Where two texts differ: nothing lost, nothing marked that both have."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agreements.domain.passages import LONGEST_ALIKE, SHOWN_OF_ALIKE, passages

TEXT = st.text(st.sampled_from("ab 海.\n양é_-"), max_size=60)


def marked(before, after):
    """Both texts with brackets around what differs, and a mark where they are folded."""
    signs = {"alike": "{}", "different": "[{}]", "folded": "<{}>"}
    return tuple(
        "".join(signs[sort].format(text) for sort, text in found) for found in passages(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ("", "")),
        ("", "Boao", ("", "[Boao]")),
        ("Boao", "", ("[Boao]", "")),
        ("On trade and ports", "On tourism and ports", ("On [trade] and ports", "On [tourism] and ports")),
        ("On trade", "On trade in ports", ("On trade", "On trade[ in ports]")),
        ("海南省与香港", "海南省與香港", ("海南省[与]香港", "海南省[與]香港")),
        ("hainan\nboao", "hainan\nsanya\nboao", ("hainan\nboao", "hainan\n[sanya\n]boao")),
        ("2025-03-26", "2025-03-27", ("2025-03-[26]", "2025-03-[27]")),
        ("Same", "Same", ("Same", "Same")),
    ],
)
def test_words_that_differ_are_marked(before, after, expected):
    assert marked(before, after) == expected


@given(TEXT, TEXT)
@example("a b", "a  b")
@example("a " * 40, "b " * 40)
def test_passages_put_together_are_the_texts(before, after):
    first, second = passages(before, after)

    assert ("".join(text for _sort, text in first), "".join(text for _sort, text in second)) == (
        before,
        after,
    )
    assert [text for sort, text in first if sort == "alike"] == [
        text for sort, text in second if sort == "alike"
    ]
    assert all(text for _sort, text in [*first, *second])


def test_long_stretch_that_both_have_is_folded_but_for_its_ends():
    alike = "x" * (LONGEST_ALIKE + 1)

    first, second = marked(f"{alike} old", f"{alike} new")

    end, folded = "x" * SHOWN_OF_ALIKE, "x" * (len(alike) - 2 * SHOWN_OF_ALIKE)
    assert (first, second) == tuple(f"{end}<{folded}>{end} [{word}]" for word in ("old", "new"))


def test_texts_of_too_many_words_are_compared_by_sentences():
    texts = {
        word: f"Begin. {word} {f'{word} stays ' * 200}. This is kept. {word} ends." for word in ("one", "two")
    }

    first, second = marked(texts["one"], texts["two"])

    assert (first, second) == tuple(
        f"Begin. [{word} {f'{word} stays ' * 200}.] This is kept. [{word}] ends." for word in texts
    )


def test_texts_of_too_many_sentences_are_marked_as_a_whole():
    before, after = "a. " * 30_000, "b! " * 30_000

    assert marked(before, after) == (f"[{before[:-1]}] ", f"[{after[:-1]}] ")
