"""How complete an entry is: said on its page with the reasons, asked for in lists."""

import pytest

from agreements.models import Health
from tests import factories
from tests.derived import follow
from tests.views.markup import Markup

pytestmark = pytest.mark.django_db

KINDS = {
    "agreement": "agreements",
    "party": "parties",
    "person": "people",
    "event": "events",
    "statement": "statements",
    "area": "areas",
    "place": "places",
    "source": "sources",
}
THREE = {"name_en": "Port", "name_zh_hant": "港", "name_zh_hans": "港"}


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_every_kind_says_how_complete_it_is(client, kind):
    record = getattr(factories, f"{kind.title()}Factory")()

    response = client.get(record.get_absolute_url())

    health = response.context["health"]
    assert f"<b>{health.figure} of 100</b>" in response.content.decode()
    assert all(reason.label in response.content.decode() for reason in health.reasons)
    assert health.reasons


def test_page_says_nothing_where_nothing_has_been_said_yet(client):
    place = factories.PlaceFactory()
    follow()
    Health.objects.all().delete()

    page = client.get(place.get_absolute_url())

    assert page.context["health"] is None
    assert "health" not in [attributes.get("id") for _tag, attributes in Markup(page).elements]


def test_agreements_by_how_complete_they_are(client):
    poor = factories.AgreementFactory(slug="poor")
    factories.AgreementFactory(slug="hidden", state="draft")

    response = client.get("/en/agreements/?health=low")

    assert [row.slug for row in response.context["rows"]] == [poor.slug]
    facet = next(facet for facet in response.context["facets"] if facet["name"] == "health")
    assert [(choice["value"], choice["count"], choice["checked"]) for choice in facet["choices"]] == [
        ("low", 1, True)
    ]
    assert client.get("/en/agreements/?health=good").context["rows"] == []


@pytest.mark.parametrize(("health", "found"), [("low", ["b"]), ("fair", []), ("good", ["a"])])
def test_records_of_another_kind_by_how_complete_they_are(client, health, found):
    factories.PlaceFactory(slug="a", **THREE, region_code="CN-HI", latitude="19.157", longitude="110.583")
    factories.PlaceFactory(slug="b")
    factories.PlaceFactory(slug="c", state="draft")

    response = client.get(f"/en/places/?health={health}")

    assert [row.address for row in response.context["rows"]] == [f"/en/places/{slug}/" for slug in found]


@pytest.mark.parametrize("folder", KINDS.values())
def test_wrong_step_is_named_with_what_is_right(client, folder):
    response = client.get(f"/en/{folder}/?health=best")

    assert response.status_code == 400
    assert [(fault.parameter, fault.value, fault.right) for fault in response.context["faults"]] == [
        ("health", "best", "Choose one of: low, fair, good.")
    ]
