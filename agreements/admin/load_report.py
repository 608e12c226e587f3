"""The report of an uploaded load as a page shows it: objects with their records, fields with the words that differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.utils import quote
from django.core.paginator import Page, Paginator
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.admin.choosers import LONGEST_LABEL, cut
from agreements.choices import UploadState
from agreements.domain.comparison import Outcome
from agreements.domain.kept_reports import Kept
from agreements.domain.passages import Passage, Sort, folded, passages
from agreements.domain.schema import SHAPES
from agreements.domain.uploads import revisions_of
from agreements.formats.proposals import key_text
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE, Phrase

OBJECTS_ON_PAGE = 50
FAULTS_ON_PAGE = 200
#: The outcomes a load at the desk can have, in the order of the table's columns.
OUTCOMES = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.CONFLICT)
#: Which field of its record says in what language a text is.
LANGUAGE_BESIDE = {
    ("agreement", "title_original"): "original_language",
    ("event", "theme"): "theme_language",
    ("excerpt", "text"): "language",
    ("source", "author"): "language",
    ("source", "headline"): "language",
    ("source", "publisher"): "language",
    ("statement", "channel_name"): "language",
    ("statement", "text"): "language",
}


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record of the register as the desk calls it, with the way to its page where one may look at it."""

    kind: str
    slug: str
    name: Phrase
    address: str = ""
    record: Any = None


@dataclass(frozen=True, slots=True)
class State:
    """What one side has in a field: passages, of which those that differ are marked; none where it has nothing."""

    passages: list[Passage]
    language: str = ""
    #: The element in which what differs stands.
    mark: str = ""

    @property
    def markup(self) -> str:
        """The passages as they stand on the page: every space counts."""
        language = format_html(' lang="{}" dir="auto"', self.language) if self.language else ""
        words = format_html_join("", "{}", ((self.marked(passage),) for passage in self.passages))
        return format_html('<div class="load-words"{}>{}</div>', language, words)

    def marked(self, passage: Passage) -> str:
        if passage.sort == Sort.FOLDED:
            alike = _("… the same in both …")
            return format_html("<details><summary>{}</summary>{}</details>", alike, passage.text)
        if passage.sort == Sort.DIFFERENT and self.mark:
            return format_html("<{mark}>{words}</{mark}>", mark=self.mark, words=passage.text)
        return passage.text


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One field, or the whole of an object, as register and file have it."""

    call: str
    field: str
    label: str
    last: State
    before: State
    after: State
    is_conflict: bool
    takes: bool
    follows: bool
    #: The object is not in the register any more.
    is_gone: bool


@dataclass(frozen=True, slots=True)
class ShownObject:
    """One object that differs."""

    kind: str
    key: str
    record: RecordLink
    is_record: bool
    differences: list[ShownDifference] = field(default_factory=list)


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
        """Whether the one who looks is the one to decide."""
        return self.upload.state == UploadState.CHECKED and self.upload.uploader_id == self.request.user.pk

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


def record_links(owners: Iterable[tuple[str, str]], request, site) -> dict[tuple[str, str], RecordLink]:
    """Records by kind and slug, asked for kind by kind; those that are not there have their slug as name."""
    wanted: dict[str, set[str]] = {}
    for kind, slug in owners:
        wanted.setdefault(kind, set()).add(slug)
    links = {}
    for kind, slugs in wanted.items():
        shape = SHAPES[kind]
        desk = site.get_model_admin(shape.model)
        may_look = desk.has_view_or_change_permission(request)
        found = {record.slug: record for record in desk.get_queryset(request).filter(slug__in=slugs)}
        for slug in slugs:
            record = found.get(slug)
            links[kind, slug] = RecordLink(
                kind=capfirst(shape.model._meta.verbose_name),
                slug=slug,
                name=name_of(record) if record else Phrase(slug),
                address=address_of(site, kind, record.pk) if record and may_look else "",
                record=record,
            )
    return links


def address_of(site, kind: str, pk: int) -> str:
    try:
        return reverse(f"{site.name}:agreements_{kind}_change", args=[quote(pk)])
    except NoReverseMatch:
        return ""


def name_of(record) -> Phrase:
    """What a record is called, and in which language."""
    name = getattr(record, "title", None) or getattr(record, "name", None)
    if not isinstance(name, Phrase) or not name:
        name = Phrase(str(record), getattr(record, "language", ""))
    return Phrase(cut(name, LONGEST_LABEL), name.language)


def shown_object(number: int, entry: Kept, link: RecordLink) -> ShownObject:
    shape = SHAPES[entry["name"]]
    return ShownObject(
        kind=capfirst(shape.model._meta.verbose_name),
        key=key_text(entry["key"]),
        record=link,
        is_record=shape.is_record,
        differences=[
            shown_difference(f"{number}-{place}", entry, difference, link)
            for place, difference in enumerate(entry["differences"])
        ],
    )


def shown_difference(call: str, entry: Kept, difference: Kept, link: RecordLink) -> ShownDifference:
    name, field_name = entry["name"], difference["field"]
    language = language_of(name, entry["key"], field_name, link.record)
    last, before, after = (
        words_of(name, field_name, difference[part]) for part in ("last", "before", "after")
    )
    is_conflict = "takes" in difference
    is_gone = not field_name and difference["before"] is None
    if is_gone:
        first, second = [], passages(last, after)[1]
    elif is_text(name, field_name):
        first, second = passages(before, after)
    else:
        first, second = whole(before), whole(after)
    return ShownDifference(
        call=call,
        field=field_name,
        label=label_of(name, field_name),
        last=State(folded(last) if last else [], language),
        # In a conflict neither goes nor comes yet.
        before=State(first, language, "mark" if is_conflict else "del"),
        after=State(second, language, "mark" if is_conflict else "ins"),
        is_conflict=is_conflict,
        takes=difference.get("takes", False),
        follows="follows" in difference,
        is_gone=is_gone,
    )


def whole(words: str) -> list[Passage]:
    """A value that differs as a whole."""
    return [Passage(Sort.DIFFERENT, words)] if words else []


def label_of(name: str, field_name: str) -> str:
    if not field_name:
        return _("The whole object")
    return capfirst(SHAPES[name].fields[field_name].column.verbose_name)


def is_text(name: str, field_name: str) -> bool:
    """Whether a field holds words, in which single ones may differ."""
    if not field_name:
        return False
    column = SHAPES[name].fields[field_name]
    return column.is_many or not (
        column.to or column.column.choices or isinstance(column.default, bool | int)
    )


def words_of(name: str, field_name: str, value: Any) -> str:
    """A value of a fixture as a person reads it."""
    if value in (None, "", []):
        return ""
    if not field_name:
        return "\n".join(lines_of(name, value))
    shape = SHAPES[name].fields[field_name]
    if shape.is_many:
        return "\n".join(key_text(key) for key in value)
    if shape.to:
        return key_text(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    labels = dict(shape.column.flatchoices or ())
    return f"{labels[value]} ({value})" if value in labels else str(value)


def lines_of(name: str, fields: dict[str, Any]) -> Iterator[str]:
    """An object field by field, without what goes without saying."""
    compact = SHAPES[name].compact(fields)
    for field_name, value in compact.items():
        yield f"{field_name}: {words_of(name, field_name, value)}"


def language_of(name: str, key: list[str], field_name: str, record) -> str:
    """The BCP 47 tag of the words in a field; empty where they have no language or none that is known."""
    for code, ending in COLUMN_OF_LANGUAGE.items():
        if field_name.endswith(f"_{ending}"):
            return TAG_OF_LANGUAGE[code]
    if (name, field_name) == ("alias", "text"):
        return key[0]
    return getattr(record, LANGUAGE_BESIDE.get((name, field_name), ""), "") if record else ""
