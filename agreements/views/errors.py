"""Pages for what could not be answered, in the site's own words: 400, 403, 404, 405 and 500."""

from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def bad_request(request, exception=None) -> HttpResponse:
    """400: something in the address cannot be understood.

    An exception may carry ``faults``: a list of (parameter, value, what is wrong).
    """
    faults = getattr(exception, "faults", [])
    return render(request, "400.html", {"faults": faults}, status=400, using="pages")


def permission_denied(request, exception=None) -> HttpResponse:
    """403: the reader may not see this."""
    return render(request, "403.html", status=403, using="pages")


def page_not_found(request, exception=None, **address) -> HttpResponse:
    """404: the same for a record that never existed and one that is not published."""
    return render(request, "404.html", status=404, using="pages")


def method_not_allowed(request, allowed: list[str]) -> HttpResponse:
    """405: public pages are only read."""
    response = render(request, "405.html", {"allowed": allowed}, status=405, using="pages")
    response["Allow"] = ", ".join(allowed)
    return response


def server_error(request) -> HttpResponse:
    """500: a fault of ours; asks neither database nor context."""
    return HttpResponseServerError(loader.get_template("500.html", using="pages").render())
