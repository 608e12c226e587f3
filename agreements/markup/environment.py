"""What the templates of the public pages can say: the functions and filters of their Jinja2 environment."""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.template.defaultfilters import linebreaksbr, truncatechars
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from jinja2 import BaseLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from agreements.markup import languages, marks, messages, words


class PageEnvironment(Environment):
    """Jinja2's own, whose templates all have the same globals."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves: a map of maps for each template makes every import five times as dear."""
        return super().make_globals(d) if d else self.globals


def environment(*, loader: BaseLoader, auto_reload: bool, **others: object) -> Environment:
    """The environment of the engine "pages"; the engine's other options are decided here.

    A name that a page is not given is an error, not an empty text.
    """
    made = PageEnvironment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {
        "_": messages.gettext,
        "pgettext": messages.pgettext,
        "ngettext": messages.ngettext,
        "url": url,
        # Which file is served for a name does not change while the site runs.
        "static": cache(static),
        "static_prefix": static_prefix,
        "querystring": querystring,
        "marks": marks.marks,
        "footnoted": marks.footnoted,
    }
    made.filters |= {
        "phrase": words.phrase,
        "phrases": words.phrases,
        "in_language": words.in_language,
        "words_in": words.words_in,
        "person_name": words.person_name,
        "day_words": words.day_words,
        "channel_words": words.channel_words,
        "coordinates": words.coordinates,
        "running": words.running,
        "language_name": languages.language_name,
        "language_names": languages.language_names,
        "excerpt_count": marks.excerpt_count,
        "linebreaksbr": linebreaksbr,
        "truncatechars": truncatechars,
    }
    return made


def url(name: str, **arguments: str) -> str:
    """The address of a page in the active language."""
    if arguments:
        return reverse(name, kwargs=arguments)
    return address_of(name, get_language(), get_script_prefix())


@cache
def address_of(name: str, language: str | None, prefix: str) -> str:
    """The address that has nothing but a name, in the active language and beneath the active prefix, as named."""
    return reverse(name)


def static_prefix() -> str:
    """Where static files are served; asks for no file, so it cannot fail."""
    return str(settings.STATIC_URL)


@pass_context
def querystring(context: Context, **changes: str | int | None) -> str:
    """The question of this page with some parameters changed; None takes one away."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
