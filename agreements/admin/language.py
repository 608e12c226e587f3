"""In which language the desk speaks to someone: chosen in its header and kept in a cookie that is sent to the desk alone."""

import posixpath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

#: A year, in seconds: a habit rather than a sitting.
KEPT = 365 * 24 * 60 * 60


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the choice and leads back to where it was made; who is not signed in yet chooses too."""
    chosen = request.POST.get("desk_language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise BadRequest("The desk does not speak this language.")
    response = HttpResponseRedirect(way_back(request.POST.get("next", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=KEPT,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    add_never_cache_headers(response)
    return response


def way_back(asked: str) -> str:
    """The address asked for if it is one of the desk, else the desk's first page."""
    desk = reverse("admin:index")
    # A browser reads a backslash as a slash, and goes up where the path says so, percent-encoded or not.
    named = unquote(urlsplit(asked).path).replace("\\", "/") if asked.startswith(desk) else ""
    # What these two answer to a form is no page that could be opened again.
    is_form = named in (reverse("admin:logout"), reverse("admin:desk_language"))
    return asked if posixpath.normpath(named).startswith(desk) and not is_form else desk


def with_language(get_urls):
    """The addresses of a desk, and before them the one that chooses its language: the last of them takes all."""
    return lambda: [path("language/", choose_language, name="desk_language"), *get_urls()]
