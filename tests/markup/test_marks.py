"""The marks behind a fact, and what a reader must know of them."""

import pytest
from django.template import engines
from django.utils import translation

from agreements.domain.footnotes import Footnotes
from tests import factories

pytestmark = pytest.mark.django_db


def rendered(template, **context):
    with translation.override("en"):
        return engines["pages"].from_string(template).render(context)


def sign(number, anchor):
    return (
        f'<sup class="fn">&NoBreak;<a href="#s1-a"{anchor} role="doc-noteref" '
        f'aria-label="Source {number}">{number}</a></sup>'
    )


@pytest.fixture
def party():
    party = factories.PartyFactory()
    excerpt = factories.ExcerptFactory(source__language="en")
    factories.CitationFactory(agreement=None, party=party, excerpt=excerpt, field="name", says="<Hainan>")
    factories.CitationFactory(
        agreement=None, party=party, excerpt=excerpt, field="kind", inferred=True, inference_en="R & D"
    )
    return party


def test_mark_leads_to_its_excerpt_and_a_second_one_has_no_anchor(party):
    shown = rendered(
        '{{ footnoted(party, "name").signs }} {{ footnoted(party, "name").signs }}',
        party=party,
        footnotes=Footnotes.of(own=party),
    )

    first = f' id="r-party-{party.pk}-name-1a"'
    assert shown == f"{sign('1a', first)} {sign('1a', '')}"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name", ' <span class="wording">Source 1a has: “&lt;Hainan&gt;”.</span>'),
        ("kind", ' <span class="wording">Inferred: R &amp; D.</span>'),
        ("description", ""),
    ],
)
def test_notes_say_what_is_inferred_or_said_otherwise(party, field, expected):
    shown = rendered(
        "{{ footnoted(party, field).notes }}", party=party, field=field, footnotes=Footnotes.of(own=party)
    )

    assert shown == expected


def test_marks_are_the_signs_and_then_the_notes(party):
    footnotes = [Footnotes.of(own=party), Footnotes.of(own=party)]
    template = "{{ marks(party, 'name', 'kind') }}"
    parts = "{% set fact = footnoted(party, 'name', 'kind') %}{{ fact.signs }}{{ fact.notes }}"

    shown = [
        rendered(text, party=party, footnotes=notes)
        for text, notes in zip([template, parts], footnotes, strict=True)
    ]

    assert shown[0] == shown[1] != ""


def test_nothing_has_no_marks():
    assert rendered("{{ marks(none, 'name') }}", footnotes=Footnotes([], [])) == ""


def test_page_without_footnotes_cannot_set_marks(party):
    with pytest.raises(KeyError, match="footnotes"):
        rendered("{{ marks(party, 'name') }}", party=party)
