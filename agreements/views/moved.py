"""Where readers are led who ask for a record under a key that it had before."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import resolve, reverse

from agreements.domain.addresses import leads_to


def moved_on(request, kind: str, slug: str) -> HttpResponsePermanentRedirect:
    """Leads to the same page under the key of today, for good. Raises ``Http404`` where there is none."""
    today = leads_to(kind, slug) if kind else ""
    if not today:
        raise Http404(slug)
    found = resolve(request.path_info)
    address = reverse(found.view_name, kwargs={**found.kwargs, "slug": today})
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
