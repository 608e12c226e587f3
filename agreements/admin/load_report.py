"""The report of an uploaded load as a page shows it: objects with their records, fields with the words that differ."""

from django.core.paginator import Page, Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.admin.differences import record_links, shown_object
from agreements.choices import UploadState
from agreements.domain.comparison import Outcome
from agreements.domain.kept_reports import Kept
from agreements.domain.publication import PUBLISH
from agreements.domain.schema import SHAPES
from agreements.domain.uploads import revisions_of

OBJECTS_ON_PAGE = 50
FAULTS_ON_PAGE = 200
#: The outcomes a load at the desk can have, in the order of the table's columns.
OUTCOMES = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.CONFLICT)


def may_decide(upload, person) -> bool:
    """A load is decided by whoever uploaded it, or by a publisher."""
    return upload.uploader_id == person.pk or person.has_perm(PUBLISH)


class LoadReport:
    """What the page of a load shows of its report, page by page."""

    def __init__(self, upload, request, site) -> None:
        self.upload, self.request, self.site = upload, request, site
        self.report: Kept = upload.report

    @property
    def table(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """How many objects of each kind have which outcome, and of all kinds: label, outcomes with their numbers."""
        counts = self.report.get("counts", {})
        rows = [
            (capfirst(shape.model._meta.verbose_name_plural), counts[name])
            for name, shape in SHAPES.items()
            if name in counts
        ]
        total = {
            outcome.value: sum(found.get(outcome.value, 0) for _label, found in rows) for outcome in OUTCOMES
        }
        if len(rows) != 1:
            rows.append((_("All objects"), total))
        return [
            (label, [(outcome.value, found.get(outcome.value, 0)) for outcome in OUTCOMES])
            for label, found in rows
        ]

    @property
    def conflict_count(self) -> int:
        """How many fields (or whole objects) are to be decided."""
        return sum(
            "takes" in difference
            for conflict in self.report.get("conflicts", [])
            for difference in conflict["differences"]
        )

    @property
    def unseen_conflicts(self) -> int:
        """How many objects in conflict there are for which the report has no room."""
        counts = self.report.get("counts", {}).values()
        return sum(found.get(Outcome.CONFLICT, 0) for found in counts) - len(self.report.get("conflicts", []))

    @property
    def has_work(self) -> bool:
        """Whether applying it would do anything."""
        counts = self.report.get("counts", {}).values()
        return any(number for found in counts for outcome, number in found.items() if outcome != Outcome.SAME)

    @property
    def is_open(self) -> bool:
        """Whether the one who looks is one to decide."""
        return self.upload.state == UploadState.CHECKED and may_decide(self.upload, self.request.user)

    @property
    def waits_for_publisher(self) -> bool:
        """Whether readers would see what it does, and the one who looks may not show it to them."""
        return bool(self.report.get("shown")) and not self.request.user.has_perm(PUBLISH)

    def page_of(self, name: str, found, size: int) -> Page:
        return Paginator(found, size).get_page(self.request.GET.get(name))

    def faults(self) -> Page:
        """The faults, some hundred at a time."""
        return self.page_of("faults", self.report.get("faults", []), FAULTS_ON_PAGE)

    def conflicts(self) -> Page:
        """The objects in conflict, some at a time."""
        return self.objects("conflicts")

    def changes(self) -> Page:
        """The objects that change, some at a time."""
        return self.objects("changes")

    def objects(self, part: str) -> Page:
        page = self.page_of(part, list(enumerate(self.report.get(part, []))), OBJECTS_ON_PAGE)
        owners = [SHAPES[entry["name"]].record_of(tuple(entry["key"])) for _number, entry in page]
        links = record_links(owners, self.request, self.site)
        page.object_list = [
            shown_object(number, entry, links[owner])
            for (number, entry), owner in zip(page, owners, strict=True)
        ]
        return page

    def records(self) -> Page:
        """The records that an applied load has changed, some at a time."""
        page = self.page_of(
            "records", revisions_of(self.upload).only("kind", "slug", "number"), OBJECTS_ON_PAGE
        )
        owners = [(revision.kind, revision.slug) for revision in page]
        links = record_links(owners, self.request, self.site)
        page.object_list = [links[owner] for owner in owners]
        return page
