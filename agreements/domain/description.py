"""The title of an agreement cut into what its cover sets apart: the kind, the parties, the joins."""

import re
from dataclasses import dataclass
from itertools import product

from agreements.text import Phrase


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a title with their role on the cover: kind, join, party or and."""

    role: str
    text: Phrase


#: How titles of two parties are built, by language: the names stand whole, between these words and nothing else.
#: A title built otherwise is never cut: “Nigeria and Chad” does not name Niger, nor “South Hainan” Hainan.
ENGLISH = (
    r"(?P<kind>.+) (?P<join>between) (?P<first>(?:the )?{first}) (?P<and>and) (?P<second>(?:the )?{second})",
    r"(?P<first>{first}) ?(?P<and>and|&|-|–) ?(?P<second>{second}) (?P<kind>.+)",
)
CHINESE = (r"(?P<first>{first})(?P<and>[與与和及同跟暨、－—–-])(?P<second>{second})(?P<kind>.+)?",)
BUILT = {"en": ENGLISH, "zh-Hant": CHINESE, "zh-Hans": CHINESE}
ROLES = {"first": "party", "second": "party"}


def title_runs(title: Phrase, parties: list[Phrase]) -> list[Run]:
    """The runs of a title that names exactly two parties by their names, in its own order.

    ``Memorandum between the Government of A and the Government of B`` gives kind, join, party,
    and, party; ``甲與乙諒解備忘錄`` party, and, party, kind. Empty where the title is not built so:
    it is then shown whole. The runs together always say every word of the title.
    """
    if len(parties) != 2 or any(party.language != title.language for party in parties):
        return []
    names = [re.escape(party.text) for party in parties]
    for pattern, (first, second) in product(BUILT.get(title.language, ()), (names, names[::-1])):
        if found := re.fullmatch(pattern.format(first=first, second=second), title.text):
            runs = sorted((found.start(name), name) for name, words in found.groupdict().items() if words)
            return [Run(ROLES.get(name, name), Phrase(found[name], title.language)) for _, name in runs]
    return []
