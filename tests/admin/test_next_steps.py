"""A link to the next thing to do opens the form at the place where it is done."""

import pytest
from django.urls import reverse

from agreements.domain.health import place_of
from agreements.domain.merits import step_of
from tests import factories

pytestmark = pytest.mark.django_db

#: Every step that a record can be told to take, by the record or row on whose form it is done.
STEPS = {
    "agreement": (
        *("fill title_zh_hans", "fill summary_en", "fill signed_on", "exact in_force_on", "fill text_held"),
        *("fill text_address", "fill place", "fill signing_event", "cite title"),
        *("add participations", "add commitments"),
    ),
    "event": (
        "fill name_zh_hant",
        "fill start_on",
        "fill place",
        "fill description_en",
        "add attendances",
        "cite name",
    ),
    "statement": ("fill translation_en", "fill said_on", "fill speaker", "fill post", "cite text"),
    "party": ("fill name_zh_hans", "fill parent", "fill iso_code", "fill description_zh_hant", "cite name"),
    "person": ("fill name_zh_hans", "fill description_en", "add posts", "cite name"),
    "area": ("fill name_zh_hans", "fill description_en"),
    "place": ("fill name_zh_hans", "fill region_code", "fill latitude"),
    "source": (
        *("fill published_on", "fill publisher", "fill web_address", "fill archive_address", "fill read_on"),
        "add excerpts",
    ),
    "attendance": ("fill post", "cite "),
    "participation": ("cite ",),
    "commitment": ("cite ",),
    "excerpt": ("fill compared_on", "fill text"),
    "post": ("fill party", "fill start_on"),
}


@pytest.mark.parametrize("kind", STEPS)
def test_form_has_the_place_of_each_step(client, kind):
    client.force_login(factories.EditorFactory())
    record = getattr(factories, f"{kind.title()}Factory")()

    page = client.get(reverse(f"admin:agreements_{kind}_change", args=[record.pk])).content.decode()

    steps = [step_of(line) for line in STEPS[kind]]
    assert [step for step in steps if f'id="{place_of(step.code, step.field)}"' not in page] == []
