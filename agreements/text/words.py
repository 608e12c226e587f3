"""The words of a text for searching. A document and a question are cut alike, and so they meet."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from agreements.text.folding import FOLDS, fold

#: No word of a language is longer; what is may be an address, and its beginning says enough.
LONGEST = 100
#: Porter says of shorter words that they carry no ending worth taking off.
SHORTEST_WITH_ENDING = 4

#: Scripts that set no space between words: each of their characters is a word, and what was typed is found as a
#: sequence. Planes 2 and 3 are ideographs, those of a later Unicode than this Python's among them.
ALONE = re.compile(
    "["
    "\u0e00-\u0e7f"  # Thai
    "\u0e80-\u0eff"  # Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b"  # signs among Han
    "\u3041-\u30ff\u31f0-\u31ff\U0001aff0-\U0001b16f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "]"
)
#: Letters by their kind in Unicode that are marks beside a letter, or quotation marks to the eye: Hawaiʻi.
BESIDE = re.compile("[\u02b9-\u02df\u02ec-\u02ff\u0374\ua717-\ua721\ua788-\ua78c]")

#: Where folding may join a character to the one before it: Hangul written in letters, a few vowels of Indic scripts.
JOINING = re.compile(
    "[\u0900-\u0dff\u1000-\u11ff\u1700-\u17ff\u1b00-\u1bff\u302e\u302f\u3130-\u318f\ua930-\ua9ff\ud7b0-\ud7ff"
    "\uffa0-\uffdc\U00010000-\U0001ffff]"
)

BETWEEN, LETTER, WORD = range(3)


class Spaces(dict[int, str]):
    """What each character folds to, with white space where words end. Filled as ``Folds`` is."""

    def __missing__(self, code: int) -> str:
        spaced = "".join(SPACED[kind_of(sign)].format(sign) for sign in FOLDS[code])
        if code in FOLDS:
            self[code] = spaced
        return spaced


def kind_of(sign: str) -> int:
    """Whether a folded character ends words, is part of one, or is one by itself."""
    kind, is_alone = unicodedata.category(sign), ALONE.match(sign) is not None
    is_letter = kind[0] in "LNM" or (kind == "Cn" and is_alone)
    if not is_letter or BESIDE.match(sign):
        return BETWEEN
    return WORD if is_alone else LETTER


SPACED = (" ", "{}", " {} ")
SPACES = Spaces()

#: Stands for whatever has to do with what is beside it; no word beyond ASCII has it.
LINKED = "a"


class Unlinked(dict[int, str]):
    """The words that a character is by itself, none where it ends words, and ``LINKED`` where it is in a longer one."""

    def __missing__(self, code: int) -> str:
        folded = FOLDS[code]
        kinds = [kind_of(sign) for sign in folded]
        is_linked = not folded or LETTER in kinds or JOINING.match(chr(code))
        alone = (
            LINKED
            if is_linked
            else "".join(sign for sign, kind in zip(folded, kinds, strict=True) if kind == WORD)
        )
        if code in FOLDS:
            self[code] = alone
        return alone


UNLINKED = Unlinked()


@lru_cache(maxsize=1 << 16)
def _stem(letters: str) -> str:
    if not (letters.isascii() and letters.isalpha()):
        return letters
    # A stemmer of its own: it remembers what it is at, and two threads may ask at once.
    stem: str = snowballstemmer.stemmer("english").stemWord(letters)
    return stem


def stem_of(word: str) -> str:
    """A folded word without its English ending."""
    return word if len(word) < SHORTEST_WITH_ENDING else _stem(word)


#: Beyond ASCII a character folds by the table; of ASCII only letters and digits are in words.
BEYOND_ASCII = re.compile("([^\x00-\x7f]+)")
SIGNS_OF_ASCII = re.compile("[\x00-\x1f!-/:-@\\[-`{-\x7f]+")


def words(text: str) -> list[str]:
    """The words of a text in their order, folded, English ones without their endings.

    A character of Han, Hangul, kana, Thai, Lao, Khmer or Myanmar is a word; so is a run of other
    letters, digits and their marks. All else separates: no word has white space, a quotation mark,
    or any sign of ASCII but a-z and 0-9.
    """
    # As ``stem_of`` says, without a call for each character of Chinese.
    return [word if len(word) < SHORTEST_WITH_ENDING else _stem(word) for word in whole_words(text)]


def whole_words(text: str) -> list[str]:
    """The words as ``words`` has them, with their endings: what somebody who is typing one has begun to write."""
    return [letters if len(letters) <= LONGEST else letters[:LONGEST] for letters in _cut(text)]


def _cut(text: str) -> list[str]:
    lowered = text.lower()
    if text.isascii():
        return lowered.translate(SPACES).split()
    found: list[str] = []
    # Chinese with some numbers, English with some dashes: what is beyond ASCII has nothing to do with what is not.
    for place, part in enumerate(BEYOND_ASCII.split(lowered)):
        if place % 2 == 0:
            found += part.translate(SPACES).split()
        elif LINKED not in (alone := part.translate(UNLINKED)):
            found += alone
        else:
            spaced = BEYOND_ASCII.sub(_spaced, SIGNS_OF_ASCII.sub(" ", lowered))
            return spaced.split()
    return found


def _spaced(run: re.Match[str]) -> str:
    return (fold(run[0]) if JOINING.search(run[0]) else run[0]).translate(SPACES)


#: Of ASCII only letters and digits are in words, whatever stands beside them.
CHUNK = re.compile("[^\x00-/:-@\\[-`{-\x7f]+")


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words as ``words`` has them, each with where it starts and ends in the text as it was given."""
    for chunk in CHUNK.finditer(text):
        letters, start = chunk[0], chunk.start()
        if letters.isascii():
            yield stem_of(letters.lower()[:LONGEST]), start, chunk.end()
        else:
            yield from _placed(letters, start)


def _placed(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    word, first, last = "", 0, 0
    for folded, start, end in _units(text, offset):
        for sign in folded:
            spaced = SPACES[ord(sign)]
            if spaced == sign != " ":  # part of a word
                if not word:
                    first = start
                word, last = word + sign if len(word) < LONGEST else word, end
                continue
            if word:
                yield stem_of(word), first, last
                word = ""
            if spaced != " ":
                yield sign, start, end
    if word:
        yield stem_of(word), first, last


def _units(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """What the characters of a text fold to, each with those that folding joins to it.

    Accents and joiners belong to what they follow; Hangul that is written in letters is joined to
    syllables, and a few vowels of Indic scripts to one sign.
    """
    unit, start, end = "", offset, offset
    may_join = JOINING.search(text) is not None
    for place, sign in enumerate(text, offset):
        piece = FOLDS[ord(sign)]
        if not piece:
            end = place + 1
            continue
        if may_join and unit:
            composed = unicodedata.normalize("NFC", unit + piece)
            if composed != unit + piece:
                unit, end = composed, place + 1
                continue
        if unit:
            yield unit, start, end
        unit, start, end = piece, place, place + 1
    if unit:
        yield unit, start, end
