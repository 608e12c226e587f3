"""Records that may be what somebody is about to enter once more: called the same, in any script, or read at one address."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, models

from agreements import dates
from agreements.choices import PublicationState
from agreements.domain.finding.documents import in_three, kind_and_key, numbers_of, whole_name
from agreements.domain.finding.index import engine
from agreements.domain.schema import SHAPES
from agreements.models import Alias, Record
from agreements.text.words import words

#: The kinds that are looked through.
KINDS = ("party", "person", "place", "area", "source", "event", "agreement")
#: So many are named; a title may be that of hundreds of agreements.
MOST, MOST_CALLED_SO = 5, 1_000
#: Of what readers do not see there is no index: the latest are read.
MOST_HIDDEN = 2_000
#: Names of one thing are the same only with the day of it.
DAY_OF: dict[str, Callable[[Any], str]] = {
    "event": lambda event: event.start_on,
    "agreement": lambda agreement: agreement.made_on,
}


def name_columns(kind: str) -> tuple[str, ...]:
    """The columns that say what a record of a kind is called."""
    further = {"agreement": ("title_original",), "source": ("headline",)}
    return (*in_three("title" if kind == "agreement" else "name"), *further.get(kind, ()))


def likely_same(entered: Record) -> list[Record]:
    """The records that may be the one that was entered, which need not be saved; the published ones first.

    Folded as searches fold: without case, accents, endings, and the difference of the Chinese scripts. Events and
    agreements are the same only if they are of one day, or of none.
    """
    kind = str(entered._meta.model_name)
    called = {call for column in name_columns(kind) if (call := call_of(getattr(entered, column)))}
    keys = [*called_so(kind, called), *hidden_called_so(kind, called)] if called else []
    if kind == "source":
        keys += read_at(addresses_like(getattr(entered, "web_address", "")))
    records: Any = SHAPES[kind].model._default_manager
    found = records.exclude(pk=entered.pk).in_bulk([key for key in dict.fromkeys(keys) if key != entered.pk])
    same = [found[key] for key in dict.fromkeys(keys) if key in found and are_of_one_day(entered, found[key])]
    return same[:MOST]


def call_of(name: str) -> str:
    """A name as the index has whole names; empty for one without a letter."""
    said = words(name)
    return whole_name(said) if said else ""


def called_so(kind: str, called: Iterable[str]) -> list[int]:
    """The published records of a kind that have one of these names, the other ones they have among them."""
    search: Any = engine()
    question = search.any_of([search.phrase([call]) for call in sorted(called)])
    with connection.cursor() as cursor:
        cursor.execute(search.HITS, [question, *numbers_of(kind), MOST_CALLED_SO])
        return [kind_and_key(row[0])[1] for row in cursor.fetchall()]


def hidden_called_so(kind: str, called: set[str]) -> list[int]:
    """The same of records that readers do not see."""
    hidden = [state for state in PublicationState if state != PublicationState.PUBLISHED]
    records: Any = SHAPES[kind].model._default_manager.filter(state__in=hidden)
    rows = list(records.order_by("-pk").values_list("pk", *name_columns(kind))[:MOST_HIDDEN])
    if kind in Alias.targets:
        aliases = Alias.objects.filter(**{f"{kind}__state__in": hidden}).order_by("-pk")
        rows += aliases.values_list(f"{kind}_id", "text")[:MOST_HIDDEN]
    return [key for key, *names in rows if any(name and call_of(name) in called for name in names)]


def addresses_like(address: str) -> list[str]:
    """An address as people write it down: of either protocol, with a stroke behind it or without."""
    bare = address.partition("://")[2].rstrip("/")
    return [f"{start}://{bare}{end}" for start in ("https", "http") for end in ("", "/")] if bare else []


def read_at(addresses: list[str]) -> list[int]:
    """The sources that can be read at one of these addresses."""
    if not addresses:
        return []
    sources: Any = SHAPES["source"].model._default_manager
    asked = models.Q(web_address__in=addresses) | models.Q(addresses__web_address__in=addresses)
    return list(sources.filter(asked).order_by("-pk").values_list("pk", flat=True)[:MOST_CALLED_SO])


def are_of_one_day(one: Any, other: Any) -> bool:
    """Whether two records of one name are of one day; of most kinds the name says enough."""
    day_of = DAY_OF.get(str(one._meta.model_name))
    return day_of is None or first_day(day_of(one)) == first_day(day_of(other))


def first_day(written: str) -> int | None:
    return dates.parse(written).first_day if written else None
