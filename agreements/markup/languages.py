"""The names of languages, in the language of the page."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

NAMES = {
    "en": gettext_noop("English"),
    "zh-Hant": gettext_noop("Traditional Chinese"),
    "zh-Hans": gettext_noop("Simplified Chinese"),
    "zh": gettext_noop("Chinese"),
    "ar": gettext_noop("Arabic"),
    "ca": gettext_noop("Catalan"),
    "de": gettext_noop("German"),
    "es": gettext_noop("Spanish"),
    "fil": gettext_noop("Filipino"),
    "fr": gettext_noop("French"),
    "ja": gettext_noop("Japanese"),
    "ko": gettext_noop("Korean"),
    "pt": gettext_noop("Portuguese"),
    "ru": gettext_noop("Russian"),
    "vi": gettext_noop("Vietnamese"),
}


def language_name(tag: str) -> str:
    """The name of a language in the page's language, or its tag if it has none here."""
    name = NAMES.get(tag) or NAMES.get(tag.split("-")[0])
    return _(name) if name else tag


def language_names(tags: str) -> str:
    """The names of languages given as tags with spaces between them."""
    return pgettext("between names of languages", ", ").join(language_name(tag) for tag in tags.split())
