"""What someone may have meant: of many known words, the one most like a word that is not known."""

from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches

#: So many words before and behind are looked at, in both orders.
AROUND = 20
#: What is longer is no slip of the pen, and would take long to compare.
LONGEST = 200


class Likeness:
    """Many known words, asked one by one: of thousands only a few are compared.

    A slip leaves the beginning of a word or its end as it was, so that what was meant stands near it in the order of
    all words, read forwards or backwards.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.forwards = sorted(set(words))
        self.backwards = sorted(word[::-1] for word in self.forwards)

    def nearest(self, word: str) -> str:
        """The known word most like another; empty where none is like it."""
        if len(word) > LONGEST:
            return ""
        word = word.lower()
        forwards = around(self.forwards, word)
        backwards = (found[::-1] for found in around(self.backwards, word[::-1]))
        return next(iter(get_close_matches(word, sorted({*forwards, *backwards}), 1, 0.6)), "")


def around(words: list[str], word: str) -> list[str]:
    """The neighbours of a place in sorted words."""
    place = bisect_left(words, word)
    return words[max(0, place - AROUND) : place + AROUND]
