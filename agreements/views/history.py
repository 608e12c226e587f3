"""What a record was: its public versions, what each changed, and each one whole at an address of its own."""

from datetime import UTC, date, datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.domain.called import Names, called_today
from agreements.domain.differences import between
from agreements.domain.names import name_of
from agreements.domain.past import (
    Version,
    is_present,
    is_standing,
    seen_since,
    version,
    version_of_day,
    versions,
)
from agreements.domain.schema import SHAPES
from agreements.formats.record_relations import published
from agreements.formats.versions import changed, parts_of, touched
from agreements.models.record import FOLDERS
from agreements.views.base import Fault, Page, WrongQuestion
from agreements.views.moved import moved_on

#: Larger numbers no database has.
LARGEST = 2**31 - 1


class Past(Page, TemplateView):
    """What the pages of the past of a record have in common."""

    kind = ""

    def get(self, request, *args, slug, **kwargs):
        try:
            return super().get(request, *args, slug=slug, **kwargs)
        except Http404:
            return moved_on(request, self.kind, slug)

    @property
    def section(self):
        return FOLDERS[self.kind]

    def record_of(self, slug):
        """The published record with a slug; there is no past of a draft, as there is none of what never was."""
        return get_object_or_404(published(SHAPES[self.kind].model._default_manager), slug=slug)

    def frame(self, record, here) -> dict:
        """What stands around the page: the way down to it."""
        shape = SHAPES[self.kind]
        return {
            "record": record,
            "record_name": name_of(record),
            "crumbs": [
                {
                    "address": reverse(f"{self.kind}_list"),
                    "label": capfirst(shape.model._meta.verbose_name_plural),
                },
                {"address": record.get_absolute_url(), "label": name_of(record)},
            ],
            "crumb_here": here,
        }


class History(Past):
    """The public versions of a record, the latest first, each with what it changed."""

    template_name = "agreements/history.html"
    parameters = ("before",)

    def get_context_data(self, slug, **context):
        record = self.record_of(slug)
        found, further = versions(record, number_asked(self.request.GET.get("before", ""), LARGEST))
        names = called_today(form for held in found for form in (held.form, held.earlier))
        return super().get_context_data(
            **self.frame(record, _("History")),
            entries=[entry_of(held, record, names) for held in found],
            further=further,
            entered=day_of(seen_since(record)),
            **context,
        )


class VersionPage(Past):
    """The whole record as it was after one change."""

    template_name = "agreements/version.html"

    def get_context_data(self, slug, number, **context):
        record = self.record_of(slug)
        held = version(record, number) if number <= LARGEST else None
        if held is None:
            raise Http404
        history = {
            "address": reverse(f"{self.kind}_history", kwargs={"slug": slug}),
            "label": _("History"),
        }
        frame = self.frame(record, _("Version %(number)s") % {"number": number})
        return super().get_context_data(
            **frame | {"crumbs": [*frame["crumbs"], history]},
            held=held,
            day=day_of(held.since),
            parts=parts_of(held.form, record, called_today([held.form])),
            is_present=is_present(record, held.revision),
            history=history["address"],
            **context,
        )


def entry_of(held: Version, record, names: Names) -> dict:
    """One version as the page of the history takes it."""
    revision = held.revision
    changes = between(held.earlier, held.form) if held.earlier else []
    return {
        "revision": revision,
        "address": reverse(
            f"{revision.kind}_version", kwargs={"slug": record.slug, "number": revision.number}
        ),
        "day": day_of(held.since),
        "is_first": not held.earlier,
        "is_standing": is_standing(revision),
        "touched": touched(changes),
        "objects": changed(changes, [held.earlier, held.form], record, names),
    }


def number_asked(asked: str, largest: int) -> int | None:
    """A number of an address below which others lie. Raises ``WrongQuestion`` where it is none."""
    if not asked:
        return None
    # Python refuses to read a number of thousands of digits.
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= len(str(largest))
    if not is_number or int(asked) > largest:
        raise WrongQuestion([Fault("before", asked, _("is not a number"), _("It is a whole number."))])
    return int(asked)


def day_asked(value: str) -> date:
    """A day of an address. Raises ``WrongQuestion`` where it is none."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as fault:
        wrong = Fault("as_at", value, _("is no day"), _("Write it as year, month and day: 2025-03-26."))
        raise WrongQuestion([wrong]) from fault


def at_day(record, value: str) -> str | None:
    """Where the version stands that readers saw at the end of a day; none where they saw none."""
    is_seen, revision = version_of_day(record, min(day_asked(value), date(9998, 12, 31)))
    if not is_seen:
        return None
    if revision is None:
        return record.get_absolute_url()
    return reverse(f"{revision.kind}_version", kwargs={"slug": record.slug, "number": revision.number})


def day_of(moment) -> str:
    """A day as dates are written."""
    return moment.astimezone(UTC).date().isoformat()
