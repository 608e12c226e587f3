"""A title on its cover: cut only where it names its two parties whole, and never short of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.domain.description import title_runs
from agreements.text import Phrase

HAINAN, HONG_KONG = "Government of Hainan Province", "Government of the HKSAR"


def runs(title, *parties, language="en"):
    found = title_runs(Phrase(title, language), [Phrase(party, language) for party in parties])
    assert {run.text.language for run in found} <= {language}
    return [(run.role, run.text.text) for run in found]


def letters(text):
    return "".join(text.split())


def test_english_title_is_cut_into_kind_and_parties():
    title = f"Memorandum of Understanding between the {HAINAN} and the {HONG_KONG}"

    assert runs(title, HONG_KONG, HAINAN) == [
        ("kind", "Memorandum of Understanding"),
        ("join", "between"),
        ("party", f"the {HAINAN}"),
        ("and", "and"),
        ("party", f"the {HONG_KONG}"),
    ]


@pytest.mark.parametrize(("join", "before_party"), [("and", " "), ("&", " "), ("–", ""), ("-", "")])
def test_english_title_may_begin_with_its_parties(join, before_party):
    title = f"Hainan{before_party}{join}{before_party}Hong Kong Memorandum"

    assert runs(title, "Hainan", "Hong Kong") == [
        ("party", "Hainan"),
        ("and", join),
        ("party", "Hong Kong"),
        ("kind", "Memorandum"),
    ]


@pytest.mark.parametrize(
    ("language", "parties", "join", "kind"),
    [
        ("zh-Hant", ("海南省人民政府", "香港特別行政區政府"), "與", "諒解備忘錄"),
        ("zh-Hant", ("香港特別行政區政府", "海南省人民政府"), "和", "合作安排"),
        ("zh-Hans", ("海南省人民政府", "香港特别行政区政府"), "与", "谅解备忘录"),
        ("zh-Hans", ("海南省人民政府", "香港特别行政区政府"), "、", "合作备忘录"),
    ],
)
def test_chinese_title_is_cut_into_parties_and_kind(language, parties, join, kind):
    title = parties[0] + join + parties[1] + kind

    assert runs(title, *parties, language=language) == [
        ("party", parties[0]),
        ("and", join),
        ("party", parties[1]),
        ("kind", kind),
    ]


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Agreement between Nigeria and Chad", ("Niger", "Chad")),
        ("Agreement between Chad and Nigeria", ("Niger", "Chad")),
        ("Agreement between South Hainan and Hong Kong", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan Island and Hong Kong", ("Hainan", "Hong Kong")),
        ("Agreement between the Port of Hainan and Hong Kong", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan and Hong Kong on Tourism", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan and bathe Macao", ("Hainan", "Macao")),
        ("Agreement on Tourism", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan and Macao", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan and Hong Kong", ("Hainan",)),
        ("Agreement between Hainan and Hong Kong", ("Hainan", "Hong Kong", "Macao")),
        ("Hainan and Hong Kong", ("Hainan", "Hong Kong")),
        ("between Hainan and Hong Kong", ("Hainan", "Hong Kong")),
        ("Agreement between Hainan and Hainan", ("Hainan", "Hong Kong")),
        ("", ("Hainan", "Hong Kong")),
    ],
)
def test_title_built_otherwise_is_not_cut(title, parties):
    assert runs(title, *parties) == []


@pytest.mark.parametrize(
    "title", ["關於甲省與乙省的備忘錄", "甲省人民政府與乙省備忘錄", "甲省與大乙省備忘錄"]
)
def test_chinese_title_built_otherwise_is_not_cut(title):
    assert runs(title, "甲省", "乙省", language="zh-Hant") == []


def test_one_name_within_the_other_is_no_hindrance():
    title = "Memorandum between Hainan Province and Hainan"

    assert [text for role, text in runs(title, "Hainan", "Hainan Province") if role == "party"] == [
        "Hainan Province",
        "Hainan",
    ]


def test_names_in_another_language_than_the_title_are_not_looked_for():
    parties = [Phrase("Hainan", "en"), Phrase("Hong Kong", "en")]

    assert title_runs(Phrase("Hainan–Hong Kong Memorandum", "fr"), parties) == []


names = st.text("ab (.*+|海南與the", min_size=1, max_size=8).filter(str.strip)


@given(
    title=st.lists(st.one_of(names, st.sampled_from([" between ", " and ", "與", " the "])), max_size=6).map(
        "".join
    ),
    parties=st.lists(names, min_size=2, max_size=2),
    language=st.sampled_from(["en", "zh-Hant", "zh-Hans", "ko"]),
)
def test_runs_say_every_word_of_the_title(title, parties, language):
    found = runs(title, *parties, language=language)

    assert not found or letters("".join(text for _, text in found)) == letters(title)


@given(kind=names, parties=st.lists(names.map(str.strip), min_size=2, max_size=2))
def test_title_built_from_its_parties_is_cut_at_them(kind, parties):
    found = runs(f"{kind} between {parties[0]} and {parties[1]}", *parties)

    assert letters("".join(text for _, text in found)) == letters(f"{kind}between{parties[0]}and{parties[1]}")
