"""The first page of the desk: what waits for the one who opens it, each with the way to it; and the editors' guide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from agreements.admin.choosers import cut
from agreements.choices import PublicationState
from agreements.dates import words
from agreements.domain import desk
from agreements.domain.finding.documents import KINDS
from agreements.domain.health import poorest
from agreements.domain.publication import PUBLISH
from agreements.domain.schema import SHAPES
from agreements.domain.source_checks import dead_sources
from agreements.text import Phrase

#: What is entered within a record; and what keeps the books.
ROWS = tuple(kind for kind in SHAPES if kind not in KINDS and kind != "revision")
BOOKS = ("proposal", "upload", "revision", "merge")
#: A longer name is cut.
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the desk: what it is, where it is done, what there is to say of it."""

    kind: str
    name: Phrase | str
    address: str
    remark: str = ""
    when: datetime | None = None

    @property
    def title(self) -> Phrase:
        """What it is called, as far as there is room."""
        name = self.name if isinstance(self.name, Phrase) else Phrase(self.name)
        return Phrase(cut(name, LONGEST_NAME), name.language)

    @property
    def day(self) -> str:
        return words(self.when.date().isoformat(), get_language() or "en") if self.when else ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one sort, and what is said where there is none."""

    name: str
    title: str
    items: list[Item]
    empty: str
    is_cut: bool = False


def section(name: str, title: str, items: Iterable[Item], empty: str) -> Section:
    """The things that have room, and whether there are more."""
    found = list(items)
    return Section(name, title, found[: desk.MOST], empty, len(found) > desk.MOST)


def form_of(kind: str, key: int, place: str = "", page: str = "change") -> str:
    """The address of a page of the desk about one object, and the place in it."""
    found = reverse(f"admin:agreements_{kind}_{page}", args=[quote(key)])
    return f"{found}#{place}" if place else found


def label_of(kind: str) -> str:
    return str(capfirst(SHAPES[kind].model._meta.verbose_name))


class Reception:
    """What one person finds on the desk: only what they may look at, and what they may do comes with the way to it."""

    def __init__(self, user):
        self.user = user
        self.kinds = [kind for kind in KINDS if self.may("view", kind)]
        self.written = [kind for kind in KINDS if self.may("change", kind)]
        self.is_publisher = user.has_perm(PUBLISH)

    def may(self, act: str, kind: str) -> bool:
        return bool(self.user.has_perm(f"agreements.{act}_{kind}"))

    def sections(self) -> list[Section]:
        """The parts of the page, what is one's own first."""
        found = []
        waiting, own = desk.proposals(self.user) if self.may("view", "proposal") else ([], [])
        if self.written:
            found.append(self.drafts())
        if self.kinds:
            found.append(self.for_review(waiting))
        if self.is_publisher or self.may("add", "upload"):
            found.append(self.loads())
        if own:
            found.append(self.own_proposals(own))
        if self.written:
            found.append(self.next_things())
        if self.may("change", "source"):
            found.append(self.dead())
        if self.kinds:
            found.append(self.published())
        return found

    def drafts(self) -> Section:
        items = [
            Item(label_of(record.kind), record.name, form_of(record.kind, record.pk), when=record.updated_at)
            for record in desk.own_drafts(self.user.get_username(), self.written)
        ]
        return section("drafts", _("Your drafts"), items, _("You have no drafts."))

    def for_review(self, waiting) -> Section:
        """Records that wait for a publisher, then changes that do."""
        page = "publication" if self.is_publisher else "change"
        records = [
            Item(
                label_of(record.kind),
                record.name,
                form_of(record.kind, record.pk, page=page),
                str(PublicationState(record.state).label),
                record.updated_at,
            )
            for record in desk.for_review(self.kinds)
        ]
        items = records[: desk.MOST] + [self.proposed(wanted) for wanted in waiting][: desk.MOST]
        is_cut = max(len(records), len(waiting)) > desk.MOST
        title, empty = _("Waiting for review"), _("Nothing waits for review.")
        return Section("review", title, items, empty, is_cut)

    def proposed(self, wanted) -> Item:
        proposal, record = wanted.proposal, wanted.record
        remark = _("A change by %(author)s: %(reason)s") % {
            "author": proposal.author.get_username(),
            "reason": proposal.reason,
        }
        return self.of_proposal(proposal, record, remark)

    def of_proposal(self, proposal, record, remark) -> Item:
        name = record.name if record else proposal.slug
        label = label_of(proposal.kind) if proposal.kind in SHAPES else ""
        return Item(label, name, form_of("proposal", proposal.pk), remark, proposal.made_at)

    def own_proposals(self, own) -> Section:
        items = []
        for wanted in own:
            said = wanted.proposal.get_state_display()
            remark = f"{said}: {wanted.proposal.answer}" if wanted.proposal.answer else said
            items.append(self.of_proposal(wanted.proposal, wanted.record, remark))
        return section("proposals", _("What you proposed"), items, "")

    def loads(self) -> Section:
        """For a publisher those of all, for one who loads their own."""
        pending = desk.undecided_loads(None if self.is_publisher else self.user)
        items = []
        for load in pending:
            remarks = [load.upload.get_state_display(), load.upload.uploader.get_username()]
            if load.conflicts:
                said = ngettext("%(number)d conflict", "%(number)d conflicts", load.conflicts)
                remarks.append(said % {"number": load.conflicts})
            if load.shown:
                said = ngettext(
                    "%(number)d object that readers see",
                    "%(number)d objects that readers see",
                    load.shown,
                )
                remarks.append(said % {"number": load.shown})
            address = form_of("upload", load.upload.pk, "conflicts" if load.conflicts else "")
            items.append(
                Item(_("Load"), load.upload.name, address, " · ".join(remarks), load.upload.uploaded_at)
            )
        return section("loads", _("Loads to decide"), items, _("No load waits for a decision."))

    def next_things(self) -> Section:
        items = [
            Item(
                label_of(work.record.kind),
                work.record.name,
                form_of(work.form.kind, work.form.key, work.form.place),
                f"{work.figure} % · {work.next}",
            )
            for work in poorest(desk.MOST, self.written)
            if self.may("change", work.form.kind)
        ]
        title = _("The next thing to do")
        return section("health", title, items, _("No record misses anything."))

    def dead(self) -> Section:
        items = [
            Item(
                label_of("source"),
                source.name,
                form_of("source", source.pk, "id_archive_address"),
                source.get_check_result_display(),
            )
            for source in dead_sources(desk.MOST + 1)
        ]
        title = _("Sources whose address is dead")
        return section("sources", title, items, _("No address is known to be dead."))

    def published(self) -> Section:
        items = []
        for told in desk.lately_published(self.kinds):
            said = [told.revision.author or told.revision.load, told.revision.reason]
            items.append(
                Item(
                    label_of(told.record.kind),
                    told.record.name,
                    form_of(told.record.kind, told.record.pk, page="history"),
                    ": ".join(filter(None, said)),
                    told.revision.made_at,
                )
            )
        return section("published", _("Lately published"), items, _("Nothing is published yet."))


def grouped(app_list) -> list[tuple[str, list]]:
    """The kinds of the register as an editor looks for them: records, what is entered within them, the books, the rest."""
    models = {model["object_name"].lower(): model for app in app_list for model in app["models"]}
    groups = [(_("Records"), KINDS[::-1]), (_("Parts of records"), ROWS), (_("Books"), BOOKS)]
    named = {kind for _title, kinds in groups for kind in kinds}
    groups.append((_("Accounts"), tuple(kind for kind in models if kind not in named)))
    found = [(title, [models[kind] for kind in kinds if kind in models]) for title, kinds in groups]
    return [(title, kinds) for title, kinds in found if kinds]


def furnish(site: admin.AdminSite) -> None:
    """Gives an admin site its first page and the guide for editors at ``guide/``."""
    own_index, own_addresses = site.index, site.get_urls

    def index(request, extra_context=None) -> HttpResponseBase:
        app_list = site.get_app_list(request)
        context = {"sections": Reception(request.user).sections(), "groups": grouped(app_list)}
        return own_index(request, {**context, **(extra_context or {})})

    def guide(request) -> HttpResponseBase:
        context = {**site.each_context(request), "title": _("A record from an article in ten minutes")}
        return TemplateResponse(request, "admin/guide.html", context)

    site.index = index
    site.get_urls = lambda: [path("guide/", site.admin_view(guide), name="guide"), *own_addresses()]
