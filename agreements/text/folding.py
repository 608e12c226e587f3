"""Text as searching and sorting compare it: without case, accents, and the difference of the Chinese scripts."""

import unicodedata

from agreements.text.simplified import SIMPLIFIED, TRADITIONAL

#: Letters that no decomposition takes apart, as a keyboard without them writes them.
PLAIN = str.maketrans(
    {
        "æ": "ae",
        "ð": "d",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŋ": "n",
        "ø": "o",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "ŧ": "t",
    }
)

#: What a reader does not see as a letter of its own: accents, enclosures, and signs of format such as a soft hyphen.
UNWRITTEN = {"Mn", "Me", "Cf"}
#: Not these of them: the zero-width space, which ends a word. And the fillers of Hangul, whose kind is that of letters.
WRITTEN = {"\u200b"}
FILLERS = {"\u115f", "\u1160"}


class Folds(dict[int, str]):
    """What each character becomes, found when it is first asked for, so that nothing is prepared in vain.

    It holds no more than there are characters in Unicode: those without a meaning are not kept.
    """

    def __init__(self, simpler: dict[int, int]) -> None:
        super().__init__()
        self.simpler = simpler

    def __missing__(self, code: int) -> str:
        sign, before = chr(code), ""
        while sign != before:
            before = sign
            decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", sign).casefold())
            kept = "".join(letter for letter in decomposed.translate(PLAIN) if _is_written(letter))
            sign = unicodedata.normalize("NFC", kept).translate(self.simpler)
        if unicodedata.category(chr(code)) not in ("Cn", "Co"):
            self[code] = sign
        return sign


def _is_written(letter: str) -> bool:
    is_mark = unicodedata.category(letter) in UNWRITTEN or unicodedata.combining(letter)
    return letter in WRITTEN or not (is_mark or letter in FILLERS)


#: With and without the step from Traditional to Simplified characters.
FOLDS = Folds(str.maketrans(TRADITIONAL, SIMPLIFIED))
FOLDS_OF_LETTERS = Folds({})


def fold(text: str) -> str:
    """The text as searches compare it: ``Ōsaka`` is ``osaka``, ``ＨＫ`` is ``hk``, ``臺灣`` is ``台湾``.

    NFKC without case, without accents and without what is not seen (soft hyphens, joiners, marks of
    direction); Hangul stays whole. Folding again changes nothing.
    """
    return _folded(text, FOLDS)


def fold_letters(text: str) -> str:
    """As ``fold``, but Traditional characters stay: each has its own place where names are sorted."""
    return _folded(text, FOLDS_OF_LETTERS)


def _folded(text: str, folds: Folds) -> str:
    if text.isascii():
        return text.lower()
    # What stood apart may now be one: a consonant and a vowel of Hangul are a syllable.
    return unicodedata.normalize("NFC", text.translate(folds))
