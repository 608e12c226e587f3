"""Where a name stands in a list: a key that any database, and Python, compares byte by byte as a reader would.

Signs stand before numbers, numbers before letters. A reader of Chinese finds Chinese characters
before Latin letters, by strokes or by pinyin, and a reader of English after all others: so ICU has
it for their languages, whose own order this follows, accents and case apart.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from agreements.text.folding import fold_letters
from agreements.text.han import PINYIN, STROKES

#: How much of a name has a say.
LONGEST = 60

#: The signs that names have, in ICU's order; others come after these.
SIGNS = (
    "_-‐‒–—―〜・,、;:!¡?¿.。·'‘’‚‹›\"“”„«»()[]{}〈〉《》「」『』【】〔〕§¶@*/\\&#%‰†‡•`^°©®→+±÷×<=>|~¤¢$£¥"
)
HAN = re.compile(
    "[\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\U0001aff0-\U0001b16f]")

HAN_OF_LANGUAGE = {"zh-hans": PINYIN, "zh-hant": STROKES}
#: Words that CLDR sorts otherwise than by their first character, after the character named: Chóngqìng is not under
#: zhòng. The second spelling is ours.
WORDS_OF_LANGUAGE = {"zh-hans": {"重庆": "虫", "重慶": "虫", "沈阳": "弞", "藏文": "銺"}}
NUMBERS_AND_WORDS = re.compile(r"(\d+|重庆|重慶|沈阳|藏文)")


@lru_cache(maxsize=4096)
def order_key(text: str, language: str) -> str:
    """What a name is sorted by for a reader of ``language`` (a Django code; an unknown one sorts as English).

    Letters without case and accents stay what they are; every other character becomes a run of
    printable ASCII whose beginning says how long it is, so that keys compare as the names do.
    """
    # Accents fold to nothing, and a few characters to several: four times as many are enough.
    shown = " ".join(fold_letters(text[: 4 * LONGEST]).split())[:LONGEST]
    places = _places(language if language in HAN_OF_LANGUAGE else "en")
    key = "".join(
        _number(part) if part[:1].isdecimal() else places.words.get(part) or part.translate(places)
        for part in NUMBERS_AND_WORDS.split(shown)
    )
    # What has no place may have stood between two spaces.
    return " ".join(key.split())


def _number(digits: str) -> str:
    """A number after all that have fewer digits."""
    number = str(int(digits))
    length = len(number)
    return f"{length}{number}" if length < 9 else f"9{length:02}{number}"


class Places(dict[int, str]):
    """What each folded character is sorted by; the first sign says of which kind it is, from space to ``~``."""

    def __init__(self, ranked: str, words: dict[str, str]) -> None:
        # A colon follows the digits and precedes the letters.
        self.is_han_first = bool(ranked)
        ranks = map("".join, product("0123456789abcdefghijklmnopqrstuvwxyz", repeat=3))
        super().__init__((ord(sign), f":{rank}") for sign, rank in zip(ranked, ranks, strict=False))
        self.update((ord(letter), letter) for letter in " abcdefghijklmnopqrstuvwxyz")
        self.words = {word: f"{self[ord(before)]}~" for word, before in words.items()}

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kind = unicodedata.category(sign)
        if HAN.match(sign):
            return f"{':' if self.is_han_first else ''}~{code:05x}"
        if kind[0] in "CZ":
            return ""
        if kind[0] in "PS":
            place = SIGNS.find(sign)
            return f"!{chr(ord('!') + place)}" if place >= 0 else f"!~{code:05x}"
        return f"{'|' if HANGUL.match(sign) else '}' if KANA.match(sign) else '{'}{code:05x}"


@cache
def _places(language: str) -> Places:
    return Places(HAN_OF_LANGUAGE.get(language, ""), WORDS_OF_LANGUAGE.get(language, {}))
