"""Plain ``loaddata`` of further records: all of a fixture or nothing, and twice is as once."""

import json

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.core.serializers.json import DjangoJSONEncoder

from agreements.models import Agreement, Area, Event, Party, Place, Statement
from tests.models.bad_rows import CHECKS, bad_row, said_of
from tests.models.rows import MODELS, everything

pytestmark = pytest.mark.django_db

PLACE = ("place", {"slug": "nuuk", "state": "published", "name_en": "Nuuk"})
RECORDS = [
    PLACE,
    ("area", {"slug": "fisheries", "name_en": "Fisheries", "order": 1}),
    ("area", {"slug": "cod", "name_en": "Cod", "parent": ["fisheries"]}),
    ("party", {"slug": "greenland", "name_en": "Greenland", "kind": "regional_government"}),
    ("party", {"slug": "수산청", "name_zh_hant": "水產廳", "kind": "ministry", "parent": ["greenland"]}),
    ("person", {"slug": "aqqaluk", "name_en": "Aqqaluk"}),
    ("post", {"person": ["aqqaluk"], "slug": "minister", "title_en": "Minister", "party": ["greenland"]}),
    (
        "event",
        {
            "slug": "signing",
            "name_en": "Signing",
            "kind": "signing",
            "start_on": "1999-XX-16?",
            "place": ["nuuk"],
            "hosts": [["greenland"]],
        },
    ),
    (
        "agreement",
        {
            "slug": "협정",
            "kind": "protocol",
            "status": "in_force",
            "title_original": "수산 협정",
            "original_language": "ko",
            "signed_on": "1999-03/1999-04",
            "signing_event": ["signing"],
            "place": ["nuuk"],
        },
    ),
    ("agreement", {"slug": "later", "kind": "treaty", "status": "signed", "title_en": "Later"}),
    (
        "participation",
        {"agreement": ["협정"], "party": ["greenland"], "role": "signatory", "signed_on": "1999"},
    ),
    ("commitment", {"agreement": ["협정"], "slug": "cod", "area": ["cod"], "wording": "shall"}),
    ("relation", {"from_agreement": ["later"], "kind": "amends", "to_agreement": ["협정"]}),
    (
        "attendance",
        {
            "event": ["signing"],
            "slug": "aqqaluk",
            "person": ["aqqaluk"],
            "post": ["aqqaluk", "minister"],
            "role": "signed",
        },
    ),
    (
        "statement",
        {
            "slug": "words",
            "kind": "verbatim",
            "text": "Go together; we go far",
            "language": "en",
            "speaker": ["aqqaluk"],
            "channel": "speech",
            "event": ["signing"],
            "agreements": [["협정"], ["later"]],
        },
    ),
    ("alias", {"party": ["greenland"], "text": "Kalaallit Nunaat", "language": "kl", "kind": "native"}),
    (
        "source",
        {
            "slug": "gazette",
            "name_en": "Gazette",
            "kind": "register",
            "language": "en",
            "read_on": "2025-01-01",
        },
    ),
    ("sourceaddress", {"source": ["gazette"], "web_address": "https://gazette.example/1"}),
    ("excerpt", {"source": ["gazette"], "slug": "a", "text": "signed in Nuuk", "compared_on": None}),
    ("excerpt", {"source": ["gazette"], "slug": "page-3", "locator_en": "page 3"}),
    ("citation", {"excerpt": ["gazette", "a"], "agreement": ["협정"], "field": "place"}),
    ("citation", {"excerpt": ["gazette", "a"], "attendance": ["signing", "aqqaluk"], "field": "role"}),
    (
        "citation",
        {"excerpt": ["gazette", "a"], "participation": ["협정", "greenland", "signatory"], "inferred": True},
    ),
    (
        "revision",
        {"kind": "agreement", "slug": "협정", "number": 1, "record": [{"model": "agreements.agreement"}]},
    ),
]


@pytest.fixture
def load(tmp_path):
    """Loads objects, given as kind and fields, from a fixture file as an operator would."""

    def load_objects(objects):
        file = tmp_path / "further.json"
        data = [{"model": f"agreements.{kind}", "fields": fields} for kind, fields in objects]
        file.write_text(json.dumps(data, cls=DjangoJSONEncoder), encoding="utf-8")
        call_command("loaddata", file, verbosity=0)

    return load_objects


def test_fixture_has_a_row_of_every_kind():
    kinds = {model._meta.model_name for model in MODELS}

    # What people and verbs write down at the desk stands in no fixture.
    at_the_desk = {"formeraddress", "merge", "preview", "proposal", "upload"}
    assert {kind for kind, _fields in RECORDS} == kinds - at_the_desk


def test_loading_stores_what_the_fixture_says(load):
    load(RECORDS)

    agreement = Agreement.objects.get(slug="협정")
    assert (agreement.made_first_day, agreement.made_last_day) == (19990301, 19990430)
    assert (agreement.signing_event.slug, agreement.version, agreement.state) == ("signing", 1, "draft")
    assert [row.party.slug for row in agreement.participations.all()] == ["greenland"]
    assert {citation.target_name for citation in agreement.citations.get().excerpt.citations.all()} == {
        "agreement",
        "attendance",
        "participation",
    }
    assert {other.slug for other in Statement.objects.get().agreements.all()} == {"협정", "later"}


def test_loading_twice_changes_nothing(load):
    load(RECORDS)
    before = everything()

    load(RECORDS)

    assert everything() == before


def test_loading_again_leaves_what_the_fixture_does_not_load(load):
    load(RECORDS)
    Party.objects.create(slug="editors-own", name_en="Entered by an editor", kind="other")
    before = everything()

    load(RECORDS)

    assert everything() == before


def test_loading_a_change_changes_one_row(load):
    load(RECORDS)
    before = everything()

    load([("place", {**PLACE[1], "name_en": "Godthåb"})])

    after = everything()
    [(old, new)] = [
        (old, new) for old, new in zip(before["Place"], after["Place"], strict=True) if old != new
    ]
    assert {column for column in old if old[column] != new[column]} == {"name_en", "version"}
    assert {**after, "Place": before["Place"]} == before


def test_records_may_name_records_further_down(load):
    load(
        [
            ("area", {"slug": "cod", "name_en": "Cod", "parent": ["fisheries"]}),
            ("event", {"slug": "forum", "name_en": "Forum", "kind": "conference", "agreements": [["later"]]}),
            (
                "agreement",
                {"slug": "later", "kind": "treaty", "status": "signed", "title_en": "A", "place": ["nuuk"]},
            ),
            PLACE,
            ("area", {"slug": "fisheries", "name_en": "Fisheries"}),
        ]
    )

    assert Area.objects.get(slug="cod").parent.slug == "fisheries"
    assert Event.objects.get().agreements.get().place == Place.objects.get()


@pytest.mark.parametrize("name", [*sorted(CHECKS), "agreement_register_number"])
def test_fixture_that_breaks_a_rule_is_refused_whole(load, name):
    row = bad_row(name)
    [written] = serializers.serialize(
        "python", [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    # What no dump writes can still stand in a fixture.
    unwritten = {column: CHECKS[name][column] for column in {"version"} & set(CHECKS.get(name, {}))}
    before = everything()

    with pytest.raises(CommandError, match=said_of(name).removesuffix("$")):
        load([PLACE, (row._meta.model_name, written["fields"] | unwritten)])

    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("party", {"slug": "a", "name_en": "A", "kind": "other", "colour": "red"}, "no field named 'colour'"),
        ("planet", {"slug": "mars"}, "Invalid model identifier"),
        (
            "party",
            {"slug": "a", "name_en": "A", "kind": "other", "parent": ["nobody"]},
            "matching query does not exist",
        ),
        ("participation", {"agreement": ["none"], "party": ["nobody"]}, "has no agreement"),
        (
            "event",
            {"slug": "a", "name_en": "A", "kind": "speech", "hosts": [["nobody"]]},
            "matching query does not exist",
        ),
        (
            "source",
            {"slug": "a", "name_en": "A", "kind": "register", "language": "en", "read_on": "soon"},
            "date format",
        ),
        (
            "place",
            {"slug": "a", "name_en": "A", "latitude": "north", "longitude": "1"},
            "must be a decimal number",
        ),
        ("event", {"slug": "a", "name_en": "A", "kind": "speech", "is_expected": "perhaps"}, "True or False"),
        ("party", {"slug": "a", "name_en": None, "kind": "other"}, "(?i)not.null"),
        ("party", {"slug": None, "name_en": "A", "kind": "other"}, "(?i)not.null"),
        ("area", {"slug": "a", "name_en": "A", "order": "first"}, "must be an integer"),
    ],
)
def test_fixture_that_cannot_be_read_is_refused_whole(load, kind, fields, said):
    before = everything()

    with pytest.raises(CommandError, match=said):
        load([PLACE, (kind, fields)])

    assert everything() == before


def test_what_is_dumped_loads_back_as_it_was(load, tmp_path):
    load(RECORDS)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    options = {"natural_foreign": True, "natural_primary": True, "verbosity": 0}

    call_command("dumpdata", "agreements", output=first, **options)
    call_command("loaddata", first, verbosity=0)
    call_command("dumpdata", "agreements", output=second, **options)

    assert len(json.loads(first.read_text(encoding="utf-8"))) == len(RECORDS)
    assert second.read_bytes() == first.read_bytes()
