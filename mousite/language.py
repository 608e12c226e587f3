"""In which language a request is answered: the one in its address, else the one its browser asks for.

Addresses of the desk have none: there, what someone chose in its header goes before the browser's wish.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = frozenset(dict(settings.LANGUAGES))


def is_of_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.LANGUAGE_COOKIE_PATH)


def language_of(request: HttpRequest) -> str:
    if in_address := translation.get_language_from_path(request.path_info):
        return in_address
    if is_of_desk(request) and (chosen := request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)) in LANGUAGES:
        return chosen
    for wish, _ in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        try:
            return translation.get_supported_language_variant(wish)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Django's own asks a cookie everywhere, and so keeps shared caches from holding the public pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not translation.get_language_from_path(request.path_info):
            patch_vary_headers(response, ["Accept-Language", *(["Cookie"] if is_of_desk(request) else [])])
        return response
