"""Words said: in their own language, with this site's translation for those who need one."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.choices import PublicationState
from agreements.models import Statement
from agreements.text import Phrase
from tests.factories import PartyFactory, PersonFactory, PostFactory, StatementFactory

WORDS = {"text": "Go alone; you may go fast.", "language": "en"}


def test_words_stay_in_their_language():
    with translation.override("zh-hans"):
        assert Statement(**WORDS).phrase == Phrase("Go alone; you may go fast.", "en")


@pytest.mark.parametrize(
    ("language", "translations", "reader", "shown"),
    [
        ("en", {"translation_zh_hant": "獨行快"}, "en", ("", "")),
        ("en", {"translation_zh_hant": "獨行快"}, "zh-hant", ("獨行快", "zh-Hant")),
        ("en", {"translation_zh_hant": "獨行快"}, "zh-hans", ("獨行快", "zh-Hant")),
        ("en", {}, "zh-hans", ("", "")),
        ("ko", {"translation_en": "Go alone"}, "zh-hant", ("Go alone", "en")),
        ("ko", {"translation_zh_hant": "獨行快"}, "en", ("", "")),
        ("zh-Hant", {"translation_en": "Go alone"}, "zh-hant", ("", "")),
        ("zh-Hant", {"translation_en": "Go alone"}, "zh-hans", ("", "")),
        ("zh-Hant", {"translation_en": "Go alone"}, "en", ("Go alone", "en")),
    ],
)
def test_translation_is_shown_to_those_who_need_one(language, translations, reader, shown):
    statement = Statement(text="...", language=language, **translations)

    with translation.override(reader):
        phrase = statement.translation

    assert (phrase.text, phrase.language) == shown


@pytest.mark.django_db
def test_statement_has_a_speaker_or_a_body():
    statement = StatementFactory(speaker=None)

    with pytest.raises(ValidationError) as refusal:
        statement.full_clean()
    statement.on_behalf_of = PartyFactory()
    statement.full_clean()

    assert refusal.value.message_dict == {
        "speaker": ["Choose a speaker, or the body on whose behalf it was said."]
    }


@pytest.mark.django_db
def test_statement_takes_only_an_office_of_its_speaker():
    office = PostFactory()
    others = [
        StatementFactory(post=office),
        StatementFactory(post=office, speaker=None, on_behalf_of=PartyFactory()),
    ]
    own = StatementFactory(post=office, speaker=office.person)

    for other in others:
        with pytest.raises(ValidationError) as refusal:
            other.full_clean()
        assert refusal.value.message_dict == {"post": ["This office was held by someone else."]}
    own.full_clean()


@pytest.mark.django_db
def test_statements_come_newest_first_then_in_their_order():
    for slug, said_on, order in [
        ("b", "2025-03-26", 2),
        ("a", "2025-03-26", 1),
        ("c", "", 0),
        ("d", "2025-04", 0),
    ]:
        StatementFactory(slug=slug, said_on=said_on, order=order)

    assert [statement.slug for statement in Statement.objects.all()] == ["d", "a", "b", "c"]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [state for state in PublicationState.values if state != "published"])
def test_words_of_someone_not_published_are_hidden(state):
    hidden = StatementFactory(speaker=PersonFactory(state=state))
    shown = [StatementFactory(), StatementFactory(speaker=None, on_behalf_of=PartyFactory())]

    assert set(Statement.objects.all()) == {hidden, *shown}
    assert set(Statement.objects.published()) == set(shown)


@pytest.mark.parametrize(("text", "called"), [("a" * 80, "a" * 80), ("a" * 81, "a" * 79 + "…")])
def test_statement_is_called_by_its_words(text, called):
    assert str(Statement(text=text)) == called
