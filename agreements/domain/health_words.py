"""The words for the health of a record: what each merit is called, how much of it is there, what to do next."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.domain.facts import fact_words
from agreements.domain.merits import Step
from agreements.domain.schema import SHAPES
from agreements.models import Attendance, Excerpt, Post

#: What a merit is called, for records of any kind that have it.
MERIT_WORDS: dict[str, Any] = {
    "sourced": gettext_lazy("Facts that rest on the words of a source"),
    "named": gettext_lazy("Its name in three languages"),
    "described": gettext_lazy("A description in three languages"),
    "summarised": gettext_lazy("A summary in three languages"),
    "parties": gettext_lazy("Its parties, two at least"),
    "text": gettext_lazy("Its text: looked for, and where it can be read"),
    "areas": gettext_lazy("What was agreed, area by area"),
    "people": gettext_lazy("Who was at the table"),
    "offices": gettext_lazy("Offices of those who were there"),
    "translated": gettext_lazy("The words in the language of each reader"),
    "speaker": gettext_lazy("Who spoke, or for whom"),
    "within": gettext_lazy("The body it belongs to"),
    "coded": gettext_lazy("Its ISO code"),
    "posts": gettext_lazy("An office that was held"),
    "tenures": gettext_lazy("For which body each office was held, and since when"),
    "region": gettext_lazy("The country or region it lies in"),
    "coordinates": gettext_lazy("Its coordinates"),
    "publisher": gettext_lazy("Who published it"),
    "address": gettext_lazy("An address where it can be read"),
    "archive": gettext_lazy("A copy in an archive"),
    "compared": gettext_lazy("Excerpts that were compared with the original"),
    "words": gettext_lazy("Excerpts whose words were taken over"),
    "read": gettext_lazy("The day on which it was read"),
}
#: And where it is called otherwise for a kind.
WORDS_OF_KIND: dict[tuple[str, str], Any] = {
    ("agreement", "named"): gettext_lazy("Its title in three languages"),
    ("agreement", "dated"): gettext_lazy("The day on which it was made"),
    ("agreement", "placed"): gettext_lazy("Where it was signed, and at which event"),
    ("event", "dated"): gettext_lazy("The day on which it began"),
    ("event", "placed"): gettext_lazy("Where it was held"),
    ("statement", "dated"): gettext_lazy("The day on which it was said"),
    ("statement", "offices"): gettext_lazy("The office of who spoke"),
    ("source", "dated"): gettext_lazy("The day on which it was published"),
}
#: How exact a date is, in thirds.
EXACT = {1: gettext_lazy("less exact than a month"), 2: gettext_lazy("to the month")}
#: What is to be added, by the prefix of its rows in the form.
ROWS: dict[str, Any] = {
    "participations": gettext_lazy("Name its parties, two at least."),
    "commitments": gettext_lazy("Say what was agreed, area by area."),
    "attendances": gettext_lazy("Say who was at the table."),
    "posts": gettext_lazy("Add an office that was held."),
    "excerpts": gettext_lazy("Add the words that facts rest on."),
}


def merit_words(kind: str, code: str) -> str:
    """What a merit of a kind of record is called."""
    return str(WORDS_OF_KIND.get((kind, code)) or MERIT_WORDS[code])


def mark_words(code: str, there: int, of: int) -> str:
    """How much of a merit is there."""
    if there == of:
        return _("there") if of == 1 else _("all there")
    if there == 0:
        return _("missing")
    if code == "dated":
        return str(EXACT[there])
    return _("%(there)s of %(number)s") % {"there": there, "number": of}


def step_words(kind: str, step: Step, row: Any = None) -> str:
    """A step as a sentence; ``row`` is the row it names, where that was found."""
    if step.code == "add":
        return str(ROWS[step.field])
    if step.code == "cite":
        fact = row_words(row) if step.kind else fact_words(kind, step.field)
        return _("Cite the words that this rests on: %(fact)s.") % {"fact": fact}
    label = str(SHAPES[step.kind or kind].fields[step.field].column.verbose_name)
    if step.code == "exact":
        return _("Give the exact day, if a source has it: %(field)s.") % {"field": label}
    if isinstance(row, Attendance):
        return _("Add the office of %(person)s.") % {"person": row_words(row)}
    if isinstance(row, Excerpt) and step.field == "compared_on":
        return _("Compare with the original: %(words)s") % {"words": row}
    if isinstance(row, Excerpt):
        return _("Take over the words of an excerpt: %(place)s.") % {"place": row.locator or row.slug}
    if isinstance(row, Post):
        return _("Fill in, for the office “%(office)s”: %(field)s.") % {"office": row, "field": label}
    return _("Fill in: %(field)s.") % {"field": label}


def row_words(row: Any) -> str:
    """What a row is called by: the party, the area, the person it is about."""
    for name in ("party", "area", "person"):
        if found := getattr(row, name, None):
            return str(found)
    return str(row)
