"""Names sorted as readers of three languages look for them."""

import json
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from agreements.text.han import PINYIN, STROKES
from agreements.text.order import LONGEST, SIGNS, order_key
from tests.text.samples import TEXTS

LANGUAGES = ["en", "zh-hant", "zh-hans"]

SORTED = {
    "en": """
        Boao Forum for Asia
        Central People's Government of the People's Republic of China
        Free State of Bavaria
        Government of Québec
        Government of the Hong Kong Special Administrative Region
        Government of the Macao Special Administrative Region
        Government of Victoria
        Hainan Provincial People's Government
        Jeju Special Self-Governing Province
        Laos
        Okinawa Prefecture
        State of California
        Vietnam
    """,
    "zh-hant": """
        「一帶一路」辦公室
        上海市人民政府
        山東省人民政府
        中央人民政府駐香港特別行政區聯絡辦公室
        中國共產黨四川省委員會
        中國共產黨重慶市委員會
        中國共產黨海南省委員會
        中華人民共和國中央人民政府
        巴伐利亞自由州
        重慶市人民政府
        香港特別行政區政府
        海南省人民政府
        博鰲亞洲論壇
        廣東省人民政府
        澳門特別行政區政府
    """,
    "zh-hans": """
        “一带一路”办公室
        安大略省政府
        澳门特别行政区政府
        巴伐利亚自由州
        博鳌亚洲论坛
        冲绳县
        重庆市人民政府
        东南亚国家联盟
        广东省人民政府
        海南省人民政府
        加利福尼亚州
        加利福尼亚州空气资源委员会
        加泰罗尼亚自治区政府
        香港特别行政区政府
        中国共产党重庆市委员会
        中国共产党广东省委员会
        中华人民共和国中央人民政府
        中央人民政府驻香港特别行政区联络办公室
    """,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_parties(language):
    names = [name.strip() for name in SORTED[language].strip().splitlines()]

    assert sorted(sorted(names), key=partial(order_key, language=language)) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "en",
            [
                "",
                "-",
                "(a)",
                "2",
                "10",
                "10a",
                "2025",
                "a 2",
                "a 10",
                "ab",
                "b",
                "Ωmega",
                "Яна",
                "한국",
                "かな",
                "海",
                "𠮷",
            ],
        ),
        ("zh-hant", ["(一", "2", "10", "一", "丁", "㐀", "海", "𠮷", "a", "b", "Яна", "한국", "かな"]),
        (
            "zh-hans",
            [
                "(一",
                "2",
                "10",
                "阿",
                "重庆",
                "重慶x",
                "丁",
                "海",
                "一",
                "中",
                "重",
                "𠮷",
                "a",
                "b",
                "Яна",
                "한국",
                "かな",
            ],
        ),
        ("zh-hans", ["沈阳", "沈一", "脏", "藏文"]),
        ("zh-hans", ["海 a", "海2", "海10", "海南", "海a"]),
        ("fr", ["2", "a", "海"]),
    ],
)
def test_kinds_of_characters_in_their_order(language, names):
    keys = [order_key(name, language) for name in names]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Québec", "QUEBEC"),
        ("Cafe\u0301", "café"),
        ("  a\u3000 b ", "a b"),
        ("No. 007", "no. 7"),
        ("٢", "2"),
        ("（２）", "(2)"),
        ("a\u200bb\x00", "ab"),
        ("x" * LONGEST + "y", "x" * LONGEST),
        ("\uf9dc", "隆"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_say(language, text, same):
    assert order_key(text, language) == order_key(same, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_of_chinese_are_told_apart(language):
    assert order_key("臺灣", language) != order_key("台湾", language)


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_keys_compare_alike_in_python_and_as_bytes(one, other, language):
    keys = order_key(one, language), order_key(other, language)

    assert all(set(key) <= set(map(chr, range(0x20, 0x7F))) and len(key) <= 7 * LONGEST for key in keys)
    assert (keys[0] < keys[1]) == (keys[0].encode() < keys[1].encode())
    assert keys[0] == keys[0].strip()


NAME = st.text(st.sampled_from("aZé2海南重庆한かЯ-·(‰ \U00020bb7"), max_size=LONGEST // 2)


@given(NAME.filter(lambda name: name == name.strip()), NAME, st.sampled_from(LANGUAGES))
def test_a_name_stands_before_what_is_longer(name, more, language):
    assert order_key(name, language) <= order_key(name + more, language) or more[:1] in "庆"


@given(
    st.lists(st.sampled_from("a9海重-ЯかZ한(𠮷"), min_size=3, max_size=3, unique=True),
    st.sampled_from(LANGUAGES),
)
def test_one_character_decides_whatever_follows(signs, language):
    first, second, third = sorted(signs, key=partial(order_key, language=language))

    keys = [order_key(name, language) for name in (first + third, second + first, third + second)]

    assert keys == sorted(keys)


@pytest.mark.parametrize("characters", [PINYIN, STROKES])
def test_every_character_of_the_first_blocks_has_one_place(characters):
    assert len(set(characters)) == len(characters) > 27_000
    assert {"〇", *map(chr, range(0x4E00, 0x9FA6))} <= set(characters)


def test_signs_each_have_one_place():
    assert len(set(SIGNS)) == len(SIGNS) < ord("~") - ord("!")


PLACES = "SELECT name FROM jsonb_array_elements_text(%s::jsonb) AS names(name) ORDER BY "
ORDERS = {
    "sqlite": dict.fromkeys(
        LANGUAGES,
        "SELECT json_extract(value, '$[1]') FROM json_each(%s) "
        "ORDER BY json_extract(value, '$[0]') COLLATE BINARY, json_extract(value, '$[1]') COLLATE BINARY",
    ),
    "postgresql": {
        "en": PLACES + 'name COLLATE "en-x-icu", name COLLATE "C"',
        "zh-hant": PLACES + 'name COLLATE "zh-Hant-x-icu", name COLLATE "C"',
        "zh-hans": PLACES + 'name COLLATE "zh-Hans-x-icu", name COLLATE "C"',
    },
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_databases_sort_the_names_of_parties_alike(language):
    """PostgreSQL is asked for ICU's own order of the names, SQLite for the bytes of their keys."""
    column = f"name_{language.replace('-', '_')}"
    names = {
        record["fields"].get(column, "")
        for path in (Path(__file__).parents[2] / "fixtures").glob("*.json")
        for record in json.loads(path.read_text("utf-8"))
        if record["model"] == "agreements.party"
    }
    mine = sorted(names, key=lambda name: (order_key(name, language), name))
    asked = {"sqlite": [[order_key(name, language), name] for name in names], "postgresql": [*names]}

    with connection.cursor() as cursor:
        cursor.execute(ORDERS[connection.vendor][language], [json.dumps(asked[connection.vendor])])
        theirs = [name for (name,) in cursor.fetchall()]

    assert theirs == mine
