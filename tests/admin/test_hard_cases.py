"""What real registers hold is entered by the forms and kept whole."""

import pytest

from agreements import models
from tests import factories
from tests.admin.desk import faults, filled, needed


def test_title_of_608_characters_is_kept_whole(desk):
    title = ("Agreement between the Government of the one part and the other part, " * 9)[:607] + "."

    agreement = desk.enter(models.Agreement, **{**needed("agreement"), "title_en": title})
    shown = filled(desk.open(agreement).context)["title_en"]

    agreement.refresh_from_db()
    assert (len(title), agreement.title_en, shown) == (608, title, title)
    assert len(agreement.slug) <= 60


def test_290_parties_are_entered_in_one_form_and_kept_in_order(desk):
    parties = [factories.PartyFactory() for _ in range(290)]
    rows = [{"party": party, "role": "signatory", "signed_on": "2025-03-26"} for party in parties]

    agreement = desk.enter(models.Agreement, **needed("agreement"), rows={"participations": rows})

    kept = [(row.party_id, row.order) for row in agreement.participations.all()]
    assert kept == [(party.pk, place) for place, party in enumerate(parties, 1)]


def test_one_of_290_parties_is_corrected(desk):
    agreement = factories.AgreementFactory()
    models.Participation.objects.bulk_create(
        models.Participation(agreement=agreement, party=factories.PartyFactory(), order=place)
        for place in range(290)
    )

    response = desk.send(agreement, **{"participations-289-withdrew_on": "2025~"})

    assert faults(response) == {}
    withdrew = agreement.participations.exclude(withdrew_on="").values_list("order", "withdrew_on")
    assert list(withdrew) == [(289, "2025~")]


@pytest.mark.parametrize(
    ("date", "first_day", "last_day"),
    [
        ("1351-05-08", 13510508, 13510508),
        ("0001", 10101, 11231),
        ("1964-XX-16", 19640116, 19641216),
        ("1981-09/1981-10", 19810901, 19811031),
        ("2025-03~", 20250301, 20250331),
    ],
)
def test_date_as_its_sources_give_it_is_kept(desk, date, first_day, last_day):
    agreement = desk.enter(models.Agreement, **needed("agreement"), signed_on=date)
    shown = filled(desk.open(agreement).context)["signed_on"]

    agreement.refresh_from_db()
    assert (agreement.signed_on, shown) == (date, date)
    assert (agreement.signed_first_day, agreement.signed_last_day) == (first_day, last_day)


def test_hangul_title_without_an_english_one_is_kept(desk):
    agreement = desk.enter(
        models.Agreement,
        title_en="",
        title_original="대한민국과 하이난성 간의 양해각서",
        original_language="ko",
        kind="treaty",
        status="signed",
    )
    page = desk.open(models.Agreement, "changelist").content.decode()

    assert agreement.slug == "대한민국과-하이난성-간의-양해각서"
    assert (agreement.title.text, agreement.title.language) == (agreement.title_original, "ko")
    assert agreement.title_original in page


def test_repeated_titles_are_kept_apart(desk):
    keys = [desk.enter(models.Agreement, **needed("agreement"), is_another="on").slug for _ in range(3)]

    assert keys == ["on-trade", "on-trade-2", "on-trade-3"]


def test_names_that_differ_only_in_case_or_accents_are_kept_apart(desk):
    names = ["Convencion", "Convención", "CONVENCIÓN"]

    keys = [desk.enter(models.Party, name_en=name, kind="other", is_another="on").slug for name in names]

    assert keys == ["convencion", "convención", "convención-2"]


def test_source_is_kept_with_several_addresses(desk):
    rows = [{"web_address": f"https://mirror.example/{number}"} for number in range(3)]

    source = desk.enter(models.Source, **needed("source"), rows={"addresses": rows})

    kept = [further.web_address for further in source.addresses.all()]
    assert kept == [row["web_address"] for row in rows]
