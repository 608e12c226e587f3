"""How text, names, dates and footnote marks are set on a page."""

import re
from typing import NamedTuple

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from agreements import dates
from agreements.text import TAG_OF_LANGUAGE, Phrase
from agreements.validators import DENSE

#: Languages whose own script is dense.
DENSE_LANGUAGES = ("zh", "ja", "ko")

register = template.Library()

HYPHENATED = re.compile(r"\b\w+(?:-\w+)+\b")
#: Space behind a mark of full width, with the ends of links and the like between.
AFTER_WIDE_MARK = re.compile(r"([。，、：；）」』”](?:<[^>]*>)*)\s+")


def page_language() -> str:
    """The BCP 47 tag of the page's language."""
    return TAG_OF_LANGUAGE.get(get_language() or "en", "en")


@register.filter
def in_language(content, language: str):
    """Content marked with its language where that is not the page's own."""
    if not language or language == page_language():
        return content
    return format_html('<span lang="{}" dir="auto">{}</span>', language, content)


@register.filter
def phrase(value):
    """Text with the language it is in; plain text passes through."""
    if isinstance(value, Phrase):
        return in_language(conditional_escape(value.text), value.language)
    return conditional_escape(value)


@register.filter
def words_in(text, language):
    """Plain text that is in a language the page may not share: a publisher, an author.

    A publisher of a Chinese source may be given by a Latin name: of that the language is not known.
    """
    is_in_it = language[:2] not in DENSE_LANGUAGES or DENSE.search(text)
    return phrase(Phrase(text, language if is_in_it else ""))


@register.filter
def person_name(value):
    """A name, its hyphenated parts kept on one line: John Lee Ka-chiu."""
    text = str(value)
    parts, last = [], 0
    for match in HYPHENATED.finditer(text):
        parts += [text[last : match.start()], format_html('<span class="nb">{}</span>', match[0])]
        last = match.end()
    parts.append(text[last:])
    name = format_html_join("", "{}", ((part,) for part in parts))
    return in_language(name, value.language) if isinstance(value, Phrase) else name


@register.filter
def day_words(value):
    """A written date in the page's words, in a ``time`` element where HTML has a form for it."""
    words = dates.words(value, get_language() or "en")
    try:
        span = dates.parse(value)
    except ValueError:
        return words
    if span.start != span.end:
        return words
    return format_html('<time datetime="{}">{}</time>', span.start.isoformat, words)


@register.filter
def language_name(tag: str) -> str:
    """The name of a language in the page's language, or its tag if it has none here."""
    names = {
        "en": _("English"),
        "zh-Hant": _("Traditional Chinese"),
        "zh-Hans": _("Simplified Chinese"),
        "zh": _("Chinese"),
        "ar": _("Arabic"),
        "ca": _("Catalan"),
        "de": _("German"),
        "es": _("Spanish"),
        "fil": _("Filipino"),
        "fr": _("French"),
        "ja": _("Japanese"),
        "ko": _("Korean"),
        "pt": _("Portuguese"),
        "ru": _("Russian"),
        "vi": _("Vietnamese"),
    }
    return names.get(tag) or names.get(tag.split("-")[0]) or tag


@register.filter
def excerpt_count(sources) -> int:
    """How many excerpts a list of cited sources holds."""
    return sum(len(source.excerpts) for source in sources)


@register.filter
def channel_words(statement) -> str:
    """How the words reached the public, with the name of the channel where there is one."""
    channel = statement.get_channel_display()
    if not statement.channel_name:
        return channel
    name = words_in(statement.channel_name, statement.language)
    return format_html(_("{channel} ({name})"), channel=channel, name=name)


@register.filter
def language_names(tags: str) -> str:
    """The names of languages given as tags with spaces between them."""
    return pgettext("between names of languages", ", ").join(language_name(tag) for tag in tags.split())


@register.simple_tag(takes_context=True)
def marks(context, target, *fields):
    """The footnote marks behind a fact, then what was inferred or is said otherwise.

    Facts that the page shows as one (a name and where it belongs) are named together, and so are
    several records given as a list: each excerpt is then marked once.
    """
    fact = footnoted(context, target, *fields)
    return format_html("{}{}", fact.signs, fact.notes)


class Footnoted(NamedTuple):
    """The footnotes of a fact: their signs, and what a reader must know of them."""

    signs: str = ""
    notes: str = ""


@register.simple_tag(takes_context=True)
def footnoted(context, target, *fields):
    """As ``marks``, in two parts: where the fact is followed by more of its sentence, the notes come after that."""
    footnotes = context.get("footnotes")
    if footnotes is None or target is None:
        return Footnoted()
    found = footnotes.marks(target if isinstance(target, list) else [target], *fields)
    signs = format_html_join(
        "",
        '<sup class="fn">&NoBreak;<a href="#{}"{} role="doc-noteref" aria-label="{}">{}</a></sup>',
        (
            (
                mark.excerpt_anchor,
                format_html(' id="{}"', mark.anchor) if mark.anchor else "",
                _("Source %(label)s") % {"label": mark.label},
                mark.label,
            )
            for mark in found
        ),
    )
    notes = format_html_join("", ' <span class="wording">{}</span>', ((note,) for note in notes_of(found)))
    return Footnoted(signs, notes)


def notes_of(found):
    """What a reader must know of the marks behind a fact: inferred, or said otherwise."""
    inferences = dict.fromkeys(mark.inference for mark in found if mark.inferred)
    reasons = [phrase(reason) for reason in inferences if reason]
    if reasons:
        joined = format_html_join(pgettext("between reasons", "; "), "{}", ((reason,) for reason in reasons))
        yield format_html(_("Inferred: {reasons}."), reasons=joined)
    elif inferences:
        yield _("Inferred from the source.")
    for mark in found:
        if mark.says:
            yield format_html(_("Source {label} has: “{words}”."), label=mark.label, words=phrase(mark.says))


class RunningNode(template.Node):
    """Sentences and names that follow one another on a page."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context):
        text = self.nodelist.render(context)
        return AFTER_WIDE_MARK.sub(r"\1", text) if page_language().startswith("zh") else text


@register.tag
def running(parser, token):
    """Running text: the space between its parts goes where Chinese sets none, behind a mark of full width."""
    nodelist = parser.parse(("endrunning",))
    parser.delete_first_token()
    return RunningNode(nodelist)
