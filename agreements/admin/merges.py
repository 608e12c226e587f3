"""The desk for merges that were made: what each touched, and the way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.books import BookAdmin
from agreements.admin.differences import record_links
from agreements.admin.merging import ReasonForm
from agreements.admin.saving import CAME_BETWEEN
from agreements.domain.merging import MergeRefusedError, undo, words_of
from agreements.domain.publication import PUBLISH
from agreements.domain.refusals import refusal_of
from agreements.domain.schema import SHAPES

#: So many of the records that a merge touched are named.
MOST_NAMED = 100


@admin.register(models.Merge)
class MergeAdmin(BookAdmin):
    """Merges, the latest first: to be read, and undone by a publisher."""

    list_display = ("gone", "kept", "kind_shown", "author", "made_at", "reason_shown", "undone_at")
    list_filter = (("undone_at", admin.EmptyFieldListFilter),)
    large = ("touched",)
    search_fields = ("gone", "kept", "author", "reason")
    search_help_text = _("The key of one of the records, the reason, or who merged them.")

    @admin.display(description=_("kind of record"), ordering="kind")
    def kind_shown(self, merge):
        return capfirst(SHAPES[merge.kind].model._meta.verbose_name)

    def entry_view(self, request, done):
        """What a merge touched, and the way back."""
        may_undo = request.user.has_perm(PUBLISH)
        if request.method == "POST" and not may_undo:
            raise PermissionDenied
        form, against = ReasonForm(request.POST or None), []
        if request.method == "POST" and form.is_valid():
            against = self.undo_now(request, done, form.cleaned_data["change_reason"])
            if not against:
                return HttpResponseRedirect(request.path)
        owners = [(one["kind"], one["slug"]) for one in done.touched[1:]]
        links = record_links(owners[:MOST_NAMED], request, self.admin_site)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Merge"),
            "subtitle": f"{done.gone} → {done.kept}",
            "opts": self.opts,
            "media": self.media,
            "merge": done,
            "kind": self.kind_shown(done),
            "links": [links[owner] for owner in owners[:MOST_NAMED]],
            "further": max(0, len(owners) - MOST_NAMED),
            "form": form,
            "against": against,
            "may_undo": may_undo and not done.undone_at,
        }
        return TemplateResponse(request, "admin/agreements/merge/merge.html", context)

    def undo_now(self, request, done, reason) -> list[str]:
        """Make two of one again; what speaks against it, if anything does."""
        try:
            report = undo(done, author=request.user.get_username(), reason=reason)
        except MergeRefusedError as refusal:
            return refusal.reasons
        except (DataError, IntegrityError) as fault:
            return [refusal_of(fault) or str(CAME_BETWEEN)]
        if not report.is_written:
            return words_of(report)
        self.log_change(request, done, gettext("Undone"))
        self.message_user(request, gettext("They are two records again."), messages.SUCCESS)
        return []
