"""What the frame of every page needs: its language, and the same page in the other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import translate_url
from django.utils.translation import get_language

from agreements.text import TAG_OF_LANGUAGE

LABELS = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}


@dataclass(frozen=True, slots=True)
class Language:
    """One language a page can be read in."""

    address: str
    tag: str
    label: str
    current: bool


def frame(request):
    """The context of ``base.html``."""
    active = get_language() or settings.LANGUAGE_CODE
    return {
        "page_language": TAG_OF_LANGUAGE.get(active, "en"),
        "languages": [
            Language(address_in(code, active, request), tag, LABELS[code], code == active)
            for code, tag in TAG_OF_LANGUAGE.items()
        ],
        "page_address": address_of(request),
    }


def address_in(code: str, active: str, request) -> str:
    """The same page in another language than the active one; the first page where its address has no language."""
    asked = request.get_full_path()
    if request.resolver_match and asked.startswith(f"/{active}/"):
        # As `translate_url` would say, which asks the resolver twice for each language.
        return asked.replace(f"/{active}/", f"/{code}/", 1)
    address = translate_url(asked, code)
    return f"/{code}/" if address == asked and code != active else address


def address_of(request) -> str:
    """The whole address of a page, for paper; none where the site is asked under a foreign name."""
    try:
        return request.build_absolute_uri()
    except DisallowedHost:
        return ""
