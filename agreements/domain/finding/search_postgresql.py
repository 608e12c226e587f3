"""Search on PostgreSQL: the words of a document stand beside it with their places, as a tsvector under a GIN index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection

INDEX = "document_words"


def indexed(parts: Iterable[Sequence[str]]) -> str:
    """Words with their places, as PostgreSQL writes a tsvector.

    It counts to 16,383: each part is counted from 1, for no phrase goes from one part to another.
    """
    places: dict[str, list[str]] = {}
    for part in parts:
        for place, word in enumerate(part, 1):
            places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def differing(given: Mapping[int, str]) -> list[int]:
    """The numbers of those documents whose words the index was given otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document.id FROM agreements_document AS document "
            "JOIN unnest(%s::bigint[], %s::text[]) AS given (id, words) ON given.id = document.id "
            "WHERE document.words <> given.words::tsvector",
            [list(given), list(given.values())],
        )
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def great_change() -> Iterator[None]:
    """Let the index take up what is written within in heaps, not word by word: a third of the time.

    Only for its owner, and within a transaction; readers look through a heap of 4 MB at most.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = %s::regclass", [INDEX]
        )
        is_owner = cursor.fetchone()[0]
        if is_owner:
            cursor.execute(f"ALTER INDEX {INDEX} SET (fastupdate = on)")
        yield
        if is_owner:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [INDEX])
            cursor.execute(f"ALTER INDEX {INDEX} SET (fastupdate = off)")


def mend() -> bool:
    """Nothing to do: the index of the words is one of the database's own, which keeps it."""
    return False


def phrase(words: Sequence[str], is_begun: bool = False) -> str:
    """The question for words in a row, the last perhaps only begun; quoted, so that nothing in it is syntax."""
    return "(" + " <-> ".join(f"'{word}'" for word in words) + ":*" * is_begun + ")"


def any_of(questions: Sequence[str]) -> str:
    return f"({' | '.join(questions)})"


def all_of(questions: Sequence[str]) -> str:
    return f"({' & '.join(questions)})"


def but_not(question: str, other: str) -> str:
    return f"({question} & !{other})"


#: Takes a question, the lowest and the highest number, and how many at most; gives numbers, the highest first.
HITS = (
    "SELECT id FROM agreements_document WHERE words @@ %s::tsquery AND id BETWEEN %s AND %s "
    "ORDER BY id DESC LIMIT %s"
)
