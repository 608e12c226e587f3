"""The order of what is found: by where the words stand, then by day; what is hidden has no place in it."""

import pytest

from agreements.domain.finding.search import counted, found, suggested
from agreements.models import Agreement
from agreements.text.words import whole_words
from tests import factories
from tests.derived import follow


@pytest.fixture
def ranked(db):
    """Agreements that hold one word each in another place, older ones of each beside newer."""
    body = factories.PartyFactory(name_en="Government of Zanzibar")
    area = factories.AreaFactory(name_en="Trade with Zanzibar")
    for slug, fields in {
        "called": {"title_en": "Zanzibar"},
        "also-called": {"title_en": "A pact"},
        "title": {"title_en": "The Zanzibar Memorandum"},
        "party": {"title_en": "On trade"},
        "area": {"title_en": "On travel"},
        "summary": {"title_en": "On tea", "summary_en": "Zanzibar grows some."},
        "commitment": {"title_en": "On time"},
        "statement": {"title_en": "On the whole"},
    }.items():
        for year in (1981, 2025):
            made = factories.AgreementFactory(slug=f"{slug}-{year}", signed_on=str(year), **fields)
            if slug == "also-called":
                factories.AliasFactory(agreement=made, text="Zanzibar")
            elif slug == "party":
                factories.ParticipationFactory(agreement=made, party=body)
            elif slug == "area":
                factories.CommitmentFactory(agreement=made, area=area)
            elif slug == "commitment":
                factories.CommitmentFactory(agreement=made, text_en="To sail to Zanzibar")
            elif slug == "statement":
                factories.StatementFactory(text="Zanzibar is near").agreements.add(made)
    factories.AgreementFactory(slug="undated", title_en="Zanzibar, some day")
    follow()


def test_order_of_what_is_found(ranked):
    slugs = dict(Agreement.objects.values_list("pk", "slug"))

    assert [slugs[key] for key in found((("zanzibar",),), "agreement", 0, 99)] == [
        # What is called just so, then what has it in its title, in the names beside it, anywhere: recent first.
        *("also-called-2025", "called-2025", "also-called-1981", "called-1981"),
        *("title-2025", "title-1981", "undated"),
        *("area-2025", "party-2025", "area-1981", "party-1981"),
        *("statement-2025", "commitment-2025", "summary-2025"),
        *("statement-1981", "commitment-1981", "summary-1981"),
    ]


def test_draft_and_withdrawn_are_found_while_they_are_seen(db):
    made = factories.AgreementFactory(title_en="Zanzibar")
    follow()
    assert found((("zanzibar",),), "agreement", 0, 9) == [made.pk]

    for state in ("draft", "in_review", "withdrawn"):
        made.state = state
        made.save()
        follow()
        assert found((("zanzibar",),), "agreement", 0, 9) == []
        assert counted((("zanzibar",),), ["agreement"]) == {"agreement": 0}


def test_suggestions_while_one_types(db):
    made = [
        factories.PartyFactory(name_en="Hainan Province"),
        factories.PlaceFactory(name_en="Haikou"),
        factories.AgreementFactory(title_en="Hainan and Haikou", signed_on="2025"),
    ]
    factories.SourceFactory(name_en="Hainan Daily")
    follow()

    def named(text, number=9):
        return suggested(text, number)

    assert named("hai") == [("party", [made[0].pk]), ("place", [made[1].pk]), ("agreement", [made[2].pk])]
    assert named("hainan haik") == [("agreement", [made[2].pk])]
    assert named("hai", 2) == [("party", [made[0].pk]), ("place", [made[1].pk])]
    assert named("ainan") == named("") == []


WORDY = "Governments' Environmental Innovation, Chongqing Universities: Convención, Monty's happier Studies of 2nd Ministries"


def test_each_half_of_a_word_suggests_the_whole(db):
    made = factories.PartyFactory(name_en=WORDY)
    factories.PartyFactory(name_en="Port Authority")
    follow()

    begun = [word[:length] for word in whole_words(WORDY) for length in range(1, len(word) + 1)]

    assert "environmen" in begun
    assert [typed for typed in begun if (("party", [made.pk])) not in suggested(typed, 1)] == []
    assert suggested("environmental governm", 1) == [("party", [made.pk])]
    assert [suggested(typed, 1) for typed in ("environmento", "chongqo", "ministrie x")] == [[], [], []]
