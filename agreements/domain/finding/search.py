"""Finding records by words: what is found, in which order, and how many.

A question is some phrases, all of which must be found (``text/question``). The order is plain: first what is called just
that, then what has all of it in its own titles and names, then with the names of what it is tied to, then anywhere;
among equals the latest first. Nothing is weighed, so both databases give the same, and a common word costs little more
than a rare one: each step reads only as many as are still wanted.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db import connection

from agreements.domain.finding.documents import (
    KINDS,
    PARTS,
    WRITTEN,
    kind_and_key,
    numbers_of,
    whole_name,
)
from agreements.domain.finding.index import engine
from agreements.text.question import parse_question
from agreements.text.words import stem_of, whole_words

#: As many are counted and can be leafed through; beyond, the page says there are more.
MOST_HITS = 10_000
#: The kinds in the order in which they are shown: what has a name of its own first.
SHOWN = ("party", "person", "place", "area", "agreement", "event", "statement", "source")
#: Those that are suggested while one types.
NAMED = ("party", "person", "place", "area", "agreement", "event")

Phrases = Sequence[Sequence[str]]


def within(phrases: Phrases, parts: Sequence[str]) -> str:
    """The question for documents that hold every phrase, each in any of some parts."""
    search = engine()
    found = [[search.phrase([PARTS[part] + word for word in phrase]) for part in parts] for phrase in phrases]
    return str(search.all_of(list(map(search.any_of, found))))


def called(phrases: Phrases, begun: str) -> str:
    """The question for documents whose names hold every phrase, the last of which ends in a word only begun, as typed."""
    search = engine()
    *whole, last = phrases
    ends = [search.phrase([PARTS["title"] + word for word in last], is_begun=True)]
    if last == (stem_of(begun),):
        # Of a half of a word the stem is another than that of the whole: environm, environ.
        ends += [search.phrase([mark + begun], is_begun=True) for mark in (WRITTEN, PARTS["title"])]
    return str(search.all_of([*([within(whole, ("title",))] if whole else []), search.any_of(ends)]))


def anywhere(phrases: Phrases) -> str:
    """The question for documents that hold every phrase."""
    return within(phrases, tuple(PARTS))


def steps(phrases: Phrases) -> list[str]:
    """The questions that are asked one after another, each for what those before did not find."""
    search = engine()
    whole = search.phrase([whole_name(chain.from_iterable(phrases))])
    title, names = within(phrases, ("title",)), within(phrases, ("title", "names"))
    return [
        whole,
        search.but_not(title, whole),
        search.but_not(names, title),
        search.but_not(anywhere(phrases), names),
    ]


def found(phrases: Phrases, kind: str, first: int, number: int) -> list[int]:
    """The primary keys of some of the records of a kind that are found, in order, from the ``first`` (counted from 0) on."""
    if not phrases:
        return []
    keys: list[int] = []
    with connection.cursor() as cursor:
        for question in steps(phrases):
            cursor.execute(engine().HITS, [question, *numbers_of(kind), first + number - len(keys)])
            keys += [kind_and_key(row[0])[1] for row in cursor.fetchall()]
            if len(keys) >= first + number:
                break
    return keys[first : first + number]


def ranked(phrases: Phrases, kind: str, most: int) -> tuple[str, list[Any]]:
    """The statement, with its parameters, that gives number and step of what is found of a kind, at most so many a step."""
    parts: list[str] = []
    parameters: list[Any] = []
    for step, question in enumerate(steps(phrases)):
        parts.append(f"SELECT id, {step} AS step FROM ({engine().HITS}) AS found_{step}")
        parameters += [question, *numbers_of(kind), most]
    return " UNION ALL ".join(parts), parameters


def hits(phrases: Phrases, kind: str, most: int) -> tuple[str, list[Any]]:
    """The statement, with its parameters, that gives the number of what is found of a kind, the latest first."""
    return str(engine().HITS), [anywhere(phrases), *numbers_of(kind), most]


def counted(phrases: Phrases, kinds: Sequence[str] = KINDS) -> dict[str, int]:
    """How many records of each kind are found; of more than are counted, one more than that."""
    if not phrases:
        return dict.fromkeys(kinds, 0)
    parts: list[str] = []
    parameters: list[Any] = []
    for kind in kinds:
        statement, values = hits(phrases, kind, MOST_HITS + 1)
        parts.append(f"SELECT COUNT(*) FROM ({statement}) AS of_{kind}")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return dict(zip(kinds, (row[0] for row in cursor.fetchall()), strict=True))


def suggested(typed: str, number: int) -> list[tuple[str, list[int]]]:
    """The records whose names hold what was typed, the last word of which may only be begun: kind and primary keys.

    At most ``number`` of all kinds together, in the order in which kinds are shown.
    """
    phrases = parse_question(typed).phrases
    if not phrases:
        return []
    suggestions: list[tuple[str, list[int]]] = []
    question = called(phrases, whole_words(typed)[-1])
    with connection.cursor() as cursor:
        for kind in NAMED:
            cursor.execute(engine().HITS, [question, *numbers_of(kind), number])
            keys = [kind_and_key(row[0])[1] for row in cursor.fetchall()]
            if keys:
                suggestions.append((kind, keys))
            number -= len(keys)
            if number <= 0:
                break
    return suggestions
