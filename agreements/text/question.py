"""What a reader asks the search for, of which only words are left: nothing in it can be taken for a command."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.text.words import ALONE, words

#: More is not asked of a database at once.
MOST_PHRASES = 12
MOST_WORDS = 60

#: Words between quotation marks stand together; a mark that is not closed is a sign like others.
#: What may stand between never holds the opening mark again, so that a thousand open ones are read once.
QUOTED = re.compile(
    '["“”„‟＂](?P<level>[^"“”„‟＂]*)["“”„‟＂]|「(?P<corner>[^「」]*)」|『(?P<white>[^『』]*)』|«(?P<angle>[^«»]*)»'
)
#: Where one thing asked for ends: white space, and the Chinese signs that do its work.
BETWEEN_CHUNKS = re.compile(r"[\s\u200b、，。；！？]+")


@dataclass(frozen=True, slots=True)
class Question:
    """Phrases that must all be found, each the words of it in their order; empty asks for nothing.

    ``left_out`` where more was typed than is asked.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    left_out: bool = False

    def __bool__(self) -> bool:
        return bool(self.phrases)


def parse_question(text: str) -> Question:
    """What was typed, cut to phrases: ``"free trade" 海南 2025`` has three.

    What stands in quotation marks is one phrase, and so is what stands without a space:
    ``state-of-the-art`` has four words, ``自由貿易`` four characters, ``2025年`` a number and one. Where
    letters meet a script that sets no spaces, a phrase ends: ``海南MOU`` is 海南 and MOU, wherever
    they stand. Each phrase once.
    """
    phrases: dict[tuple[str, ...], None] = {}
    room = MOST_WORDS
    for phrase in _phrases(text):
        if phrase in phrases:
            continue
        if len(phrases) == MOST_PHRASES or not room:
            return Question(tuple(phrases), left_out=True)
        if len(phrase) > room:
            return Question(tuple(phrases | {phrase[:room]: None}), left_out=True)
        phrases[phrase] = None
        room -= len(phrase)
    return Question(tuple(phrases))


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    start = 0
    for quoted in QUOTED.finditer(text):
        yield from _loose(text[start : quoted.start()])
        if phrase := tuple(words(quoted[quoted.lastgroup or 0])):
            yield phrase
        start = quoted.end()
    yield from _loose(text[start:])


def _loose(text: str) -> Iterator[tuple[str, ...]]:
    for chunk in BETWEEN_CHUNKS.split(text):
        phrase: list[str] = []
        side = None
        for word in words(chunk):
            # A number goes with what stands beside it: 第3條, 2025年.
            its_side = side if word.isdigit() else ALONE.match(word) is not None
            if side is not None and its_side != side:
                yield tuple(phrase)
                phrase = []
            side = its_side
            phrase.append(word)
        if phrase:
            yield tuple(phrase)
