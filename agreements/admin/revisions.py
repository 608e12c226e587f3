"""The desk for what records were: to be read, compared, brought back as a proposal; never changed."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.books import BookAdmin
from agreements.admin.choosers import is_key
from agreements.admin.differences import record_links, shown_changes
from agreements.admin.forms import ReasonEntry
from agreements.admin.labels import state_of
from agreements.domain.differences import between
from agreements.domain.forms import as_form, form_of
from agreements.domain.proposals import restore

#: The number that stands for the record as it is now.
NOW = "now"


class RestoreForm(forms.Form):
    """Why a record is to be again what it was."""

    change_reason = ReasonEntry()


@admin.register(models.Revision)
class RevisionAdmin(BookAdmin):
    """Revisions of all records, the latest first."""

    list_display = (
        "slug",
        "kind",
        "number",
        "made_at",
        "author",
        "accepted_by",
        "load",
        state_of(models.Revision),
        "reason_shown",
    )
    list_filter = ("kind", "state")
    large = ("record", "loaded")
    ordering = ("-made_at", "-pk")
    search_fields = ("slug", "author", "load", "reason")
    search_help_text = _("The key of the record, who, the file, or the reason.")

    def entry_view(self, request, revision):
        """What one change changed, or what sets two states apart; and the way back to this one."""
        own = (revision.kind, revision.slug)
        link = record_links([own], request, self.admin_site)[own]
        form = RestoreForm(request.POST or None)
        if request.method == "POST" and not self.may_bring_back(request, link):
            raise PermissionDenied
        if request.method == "POST" and form.is_valid():
            return self.bring_back(request, revision, link, form.cleaned_data["change_reason"])
        return self.page(request, revision, link, form)

    def may_bring_back(self, request, link) -> bool:
        if link.record is None:
            return False
        desk = self.admin_site.get_model_admin(type(link.record))
        return desk.has_change_permission(request, link.record)

    def bring_back(self, request, revision, link, reason):
        """Propose that the record becomes what it was."""
        proposal = restore(revision, author=request.user, reason=reason)
        if proposal is None:
            self.message_user(request, gettext("The record is as it was then already."), messages.INFO)
            return HttpResponseRedirect(request.path)
        self.message_user(request, gettext("It is proposed: look at it and decide."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:agreements_proposal_change", args=[quote(proposal.pk)]))

    def page(self, request, revision, link, form):
        others = models.Revision.objects.filter(kind=revision.kind, slug=revision.slug)
        others = list(others.defer("record", "loaded").order_by("-number")[:200])
        before, title = self.compared_with(request, revision)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("What the record was"),
            "subtitle": str(revision),
            "opts": self.opts,
            "media": self.media,
            "revision": revision,
            "others": others,
            "compared_with": title,
            "differences": shown_changes(between(before, as_form(revision.record)), request, self.admin_site),
            "link": link,
            "form": form,
            "may_bring_back": self.may_bring_back(request, link),
        }
        return TemplateResponse(request, "admin/agreements/desk/revision.html", context)

    def compared_with(self, request, revision):
        """The state to compare with, and which it is: the one asked for, else the one before."""
        asked = request.GET.get("with", "")
        if asked == NOW:
            return form_of(revision.kind, revision.slug), NOW
        own = models.Revision.objects.filter(kind=revision.kind, slug=revision.slug)
        number = int(asked) if is_key(asked) and int(asked) < 2**31 else revision.number - 1
        other = own.filter(number=number).first()
        return (as_form(other.record), other.number) if other else ({}, 0)
