"""The desk for merges that were made: what each touched, and the way back."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.choosers import cut
from agreements.admin.differences import record_links
from agreements.admin.merging import METHODS, ReasonForm
from agreements.admin.questions import QuestionsMixin
from agreements.admin.saving import CAME_BETWEEN
from agreements.domain.merging import MergeRefusedError, undo, words_of
from agreements.domain.publication import PUBLISH
from agreements.domain.refusals import refusal_of
from agreements.domain.schema import SHAPES

#: So many of the records that a merge touched are named.
MOST_NAMED = 100


@admin.register(models.Merge)
class MergeAdmin(QuestionsMixin, admin.ModelAdmin):
    """Merges, the latest first: to be read, and undone by a publisher."""

    list_display = ("gone", "kept", "kind_shown", "author", "made_at", "reason_shown", "undone_at")
    list_filter = (("undone_at", admin.EmptyFieldListFilter),)
    list_per_page = 50
    search_fields = ("gone", "kept", "author", "reason")
    search_help_text = _("The key of one of the records, the reason, or who merged them.")

    class Media:
        css = {
            "all": ("css/desk.css", "css/desk-loads.css", "css/desk-differences.css", "css/desk-steps.css")
        }

    def get_queryset(self, request):
        """Without what was touched, which is large, in the list."""
        queryset = super().get_queryset(request)
        return queryset if request.resolver_match.kwargs else queryset.defer("touched")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("kind of record"), ordering="kind")
    def kind_shown(self, merge):
        return capfirst(SHAPES[merge.kind].model._meta.verbose_name)

    @admin.display(description=_("why"), ordering="reason")
    def reason_shown(self, merge):
        return cut(merge.reason, 160)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What a merge touched, and the way back."""
        done = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, done):
            raise PermissionDenied
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if done is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
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
