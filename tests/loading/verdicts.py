"""What a bad fixture must get, in the notation of the tables."""

from typing import Any, NamedTuple

from tests.loading.sound import SOUND, but


class Verdict(NamedTuple):
    """The fault that an object must get: its kind, its key, the field, what is wrong and part of what would be right.

    ``number`` is the place of the object in its file.
    """

    kind: str
    key: tuple[str, ...]
    field: str
    problem: str
    remedy: str
    number: int = 1


#: Objects of one file (or, as a dictionary, of several), and all that is wrong with them.
Case = tuple[Any, list[Verdict]]


def alone(kind: str, field: str, problem: str, remedy: str, /, **fields: Any) -> Case:
    """A sound object with other values in some fields, and what is then wrong with one of them."""
    return [but(kind, **fields)], [Verdict(kind, SOUND[kind].key, field, problem, remedy)]
