"""Publishing: the step that shows a record to readers, and what stays hidden beside it."""

from typing import Any

from django.db import transaction

from agreements.choices import PublicationState
from agreements.domain.changes import note_change
from agreements.domain.forms import held_forms
from agreements.domain.schema import SHAPES
from agreements.models import Record


def publish(record: Record, *, author: str = "", reason: str = "") -> bool:
    """Show a record to readers; whether that changed anything. Its revision is kept with it."""
    if record.state == PublicationState.PUBLISHED:
        return False
    with transaction.atomic():
        record.state = PublicationState.PUBLISHED
        record.save(update_fields=["state"])
        note_change(record, author=author, reason=reason)
    return True


def hidden_beside(record: Record) -> list[Record]:
    """The records that a record or its rows name and that readers do not see, each once.

    A page leaves out what is not published: an editor who publishes should know of it.
    """
    own = (str(record._meta.model_name), record.slug)
    named: dict[str, list[str]] = {}
    for (name, _key), held in held_forms(own[0], [record.slug]).get(record.slug, {}).items():
        for _field, to, key in SHAPES[name].references(held.fields):
            kind, slug = SHAPES[to].record_of(key)
            if (kind, slug) != own and slug not in named.setdefault(kind, []):
                named[kind].append(slug)
    hidden: list[Record] = []
    for kind, slugs in named.items():
        records: Any = SHAPES[kind].model._default_manager.filter(slug__in=slugs)
        found = {other.slug: other for other in records.exclude(state=PublicationState.PUBLISHED)}
        hidden += [found[slug] for slug in slugs if slug in found]
    return hidden
