"""Two records of one body become one, and two again: all that names the one that goes names the one that stays.

A merge writes down of each record that it touches what was changed in it, before and after. To undo it is to apply
what was before, knowing what came after: whatever was changed since stays, and what collides is told.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.choices import ProposalState, PublicationState
from agreements.domain.addresses import in_words_of_today, lead_on
from agreements.domain.application import Proposed, apply
from agreements.domain.changes import delete_records
from agreements.domain.forms import Form, HeldForm, as_said, form_of, held_forms, held_objects
from agreements.domain.joining import Joining, as_one, difference, key_of_record, keys_when_joined
from agreements.domain.loading import Report
from agreements.domain.planning import RESTED_ON
from agreements.domain.publication import RecordMovedError, lock
from agreements.domain.renaming import rewrite_proposals
from agreements.domain.schema import ROWS, SHAPES, Key
from agreements.domain.upward import UPWARD, parent_in_register
from agreements.models import FormerAddress, Merge, Proposal, Record
from agreements.models.ancestry import DEEPEST

#: The kinds of records of which two may turn out to be one.
MERGED = ("party", "person", "place", "source")
#: So many records are read at once.
BATCH = 500

#: The keys of records by kind.
Named = dict[str, set[str]]


class MergeRefusedError(Exception):
    """Two records cannot become one, or two again: its words say why and what to do."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class Outcome(NamedTuple):
    """What a merge makes of records: how each is proposed to be, and what tells keys and forms anew."""

    proposals: list[Proposed]
    joining: Joining


def merge(kept: Record, gone: Record, *, author: str, reason: str, versions: str | None = None) -> Merge:
    """Make one record part of another of its kind, with a revision of each record that changes.

    All that named ``gone`` or a row of it names ``kept``; its rows and names go over; its address leads on; it is
    deleted. ``versions`` are those that somebody has looked at, as ``versions_of`` has them. Raises
    ``MergeRefusedError`` where something speaks against it, ``RecordMovedError`` where one of the two has changed since,
    ``DoesNotExist`` where one is gone: nothing is written then.
    """
    refuse(misfits(kept, gone))
    with transaction.atomic():
        hold(kept, gone)
        if versions not in (None, versions_of(kept, gone)):
            raise RecordMovedError
        refuse(obstacles(kept, gone))
        outcome = worked_out(kept, gone)
        report = apply(outcome.proposals, author=author, reason=reason)
        if report.faults or report.conflicts:
            refuse(words_of(report))
        kind, former, today = str(kept._meta.model_name), gone.slug, kept.slug
        led = FormerAddress.objects.filter(kind=kind, leads_to=former).values_list("slug", flat=True)
        done: Merge = Merge.objects.create(
            kind=kind,
            gone=former,
            kept=today,
            touched=[
                {"kind": kind, "slug": former, "before": said(form_of(kind, former)), "after": []}
                | {"addresses": sorted(led)},
                *(
                    {"kind": one.kind, "slug": one.slug, "before": said(one.base), "after": said(one.form)}
                    for one in outcome.proposals
                ),
            ],
            author=author,
            reason=reason,
        )
        lead_on(kind, former, today)
        delete_records([gone], author=author, reason=reason)
        rewrite_proposals(outcome.joining.joined)
    return done


def undo(merge: Merge, *, author: str, reason: str) -> Report:
    """Make two records again of what was merged; ``is_written`` of the report says whether it was done.

    What was changed since stays. What was changed where the merge changed it too is in the report as a conflict, and
    nothing is written then. Raises ``MergeRefusedError`` where the two can no longer be told.
    """
    try:
        with transaction.atomic():
            held = Merge.objects.select_for_update().get(pk=merge.pk)
            refuse(obstacles_to_undoing(held))
            FormerAddress.objects.filter(kind=held.kind, slug=held.gone).delete()
            report = apply(as_it_was(held), author=author, reason=reason)
            if not report.is_written:
                raise NotWrittenError
            for former in held.touched[0]["addresses"]:
                led = FormerAddress.objects.filter(kind=held.kind, slug=former, leads_to=held.kept)
                led.update(leads_to=held.gone)
            merge.undone_at = held.undone_at = timezone.now()
            held.save(update_fields=["undone_at"])
    except NotWrittenError:
        pass
    return report


class NotWrittenError(Exception):
    """Something speaks against writing: the transaction ends as it began."""


def versions_of(kept: Record, gone: Record) -> str:
    """Which states of two records somebody looks at."""
    return f"{kept.version}:{gone.version}"


def misfits(kept: Record, gone: Record) -> list[str]:
    """Why two records can never become one."""
    kind = str(kept._meta.model_name)
    if type(kept) is not type(gone):
        return [_("Only two records of one kind can become one.")]
    if kind not in MERGED:
        return [_("Records of this kind do not become one.")]
    return [_("These are not two records.")] if kept.pk == gone.pk else []


def obstacles(kept: Any, gone: Any) -> list[str]:
    """What speaks against making a record part of another as they are now."""
    kind, found = str(kept._meta.model_name), []
    if gone.state == PublicationState.PUBLISHED != kept.state:
        # Its address would lead readers nowhere.
        words = _("Readers see “%(gone)s” and not “%(kept)s”: publish that first, or let the other one stay.")
        found.append(words % {"gone": gone, "kept": kept})
    if kind == "source" and kept.language != gone.language:
        # The words that were taken from each are in its own language.
        found.append(_("These sources are in different languages: they are two."))
    between = parent_in_register(kind, kept.slug) if kind in UPWARD else ""
    if between != gone.slug and lies_under(kind, between, gone.slug):
        above = SHAPES[kind].model._default_manager.get(slug=between)
        words = _("“%(kept)s” is part of “%(between)s”, and that is part of “%(gone)s”: change that first.")
        found.append(words % {"kept": kept, "between": above, "gone": gone})
    if Proposal.objects.filter(kind=kind, slug=gone.slug, state=ProposalState.WAITING).exists():
        words = _("A proposed change of “%(gone)s” waits for a decision: decide on it first.")
        found.append(words % {"gone": gone})
    return found


def obstacles_to_undoing(merge: Merge) -> list[str]:
    """What speaks against making two records again of what was merged, whatever they hold."""
    if merge.undone_at:
        return [_("This is undone already.")]
    records, found = SHAPES[merge.kind].model._default_manager, []
    if records.filter(slug=merge.gone).exists():
        words = _("Another record has the key “%(slug)s” by now: give it another one first.")
        found.append(words % {"slug": merge.gone})
    if not records.filter(slug=merge.kept).exists():
        words = _("“%(slug)s” is no more: undo first what became of it.")
        found.append(words % {"slug": merge.kept})
    return found


def refuse(reasons: list[str]) -> None:
    if reasons:
        raise MergeRefusedError(reasons)


def hold(kept: Any, gone: Any) -> None:
    """Keep others from two records, and from naming the one that goes, until the transaction ends."""
    for record in sorted((kept, gone), key=lambda record: int(record.pk)):
        lock(record)
    for name in ROWS[str(gone._meta.model_name)]:
        if name in RESTED_ON:
            rows: Any = SHAPES[name].model._default_manager.filter(**{SHAPES[name].owner: gone.pk})
            list(rows.select_for_update().order_by("pk").values_list("pk"))


def lies_under(kind: str, slug: str, above: str) -> bool:
    """Whether a record of the register lies under another, or is it."""
    for _step in range(DEEPEST):
        if not slug or slug == above:
            break
        slug = parent_in_register(kind, slug)
    return bool(slug) and slug == above


class Pair(NamedTuple):
    """Two records, and the one that they become; what tells the keys of all that was the other's."""

    kept: Form
    gone: Form
    one: Form
    joining: Joining


def paired(kept: Record, gone: Record) -> Pair:
    """Two records as one, as they stand now."""
    kind = str(kept._meta.model_name)
    two = {slug: plain(form) for slug, form in held_forms(kind, [kept.slug, gone.slug]).items()}
    own, other = two[kept.slug], two[gone.slug]
    joining = Joining(keys_when_joined(kind, own, other))
    place = (kind, (gone.slug,))
    above = other[place].get(UPWARD.get(kind, ""))
    if above and lies_under(kind, above[0], kept.slug):
        # What lies under the record that stays cannot lie above it.
        other = other | {place: other[place] | {UPWARD[kind]: None}}
    return Pair(own, other, as_one(kind, own, other, joining), joining)


def worked_out(kept: Record, gone: Record) -> Outcome:
    """What each record becomes that a merge touches."""
    kind, pair = str(kept._meta.model_name), paired(kept, gone)
    proposals = [proposed(kind, kept.slug, pair.kept, pair.one)]
    for name, slugs in naming(kind, [gone.slug])[gone.slug].items():
        for form in forms_of(name, slugs - {kept.slug} if name == kind else slugs):
            slug = key_of_record(name, form)[0]
            proposals.append(proposed(name, slug, form, pair.joining.joined(form)))
    return Outcome(proposals, pair.joining)


def proposed(kind: str, slug: str, before: Form, after: Form) -> Proposed:
    """What is to change in a record, and no more of it."""
    base, form = difference(before, after)
    return Proposed(kind, slug, form, base)


def naming(kind: str, slugs: Iterable[str]) -> dict[str, Named]:
    """The records that name each of some records of a kind or a row of it, beside itself; by its key."""
    keys: dict[str, list[int]] = {}
    found: dict[str, Named] = {}
    for slug, form in held_forms(kind, slugs).items():
        found[slug] = {}
        for (name, _key), held in form.items():
            if name == kind or name in RESTED_ON:
                keys.setdefault(name, []).append(held.pk)
    for shape in SHAPES.values():
        for field, to, is_many in shape.relations:
            targets = shape.targets or ("",)
            for target in targets if to in keys and field not in targets else ():
                condition: dict[str, Any] = {f"{field}__in": keys[to]}
                for key, held in held_objects(shape, condition | set_target(target), target):
                    owner, other = shape.record_of(key)
                    for named in held.fields[field] if is_many else [held.fields[field]]:
                        slug = SHAPES[to].record_of(tuple(named))[1]
                        if slug in found and (owner, other) != (kind, slug):
                            found[slug].setdefault(owner, set()).add(other)
    return found


def set_target(target: str) -> dict[str, bool]:
    return {f"{target}__isnull": False} if target else {}


def forms_of(kind: str, slugs: Iterable[str]) -> Iterator[Form]:
    """Records with their rows as they stand."""
    ordered = sorted(slugs)
    for start in range(0, len(ordered), BATCH):
        for form in held_forms(kind, ordered[start : start + BATCH]).values():
            yield plain(form)


def as_it_was(merge: Merge) -> Iterator[Proposed]:
    """The records as they are to be once a merge is undone, with the keys that they have today."""
    forms = {
        f"{number} {state}": as_said(touched[state])
        for number, touched in enumerate(merge.touched)
        for state in ("before", "after")
    }
    today = in_words_of_today(forms)
    for number, touched in enumerate(merge.touched):
        before, after = today[f"{number} before"], today[f"{number} after"]
        (slug,) = key_of_record(touched["kind"], before)
        yield Proposed(touched["kind"], slug, before, after)


def plain(form: HeldForm) -> Form:
    return {place: held.fields for place, held in form.items()}


def said(form: Form) -> list[dict[str, Any]]:
    """Objects with just what is said of them, as a merge keeps them."""
    return [{"model": SHAPES[name].label, "fields": fields} for (name, _key), fields in form.items()]


def words_of(report: Report) -> list[str]:
    """What speaks against a merge, or against undoing it: one sentence for each object."""
    found = [
        _("%(record)s: %(problem)s. %(remedy)s")
        % {"record": call_of(fault.model.partition(".")[2], fault.key), **fault._asdict()}
        for fault in report.faults
    ]
    for change in report.changes:
        fields = [difference.field for difference in change.differences if difference.is_conflict]
        if fields == [""]:
            found.append(_("%(record)s: changed since.") % {"record": call_of(change.name, change.key)})
        elif fields:
            columns = {name: SHAPES[change.name].fields[name].column.verbose_name for name in fields}
            words = _("%(record)s: changed since in %(fields)s.")
            found.append(
                words
                % {
                    "record": call_of(change.name, change.key),
                    "fields": ", ".join(map(str, columns.values())),
                }
            )
    return found


def call_of(name: str, key: Key) -> str:
    """An object by its kind and key, for a person."""
    kind = str(SHAPES[name].model._meta.verbose_name) if name in SHAPES else ""
    return f"{kind} {' / '.join(key)}".strip()
