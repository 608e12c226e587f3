"""What a merge would do, told before it is done: what goes over, what becomes one, what would be said no more."""

from collections import Counter
from typing import Any, NamedTuple

from agreements.domain.forms import Form
from agreements.domain.joining import NAMES
from agreements.domain.merging import naming, paired
from agreements.domain.schema import SHAPES, Key
from agreements.models import Record

#: So many of the records that name both are called by name.
MOST_NAMED = 20
#: What goes over in other rows, and is not lost where the record that stays has a word of its own.
KEPT_BESIDE = {"source": ("web_address", "archive_address")}


class Left(NamedTuple):
    """One field in which the record that stays has its own word: what the other one said is said no more."""

    field: str
    kept: Any
    gone: Any


class Outlook(NamedTuple):
    """What a merge would do to two records and to those that name the one that goes."""

    #: How many records name it, by kind.
    naming: dict[str, int]
    #: Some of the records that name both, by kind and key, and how many there are.
    both: list[tuple[str, str]]
    number_of_both: int
    #: How many rows of it go over, by kind.
    rows: dict[str, int]
    #: Rows whose key another row has already: kind, key until now, key from then on.
    given_keys: list[tuple[str, Key, Key]]
    #: Rows that say the same as one that is there, by kind and key.
    same: list[tuple[str, Key]]
    #: The record that stays, before and after.
    before: Form
    after: Form
    left: list[Left]


def outlook(kept: Record, gone: Record) -> Outlook:
    """What making ``gone`` part of ``kept`` would do; nothing is written."""
    kind, pair = str(kept._meta.model_name), paired(kept, gone)
    named = naming(kind, [kept.slug, gone.slug])
    own, other = named[kept.slug], named[gone.slug]
    both = sorted((name, slug) for name, slugs in other.items() for slug in slugs & own.get(name, set()))
    new_keys = {
        (name, key): now for (name, key), now in pair.joining.new_keys.items() if not SHAPES[name].is_record
    }
    return Outlook(
        naming={name: len(other[name]) for name in SHAPES if name in other},
        both=both[:MOST_NAMED],
        number_of_both=len(both),
        rows=dict(Counter(name for name, _key in pair.gone if not SHAPES[name].is_record)),
        given_keys=[
            (name, key, now)
            for (name, key), now in new_keys.items()
            if key[1:] != now[1:] and (name, now) not in pair.kept
        ],
        same=[(name, key) for (name, key), now in new_keys.items() if (name, now) in pair.kept],
        before=pair.kept,
        after=pair.one,
        left=list(left(kind, pair.one[kind, (kept.slug,)], pair.gone[kind, (gone.slug,)])),
    )


def left(kind: str, one: dict[str, Any], gone: dict[str, Any]) -> list[Left]:
    """The fields in which the record that goes says something that is said nowhere then."""
    beside = {"slug", "state", "order", *KEPT_BESIDE.get(kind, ())}
    if kind in SHAPES["alias"].targets:
        beside |= set(NAMES)
    return [
        Left(name, one[name], value)
        for name, value in gone.items()
        if name not in beside and value not in (None, "", []) and one[name] != value
    ]
