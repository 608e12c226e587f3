"""What every answer must carry, and which requests are refused before anything reads them."""

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver
from django.utils import translation

from mousite.language import language_of

GetResponse = Callable[[HttpRequest], HttpResponse]

# Everything comes from this site; the editors' forms are sent to it and nowhere else.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

# No page has an address this long, and nothing a person types is.
LONGEST_ADDRESS = 8_192
# Django leaves in a path, percent-encoded, the bytes that are no UTF-8; no address of this site has such a text.
BYTES_NOT_UTF_8 = re.compile("%[89A-F][0-9A-F]")
CONTROL_CHARACTERS = re.compile("[\x00-\x1f\x7f-\x9f]")


class ResponseHeadersMiddleware:
    """Says to browsers what Django has no setting for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        # Kept copies are asked about each time, so that what is withdrawn is gone; static files say
        # for themselves how long they last.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


class RefuseMalformedMiddleware:
    """Answers 400, once for all views, to addresses that no page or form of this site makes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        fault = fault_of_address(request)
        if fault is None:
            return self.get_response(request)
        with translation.override(language_of(request)):
            return get_resolver().resolve_error_handler(400)(request, exception=BadRequest(fault))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The site's own page: Django's brings a style of its own, which the policy refuses."""
    return get_resolver().resolve_error_handler(403)(request, exception=PermissionDenied(reason))


def fault_of_address(request: HttpRequest) -> str | None:
    """What is wrong with an address, seen before it is read as text with what is wrong replaced."""
    path, raw_query = request.path_info, request.META.get("QUERY_STRING", "")
    if max(len(path.encode()), len(raw_query)) > LONGEST_ADDRESS:
        return "The address is too long."
    # WSGI hands bytes over as Latin-1 text.
    query = unquote_to_bytes(raw_query.encode("latin-1", "replace"))
    if BYTES_NOT_UTF_8.search(path) or not _is_utf_8(query):
        return "The address is not in UTF-8."
    if CONTROL_CHARACTERS.search(path + query.decode()):
        return "The address holds a control character."
    return None


def _is_utf_8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
