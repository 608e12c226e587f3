"""What is put together quickly is the markup that Django's templates give."""

import pytest
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from agreements.admin.rendering import RowRenderer
from tests import factories
from tests.admin.desk import faults

AWKWARD = '"><script>alert(1)</script>&amp;'


def rows_of(record, desk):
    """The forms of all rows on the page of a record."""
    inlines = desk.open(record).context["inline_admin_formsets"]
    return [form for rows in inlines for form in (*rows.formset.forms, rows.formset.empty_form)]


@pytest.fixture
def agreement():
    agreement = factories.AgreementFactory()
    party = factories.PartyFactory(name_en=AWKWARD)
    factories.ParticipationFactory(agreement=agreement, party=party, signed_on="2025-03~")
    factories.CommitmentFactory(agreement=agreement, text_en=AWKWARD)
    factories.RelationFactory(from_agreement=agreement)
    factories.AliasFactory(agreement=agreement, text=AWKWARD)
    factories.CitationFactory(agreement=agreement, says=AWKWARD, inferred=True)
    return agreement


def test_widgets_of_rows_are_those_of_django(desk, agreement):
    fields = [field for form in rows_of(agreement, desk) for field in form]
    assert {type(field.form.renderer) for field in fields} == {RowRenderer}

    for field in fields:
        quickly = parse_html(str(field))
        field.form.renderer = DjangoTemplates()
        assert parse_html(str(field)) == quickly


def test_errors_of_rows_are_those_of_django(desk, agreement):
    response = desk.send(agreement, **{"participations-0-signed_on": "never", "aliases-0-text": ""})

    assert set(faults(response)) == {"participations-0-signed_on", "aliases-0-text"}
    page = response.content.decode()
    assert page.count('<ul class="errorlist"') == 2


def test_fields_in_a_table_are_named_for_those_who_hear_the_page(desk, agreement):
    fields = [field for form in rows_of(agreement, desk) for field in form]

    unnamed = {
        field.html_name
        for field in fields
        if not field.is_hidden
        and "aria-label" not in str(field)
        and not field.html_name.startswith("commitments")
    }
    assert unnamed == set()


def test_fields_say_the_language_of_their_words(desk, agreement):
    fields = {field.html_name: field for form in rows_of(agreement, desk) for field in form}

    assert 'lang="zh-Hant"' in str(fields["commitments-0-text_zh_hant"])
    assert 'lang="zh-Hans"' in str(fields["commitments-0-text_zh_hans"])
