"""What the records and rows are called today that a form of another day names, and where they stand."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from agreements.domain import addresses
from agreements.domain.forms import Form
from agreements.domain.names import name_of
from agreements.domain.schema import SHAPES, Key
from agreements.models import Excerpt, FormerAddress, Post
from agreements.text import Phrase

Slugs = dict[str, set[str]]


class Called(NamedTuple):
    """What something is called today, and its address."""

    name: Phrase
    address: str


#: By kind and key as the form has them.
Names = dict[tuple[str, Key], Called]


def named_in(forms: Iterable[Form]) -> Slugs:
    """The records that some forms name, and those that they are of, by kind."""
    named: Slugs = {kind: set() for kind, shape in SHAPES.items() if shape.is_record}
    for form in forms:
        for kind, slug in addresses.named_in(form):
            named[kind].add(slug)
    return named


def seen_today(kind: str, slugs: Iterable[str]) -> dict[str, Any]:
    """The published records that are found by some keys, those that they had before among them."""
    wanted = set(slugs)
    if not wanted:
        return {}
    records: Any = SHAPES[kind].model._default_manager
    found: dict[str, Any] = {record.slug: record for record in records.published().filter(slug__in=wanted)}
    missing = wanted - found.keys()
    if missing:
        former = FormerAddress.objects.filter(kind=kind, slug__in=missing)
        today = dict(former.values_list("slug", "leads_to"))
        others = {record.slug: record for record in records.published().filter(slug__in=set(today.values()))}
        found |= {slug: others[led] for slug, led in today.items() if led in others}
    return found


def called_today(forms: Iterable[Form]) -> Names:
    """What is called how of what some forms name: records that readers see, with their excerpts and offices."""
    forms = list(forms)
    seen = {kind: seen_today(kind, slugs) for kind, slugs in named_in(forms).items()}
    names: Names = {
        (kind, (slug,)): Called(name_of(record), record.get_absolute_url())
        for kind, records in seen.items()
        for slug, record in records.items()
    }
    rows = rows_named_in(forms)
    if rows["excerpt"]:
        held = Excerpt.objects.filter(source__in=seen["source"].values()).select_related("source")
        by_key = {(row.source_id, row.slug): row for row in held}
        for key in rows["excerpt"]:
            source = seen["source"].get(key[0])
            excerpt = by_key.get((source.pk, key[1])) if source else None
            if source and excerpt and excerpt.text:
                words = Phrase(excerpt.text, source.language)
                names["excerpt", key] = Called(words, f"{source.get_absolute_url()}#excerpt-{excerpt.slug}")
    if rows["post"]:
        offices = Post.objects.filter(person__in=seen["person"].values())
        titles = {(row.person_id, row.slug): row.title for row in offices}
        for key in rows["post"]:
            person = seen["person"].get(key[0])
            if person and (person.pk, key[1]) in titles:
                names["post", key] = Called(titles[person.pk, key[1]], person.get_absolute_url())
    return names


def rows_named_in(forms: Iterable[Form]) -> dict[str, set[Key]]:
    """The excerpts and offices that some forms name."""
    rows: dict[str, set[Key]] = {"excerpt": set(), "post": set()}
    for form in forms:
        for (name, _key), fields in form.items():
            for _field, to, key in SHAPES[name].references(fields):
                if to in rows:
                    rows[to].add(key)
    return rows
