"""What readers may know of what a record was: its versions since it was published, without what they do not see today.

A version is a revision that left the record published. Of it is told what today's pages could tell: what a draft said, and
whatever names a record that is hidden today, stays out of it. What lay between, or came before, is not spoken of.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from agreements.choices import PublicationState
from agreements.domain.addresses import in_words_of_today
from agreements.domain.called import named_in, seen_today
from agreements.domain.disclosure import Disclosure
from agreements.domain.forms import Form, as_form, moved
from agreements.domain.history import own_revisions
from agreements.domain.schema import SHAPES, Key
from agreements.models import Record, Revision

#: So many versions are held against each other at once.
VERSIONS_ON_PAGE = 20
#: So often further revisions are read where readers see nothing of what some changed.
MOST_TRIES = 5

Hidden = dict[str, set[Key]]


class Version(NamedTuple):
    """One version of a record as far as readers may see it, what they saw before (nothing of the first), and since when."""

    revision: Revision
    form: Form
    earlier: Form
    since: datetime

    @property
    def is_change(self) -> bool:
        """Whether readers see that anything changed: else its reason would speak of what is hidden."""
        return self.form != self.earlier


def is_standing(revision: Revision) -> bool:
    """Whether a revision only says how a record stood before somebody changed it: it is nobody's change."""
    return not (revision.author or revision.load or revision.reason)


def public_revisions(record: Record) -> QuerySet[Revision]:
    """Those that readers may know of."""
    return own_revisions(record).filter(state=PublicationState.PUBLISHED)


def versions(record: Record, before: int | None = None) -> tuple[list[Version], int | None]:
    """Some versions, the latest first; and the number below which the next ones lie.

    Only those of a number below ``before``. A version in which nothing changed that readers may see is left out.
    """
    found: list[Version] = []
    for _try in range(MOST_TRIES):
        revisions = public_revisions(record).defer(None)
        if before is not None:
            revisions = revisions.filter(number__lt=before)
        read = list(revisions[: VERSIONS_ON_PAGE + 1])
        before = read[-2].number if len(read) > VERSIONS_ON_PAGE else None
        found = [version for version in compared(record, read)[:VERSIONS_ON_PAGE] if version.is_change]
        if found or before is None:
            break
    return found, before


def version(record: Record, number: int) -> Version | None:
    """One version of a record; none where readers know of no such one."""
    revisions = list(public_revisions(record).defer(None).filter(number__lte=number)[:2])
    if not revisions or revisions[0].number != number:
        return None
    found = compared(record, revisions)[0]
    return found if found.form else None


def compared(record: Record, revisions: list[Revision]) -> list[Version]:
    """Revisions that follow each other, the latest first, each with what was public before it."""
    forms = disclosed((record, revision) for revision in revisions)
    return [
        Version(
            revision,
            form,
            earlier,
            record.created_at if is_standing(revision) and not earlier else revision.made_at,
        )
        for revision, form, earlier in zip(revisions, forms, [*forms[1:], Form()][: len(forms)], strict=True)
    ]


def is_present(record: Record, revision: Revision) -> bool:
    """Whether a revision says what a record is today: nothing was changed since, also by what leaves none."""
    latest = own_revisions(record).values_list("number", flat=True).first()
    # Revisions of earlier releases do not say of which version they are.
    return revision.number == latest and revision.version in (0, record.version)


def version_of_day(record: Record, day: date) -> tuple[bool, Revision | None]:
    """Whether readers saw a record at the end of a day, by the clock of the register; and the revision they saw.

    None where that is what they see today.
    """
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
    if record.updated_at < end:
        return True, None
    last = own_revisions(record).filter(made_at__lt=end).first()
    if last is None and record.created_at < end:
        last = own_revisions(record).last()
        if last is None:
            return True, None
        if not is_standing(last):
            return False, None
    if last is None or last.state != PublicationState.PUBLISHED:
        return False, None
    return True, None if is_present(record, last) else last


def seen_since(record: Record) -> datetime:
    """Since when readers have seen a published record without a break."""
    hidden = own_revisions(record).exclude(state=PublicationState.PUBLISHED).first()
    seen = public_revisions(record).filter(number__gt=hidden.number if hidden else 0).last()
    moment: datetime = record.created_at
    if hidden or (seen and not is_standing(seen)):
        moment = seen.made_at if seen else record.updated_at
    return moment


def disclosed(revisions: Iterable[tuple[Record, Revision]]) -> list[Form]:
    """What readers may see of some revisions, in the keys of today."""
    forms = []
    for record, revision in revisions:
        form = as_form(revision.record)
        former = next((key for name, key in form if name == revision.kind), (record.slug,))
        forms.append(moved(form, revision.kind, former[0], record.slug))
    today = in_words_of_today({str(number): form for number, form in enumerate(forms)})
    hidden = hidden_among(today.values())
    return [seen_of(form, hidden) for form in today.values()]


def hidden_among(forms: Iterable[Form]) -> Hidden:
    """The keys of the records named in some forms that readers do not see today, under whatever key."""
    return {
        kind: {(slug,) for slug in slugs - seen_today(kind, slugs).keys()}
        for kind, slugs in named_in(forms).items()
    }


def seen_of(form: Form, hidden: Hidden) -> Form:
    """What readers may see of one form."""
    disclosure = Disclosure(hidden, unsaid_areas(form, hidden))
    seen: Form = {}
    for (name, key), fields in form.items():
        shown = disclosure(SHAPES[name], key, fields)
        if shown is not None:
            seen[name, key] = shown
    return seen


def unsaid_areas(form: Form, hidden: Hidden) -> Iterator[tuple[str, Key, str]]:
    """That an agreement has areas is no fact for readers who see none of them."""
    areas = [tuple(fields["area"]) for (name, _key), fields in form.items() if name == "commitment"]
    if areas and hidden["area"].issuperset(areas):
        yield from (("agreement", key, "areas") for name, key in form if name == "agreement")
