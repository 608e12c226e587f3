"""One row for each named constraint that breaks it, and what a person is told instead.

A change is what is set on a row that is otherwise sound: a value, or a function of the row.
"""

from django.db import connection
from django.db.models import UniqueConstraint

from tests.models.rows import MODELS, make

CONSTRAINTS = {
    constraint.name: (model, constraint) for model in MODELS for constraint in model._meta.constraints
}


def itself(row):
    return row


RECORDS = ("agreement", "area", "event", "party", "person", "place", "source", "statement")
OWNED = ("attendance", "commitment", "excerpt", "post")
KEPT = ("formeraddress", "proposal", "revision")
NAMED = ("area", "event", "party", "person", "place")
ORDERED = ("area", "attendance", "commitment", "excerpt", "participation", "sourceaddress", "statement")
NO_NAME = {"name_en": "", "name_zh_hant": "", "name_zh_hans": ""}
NO_TITLE = {"title_en": "", "title_zh_hant": "", "title_zh_hans": ""}

CHECKS = {
    **{f"{kind}_slug_fits": {"slug": "Two Words"} for kind in (*RECORDS, *OWNED)},
    **{f"{kind}_slug_length": {"slug": "a" * 121} for kind in (*RECORDS, *OWNED, *KEPT)},
    **{f"{kind}_state_known": {"state": "hidden"} for kind in (*RECORDS, "proposal", "revision", "upload")},
    "upload_name_filled": {"name": ""},
    "upload_reason_filled": {"reason": ""},
    "upload_name_length": {"name": "a" * 256},
    "upload_outcome_length": {"outcome": "0" * 65},
    "upload_without_nul": {"trouble": "disk\0full"},
    **{f"{kind}_version_counted": {"version": 0} for kind in RECORDS},
    **{f"{kind}_order_counted": {"order": 32768} for kind in ORDERED},
    **{f"{kind}_some_name": NO_NAME for kind in NAMED},
    "source_some_name": {**NO_NAME, "headline": ""},
    **{f"{kind}_name_en_length": {"name_zh_hans": "海" * 501} for kind in (*NAMED, "source")},
    **{f"{kind}_without_nul": {"name_zh_hant": "海\0南"} for kind in (*NAMED, "source")},
    **{f"{kind}_parent_is_another": {"parent": itself} for kind in ("area", "event", "party")},
    "source_part_of_is_another": {"part_of": itself},
    # Values outside a vocabulary
    "agreement_kind_known": {"kind": "pact"},
    "agreement_status_known": {"status": ""},
    "agreement_binding_known": {"binding": "perhaps"},
    "agreement_text_held_known": {"text_held": "maybe"},
    "agreement_title_en_origin_known": {"title_en_origin": "guessed"},
    "agreement_title_zh_hant_origin_known": {"title_zh_hant_origin": "guessed"},
    "agreement_title_zh_hans_origin_known": {"title_zh_hans_origin": "guessed"},
    "alias_kind_known": {"kind": "nickname"},
    "attendance_role_known": {"role": "slept"},
    "commitment_wording_known": {"wording": "might"},
    "event_kind_known": {"kind": "party"},
    "event_name_en_origin_known": {"name_en_origin": "guessed"},
    "event_name_zh_hant_origin_known": {"name_zh_hant_origin": "guessed"},
    "event_name_zh_hans_origin_known": {"name_zh_hans_origin": "guessed"},
    "participation_role_known": {"role": ""},
    "party_kind_known": {"kind": "Ministry"},
    "relation_kind_known": {"kind": "resembles"},
    "source_kind_known": {"kind": "rumour"},
    "source_check_result_known": {"check_result": "200"},
    "statement_kind_known": {"kind": "invented"},
    "statement_channel_known": {"channel": "telepathy"},
    # Dates
    "agreement_adopted_on_date": {"adopted_on": "2025-02-29"},
    "agreement_signed_on_date": {"signed_on": "26 March 2025"},
    "agreement_in_force_on_date": {"in_force_on": "2025-13"},
    "agreement_ends_on_date": {"ends_on": "0000"},
    "agreement_ended_on_date": {"ended_on": "2025/2024"},
    "event_start_on_date": {"start_on": "1964-XX"},
    "event_end_on_date": {"end_on": "2025-3"},
    "participation_signed_on_date": {"signed_on": "2025-04-31"},
    "participation_approved_on_date": {"approved_on": "2025?~"},
    "participation_in_force_on_date": {"in_force_on": "-0001"},
    "participation_withdrew_on_date": {"withdrew_on": "1981-09/"},
    "post_start_on_date": {"start_on": "now"},
    "post_end_on_date": {"end_on": "2025-00"},
    "source_published_on_date": {"published_on": "20250326"},
    "statement_said_on_date": {"said_on": "2025-03-26T10:00"},
    "agreement_ends_after_in_force": {"in_force_on": "2025-03", "ends_on": "2025-02"},
    "agreement_ended_after_in_force": {"in_force_on": "2025", "ended_on": "2024-12-31"},
    "agreement_ends_after_signed": {"signed_on": "2025-03-26", "ends_on": "2025-03-25"},
    "agreement_ended_after_signed": {"signed_on": "2025~", "ended_on": "2024?"},
    "event_end_after_start": {"start_on": "2025-03-25", "end_on": "2025-03-24"},
    "participation_withdrew_after_in_force": {"in_force_on": "2000", "withdrew_on": "1999-XX-31"},
    "post_end_after_start": {"start_on": "2022-07-01", "end_on": "2022-06"},
    # Addresses
    "agreement_text_address_web": {"text_address": "javascript:alert(1)"},
    "source_web_address_web": {"web_address": "www.globaltimes.cn"},
    "source_archive_address_web": {"archive_address": "data:text/html,a"},
    "sourceaddress_web_address_web": {"web_address": "ftp://source.example/"},
    # What must not be empty, or not without something else
    "agreement_some_title": {**NO_TITLE, "title_original": ""},
    "post_some_title": NO_TITLE,
    "alias_text_filled": {"text": ""},
    "alias_language_filled": {"language": ""},
    **{f"{kind}_kind_filled": {"kind": ""} for kind in (*KEPT, "merge", "preview")},
    **{f"{kind}_slug_filled": {"slug": ""} for kind in KEPT},
    "proposal_reason_filled": {"reason": ""},
    "formeraddress_leads_to_filled": {"leads_to": ""},
    "preview_fingerprint_filled": {"fingerprint": ""},
    "merge_gone_filled": {"gone": ""},
    "merge_kept_filled": {"kept": ""},
    "source_language_filled": {"language": ""},
    "sourceaddress_web_address_filled": {"web_address": ""},
    "statement_text_filled": {"text": ""},
    "statement_language_filled": {"language": ""},
    "agreement_original_language_given": {"title_original": "양해각서", "original_language": ""},
    "event_theme_language_given": {"theme": "", "theme_language": "en"},
    "place_on_earth": {"latitude": "19.16", "longitude": None},
    "alias_of_one_record": {"party": None},
    "citation_of_one_record": {"agreement": None},
    "relation_to_another": {"to_agreement": lambda row: row.from_agreement},
    "revision_number_counted": {"number": 0},
    # Length
    "agreement_title_en_length": {"title_en": "a" * 2001},
    "agreement_original_language_length": {"title_original": "a", "original_language": "a" * 36},
    "agreement_register_number_length": {"register_number": "1" * 41},
    "agreement_authentic_languages_length": {"authentic_languages": "en " * 66 + "abc"},
    "agreement_text_address_length": {"text_address": "https://a.example/" + "a" * 1983},
    "alias_text_length": {"text": "a" * 501},
    "alias_language_length": {"language": "a" * 36},
    "attendance_described_as_en_length": {"described_as_zh_hant": "a" * 501},
    "citation_field_length": {"field": "a" * 41},
    "citation_says_length": {"inference_en": "a" * 501},
    "event_theme_length": {"theme": "a" * 1001, "theme_language": "en"},
    "event_theme_language_length": {"theme": "a", "theme_language": "a" * 36},
    "excerpt_locator_en_length": {"locator_en": "a" * 201},
    "party_iso_code_length": {"iso_code": "a" * 11},
    "place_region_code_length": {"region_code": "a" * 11},
    "post_title_en_length": {"title_zh_hans": "a" * 501},
    **{f"{kind}_kind_length": {"kind": "a" * 41} for kind in (*KEPT, "merge", "preview")},
    "preview_fingerprint_length": {"fingerprint": "0" * 65},
    "merge_gone_length": {"gone": "a" * 121},
    "merge_author_length": {"author": "a" * 201},
    "revision_author_length": {"author": "a" * 201},
    "revision_load_length": {"load": "a" * 501},
    "source_headline_length": {"headline": "a" * 1001},
    "source_publisher_length": {"author": "a" * 201},
    "source_language_length": {"language": "a" * 36},
    "source_web_address_length": {"archive_address": "https://a.example/" + "a" * 1983},
    "sourceaddress_web_address_length": {"web_address": "https://a.example/" + "a" * 1983},
    "sourceaddress_note_length": {"note": "a" * 201},
    "statement_language_length": {"language": "a" * 36},
    "statement_channel_name_length": {"channel_name": "a" * 201},
    # NUL
    "agreement_without_nul": {"summary_zh_hant": "\0"},
    "alias_without_nul": {"text": "a\0b"},
    "attendance_without_nul": {"described_as_en": "a\0"},
    "citation_without_nul": {"says": "a\0"},
    "commitment_without_nul": {"text_en": "a\0"},
    "excerpt_without_nul": {"text": "a\0b"},
    "post_without_nul": {"title_en": "\0a"},
    **{f"{kind}_without_nul": {"reason": "a\0"} for kind in ("revision", "proposal", "merge")},
    **{f"{kind}_without_nul": {"kind": "a\0"} for kind in ("formeraddress", "preview")},
    "formeraddress_leads_elsewhere": {"slug": "hainan", "leads_to": "hainan"},
    "sourceaddress_without_nul": {"note": "a\0"},
    "statement_without_nul": {"translation_en": "a\0"},
}

#: Unique constraints, and the columns in which a second row of the kind is given what the first has.
DUPLICATES = {
    "agreement_register_number": ["register_number"],
    **{
        f"alias_{target}_key": [target, "language", "text"]
        for target in ("agreement", "party", "person", "event", "area", "place")
    },
    **{
        f"citation_{target}_key": [target, "excerpt", "field"]
        for target in (
            *("agreement", "party", "person", "event"),
            *("attendance", "statement", "commitment", "participation"),
        )
    },
    "attendance_key": ["event", "slug"],
    "commitment_key": ["agreement", "slug"],
    "excerpt_key": ["source", "slug"],
    "participation_key": ["agreement", "party", "role"],
    "post_key": ["person", "slug"],
    "relation_key": ["from_agreement", "kind", "to_agreement"],
    "revision_key": ["kind", "slug", "number"],
    "formeraddress_key": ["kind", "slug"],
    "sourceaddress_key": ["source", "web_address"],
}

#: What the first row is given before, where the column is empty otherwise.
GIVEN = {"agreement_register_number": {"register_number": "2025/1"}}

#: What a form says of a broken rule, by a part of the constraint's name; the first that fits counts.
MESSAGES = {
    "revision_slug_length": "Ensure this value has at most 120 characters",
    "_slug_fits": "cannot stand in an address",
    "_known": "is not a valid choice|cannot be blank",
    "_version_counted": "greater than or equal to 1",
    "_number_counted": "greater than or equal to 1",
    "_order_counted": "less than or equal to 32767",
    "_on_date": "“.*” is not a date|“.*”: there is no (day|month)|years run from|ends before it begins",
    "_after_": "The end lies before the start",
    "_filled": "cannot be blank",
    "_length": "Ensure this value has at most [0-9]+ characters",
    "_web": "is not a web address",
    "_some_name": "Fill in at least one language",
    "_some_title": "Fill in at least one language",
    "_original_language_given": "An original title needs its language",
    "_theme_language_given": "A theme needs its language",
    "_on_earth": "Latitude runs from -90 to 90",
    "_of_one_record": "Choose exactly one record",
    "_to_another": "An agreement cannot stand in relation to itself",
    "_leads_elsewhere": "A key cannot lead to itself",
    "_is_another": "This record already lies above that one",
    "_without_nul": "a character that cannot be seen",
    "agreement_register_number": "Another agreement has this register number",
    "alias_": "This is already recorded here",
    "citation_": "This is already recorded here",
    "participation_key": "This party already has this role here",
    "relation_key": "This relation is already recorded",
    "sourceaddress_key": "This address is already recorded",
    "revision_key": "already exists",
    "formeraddress_key": "already exists",
    "_key": "This record already has a row with this key",
}

#: What PostgreSQL says where its types refuse before the rule is asked.
REFUSED_BY_TYPE = {
    "_length": "value too long for type character varying",
    "_without_nul": "cannot contain NUL",
    "_order_counted": "smallint out of range",
}


def bad_row(name):
    """The row of the tables that breaks a constraint, not yet saved as such."""
    return twin(name) if name in DUPLICATES else spoilt(name)


def spoilt(name):
    """A sound row with the change that breaks a constraint."""
    row = make(CONSTRAINTS[name][0]._meta.model_name)
    for column, value in CHECKS[name].items():
        setattr(row, column, value(row) if callable(value) else value)
    return row


def twin(name):
    """A row that has what another row has and no second may have."""
    model, (first_column, *_others) = CONSTRAINTS[name][0], DUPLICATES[name]
    given = {first_column: make(first_column)} if first_column in getattr(model, "targets", ()) else {}
    other = make(model._meta.model_name, **given, **GIVEN.get(name, {}))
    row = make(model._meta.model_name, **given)
    for column in DUPLICATES[name]:
        setattr(row, column, getattr(other, column))
    return row


def said_of(name):
    """What the database in use says of a broken constraint: a pattern."""
    model, constraint = CONSTRAINTS[name]
    if connection.vendor == "postgresql":
        earlier = next((said for end, said in REFUSED_BY_TYPE.items() if name.endswith(end)), None)
        return f'{earlier}|"{name}"' if earlier else f'"{name}"'
    if isinstance(constraint, UniqueConstraint):
        columns = (model._meta.get_field(field).column for field in constraint.fields)
        return "UNIQUE constraint failed: " + ", ".join(
            f"{model._meta.db_table}.{column}" for column in columns
        )
    return f"CHECK constraint failed: {name}$"
