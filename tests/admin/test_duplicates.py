"""Whoever enters something once more is shown what is there, and may say that it is another."""

import pytest

from agreements.admin.duplicates import PERHAPS_HERE
from agreements.models import Agreement, Event, Party, Person, Source
from tests import factories
from tests.admin.desk import faults, model_of, needed

pytestmark = pytest.mark.django_db
REFUSED = {"__all__": [str(PERHAPS_HERE)]}


def shown(response):
    """What the form says it may be."""
    return [words for _number, words in response.context["adminform"].form.likely_same]


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ({"name_en": "Hainan Province"}, {"name_en": "hainan  province"}),
        ({"name_en": "Côte d’Ivoire"}, {"name_en": "COTE D'IVOIRE"}),
        ({"name_zh_hant": "臺灣"}, {"name_zh_hans": "台湾"}),
        ({"name_en": "ＨＫ"}, {"name_en": "HK"}),
        ({"name_zh_hant": "海南省"}, {"name_en": "海南省"}),
    ],
)
@pytest.mark.parametrize("state", ["published", "draft", "withdrawn"])
def test_a_name_that_is_there_in_any_script_is_shown_first(desk, there, typed, state):
    party = factories.PartyFactory(**{"name_en": "", **there}, state=state)
    typed = {**needed("party"), "name_en": "", **typed}

    response = desk.send(Party, **typed)

    assert faults(response) == REFUSED
    assert shown(response) == [str(party) + ("" if state == "published" else f" [{state.capitalize()}]")]
    assert Party.objects.count() == 1


def test_another_name_counts_too(desk):
    factories.AliasFactory(person=factories.PersonFactory(name_en="John Lee"), text="Lee Ka-chiu")
    factories.AliasFactory(
        person=factories.PersonFactory(name_en="J. Lee", state="draft"), text="LEE Ka Chiu"
    )

    response = desk.send(Person, name_en="Lee Ka-Chiu")

    assert shown(response) == ["John Lee", "J. Lee [Draft]"]


def test_what_was_typed_stays_and_is_saved_once_it_is_said_to_be_another(desk):
    party = factories.PartyFactory(name_en="Georgia", iso_code="GE")
    typed = {**needed("party"), "name_en": "Georgia", "iso_code": "US-GA"}

    response = desk.send(Party, **typed)
    answer = desk.send(Party, **typed, is_another="on")

    page = response.content.decode()
    assert 'value="US-GA"' in page
    assert f'href="/admin/agreements/party/{party.pk}/change/"' in page
    assert 'name="is_another"' in page
    assert (answer.status_code, Party.objects.filter(name_en="Georgia").count()) == (302, 2)


def test_what_was_said_is_not_asked_again_where_something_else_is_wrong(desk):
    factories.PartyFactory(name_en="Georgia")
    typed = {**needed("party"), "name_en": "Georgia", "kind": ""}

    response = desk.send(Party, **typed, is_another="on")

    assert 'name="is_another" id="id_is_another" checked' in response.content.decode()


def test_a_name_of_its_own_is_asked_nothing(desk):
    factories.PartyFactory(name_en="Hainan")

    response = desk.send(Party, **{**needed("party"), "name_en": "Hainan Airlines"})

    assert response.status_code == 302
    assert 'name="is_another"' not in desk.open(Party, "add").content.decode()


def test_a_record_of_another_kind_is_not_meant(desk):
    factories.PlaceFactory(name_en="Boao")

    assert desk.send(Party, **{**needed("party"), "name_en": "Boao"}).status_code == 302


def test_one_that_is_changed_is_not_asked_of_the_name_that_it_has(desk):
    factories.PartyFactory(name_en="Georgia")
    other = factories.PartyFactory(name_en="Georgia")

    assert desk.send(other, iso_code="US-GA").status_code == 302
    assert desk.send(other, name_zh_hant="喬治亞州").status_code == 302


def test_one_that_gets_the_name_of_another_is_asked(desk):
    factories.PartyFactory(name_en="Georgia")
    other = factories.PartyFactory(name_en="Sakartvelo")

    assert faults(desk.send(other, name_en="Georgia")) == REFUSED
    other.refresh_from_db()
    assert other.name_en == "Sakartvelo"


@pytest.mark.parametrize(
    ("there", "typed", "is_shown"),
    [
        ({"web_address": "https://news.example/1"}, {"web_address": "http://news.example/1/"}, True),
        ({"headline": "A Pact Is Signed"}, {"headline": "A pact is signed!"}, True),
        ({"web_address": "https://news.example/1"}, {"web_address": "https://news.example/2"}, False),
    ],
)
def test_a_source_is_known_by_its_address_or_headline(desk, there, typed, is_shown):
    source = factories.SourceFactory(name_en="An article of Tuesday", **there)

    response = desk.send(Source, **{**needed("source"), **typed})

    assert (shown(response) if is_shown else response.status_code) == ([str(source)] if is_shown else 302)


def test_a_further_address_of_a_source_counts_too(desk):
    source = factories.SourceAddressFactory(web_address="https://mirror.example/1").source

    response = desk.send(Source, **{**needed("source"), "web_address": "https://mirror.example/1"})

    assert shown(response) == [str(source)]


@pytest.mark.parametrize(
    ("model", "name", "day"), [(Event, "name_en", "start_on"), (Agreement, "title_en", "signed_on")]
)
def test_the_same_name_on_another_day_is_another(desk, model, name, day):
    kind = model._meta.model_name
    factory = getattr(factories, f"{kind.capitalize()}Factory")
    factory(**{name: "Joint Meeting", day: "2024-03-26"})
    factory(**{name: "Joint Meeting", day: "2025-03-26"})

    typed = {**needed(kind), name: "Joint meeting"}

    assert len(shown(desk.send(model, **typed, **{day: "2025-03-26"}))) == 1
    assert desk.send(model, **typed, **{day: "2026-03-26"}).status_code == 302
    assert model.objects.count() == 3


@pytest.mark.parametrize("kind", ["party", "person", "place", "area", "source", "event", "agreement"])
def test_every_kind_with_a_name_is_asked(desk, kind):
    desk.enter(model_of(kind), **needed(kind))

    assert faults(desk.send(model_of(kind), **needed(kind))) == REFUSED


def test_a_few_questions_are_enough_in_a_large_register(desk, django_assert_max_num_queries):
    from agreements.domain.likely_same import likely_same

    for number in range(30):
        factories.AliasFactory(party=factories.PartyFactory(name_en="Georgia"), text=f"Name {number}")
        factories.PartyFactory(name_en=f"Region {number}", state="draft")
    desk.open(Party, "add")

    with django_assert_max_num_queries(4):
        found = likely_same(Party(name_en="Georgia", name_zh_hant="喬治亞"))

    assert [party.name_en for party in found] == ["Georgia"] * 5
