"""What an address of the desk may ask: what the filters declare, some words, records that can be."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.utils.text import smart_split

from agreements.admin.choosers import is_key

#: More words make no better search, and a database fails at some hundreds.
MOST_WORDS = 12
#: What Django's own filters put behind the name of a field.
LOOKUPS = ("", "__exact", "__isnull", "__isempty", "__id__exact")


class QuestionsMixin(admin.ModelAdmin):
    """Answers what the pages of the desk ask; the rest is a bad request, never a fault of ours."""

    # Each filter would count anew, at every look at the list.
    show_facets = admin.ShowFacets.NEVER

    def lookup_allowed(self, lookup, value, request):
        """Only what the filters beside the list can ask: Django would allow any look-up."""
        return lookup in {
            allowed for filter_ in self.get_list_filter(request) for allowed in asked_by(filter_)
        }

    def get_search_results(self, request, queryset, search_term):
        """Finds in a query of its own, so that several names of one record make one row."""
        term = " ".join(list(smart_split(search_term))[:MOST_WORDS])
        if not term:
            return queryset, False
        found, _ = super().get_search_results(request, self.model._default_manager.all(), term)
        return queryset.filter(pk__in=found.order_by().values("pk")), False

    def changelist_view(self, request, extra_context=None):
        if not all(is_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("What was chosen in the list is no record.")
        return super().changelist_view(request, extra_context)


def asked_by(filter_) -> list[str]:
    """The parameters with which one of the declared filters asks."""
    if isinstance(filter_, type):
        return [filter_.parameter_name]
    name = filter_[0] if isinstance(filter_, tuple) else filter_
    return [f"{name}{lookup}" for lookup in LOOKUPS]
