"""Each wrong value gets a message beside its field, in words an editor can act on."""

import pytest

from agreements import models
from tests import factories
from tests.admin.desk import RECORDS, ROWS, faults, model_of, needed

BIDIRECTIONAL = "Hai\u202enan"
ADDRESS = "“javascript:alert(1)” is not a web address. Write it whole, beginning with https://."
UNSEEN = "There is a character that cannot be seen (U+202E) at place 4. Remove it."
NUL = "Null characters are not allowed."


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("agreement", {"signed_on": "2025-02-30"}, "“2025-02-30”: there is no day 30 in that month."),
        ("agreement", {"ends_on": "next year"}, "“next year” is not a date. Write it as one of: "),
        ("agreement", {"in_force_on": "2025", "ends_on": "2024"}, "The end lies before the start."),
        ("agreement", {"signed_on": "2025-05", "ended_on": "2025-04"}, "The end lies before the start."),
        ("agreement", {"text_address": "javascript:alert(1)"}, ADDRESS),
        ("agreement", {"title_en": BIDIRECTIONAL}, UNSEEN),
        ("agreement", {"summary_en": BIDIRECTIONAL}, UNSEEN),
        ("agreement", {"title_en": "On\x00trade"}, NUL),
        ("agreement", {"summary_en": "On\x00trade"}, NUL),
        ("agreement", {"title_en": ""}, "Fill in at least one language."),
        (
            "agreement",
            {"title_en": "x" * 2001},
            "Ensure this value has at most 2000 characters (it has 2001).",
        ),
        ("agreement", {"kind": "song"}, "Select a valid choice. song is not one of the available choices."),
        ("agreement", {"authentic_languages": "english"}, "“english” is not a language tag."),
        (
            "agreement",
            {"title_original": "양해각서", "original_language": ""},
            "An original title needs its language, and the language its title.",
        ),
        ("event", {"start_on": "2025-03", "end_on": "2025-02"}, "The end lies before the start."),
        (
            "event",
            {"theme": "Asia", "theme_language": ""},
            "A theme needs its language, and the language its theme.",
        ),
        ("source", {"web_address": "javascript:alert(1)"}, ADDRESS),
        ("source", {"archive_address": "javascript:alert(1)"}, ADDRESS),
        ("source", {"language": "English"}, "“English” is not a language tag."),
        ("source", {"read_on": "2025-02-30"}, "Enter a valid date."),
        ("place", {"longitude": "0", "latitude": "91"}, "Latitude runs from -90 to 90"),
        ("statement", {"speaker": ""}, "Choose a speaker, or the body on whose behalf it was said."),
        ("statement", {"text": ""}, "This field is required."),
        ("attendance", {"person": ""}, "Choose a person, or say how the source describes them."),
        ("participation", {"order": 2**63}, "Ensure this value is less than or equal to 32767."),
        ("participation", {"order": -1}, "Ensure this value is greater than or equal to 0."),
        ("excerpt", {"text": "word " * 41}, "An excerpt is at most 40 words"),
        ("post", {"start_on": "2025", "end_on": "2024"}, "The end lies before the start."),
        ("commitment", {"area": ""}, "This field is required."),
    ],
)
def test_wrong_value_is_told_beside_its_field(desk, kind, typed, told):
    field = list(typed)[-1]

    response = desk.send(model_of(kind), **{**needed(kind), **typed})

    (at, (message,)), *others = faults(response).items()
    assert (at, message.startswith(told), others) == (field, True, [])
    assert list(model_of(kind).objects.all()) == []


@pytest.mark.parametrize("value", ["abc", "0", 2**63, -1, "1\x00", "9" * 30])
@pytest.mark.parametrize(("kind", "field"), [("agreement", "place"), ("statement", "agreements")])
def test_record_that_is_none_is_told_beside_its_field(desk, kind, field, value):
    response = desk.send(model_of(kind), **{**needed(kind), field: value})

    assert list(faults(response)) == [field]


def test_relation_to_itself_is_told_beside_its_field(desk):
    agreement = factories.AgreementFactory()

    response = desk.send(agreement, rows={"relations": [{"kind": "amends", "to_agreement": agreement}]})

    assert faults(response) == {
        "relations-0-to_agreement": ["An agreement cannot stand in relation to itself."]
    }


def test_part_of_itself_is_told_beside_its_field(desk):
    party = factories.PartyFactory()

    response = desk.send(party, parent=party)

    assert list(faults(response)) == ["parent"]


def test_citation_without_an_excerpt_is_told_beside_its_field(desk):
    response = desk.send(
        models.Agreement, **needed("agreement"), rows={"citations": [{"excerpt": "", "field": "title"}]}
    )

    assert faults(response) == {"citations-0-excerpt": ["This field is required."]}


def test_office_of_another_person_is_told_beside_its_field(desk):
    post, person = factories.PostFactory(), factories.PersonFactory()

    response = desk.send(
        models.Event,
        **needed("event"),
        rows={"attendances": [{"person": person, "post": post, "role": "spoke"}]},
    )

    assert faults(response) == {"attendances-0-post": ["This office was held by someone else."]}


def test_office_of_another_speaker_is_told_beside_its_field(desk):
    post = factories.PostFactory()

    response = desk.send(models.Statement, **needed("statement"), post=post)

    assert faults(response) == {"post": ["This office was held by someone else."]}


def test_row_without_its_area_is_told_beside_its_field(desk):
    agreement = factories.AgreementFactory()

    response = desk.send(agreement, rows={"commitments": [{"wording": "will"}]})

    assert faults(response) == {"commitments-0-area": ["This field is required."]}


def test_register_number_of_another_is_told_beside_its_field(desk):
    factories.AgreementFactory(register_number="2025/1")

    response = desk.send(models.Agreement, **needed("agreement"), register_number="2025/1")

    assert faults(response) == {"register_number": ["Another agreement has this register number."]}


def test_several_wrong_values_are_told_at_once(desk):
    response = desk.send(
        models.Agreement,
        title_en="On trade",
        signed_on="2025-02-30",
        in_force_on="2025",
        ends_on="2024",
        text_address="javascript:alert(1)",
    )

    assert set(faults(response)) == {"kind", "status", "signed_on", "ends_on", "text_address"}


@pytest.mark.parametrize("kind", [*RECORDS, *ROWS])
def test_form_sent_empty_is_told_what_it_needs(desk, kind):
    response = desk.client.post(f"/admin/agreements/{kind}/add/", {})

    assert response.status_code == 200
    assert faults(response) != {}
    assert list(model_of(kind).objects.all()) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Memorandum of\r\n  Understanding", "Memorandum of Understanding"),
        ("  On trade\t", "On trade"),
        ("convencio\u0301n", "convenci\u00f3n"),
        ("諒解\u3000備忘錄", "諒解\u3000備忘錄"),
        ("مذكرة تفاهم", "مذكرة تفاهم"),
    ],
)
def test_title_is_taken_however_it_was_pasted(desk, typed, kept):
    agreement = desk.enter(models.Agreement, **{**needed("agreement"), "title_en": typed})

    assert agreement.title_en == kept


def test_lines_of_a_text_end_alike(desk):
    agreement = desk.enter(models.Agreement, **needed("agreement"), summary_en="One.\r\nTwo.\r\n")

    assert agreement.summary_en == "One.\nTwo."
