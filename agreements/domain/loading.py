"""Loading fixtures: everything is checked before anything is written, and nobody's word is lost.

Each record in the files is held against what the register has and what the files said last (``comparison``); what
follows from it is written in one transaction, with a revision of each record that changed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from agreements.choices import PublicationState
from agreements.domain.comparison import Change, Manner, Outcome
from agreements.domain.entries import Fault, Position, read
from agreements.domain.finding.index import Progress, nobody_watches
from agreements.domain.planning import Bases, RecordPlan, Survey, fault_at, record_plans
from agreements.domain.refusals import refusal_of
from agreements.domain.spool import Spool
from agreements.domain.writing import RegisterMovedError, Signature, Writing

#: Reported one by one; more are counted.
MOST_FAULTS = 10_000
MOST_CHANGES = 10_000


@dataclass(slots=True)
class Report:
    """What a load means for the register, and whether it was written."""

    faults: list[Fault] = field(default_factory=list)
    further_faults: int = 0
    #: How many objects of each kind are new, changed, same, in conflict, removed.
    counts: dict[str, Counter[Outcome]] = field(default_factory=dict)
    #: Those that differ from the register, field by field; new and same objects are only counted.
    changes: list[Change] = field(default_factory=list)
    further_changes: int = 0
    #: How many words of editors stay because the files say what they said before.
    kept: int = 0
    #: How many of the new records are drafts, which readers do not see.
    drafts: int = 0
    #: Of how many records readers would see something else than before.
    shown: int = 0
    is_written: bool = False
    revisions: int = 0

    def refuse(self, fault: Fault) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        else:
            self.further_faults += 1

    def count(self, change: Change) -> None:
        self.counts.setdefault(change.name, Counter())[change.outcome] += 1
        self.kept += change.kept
        if (
            change.outcome is Outcome.NEW
            and change.fields
            and change.fields.get("state") == PublicationState.DRAFT
        ):
            self.drafts += 1
        if change.outcome in (Outcome.NEW, Outcome.SAME):
            return
        if len(self.changes) < MOST_CHANGES:
            self.changes.append(change)
        else:
            self.further_changes += 1

    @property
    def conflicts(self) -> int:
        """How many objects are in conflict."""
        return self.total(Outcome.CONFLICT)

    def total(self, outcome: Outcome) -> int:
        """How many objects of all kinds have this outcome."""
        return sum(counts[outcome] for counts in self.counts.values())


def load(
    objects: Iterable[tuple[Position, Any] | Fault],
    *,
    author: str = "",
    reason: str = "",
    accepted_by: str = "",
    manner: Manner | None = None,
    bases: Bases | None = None,
    dry_run: bool = False,
    progress: Progress = nobody_watches,
) -> Report:
    """Load the objects of fixtures into the register, or say all that speaks against it.

    ``objects`` are what was read: each element of a file with its position, or the fault of a file. They are held
    against what files said last, or against ``bases`` where it is known what they were made from. ``author``,
    ``reason`` and ``accepted_by`` are written into the revisions beside the names of the files. ``progress`` is told of each step and how
    many objects it has behind it. Nothing is written if there is a fault or with ``dry_run``.

    What the database itself refuses in the end (it was changed by someone meanwhile) becomes a fault as well; a
    database that cannot be written at all raises ``django.db.OperationalError``.
    """
    report, manner = Report(), manner or Manner()
    signature = Signature(author, reason, accepted_by)
    with Spool() as spool:
        survey = Survey(spool)
        for number, found in enumerate(objects, 1):
            set_aside(found, survey, report)
            if number % 1000 == 0:
                progress("read", number)
        spool.close_reading()
        if bases is None:
            # Rows of a kind that these files hold none of stand in other files: they are not missing here.
            manner = replace(manner, prune=manner.prune & spool.kinds())
        for fault in doubled(spool):
            report.refuse(fault)
        has_work = plan_all(survey, manner, bases, report, progress)
        for fault in survey.faults():
            report.refuse(fault)
        if has_work and not report.faults and not dry_run:
            write(Writing(spool, manner, signature, progress, bases), report)
        report.faults.sort(key=lambda fault: spool.place(fault.position))
    return report


def set_aside(found: tuple[Position, Any] | Fault, survey: Survey, report: Report) -> None:
    """Read one object and keep it for later."""
    if isinstance(found, Fault):
        survey.spool.note_file(found.position.file)
        report.refuse(found)
        return
    position, value = found
    survey.spool.note_file(position.file)
    entry = read(value)
    label = entry.shape.label if entry.shape else ""
    for field_name, problem, remedy in entry.wrongs:
        report.refuse(Fault(position, label, entry.key or (), field_name, problem, remedy))
    if entry.shape and entry.key:
        survey.spool.add(entry.shape, entry.key, entry.fields, position)
        if entry.wrongs:
            survey.broken.add((entry.shape.name, entry.key))
    else:
        survey.unread.add(slug_in(value))


def slug_in(value: Any) -> str:
    """The slug that an object has, however wrong the rest of it is; empty where there is none."""
    fields = value.get("fields") if type(value) is dict else None
    slug = fields.get("slug") if type(fields) is dict else None
    return slug if type(slug) is str else ""


def doubled(spool: Spool) -> Iterator[Fault]:
    """The objects that stand twice."""
    for first, *others in spool.doubled():
        for entry in others:
            problem = _("stands already in %(file)s, object %(number)s (line %(line)s)")
            yield fault_at(entry, "", problem % first.position._asdict(), _("Keep one of the two."))


def plan_all(survey: Survey, manner: Manner, bases: Bases | None, report: Report, progress: Progress) -> bool:
    """Hold everything against the register; whether there is anything to write."""
    done, has_work = 0, False
    noted: list[tuple[str, bool]] = []
    kind = ""
    for plan in record_plans(survey.spool, manner, bases=bases):
        for fault in survey.take(plan):
            report.refuse(fault)
        for change in plan.changes:
            report.count(change)
        report.shown += is_shown(plan)
        if plan.kind != kind or len(noted) >= 1000:
            survey.spool.plan(kind, noted)
            kind, noted = plan.kind, []
        if plan.writes or plan.agrees_anew or plan.settles(manner):
            noted.append((plan.slug, plan.is_new))
            has_work = True
            if not plan.is_new:
                new = [plan.entries[c.name, c.key].number for c in plan.changes if c.outcome is Outcome.NEW]
                survey.spool.mark_new(new)
        done += len(plan.entries)
        if done % 100 < len(plan.entries):
            progress("compare", done)
    survey.spool.plan(kind, noted)
    progress("compare", done)
    return has_work


def is_shown(plan: RecordPlan) -> bool:
    """Whether readers would see what a load does to a record: they see it before, or after."""
    if all(change.outcome is Outcome.SAME for change in plan.changes):
        return False
    place = (plan.kind, (plan.slug,))
    before = plan.held[place].fields["state"] if place in plan.held else ""
    said = plan.proposed.get(place, {}).get("state", "")
    return PublicationState.PUBLISHED in (before, said)


def write(writing: Writing, report: Report) -> None:
    """Write in one transaction; what the register no longer lets pass becomes a fault."""
    try:
        with transaction.atomic():
            writing.write()
    except RegisterMovedError as moved:
        report.faults += moved.faults
    except IntegrityError as refusal:
        problem = refusal_of(refusal) or _("the database refused it")
        remedy = _("Load it again: the register was changed by someone meanwhile.")
        report.refuse(Fault(Position(""), "", (), "", problem, remedy))
    else:
        report.is_written = True
        report.revisions = writing.revisions
