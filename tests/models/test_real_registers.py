"""What real registers hold, and this one takes without bending."""

import pytest
from django.db.models import Model

from agreements.models import Agreement, Party
from tests.factories import (
    AgreementFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    SourceAddressFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", [608, 2000])
@pytest.mark.parametrize("letter", ["a", "海", "한", "𠮷"])
def test_long_title_is_kept_whole(length, letter):
    title = letter * length
    agreement = AgreementFactory.build(title_zh_hant=title)

    agreement.full_clean()
    agreement.save()

    agreement.refresh_from_db()
    assert agreement.title_zh_hant == title


def test_title_is_no_key():
    AgreementFactory.create_batch(579, title_en="Air Services Agreement")

    agreements = Agreement.objects.filter(title_en="Air Services Agreement")

    assert agreements.count() == agreements.values("slug").distinct().count() == 579


def test_agreement_has_290_parties():
    agreement = AgreementFactory()
    parties = PartyFactory.create_batch(290)
    for order, party in enumerate(parties, start=1):
        ParticipationFactory(agreement=agreement, party=party, order=order).full_clean()

    assert [row.party for row in agreement.participations.select_related("party")] == parties


def test_agreement_of_1351_comes_after_those_of_today():
    old = AgreementFactory(signed_on="1351-08-22")
    undated = AgreementFactory()
    new = AgreementFactory(signed_on="2025-03-26")

    assert list(Agreement.objects.newest_first()) == list(Agreement.objects.all()) == [new, old, undated]
    assert old.made_first_day == 13510822


@pytest.mark.parametrize(
    "slug", ["대한민국-정부", "海南省人民政府", "नेपाल-सरकार", "الجزائر", "año-2025", "x"]
)
def test_slug_stands_in_any_script(slug):
    party = PartyFactory.build(slug=slug)

    party.full_clean()
    party.save()

    assert Party.objects.get_by_natural_key(slug) == party


def test_names_that_differ_in_case_or_accents_live_side_by_side():
    names = ["Cote", "cote", "Côte", "Coté", "CÔTÉ", "Co\u0302te"]
    for name in names:
        PartyFactory(name_en=name)

    assert [Party.objects.get(name_en=name).name_en for name in names] == names


def test_korean_title_needs_no_english_one():
    agreement = AgreementFactory.build(title_en="", title_original="양해각서", original_language="ko")

    agreement.full_clean()
    agreement.save()

    assert (str(agreement), agreement.title.language) == ("양해각서", "ko")


def test_source_has_several_addresses():
    source = SourceFactory(web_address="https://source.example/")
    addresses = [SourceAddressFactory(source=source, order=order) for order in (3, 1, 2)]

    assert list(source.addresses.all()) == sorted(addresses, key=lambda address: address.order)


def test_people_of_one_name_are_told_apart_by_slug():
    people = [PersonFactory(name_en="Lee", slug=slug) for slug in ("lee", "lee-2")]

    assert [str(person) for person in people] == ["Lee", "Lee"]


def test_agreement_in_force_before_it_was_signed_is_taken():
    agreement = AgreementFactory.build(signed_on="2025-03-26", in_force_on="2024-01-01", ends_on="2030")

    agreement.full_clean()
    Model.save_base(agreement, raw=True)

    assert Agreement.objects.get().in_force_on == "2024-01-01"
