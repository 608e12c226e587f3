"""What is inferred or said otherwise stands behind the whole of its sentence, and outside a speaker's words."""

import pytest

from tests import factories
from tests.views.markup import ask

pytestmark = pytest.mark.django_db


def test_note_on_a_role_comes_after_the_office(client):
    signing = factories.EventFactory(slug="signing")
    lee = factories.PersonFactory(name_en="Lee")
    office = factories.PostFactory(person=lee, title_en="Chief Executive")
    attendance = factories.AttendanceFactory(event=signing, person=lee, post=office, role="signed")
    factories.CitationFactory(agreement=None, attendance=attendance, field="role", says="witnessed")

    page = ask(client, "/en/events/signing/")

    words = " ".join(page.words.split())
    assert words.index("Chief Executive") < words.index("witnessed", words.index(" has: "))
    assert "., " not in words


def test_note_on_words_stands_outside_the_quotation(client):
    said = factories.StatementFactory(slug="said", kind="verbatim", text="Go together; we go far")
    factories.CitationFactory(agreement=None, statement=said, field="text", says="Go together")

    html = client.get("/en/statements/said/").content.decode()

    quotation = html.partition("<blockquote")[2].partition("</blockquote>")[0]
    assert "Go together; we go far" in quotation
    assert "has:" not in quotation
    assert "has:" in html


@pytest.mark.parametrize(
    ("language", "publisher", "tag"),
    [("zh-Hant", "香港電台", 'lang="zh-Hant"'), ("zh-Hant", "RTHK", ""), ("fr", "Le Devoir", 'lang="fr"')],
)
def test_publisher_is_in_the_language_that_its_letters_can_be(client, language, publisher, tag):
    factories.SourceFactory(slug="report", language=language, publisher=publisher, name_en="A report")

    html = client.get("/en/sources/report/").content.decode()

    assert ("<span" in html.partition("Published by ")[2][:6]) is bool(tag)
    assert tag in html.partition("Published by ")[2][:60]
