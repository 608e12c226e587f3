"""“Cite this” for programs: files that read back as what was written, whatever a title holds."""

import json
import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agreements.formats.citation import Cited, one_line
from agreements.formats.citation_files import TEX, bibtex, csl, csl_date, ris, ris_date, tex_date
from agreements.text import Phrase

ADDRESS = "https://register.example/en/agreements/hainan/"


def made(title="Memorandum of Cooperation", kind="agreement", **given):
    """What is cited, with a title as ``cited`` gives it."""
    return Cited(
        **{
            "kind": kind,
            "slug": "hainan",
            "title": Phrase(one_line(title), "en"),
            "register_number": "2025/1",
            "made_on": "2025-03-26",
            "address": ADDRESS,
            "version": date(2026, 10, 1),
            "accessed": date(2026, 11, 22),
        }
        | given
    )


#: Titles that real registers hold, and some that nobody should.
HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *TEX,
                "}}",
                "{",
                "\\}",
                "\r\nER  - ",
                "\nTI  - ",
                "\u2028",
                '"',
                "@misc{",
                "%",
                "<i>",
                "해남",
                "瓊港",
                "é",
            ]
        ),
        max_size=8,
    ).map("".join),
)
TITLES = (
    "}",
    "{\\}",
    "50% of A & B_1 #2 $3 ~ ^",
    "one\r\nER  - \r\nTY  - BOOK",
    "해남성과 홍콩의 양해각서",
    "Convention " * 55 + "on it",
)


def with_titles(test):
    for title in TITLES:
        test = example(title=title)(test)
    return given(title=HOSTILE)(test)


# --- BibTeX ---------------------------------------------------------------------------------------------------------


def test_bibtex_has_a_field_for_everything():
    assert bibtex(made()) == (
        "@misc{mousite-agreement-hainan,\n"
        "  title = {{Memorandum of Cooperation}},\n"
        "  howpublished = {mousite},\n"
        "  number = {2025/1},\n"
        "  date = {2025-03-26},\n"
        "  year = {2025},\n"
        "  version = {2026-10-01},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  urldate = {2026-11-22},\n"
        "  note = {Version of 1 October 2026, accessed 22 November 2026.},\n"
        "}\n"
    )


def test_bibtex_says_nothing_of_what_is_not_known():
    entry = bibtex(made(register_number="", made_on=""))

    assert re.findall(r"^  (\w+) =", entry, re.MULTILINE) == [
        "title",
        "howpublished",
        "version",
        "url",
        "urldate",
        "note",
    ]


def values_of(entry):
    """The fields of an entry as BibTeX reads them: it counts braces, those behind a backslash too."""
    found, rest = {}, entry.partition(",\n")[2]
    while match := re.match(r"  (\w+) = \{", rest):
        rest, depth, place = rest[match.end() :], 1, 0
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[place], 0)
            place += 1
        found[match[1]], rest = rest[: place - 1], rest[place:].removeprefix(",\n")
    assert rest == "}\n"
    return found


def untex(text):
    """Letters as TeX typesets them."""
    back = {escape: sign for sign, escape in TEX.items()}
    return re.sub("|".join(map(re.escape, back)), lambda match: back[match[0]], text)


@with_titles
def test_bibtex_reads_back_whatever_the_title_holds(title):
    found = made(title)

    fields = values_of(bibtex(found))

    assert untex(fields["title"].removeprefix("{").removesuffix("}")) == found.title.text
    assert fields["url"] == ADDRESS
    assert len(fields) == 9


@with_titles
def test_bibtex_leaves_no_sign_that_tex_reads_as_another(title):
    text = values_of(bibtex(made(title)))["title"][1:-1]

    for escape in TEX.values():
        text = text.replace(escape, "")

    assert set(text) & set(TEX) == set()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-26", "2025-03-26"),
        ("2025-03~", "2025-03~"),
        ("1981-09/1981-10", "1981-09/1981-10"),
        ("1964-XX-16", "1964"),
        ("", ""),
        ("no date", ""),
    ],
)
def test_bibtex_date_is_as_exact_as_it_is_written(written, expected):
    assert tex_date(written) == expected


# --- RIS ------------------------------------------------------------------------------------------------------------

RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - ([^\r\n]*)\r\n")


def lines_of(reference):
    """The lines of a reference, tag and value; fails where anything is left over."""
    found = RIS_LINE.findall(reference)
    assert "".join(f"{tag}  - {value}\r\n" for tag, value in found) == reference
    return found


def test_ris_has_a_line_for_everything():
    assert lines_of(ris(made())) == [
        ("TY", "GEN"),
        ("ID", "mousite-agreement-hainan"),
        ("TI", "Memorandum of Cooperation"),
        ("T2", "mousite"),
        ("AN", "2025/1"),
        ("PY", "2025"),
        ("DA", "2025/03/26/"),
        ("LA", "en"),
        ("N1", "Version of 1 October 2026, accessed 22 November 2026."),
        ("UR", ADDRESS),
        ("Y2", "2026/11/22/"),
        ("ER", ""),
    ]


def test_ris_of_another_record_is_a_page_of_its_last_change():
    lines = dict(lines_of(ris(made(kind="party", register_number="", made_on=""))))

    assert (lines["TY"], lines["PY"], lines["DA"]) == ("ELEC", "2026", "2026/10/01/")
    assert "AN" not in lines


@with_titles
def test_ris_is_one_reference_whatever_the_title_holds(title):
    found = made(title)

    lines = lines_of(ris(found))

    assert [tag for tag, _ in lines].count("ER") == 1
    assert (lines[0], lines[-1]) == (("TY", "GEN"), ("ER", ""))
    assert dict(lines).get("TI", "") == found.title.text
    assert "\r\n".join(ris(found).splitlines()) + "\r\n" == ris(found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-26", "2025/03/26/"),
        ("2025-03", "2025/03//"),
        ("2025", "2025///"),
        ("2025-03~", "2025/03//2025-03~"),
        ("1964-XX-16", "1964///1964-XX-16"),
        ("1981-09/1981-10", "1981/09//1981-09 to 1981-10"),
        ("0987-01", "0987/01//"),
        ("", ""),
        ("no date", ""),
    ],
)
def test_ris_date_leaves_open_what_is_not_known(written, expected):
    assert ris_date(written) == expected


# --- CSL-JSON -------------------------------------------------------------------------------------------------------

#: Of the data schema (citation-style-language/schema, csl-data.json): the variables used here, with their kind.
TEXT_VARIABLES = {"title", "container-title", "number", "version", "language", "URL"}
DATE_VARIABLES = {"issued", "accessed"}


def is_date(value):
    """The rules of the schema for a date: one or two points of one to three parts, and what is said of them."""
    points = value["date-parts"]
    return (
        set(value) <= {"date-parts", "season", "circa", "literal", "raw"}
        and 1 <= len(points) <= 2
        and all(1 <= len(point) <= 3 and all(type(part) is int for part in point) for point in points)
        and type(value.get("circa", True)) is bool
    )


def test_csl_has_a_variable_for_everything():
    assert json.loads(csl(made())) == [
        {
            "id": "mousite-agreement-hainan",
            "type": "treaty",
            "title": "Memorandum of Cooperation",
            "container-title": "mousite",
            "number": "2025/1",
            "issued": {"date-parts": [[2025, 3, 26]]},
            "version": "2026-10-01",
            "language": "en",
            "URL": ADDRESS,
            "accessed": {"date-parts": [[2026, 11, 22]]},
        }
    ]


@with_titles
@pytest.mark.parametrize("kind", ["agreement", "person"])
def test_csl_keeps_the_rules_of_its_schema_whatever_the_title_holds(kind, title):
    found = made(title, kind=kind)

    (item,) = json.loads(csl(found))

    assert (item.pop("id"), item.pop("type")) == (found.key, "treaty" if kind == "agreement" else "webpage")
    assert item.get("title", "") == found.title.text
    assert [is_date(item.pop(name)) for name in DATE_VARIABLES] == [True, True]
    assert set(item) <= TEXT_VARIABLES
    assert all(type(value) is str for value in item.values())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-26", {"date-parts": [[2025, 3, 26]]}),
        ("2025-03", {"date-parts": [[2025, 3]]}),
        ("2025", {"date-parts": [[2025]]}),
        ("2025-03~", {"date-parts": [[2025, 3]], "circa": True}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
        ("1964-XX-16", {"date-parts": [[1964]]}),
        ("1981-09/1981-10", {"date-parts": [[1981, 9], [1981, 10]]}),
        ("1981/1982-10~", {"date-parts": [[1981], [1982, 10]], "circa": True}),
        ("", {}),
        ("no date", {}),
    ],
)
def test_csl_date_is_as_exact_as_it_is_written(written, expected):
    assert csl_date(written) == expected
