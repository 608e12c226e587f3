"""What changed lately in the register: a page for readers, a feed for their programs."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import condition
from django.views.generic import TemplateView, View

from agreements.domain.lately import Latest, lately, public_version
from agreements.domain.schema import SHAPES
from agreements.formats.versions import touched
from agreements.models.record import FOLDERS
from agreements.text import TAG_OF_LANGUAGE, UNSEEN
from agreements.views.base import Fault, Page, WrongQuestion
from agreements.views.citing import base_of
from agreements.views.history import day_of, number_asked

#: No database has a larger key.
LAST_KEY = 2**63 - 1
#: What a feed that holds nothing says of when it changed last: at no time that could be mistaken for one.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def asked(request) -> tuple[str, int | None]:
    """The kind of records that is asked for, empty for all, and the number below which the changes lie.

    Raises ``WrongQuestion`` where they are none.
    """
    kind = request.GET.get("kind", "")
    if kind and kind not in FOLDERS:
        raise WrongQuestion([Fault("kind", kind, _("is no kind of record"), ", ".join(FOLDERS))])
    return kind, number_asked(request.GET.get("before", ""), LAST_KEY)


def address_of(change: Latest) -> str:
    """Where the version stands that a change made."""
    revision = change.revision
    return reverse(f"{revision.kind}_version", kwargs={"slug": revision.slug, "number": revision.number})


def what_changed(change: Latest) -> str:
    """What a change touched, in a few words."""
    return pgettext("between names in a list", ", ").join(touched(change.changes))


class Changes(Page, TemplateView):
    """The latest changes of all records, or of those of one kind."""

    template_name = "agreements/changes.html"
    parameters = ("kind", "before")

    def get_context_data(self, **context):
        kind, before = asked(self.request)
        found, further = lately(kind, before)
        kinds = [
            {
                "key": name,
                "label": capfirst(SHAPES[name].model._meta.verbose_name_plural),
                "is_current": name == kind,
            }
            for name in FOLDERS
        ]
        changes = [
            {
                "change": change,
                "address": address_of(change),
                "day": day_of(change.revision.made_at),
                "kind": capfirst(SHAPES[change.revision.kind].model._meta.verbose_name),
                "touched": what_changed(change),
            }
            for change in found
        ]
        return super().get_context_data(
            crumbs=[],
            crumb_here=_("Changes"),
            changes=changes,
            kinds=kinds,
            kind=kind,
            before=before,
            further=further,
            **context,
        )


class Feed(Atom1Feed):
    """A feed that was changed when the latest of its entries was, and else never."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


class ChangesFeed(Page, View):
    """The same for programs that look by themselves."""

    parameters = ("kind", "before")

    def get(self, request):
        asked(request)
        return condition(etag_func=etag_of)(self.written)(request)

    def written(self, request) -> HttpResponse:
        kind, before = asked(request)
        base = base_of(request)
        own = request.build_absolute_uri()
        feed = Feed(
            title=_("mousite: what changed lately"),
            link=base + reverse("changes") + (f"?kind={kind}" if kind else ""),
            description="",
            language=TAG_OF_LANGUAGE.get(get_language(), "en"),
            author_name="mousite",
            feed_url=own,
            feed_guid=own,
        )
        for change in lately(kind, before)[0]:
            address = base + address_of(change)
            words = _("New: %(name)s") if change.is_new else _("Changed: %(name)s")
            told = [change.revision.reason, what_changed(change)]
            feed.add_item(
                title=words % {"name": change.name.text},
                link=address,
                unique_id=address,
                # A program takes this for markup.
                description="<br>".join(escape(UNSEEN.sub(" ", part)) for part in told if part) or None,
                pubdate=change.revision.made_at,
                updateddate=change.revision.made_at,
            )
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def etag_of(request) -> str:
    """The same as long as nothing changes that the feed tells."""
    kind, before = asked(request)
    return f'"{public_version()}-{get_language()}-{kind}-{before or ""}"'
