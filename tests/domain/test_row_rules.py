"""Rules of a row that is not in the database yet: whatever a constraint refuses, a load refuses in words."""

import json

import pytest
from django.db.models import Q

from agreements.domain.comparison import Manner
from agreements.domain.row_rules import ROW_RULES, condition_of
from agreements.domain.schema import SHAPES
from agreements.models import Agreement
from tests import factories
from tests.domain.proposals import loaded
from tests.models.bad_rows import CHECKS, CONSTRAINTS, spoilt
from tests.models.rows import everything

#: A constraint that a fixture cannot come near: it holds no books of records, and only what can be loaded.
CASES = sorted(
    name
    for name in CHECKS
    if CONSTRAINTS[name][0]._meta.model_name in SHAPES and not name.endswith("_version_counted")
)


def as_entry(row):
    """A row as an object of a fixture, with all that it holds."""
    shape = SHAPES[row._meta.model_name]
    fields = {}
    for name, field in shape.fields.items():
        if field.is_many:
            continue
        value = getattr(row, name)
        fields[name] = list(value.natural_key()) if field.to and value else field.written(value)
    # As it would be read of a file: a choice is plain text there.
    return json.loads(json.dumps({"model": shape.label, "fields": fields}))


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_what_a_constraint_refuses_is_a_fault_of_the_field(name):
    bad = as_entry(spoilt(name))
    before = everything()

    report = loaded(bad, manner=Manner(overwrite=True))

    spoken_of = {fault.field for fault in report.faults}
    beside = CONSTRAINTS[name][1].violation_error_code
    assert spoken_of & {*CHECKS[name], beside, ""}, report
    assert all(fault.problem and fault.remedy for fault in report.faults)
    assert everything() == before


AGREEMENT = {**SHAPES["agreement"].defaults, "slug": "a", "title_en": "A"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, None),
        ({"signed_on": "2025-03-26", "ends_on": "2025-03-26"}, None),
        ({"signed_on": "2025", "ends_on": "2025-03"}, None),
        ({"signed_on": "2025-03-26", "ends_on": "2025-03-25"}, "ends_on"),
        ({"in_force_on": "2025~", "ended_on": "2024-12?"}, "ended_on"),
        ({"title_en": ""}, "title_en"),
        ({"title_en": "", "title_zh_hans": "备忘录"}, None),
        ({"title_original": "양해각서"}, "original_language"),
        ({"original_language": "ko"}, "original_language"),
        ({"title_original": "양해각서", "original_language": "ko"}, None),
    ],
)
def test_rules_of_an_agreement(fields, field):
    broken = [rule(AGREEMENT | fields) for rule in ROW_RULES["agreement"]]

    assert {found.field for found in broken if found} == ({field} if field else set())


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_right"),
    [
        (None, None, True),
        ("19.157", "110.583", True),
        ("-90", "180", True),
        ("19.157", None, False),
        (None, "110.583", False),
        ("90.000001", "0", False),
        ("0", "-180.5", False),
    ],
)
def test_rule_of_a_place(latitude, longitude, is_right):
    place = {**SHAPES["place"].defaults, "name_en": "Boao", "latitude": latitude, "longitude": longitude}

    assert [rule(place) for rule in ROW_RULES["place"] if rule(place)] == [] or not is_right
    assert any(rule(place) for rule in ROW_RULES["place"]) is not is_right


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("attendance", {"person": ["lee"], "post": ["lee", "chief"]}, None),
        ("attendance", {"person": ["lee"], "post": ["feng", "secretary"]}, "post"),
        ("attendance", {"person": None, "post": ["feng", "secretary"], "described_as_en": "x"}, "post"),
        ("attendance", {}, "person"),
        ("attendance", {"described_as_zh_hant": "一名副部長"}, None),
        ("statement", {"speaker": None, "on_behalf_of": None}, "speaker"),
        ("statement", {"on_behalf_of": ["hainan"]}, None),
        ("citation", {"agreement": ["a"], "field": "title"}, None),
        ("citation", {"agreement": ["a"], "field": ""}, None),
        ("citation", {"agreement": ["a"], "field": "titel"}, "field"),
        ("citation", {"party": ["a"], "field": "title"}, "field"),
    ],
)
def test_rules_that_no_constraint_can_keep(kind, fields, field):
    row = SHAPES[kind].defaults | fields

    assert {broken.field for rule in ROW_RULES[kind] if (broken := rule(row))} == (
        {field} if field else set()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["signed_on", "ends_on"])
def test_rule_says_the_same_as_the_form(field):
    agreement = factories.AgreementFactory(signed_on="2025")
    agreement.signed_on, agreement.ends_on = "2025", "2024"
    fields = as_entry(agreement)["fields"]

    (broken,) = [found for rule in ROW_RULES["agreement"] if (found := rule(fields))]

    assert broken.remedy == str(
        next(
            rule.violation_error_message
            for rule in Agreement._meta.constraints
            if rule.name == "agreement_ends_after_signed"
        )
    )


def test_condition_of_a_kind_that_was_never_used_is_refused():
    with pytest.raises(TypeError, match="title_en__startswith"):
        condition_of(Q(title_en__startswith="A"))
