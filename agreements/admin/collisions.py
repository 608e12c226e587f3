"""Two editors at one record: what the other has saved since the page was opened, and what that means for what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agreements.admin.differences import ShownObject, shown_changes
from agreements.domain.addresses import in_words_of_today
from agreements.domain.application import Proposed
from agreements.domain.comparison import Change
from agreements.domain.differences import between, conflicts_of, meant, settled_by
from agreements.domain.entries import Fault
from agreements.domain.forms import Form, form_of, moved
from agreements.domain.history import form_of_version
from agreements.models import Revision

#: What a button for one conflict says: whether the word that was typed counts.
CHOICE = "choice-"


class CollidedError(Exception):
    """What was typed cannot be saved before someone has looked at what came between."""


@dataclass
class Collision:
    """A page that was sent although its record has changed since it was opened."""

    record: Any
    seen_version: int
    #: The version that the one who decides has looked at.
    decided_version: int | None
    choices: Mapping[str, bool]
    request: Any
    site: Any
    #: What was typed, once the form is known to be valid.
    typed: Form | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return str(self.record._meta.model_name)

    @cached_property
    def base(self) -> Form | None:
        """The record as the page had it; None where nobody has kept it."""
        form = form_of_version(self.kind, self.record.slug, self.seen_version)
        if not form:
            return None
        (slug,) = next(key for name, key in form if name == self.kind)
        form = moved(form, self.kind, slug, self.record.slug)
        return in_words_of_today({self.record.slug: form})[self.record.slug]

    @cached_property
    def now(self) -> Form:
        """The record as it stands."""
        return form_of(self.kind, self.record.slug)

    @property
    def is_decided(self) -> bool:
        """Whether someone wants it merged who has looked at what stands now."""
        return self.decided_version == self.record.version

    @cached_property
    def savers(self) -> list[Revision]:
        """Who saved meanwhile, when and why, the first one first."""
        later = Revision.objects.filter(kind=self.kind, slug=self.record.slug, version__gt=self.seen_version)
        return list(later.defer("record", "loaded").order_by("number"))

    @property
    def proposed(self) -> Proposed:
        return Proposed(self.kind, self.record.slug, self.typed or {}, self.base or {})

    @cached_property
    def meaning(self) -> list[Change]:
        """What saving what was typed would mean now; a conflict stays one until it is settled."""
        return meant(self.proposed) if self.typed is not None else []

    @cached_property
    def settled(self) -> dict:
        """The conflicts that were chosen in."""
        return settled_by(self.meaning, self.choices) if self.is_decided else {}

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be chosen."""
        return len(self.settled) == len(conflicts_of(self.meaning))

    def theirs(self) -> list[ShownObject]:
        """What the others changed, as the page shows it."""
        return self.shown(between(self.base, self.now)) if self.base else []

    def contested(self) -> list[ShownObject]:
        """What both changed: the words of both, to choose from."""
        shown = self.shown(self.meaning)
        return [found for found in shown if any(difference.is_conflict for difference in found.differences)]

    def shown(self, changes: list[Change]) -> list[ShownObject]:
        return shown_changes(changes, self.request, self.site)


def choices_in(sent: Mapping[str, str]) -> dict[str, bool]:
    """Which word was chosen in each conflict."""
    return {
        name.removeprefix(CHOICE): value == "mine"
        for name, value in sent.items()
        if name.startswith(CHOICE) and value in ("mine", "theirs")
    }
