"""The one glossary: what each word of the field means here, said where the word stands and on a page of all of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.choices import (
    AgreementKind,
    AgreementStatus,
    AttendanceRole,
    Binding,
    ParticipationRole,
    RelationKind,
    StatementKind,
)
from agreements.domain import register_terms, treaty_terms
from agreements.domain.definitions import Definition, Reference

#: The definitions under the headings of their page.
GROUPS: tuple[tuple[str, Any, tuple[Definition, ...]], ...] = (
    ("taking-part", _("Who takes part"), treaty_terms.TAKING_PART),
    ("making", _("How an agreement is made"), treaty_terms.MAKING),
    ("legal-force", _("Whether it binds"), treaty_terms.BINDING),
    ("kinds", _("What it is called"), treaty_terms.NAMES),
    ("status", _("Where it stands"), register_terms.STATUS),
    ("relations", _("How agreements stand to one another"), register_terms.RELATIONS),
    ("words", _("Whose words"), register_terms.WORDS),
    ("sourcing", _("What facts rest on"), register_terms.SOURCING),
)
DEFINITIONS = {definition.key: definition for _key, _heading, group in GROUPS for definition in group}

#: The vocabularies whose values are explained; a value named here has another key than its own, with hyphens.
EXPLAINED: dict[type[TextChoices], dict[str, str]] = {
    AgreementKind: {
        AgreementKind.FRAMEWORK: "framework-agreement",
        AgreementKind.OTHER: "other-agreement",
    },
    AgreementStatus: {},
    ParticipationRole: {ParticipationRole.CONTRACTING_PARTY: "party"},
    AttendanceRole: {
        AttendanceRole.SIGNED: "representative",
        AttendanceRole.WITNESSED: "witness",
        AttendanceRole.HOSTED: "host",
        AttendanceRole.SPOKE: "speaker",
        AttendanceRole.ATTENDED: "attendee",
    },
    StatementKind: {},
    RelationKind: {
        RelationKind.AMENDS: "amendment",
        RelationKind.SUPERSEDES: "supersession",
        RelationKind.RENEWS: "renewal",
        RelationKind.IMPLEMENTS: "implementation",
        RelationKind.FOLLOWS_UP: "follow-up",
    },
    Binding: {
        Binding.YES: "binding",
        Binding.NO: "not-binding",
        Binding.NOT_KNOWN: "binding-not-known",
    },
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field with what it means, in the words of the page.

    ``line`` says it in one sentence, ``more`` what else a reader should know; ``sources`` are the documents that the
    definition follows. ``key`` is its anchor on the page of all terms.
    """

    key: str
    word: str
    line: str
    more: str
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms under one heading; ``key`` is the anchor of the heading."""

    key: str
    heading: str
    terms: list[Term]


def term(key: str) -> Term:
    """A term by its key, in the active language. Raises KeyError where the glossary has none."""
    return in_words(DEFINITIONS[key])


def terms() -> list[Term]:
    """Every term, in the order of the page, in the active language."""
    return [in_words(definition) for definition in DEFINITIONS.values()]


def term_groups() -> list[TermGroup]:
    """Every term under its heading, in the active language."""
    return [
        TermGroup(f"about-{key}", str(heading), [in_words(definition) for definition in group])
        for key, heading, group in GROUPS
    ]


def term_of_choice(value: TextChoices) -> Term:
    """The term that explains a value of a vocabulary: ``term_of_choice(AgreementStatus.SIGNED)``.

    The value as a member of its vocabulary: “signed” alone is a status and a part in an event. Raises KeyError where
    the vocabulary is not explained.
    """
    named = EXPLAINED[type(value)]
    return term(named.get(value, value.replace("_", "-")))


def in_words(definition: Definition) -> Term:
    """A definition in the active language."""
    return Term(
        definition.key,
        str(definition.word),
        str(definition.line),
        str(definition.more),
        definition.references,
    )
