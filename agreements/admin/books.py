"""What the pages of the register's books have in common: what is in them is read, decided on, and never typed into."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.utils.translation import gettext_lazy as _

from agreements.admin.choosers import cut
from agreements.admin.questions import QuestionsMixin

#: The sheets of the desk's own pages.
SHEETS = ("css/desk.css", "css/desk-loads.css", "css/desk-differences.css", "css/desk-steps.css")
#: What a page with a decision answers to.
METHODS = ("GET", "HEAD", "POST")


class BookAdmin(QuestionsMixin, admin.ModelAdmin):
    """A list of entries, the latest first; the page of each is made by ``entry_view(request, entry)`` of its own desk."""

    list_per_page = 50
    #: Columns that no list shows, because they are large.
    large: tuple[str, ...] = ()

    class Media:
        css = {"all": SHEETS}

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if self.list_select_related:
            queryset = queryset.select_related(*self.list_select_related)
        return queryset if request.resolver_match.kwargs else queryset.defer(*self.large)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("why"), ordering="reason")
    def reason_shown(self, entry):
        return cut(entry.reason, 160)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one entry, for whoever may look at it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return self.entry_view(request, entry)
