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
    """The context of ``base.html``. An address without a language leads to the first pages."""
    active = get_language() or settings.LANGUAGE_CODE
    asked = request.get_full_path()
    languages = []
    for code, tag in TAG_OF_LANGUAGE.items():
        address = translate_url(asked, code)
        if address == asked and code != active:
            address = f"/{code}/"
        languages.append(Language(address, tag, LABELS[code], code == active))
    return {
        "page_language": TAG_OF_LANGUAGE.get(active, "en"),
        "languages": languages,
        "page_address": address_of(request),
    }


def address_of(request) -> str:
    """The whole address of a page, for paper; none where the site is asked under a foreign name."""
    try:
        return request.build_absolute_uri()
    except DisallowedHost:
        return ""
