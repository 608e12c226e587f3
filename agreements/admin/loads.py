"""The desk for loads: a fixture is uploaded, looked at, decided upon, applied or put away."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import Error
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from agreements import models
from agreements.admin.background import begin
from agreements.admin.books import METHODS, BookAdmin
from agreements.admin.choosers import cut
from agreements.admin.labels import state_of
from agreements.admin.load_report import LoadReport, may_decide
from agreements.admin.upload_form import BoundedUploadHandler, UploadForm
from agreements.choices import UploadState
from agreements.domain import uploads
from agreements.domain.publication import PUBLISH

#: Seconds until a page that waits for a process looks again.
PACE = 3
#: The parts of a report that may have several pages.
PARTS = ("conflicts", "changes")
#: What a button for all conflicts says: whether the file's word counts.
EVERYTHING = {"register": False, "file": True}


@admin.register(models.Upload)
class LoadAdmin(BookAdmin):
    """Loads of all who may load, the latest first; each is decided by the one who uploaded it, or by a publisher."""

    list_display = ("name_shown", state_of(models.Upload), "uploader", "uploaded_at", "reason_shown")
    list_filter = ("state",)
    large = ("report",)
    list_select_related = ("uploader",)
    search_fields = ("name", "reason", "uploader__username")
    search_help_text = _("The name of the file, the reason, or who uploaded it.")

    def get_queryset(self, request):
        """Without the text of the file, which no page shows."""
        return super().get_queryset(request).defer("content")

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request):
        return request.user.has_perm("agreements.add_upload")

    def has_view_permission(self, request, obj=None):
        """Whoever may load, or publish, may look at all loads."""
        return self.has_add_permission(request) or request.user.has_perm(PUBLISH)

    @admin.display(description=_("file"), ordering="name")
    def name_shown(self, upload):
        return cut(upload.name, 80)

    # The limit must stand before anything reads the request, and the check against forgery reads it.
    @method_decorator(csrf_exempt)
    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        handler = BoundedUploadHandler(request)
        request.upload_handlers = [handler]
        return self.upload_view(request, handler)

    @method_decorator(csrf_protect)
    def upload_view(self, request, handler):
        """The form for a file; what it takes is checked, at once or by a process of its own."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        form = UploadForm()
        if request.method == "POST":
            form = UploadForm(request.POST, request.FILES)
            if handler.is_too_large:
                form.refuse_size()
            if form.is_valid() and (upload := self.receive(request, form)):
                return HttpResponseRedirect(self.page_of(upload))
        return self.page(request, "load_form", title=gettext("Load a fixture"), form=form)

    def receive(self, request, form):
        """Take in the file and begin; none where the database takes nothing."""
        file = form.cleaned_data["file"]
        try:
            upload = uploads.receive(request.user, file.name, file.read(), form.cleaned_data["reason"])
        except Error as fault:
            form.add_error(None, said_by(fault))
            return None
        try:
            self.log_addition(request, upload, gettext("Uploaded"))
            begin(upload)
        except Error as fault:
            self.message_user(request, said_by(fault), messages.ERROR)
        return upload

    def entry_view(self, request, upload):
        """The page of one load: how far it has come, its report, what can be done with it."""
        if request.method == "POST":
            if not may_decide(upload, request.user):
                raise PermissionDenied
            return self.decide(request, upload)
        response = self.page(
            request,
            "load",
            title=upload.name,
            upload=upload,
            is_own=may_decide(upload, request.user),
            load=LoadReport(upload, request, self.admin_site),
        )
        if upload.is_underway and not upload.is_silent:
            # With its address: a browser that stands at a part of the page (#conflicts) would only move to that part.
            response["Refresh"] = f"{PACE}; url={self.page_of(upload)}"
        return response

    def decide(self, request, upload):
        """Do what a button of the page says; the page then shows what came of it."""
        try:
            self.act(request, upload)
        except Error as fault:
            self.message_user(request, said_by(fault), messages.ERROR)
        place = place_in(request.POST) if upload.state == UploadState.CHECKED else ""
        return HttpResponseRedirect(f"{self.page_of(upload)}{place}")

    def act(self, request, upload):
        asked = request.POST
        if "discard" in asked:
            if uploads.discard(upload):
                self.log_change(request, upload, gettext("Discarded"))
        elif "again" in asked:
            if uploads.ask_again(upload):
                begin(upload)
        elif upload.state == UploadState.CHECKED:
            outcome, choices = asked.get("outcome", ""), choices_in(asked)
            if not uploads.choose_words(upload, outcome, choices, EVERYTHING.get(asked.get("all", ""))):
                warning = gettext("Another report has come meanwhile. Look at it before you decide.")
                self.message_user(request, warning, messages.WARNING)
            elif "apply" in asked and LoadReport(upload, request, self.admin_site).waits_for_publisher:
                raise PermissionDenied
            elif "apply" in asked and uploads.ask_to_apply(
                upload, outcome, self.accepted_by(request, upload)
            ):
                self.log_change(request, upload, gettext("Applied"))
                begin(upload)

    def accepted_by(self, request, upload) -> str:
        """Whose name stands beside the uploader's; none where both are one."""
        return "" if upload.uploader_id == request.user.pk else request.user.get_username()

    def page_of(self, upload) -> str:
        return reverse(f"{self.admin_site.name}:agreements_upload_change", args=[quote(upload.pk)])

    def page(self, request, template, **context):
        """One of the pages beside the list."""
        return TemplateResponse(
            request,
            f"admin/agreements/upload/{template}.html",
            {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **context},
        )


def place_in(asked) -> str:
    """Where on the page a person was, or wants to go: the page of each part, and the part itself."""
    pages = {part: asked.get(part, "") for part in PARTS}
    query = urlencode({part: page for part, page in pages.items() if page.isascii() and page.isdigit()})
    # A button that leads on says the same name once more.
    parts = [part for part in PARTS if len(asked.getlist(part)) > 1]
    anchor = f"#{parts[0]}" if parts else "#conflicts" if "all" in asked else ""
    return f"?{query}{anchor}" if query else anchor


def choices_in(asked) -> dict[str, bool]:
    """The choices that a form holds, by the names of the conflicts."""
    return {
        name.removeprefix("choice-"): value == "file"
        for name, value in asked.items()
        if name.startswith("choice-")
    }


def said_by(fault: Exception) -> str:
    """What a database says where it takes nothing, for the one who waits for it."""
    words = gettext("The database does not take it at the moment (%(words)s). Try again.")
    return words % {"words": uploads.in_one_line(fault)}
