"""What programs ask of the site: does it run, is it ready, what may be read, what is its icon."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"


def only_read(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """GET and HEAD alone: nothing can be forged, so who sends a form is told 405 and not asked for a token."""
    return csrf_exempt(require_safe(view))


@only_read
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers; whether the database does is for `readyz` to say."""
    return HttpResponse("ok\n", content_type=PLAIN)


@only_read
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Asks for a table that set-up makes: SQLite would answer `SELECT 1` from an empty file."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type=PLAIN)
    return HttpResponse("ok\n", content_type=PLAIN)


@only_read
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by anyone; the editors' door leads crawlers nowhere."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(f"User-agent: *\nDisallow: /admin/\nSitemap: {sitemap}\n", content_type=PLAIN)


@only_read
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name wherever a page names no icon, as the pages of the admin do."""
    return redirect(static("img/knot.svg"))
