"""The glossary: a term for every value that a page shows, each said once, in lines, with the document it follows."""

import re

import pytest
from django.utils import translation

from agreements.choices import (
    AgreementKind,
    AgreementStatus,
    AttendanceRole,
    Binding,
    ParticipationRole,
    RelationKind,
    StatementKind,
    Wording,
)
from agreements.domain.definitions import Reference, vienna
from agreements.domain.glossary import DEFINITIONS, EXPLAINED, term, term_groups, term_of_choice, terms

VOCABULARIES = (
    AgreementKind,
    AgreementStatus,
    ParticipationRole,
    AttendanceRole,
    StatementKind,
    RelationKind,
    Binding,
)
CHOICES = [value for vocabulary in VOCABULARIES for value in vocabulary]
#: What a reader is to find, whatever the vocabularies hold.
WANTED = (
    *("signatory", "party", "witness", "representative", "depositary", "full-powers"),
    *("adoption", "signature", "ratification", "accession", "entry-into-force", "provisional-application"),
    *("authentic-text", "binding", "not-binding", "amendment", "supersession", "renewal", "implementation"),
    *(
        "memorandum-of-understanding",
        "memorandum-of-cooperation",
        "framework-agreement",
        "treaty",
        "protocol",
    ),
    *("exchange-of-notes", "joint-statement", "action-plan", "verbatim", "reported", "translated"),
    *("excerpt", "citation", "inferred"),
)


@pytest.mark.parametrize("value", CHOICES, ids=lambda value: f"{type(value).__name__}.{value.name}")
def test_every_choice_has_a_term(value):
    found = term_of_choice(value)

    assert found == term(found.key)


def test_choices_of_one_vocabulary_have_terms_of_their_own():
    for vocabulary in VOCABULARIES:
        keys = [term_of_choice(value).key for value in vocabulary]

        assert len(set(keys)) == len(keys)
    assert set(EXPLAINED) == set(VOCABULARIES)


@pytest.mark.parametrize(
    "value",
    [*AgreementStatus, *StatementKind, *(kind for kind in AgreementKind), *Binding, *ParticipationRole],
    ids=lambda value: f"{type(value).__name__}.{value.name}",
)
def test_term_is_called_as_the_choice_it_explains(value):
    expected = "Not known whether it is binding" if value is Binding.NOT_KNOWN else str(value.label)

    assert term_of_choice(value).word == expected


def test_same_word_of_two_vocabularies_leads_to_two_terms():
    assert AgreementStatus.SIGNED == AttendanceRole.SIGNED
    assert [term_of_choice(value).key for value in (AgreementStatus.SIGNED, AttendanceRole.SIGNED)] == [
        "signed",
        "representative",
    ]


def test_vocabulary_without_terms_is_refused():
    with pytest.raises(KeyError):
        term_of_choice(Wording.WILL)


@pytest.mark.parametrize("key", WANTED)
def test_term_of_the_field_is_explained(key):
    found = term(key)

    assert found.key == key
    assert all((found.word, found.line, found.more, found.sources))


def test_unknown_term_is_refused():
    with pytest.raises(KeyError):
        term("handshake")


def test_terms_stand_once_in_the_order_of_their_page():
    grouped = [found for group in term_groups() for found in group.terms]

    assert terms() == grouped
    assert [found.key for found in grouped] == list(DEFINITIONS)
    assert len(grouped) == sum(len(group.terms) for group in term_groups())
    words = [found.word for found in grouped]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_anchors_are_unique_and_fit_for_an_address():
    anchors = [group.key for group in term_groups()] + [found.key for found in terms()]

    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", anchor) for anchor in anchors)


@pytest.mark.parametrize("found", terms(), ids=lambda found: found.key)
def test_term_is_said_in_whole_sentences(found):
    assert found.line.endswith(".")
    assert found.more.endswith(".")
    assert len(found.line) <= 120
    assert found.line not in found.more


def test_definition_says_which_articles_it_follows():
    assert [vienna("9").words, vienna("2(1)(f)", "24").words] == [
        "Vienna Convention on the Law of Treaties (1969), article 9",
        "Vienna Convention on the Law of Treaties (1969), articles 2(1)(f), 24",
    ]
    sources = [source for found in terms() for source in found.sources]
    assert all(source.words for source in sources)
    assert [source.address for source in sources if not re.match("https://|$", source.address)] == []


def test_term_is_told_in_the_language_that_is_asked_for():
    with translation.override("zh-hant"):
        chinese = term("treaty").word

    assert [term("treaty").word, chinese] == ["Treaty", "條約"]
    assert isinstance(term("treaty").sources[0], Reference)
