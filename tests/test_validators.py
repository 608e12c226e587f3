"""Rules about one value: what passes, what does not, and what a person is told."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from agreements import dates, validators
from tests.written_dates import WRITTEN

GOOD = {
    validators.partial_date: ["2025", "0001", "1964-XX-16?", "1981-09/1981-10"],
    validators.web_address: [
        "https://www.globaltimes.cn/page/202503/1330905.shtml",
        "http://example.org",
        "https://example.org:8443/a?b=c&d=%20#e",
        "https://zh.wikipedia.org/wiki/海南",
        "https://例え.jp/",
        "https://[2001:db8::1]/a",
        "https://example.org/it's_(here),;~+$!*",
    ],
    validators.language_tag: [
        "en",
        "ko",
        "zh-Hant",
        "zh-Hant-HK",
        "pt-BR",
        "es-419",
        "yue",
        "de-CH-1996",
        "en-oxendict",
    ],
    validators.language_tags: ["en", "en zh-Hant", "es pt-BR ko"],
    validators.seen_characters: ["", "海南", "two\nlines", "Café", "می\u200cخواهم"],
    validators.one_line: ["", "one line", "一行"],
    validators.slug: [
        "a",
        "2025",
        "hainan-hksar-2025",
        "海南",
        "대한민국-정부",
        "नेपाल",
        "café",
        "i\u0307stanbul",
    ],
    validators.excerpt_length: ["", "word " * 40, "海" * 90, "w" * 500, "海 " * 40],
}
BAD = {
    validators.partial_date: {
        "": "is not a date",
        "2025-13": "there is no month 13",
        "2025/2024": "ends before it begins",
        "soon": "is not a date",
    },
    validators.web_address: {
        "": "is not a web address",
        "www.globaltimes.cn": "is not a web address",
        "//example.org/a": "is not a web address",
        "https://": "is not a web address",
        "https:///path": "is not a web address",
        "https://:443/": "is not a web address",
        "https://[::1": "is not a web address",
        "https://example.org:port/": "is not a web address",
        "https://example.org:99999/": "is not a web address",
        "https://example.org@evil.example/": "is not a web address",
        "HTTPS://example.org/": "is not a web address",
        " https://example.org/": "is not a web address",
        "javascript:alert(1)": "is not a web address",
        "javascript://example.org/%0aalert(1)": "is not a web address",
        "data:text/html,<script>": "is not a web address",
        "ftp://example.org/": "is not a web address",
        "file:///etc/passwd": "is not a web address",
        "https://example.org/a b": "cannot hold spaces",
        "https://example.org/a\n": "cannot hold spaces",
        "https://example.org/\u3000": "cannot hold spaces",
        'https://example.org/"onclick="': "cannot hold spaces",
        "https://example.org/<script>": "cannot hold spaces",
        "https://example.org\\@evil.example": "is not a web address",
        "https://example.org/\\a": "cannot hold spaces",
        "https://example.org/\x00": "U+0000",
        "https://example.org/\u202etxt.exe": "U+202E",
    },
    validators.language_tag: {
        "": "is not a language tag",
        "english": "is not a language tag",
        "EN": "is not a language tag",
        "zh-hant": "is not a language tag",
        "zh_Hant": "is not a language tag",
        "pt-br": "is not a language tag",
        "e": "is not a language tag",
        "en-": "is not a language tag",
        "en\n": "is not a language tag",
        'en" onload="': "is not a language tag",
        "ｅｎ": "is not a language tag",
    },
    validators.language_tags: {
        "en  ko": "is not a language tag",
        "en, ko": "is not a language tag",
        " en": "is not a language tag",
        "en\nko": "is not a language tag",
    },
    validators.seen_characters: {
        "a\x00b": "(U+0000) at place 2",
        "\x1b[31m": "(U+001B) at place 1",
        "a\x85": "(U+0085) at place 2",
        "co\xadoperation": "(U+00AD) at place 3",
        "a\u200bb": "(U+200B) at place 2",
        "a\u061cb": "(U+061C) at place 2",
        "a\u2028b": "(U+2028) at place 2",
        "gnp.\u202egpj": "(U+202E) at place 5",
        "a\u2066b": "(U+2066) at place 2",
        "\ufeffa": "(U+FEFF) at place 1",
        "a\ud800": "(U+D800) at place 2",
        "Cafe\u0301": "a letter and a separate accent",
        "\u1112\u1161\u11ab": "a letter and a separate accent",
    },
    validators.one_line: {
        "two\nlines": "This is one line",
        "two\rlines": "This is one line",
        "a\ttab": "This is one line",
    },
    validators.slug: {
        "": "cannot stand in an address",
        "Hainan": "cannot stand in an address",
        "É": "cannot stand in an address",
        "a b": "cannot stand in an address",
        "a_b": "cannot stand in an address",
        "a/b": "cannot stand in an address",
        "a.b": "cannot stand in an address",
        "a--b": "cannot stand in an address",
        "-a": "cannot stand in an address",
        "a-": "cannot stand in an address",
        "-": "cannot stand in an address",
        "a?b": "cannot stand in an address",
        "a%2fb": "cannot stand in an address",
        "a\n": "cannot stand in an address",
        "海南，香港": "cannot stand in an address",
        "★": "cannot stand in an address",
        "\ufe0f": "cannot stand in an address",
        "a-\u0301": "cannot stand in an address",
        "a\u200cb": "cannot stand in an address",
        "a\u202eb": "U+202E",
        "cafe\u0301": "a letter and a separate accent",
    },
    validators.excerpt_length: {
        "word " * 41: "An excerpt is at most 40 words",
        "海" * 91: "An excerpt is at most 40 words",
        "한" * 91: "An excerpt is at most 40 words",
        "ア" * 91: "An excerpt is at most 40 words",
        "𠮷" * 91: "An excerpt is at most 40 words",
        "ไทย" * 200: "An excerpt is at most 40 words",
        "w" * 501: "An excerpt is at most 40 words",
    },
}


def cases(table):
    return [
        pytest.param(rule, value, id=f"{rule.__name__}-{number}")
        for rule, values in table.items()
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize(("rule", "value"), cases(GOOD))
def test_rule_accepts(rule, value):
    assert rule(value) is None


@pytest.mark.parametrize(("rule", "value"), cases(BAD))
def test_rule_refuses_and_says_why(rule, value):
    with pytest.raises(ValidationError) as refusal:
        rule(value)

    [message] = refusal.value.messages
    assert BAD[rule][value] in message


def test_every_rule_has_its_table():
    rules = {
        rule
        for rule in vars(validators).values()
        if callable(rule) and getattr(rule, "__module__", "") == validators.__name__
    }

    assert (set(GOOD), set(BAD)) == (rules, rules)


def refusal_of(rule, value):
    """What a person is told, empty if the rule has nothing to say."""
    try:
        rule(value)
    except ValidationError as refusal:
        return refusal.messages
    return []


@given(st.text(max_size=40) | WRITTEN)
def test_partial_date_says_what_dates_parse_says(text):
    try:
        dates.parse(text)
        expected = []
    except ValueError as fault:
        expected = [str(fault)]

    assert refusal_of(validators.partial_date, text) == expected


@given(st.text(max_size=60) | st.text("https:/@[].%#?a0\\ <>\x00\u202e", max_size=30).map("https://".__add__))
def test_rules_raise_nothing_but_refusals(text):
    refusals = [refusal_of(rule, text) for rule in GOOD]

    assert all(len(messages) <= 1 for messages in refusals)
