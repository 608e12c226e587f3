"""“Cite this”: the sentence in each language, whatever the title holds."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.formats.citation import Cited, cited, note, one_line, sentence
from agreements.text import Phrase
from tests import factories
from tests.formats.test_record import KINDS

BASE = "https://register.example"
TODAY = date(2026, 11, 22)
ADDRESS = f"{BASE}/en/agreements/hainan/"


@pytest.fixture
def agreement(db):
    agreement = factories.AgreementFactory.build(
        slug="hainan",
        register_number="2025/1",
        title_en="Memorandum of Cooperation",
        title_zh_hant="瓊港合作備忘錄",
        signed_on="2025-03-26",
    )
    agreement.updated_at = datetime(2026, 10, 1, 23, 30, tzinfo=UTC)
    return agreement


def test_agreement_is_cited_with_all_that_finds_it_again(agreement):
    found = cited(agreement, BASE, TODAY)

    assert found == Cited(
        kind="agreement",
        slug="hainan",
        title=Phrase("Memorandum of Cooperation", "en"),
        register_number="2025/1",
        made_on="2025-03-26",
        address=ADDRESS,
        version=date(2026, 10, 1),
        accessed=TODAY,
    )


def test_agreement_is_cited_in_a_sentence(agreement):
    assert sentence(cited(agreement, BASE, TODAY)) == (
        f"mousite, Memorandum of Cooperation, register number 2025/1, {ADDRESS}, version of 1 October 2026, "
        "accessed 22 November 2026."
    )


def test_agreement_without_a_number_is_cited_without_one(agreement):
    agreement.register_number = ""

    assert sentence(cited(agreement, BASE, TODAY)) == (
        f"mousite, Memorandum of Cooperation, {ADDRESS}, version of 1 October 2026, accessed 22 November 2026."
    )


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_chinese_sentence_has_its_marks_its_days_and_its_address(agreement, language):
    with translation.override(language):
        words = sentence(cited(agreement, BASE, TODAY))

    parts = (
        "《瓊港合作備忘錄》",
        "2025/1",
        f"{BASE}/{language}/agreements/hainan/",
        "2026年10月1日",
        "2026年11月22日",
    )
    assert [part for part in parts if words.count(part) != 1] == []


@pytest.mark.parametrize(
    ("language", "kind", "title", "marked"),
    [
        ("en", "agreement", "Memorandum", "mousite, Memorandum, "),
        ("zh-hant", "agreement", "關於《框架協議》的補充", "《關於〈框架協議〉的補充》"),
        ("zh-hans", "source", "琼港合作", "《琼港合作》"),
        ("zh-hant", "party", "海南省人民政府", "海南省人民政府"),
        ("en", "statement", "He said “go”", "“He said ‘go’”"),
        ("zh-hant", "statement", "他說「走」", "「他說『走』」"),
        ("zh-hans", "statement", "他说“走”", "“他说‘走’”"),
    ],
)
def test_title_stands_between_the_marks_of_the_reader(language, kind, title, marked):
    found = Cited(kind, "key", Phrase(title, ""), "", "", ADDRESS, TODAY, TODAY)

    with translation.override(language):
        words = sentence(found)

    assert marked in words
    assert ("《" in words) == (language != "en" and kind in ("agreement", "source"))


def test_note_says_what_state_was_seen_and_when(agreement):
    assert note(cited(agreement, BASE, TODAY)) == "Version of 1 October 2026, accessed 22 November 2026."


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_every_record_is_cited_without_a_question_to_the_database(kind, django_assert_num_queries):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    with django_assert_num_queries(0):
        words = sentence(cited(record, BASE, TODAY))

    assert words.startswith("mousite, ")
    assert f"{BASE}{record.get_absolute_url()}" in words


@pytest.mark.django_db
def test_long_words_are_cut_and_a_long_title_is_not():
    statement = factories.StatementFactory(text="word " * 100)
    agreement = factories.AgreementFactory(title_en="title " * 101 + "ti")

    words, title = (cited(record, BASE, TODAY).title.text for record in (statement, agreement))

    assert (len(words), words[-1]) == (200, "…")
    assert len(title) == 608


@pytest.mark.parametrize(
    ("kind", "made_on", "issued"),
    [
        ("agreement", "2025-03", "2025-03"),
        ("agreement", "", ""),
        ("party", "", "2026-11-22"),
    ],
)
def test_agreement_is_of_its_own_day_and_a_page_of_its_last_change(kind, made_on, issued):
    found = Cited(kind, "key", Phrase("Title"), "", made_on, ADDRESS, TODAY, TODAY)

    assert found.issued == issued


@pytest.mark.parametrize(
    "line_end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\t"]
)
def test_title_is_one_line_whatever_ends_one(line_end):
    assert one_line(f" one{line_end}two ") == "one two"


@given(st.text())
def test_any_text_becomes_one_line(text):
    line = one_line(text)

    assert line.splitlines() in ([], [line])
    assert line == line.strip()
    line.encode()


SLUGS = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=120)


@given(st.lists(st.tuples(st.sampled_from(KINDS), SLUGS), min_size=2, max_size=8, unique=True))
def test_every_record_has_a_key_of_its_own_in_ascii(records):
    keys = [Cited(kind, slug, Phrase(""), "", "", "", TODAY, TODAY).key for kind, slug in records]

    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and not set(key) & set(" ,{}\"#%'()=\\~") for key in keys)
