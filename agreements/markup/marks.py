"""The footnote marks behind the facts of a page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from agreements.domain.footnotes import CitedSource, Mark
from agreements.markup.words import phrase

SIGN = Markup('<sup class="fn">&NoBreak;<a href="#%s"%s role="doc-noteref" aria-label="%s">%s</a></sup>')
WAY_BACK = Markup(' id="%s"')
NOTE = Markup(' <span class="wording">%s</span>')


class Footnoted(NamedTuple):
    """The footnotes of a fact: their signs, and what a reader must know of them."""

    signs: Markup = Markup("")
    notes: Markup = Markup("")


@pass_context
def marks(context: Context, target: Model | list[Model] | None, *fields: str) -> Markup:
    """The footnote marks behind a fact, then what was inferred or is said otherwise.

    Facts that the page shows as one (a name and where it belongs) are named together, and so are
    several records given as a list: each excerpt is then marked once.
    """
    fact = footnoted(context, target, *fields)
    return fact.signs + fact.notes


@pass_context
def footnoted(context: Context, target: Model | list[Model] | None, *fields: str) -> Footnoted:
    """As ``marks``, in two parts: where the fact is followed by more of its sentence, the notes come after that.

    A page without ``footnotes`` fails here: its marks would be missing, and nobody would see it.
    """
    footnotes = context["footnotes"]
    if target is None:
        return Footnoted()
    found = footnotes.marks(target if isinstance(target, list) else [target], *fields)
    if not found:
        return Footnoted()
    return Footnoted(
        Markup("").join(sign_of(mark) for mark in found),
        Markup("").join(NOTE % note for note in notes_of(found)),
    )


def sign_of(mark: Mark) -> Markup:
    """One mark, with an anchor for the way back where it is the first of its name."""
    anchor = WAY_BACK % mark.anchor if mark.anchor else ""
    return SIGN % (mark.excerpt_anchor, anchor, _("Source %(label)s") % {"label": mark.label}, mark.label)


def notes_of(found: list[Mark]) -> Iterator[Markup]:
    """What a reader must know of the marks behind a fact: inferred, or said otherwise."""
    inferences = dict.fromkeys(mark.inference for mark in found if mark.inferred)
    reasons = [phrase(reason) for reason in inferences if reason]
    if reasons:
        joined = escape(pgettext("between reasons", "; ")).join(reasons)
        yield escape(_("Inferred: {reasons}.")).format(reasons=joined)
    elif inferences:
        yield escape(_("Inferred from the source."))
    for mark in found:
        if mark.says:
            yield escape(_("Source {label} has: “{words}”.")).format(
                label=mark.label, words=phrase(mark.says)
            )


def excerpt_count(sources: Iterable[CitedSource]) -> int:
    """How many excerpts a list of cited sources holds."""
    return sum(len(source.excerpts) for source in sources)
