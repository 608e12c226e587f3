"""Search on SQLite: an FTS5 table over the words of the documents, which triggers of the database keep true to them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain

from django.db import DatabaseError, connection, transaction

TABLE = "agreements_words"


def indexed(parts: Iterable[Sequence[str]]) -> str:
    """Words in their order as the index takes them."""
    return " ".join(chain.from_iterable(parts))


def differing(given: Mapping[int, str]) -> list[int]:
    """The numbers of those documents whose words the index was given otherwise."""
    marks = ", ".join(["%s"] * len(given))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, words FROM agreements_document WHERE id IN ({marks})", list(given))
        return [number for number, words in cursor.fetchall() if words != given[number]]


def great_change() -> AbstractContextManager[None]:
    """Nothing to prepare: the index gathers what is written until the transaction ends."""
    return nullcontext()


def mend() -> bool:
    """Make the index of the words anew if it is not what the documents say; whether it had to be."""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')")
            return True
    return False


def phrase(words: Sequence[str], is_begun: bool = False) -> str:
    """The question for words in a row, the last perhaps only begun; quoted, so that nothing in it is syntax."""
    return f'"{" ".join(words)}"' + "*" * is_begun


def any_of(questions: Sequence[str]) -> str:
    return f"({' OR '.join(questions)})"


def all_of(questions: Sequence[str]) -> str:
    return f"({' AND '.join(questions)})"


def but_not(question: str, other: str) -> str:
    return f"({question} NOT {other})"


#: Takes a question, the lowest and the highest number, and how many at most; gives numbers, the highest first.
HITS = (
    f"SELECT rowid AS id FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid BETWEEN %s AND %s "
    "ORDER BY rowid DESC LIMIT %s"
)
