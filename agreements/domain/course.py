"""Where an agreement stands in its life, in one sentence: announced, in force since when, to end when, ended how.

A day that no source states is said to be not stated. What is said does not hang on today: an end that “was set for” a
day is told alike before that day and after it.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy, ngettext, pgettext

from agreements import dates
from agreements.choices import AgreementStatus
from agreements.domain.parties import participations_of
from agreements.domain.phrasing import Parts, filled, point_in_time, short_title, when
from agreements.models import Agreement

#: What is known of the end: the day it came, only the day it was set for, or neither.
ENDED, SET, OPEN = "ended_on", "ends_on", ""

#: By what is known of the start (whether a date is stated) and of the end.
Sentences = dict[tuple[bool, str], Any]

#: The date of signature stands in the sentence before this one.
SIGNED: Sentences = {
    (False, OPEN): gettext_lazy("No date of entry into force is stated."),
    (True, OPEN): gettext_lazy("In force from %(since)s."),
    (False, SET): gettext_lazy("Its end was set for %(ends)s; no date of entry into force is stated."),
    (True, SET): gettext_lazy("In force from %(since)s, its end set for %(ends)s."),
}
ANNOUNCED: Sentences = {
    (False, OPEN): gettext_lazy("It has been announced; the sources do not say that it was signed."),
    (True, OPEN): gettext_lazy("It has been announced; it is to be in force from %(since)s."),
    (False, SET): gettext_lazy("It has been announced; its end was set for %(ends)s."),
    (True, SET): gettext_lazy(
        "It has been announced; it is to be in force from %(since)s, and its end was set for %(ends)s."
    ),
}
#: An announcement that gives a day of signature, and nothing further.
ANNOUNCED_WITH_A_DAY = gettext_lazy("It has been announced; no date of entry into force is stated.")
IN_FORCE: Sentences = {
    (False, OPEN): gettext_lazy("It is in force; no date of entry into force is stated."),
    (True, OPEN): gettext_lazy("It has been in force since %(since)s."),
    (False, SET): gettext_lazy(
        "It is in force, and its end was set for %(ends)s; no date of entry into force is stated."
    ),
    (True, SET): gettext_lazy("It has been in force since %(since)s; its end was set for %(ends)s."),
}
RENEWED: Sentences = {
    (False, OPEN): gettext_lazy("It has been renewed; no date of entry into force is stated."),
    (True, OPEN): gettext_lazy("It has been in force since %(since)s and has been renewed."),
    (False, SET): gettext_lazy(
        "It has been renewed, and its end was set for %(ends)s; no date of entry into force is stated."
    ),
    (True, SET): gettext_lazy(
        "It has been in force since %(since)s and has been renewed; its end was set for %(ends)s."
    ),
}
EXPIRED: Sentences = {
    (False, OPEN): gettext_lazy("It has expired; no date of entry into force or of its end is stated."),
    (True, OPEN): gettext_lazy(
        "It was in force from %(since)s and has expired; the date of its end is not stated."
    ),
    (False, SET): gettext_lazy(
        "It has expired; its end was set for %(ends)s, and no date of entry into force is stated."
    ),
    (True, SET): gettext_lazy(
        "It was in force from %(since)s and has expired; its end was set for %(ends)s."
    ),
    (False, ENDED): gettext_lazy("It expired %(ended)s; no date of entry into force is stated."),
    (True, ENDED): gettext_lazy("It was in force from %(since)s and expired %(ended)s."),
}
TERMINATED: Sentences = {
    (False, OPEN): gettext_lazy(
        "It has been terminated; no date of entry into force or of its end is stated."
    ),
    (True, OPEN): gettext_lazy(
        "It was in force from %(since)s and has been terminated; the date of its end is not stated."
    ),
    (False, SET): gettext_lazy(
        "It has been terminated; its end was set for %(ends)s, and no date of entry into force is stated."
    ),
    (True, SET): gettext_lazy(
        "It was in force from %(since)s and has been terminated; its end was set for %(ends)s."
    ),
    (False, ENDED): gettext_lazy("It was terminated %(ended)s; no date of entry into force is stated."),
    (True, ENDED): gettext_lazy("It was in force from %(since)s and was terminated %(ended)s."),
}
SUPERSEDED: Sentences = {
    (False, OPEN): gettext_lazy(
        "It has been superseded by %(other)s; no date of entry into force or of its end is stated."
    ),
    (True, OPEN): gettext_lazy(
        "It was in force from %(since)s and has been superseded by %(other)s; the date of its end is not stated."
    ),
    (False, SET): gettext_lazy(
        "It has been superseded by %(other)s; its end was set for %(ends)s, and no date of entry into force is stated."
    ),
    (True, SET): gettext_lazy(
        "It was in force from %(since)s and has been superseded by %(other)s; its end was set for %(ends)s."
    ),
    (False, ENDED): gettext_lazy(
        "It ended %(ended)s and has been superseded by %(other)s; no date of entry into force is stated."
    ),
    (True, ENDED): gettext_lazy(
        "It was in force from %(since)s, ended %(ended)s and has been superseded by %(other)s."
    ),
}
#: A record that gives the day it ended and still counts it as standing: the day is told, and no status.
STANDING: Sentences = {
    (False, ENDED): gettext_lazy("It ended %(ended)s; no date of entry into force is stated."),
    (True, ENDED): gettext_lazy("It was in force from %(since)s and ended %(ended)s."),
}
COURSE: dict[AgreementStatus, Sentences] = {
    AgreementStatus.ANNOUNCED: ANNOUNCED | STANDING,
    AgreementStatus.SIGNED: SIGNED | STANDING,
    AgreementStatus.IN_FORCE: IN_FORCE | STANDING,
    AgreementStatus.RENEWED: RENEWED | STANDING,
    AgreementStatus.EXPIRED: EXPIRED,
    AgreementStatus.TERMINATED: TERMINATED,
    AgreementStatus.SUPERSEDED: SUPERSEDED,
}


def course_of(agreement: Agreement, successors: Sequence[Agreement]) -> tuple[Parts, tuple[str, ...]]:
    """The sentence, in the active language, and the citable fields it rests on.

    ``successors`` are the published agreements that supersede this one.
    """
    status, since, end = AgreementStatus(agreement.status), since_when(agreement), end_known(agreement)
    sentence = COURSE[status][bool(since), end]
    if sentence is ANNOUNCED[False, OPEN] and is_signature_dated(agreement):
        sentence = ANNOUNCED_WITH_A_DAY
    parts = filled(
        str(sentence),
        since=since,
        ends=point_in_time(agreement.ends_on),
        ended=when(agreement.ended_on, finite=True),
        other=named(successors),
    )
    is_status_told = status.is_over or (status != AgreementStatus.SIGNED and end != ENDED)
    is_start_untold = not since and sentence in ANNOUNCED.values()
    facts = {
        "status": is_status_told,
        # An empty fact is one too where the sentence says that nothing is stated.
        "in_force_on": not is_start_untold,
        "signed_on": is_before_signature(agreement),
        end or ENDED: bool(end) or status.is_over,
    }
    return parts, tuple(name for name, is_told in facts.items() if is_told)


def since_when(agreement: Agreement) -> str:
    """From when it is in force, as a point in time; empty where no date is stated, not even for one of its parties."""
    if not agreement.in_force_on:
        is_stated = any(participation.in_force_on for participation in participations_of(agreement))
        return pgettext("from when it is in force", "the dates stated for its parties") if is_stated else ""
    words = point_in_time(agreement.in_force_on)
    if is_before_signature(agreement):
        return pgettext("from when it is in force", "%(date)s (before it was signed)") % {"date": words}
    return words


def end_known(agreement: Agreement) -> str:
    """The field that tells of the end; empty where none does."""
    if agreement.ended_on:
        return ENDED
    return SET if agreement.ends_on else OPEN


def is_signature_dated(agreement: Agreement) -> bool:
    """Whether a date of signature is stated, if only for some of its parties."""
    return bool(agreement.signed_on) or any(
        participation.signed_on for participation in participations_of(agreement)
    )


def is_before_signature(agreement: Agreement) -> bool:
    """Whether it is in force from a day that is surely before that of its signature."""
    try:
        return dates.parse(agreement.in_force_on).last_day < dates.parse(agreement.signed_on).first_day
    except ValueError:
        return False


def named(successors: Sequence[Agreement]) -> Parts:
    """What superseded an agreement: by its title if it is one, counted if they are several."""
    if len(successors) == 1:
        return filled(pgettext("a title", "“%(title)s”"), title=short_title(successors[0].title))
    if successors:
        number = len(successors)
        return filled(
            ngettext("%(number)s other agreement", "%(number)s other agreements", number), number=str(number)
        )
    return filled(pgettext("what superseded an agreement", "another agreement"))
