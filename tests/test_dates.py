"""Written dates: every form is read as the edtf library reads it, and said in words."""

import datetime

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agreements import dates
from tests.written_dates import MONTH_ENDS, NEARLY_WRITTEN, WRITTEN


def read_by_edtf(text):
    """First and last day as the edtf library has them; None where it refuses the text.

    The specification lets ``?`` and ``~`` stand at the end of any date, for the whole of it; the
    library's grammar knows them in no text where a month is unknown (``1964-XX-16?``,
    ``1963~/1964-XX-16``). It is asked for these without the signs, which move neither bound.
    """
    if "XX" in text:
        text = "/".join(half[:-1] if half[-1:] in ("?", "~") else half for half in text.split("/"))
    try:
        found = parse_edtf(text)
    except EDTFParseException:
        return None
    return tuple(
        bound.tm_year * 10000 + bound.tm_mon * 100 + bound.tm_mday
        for bound in (found.lower_strict(), found.upper_strict())
    )


def read_by_us(text):
    """First and last day as we have them; None where we refuse the text."""
    try:
        span = dates.parse(text)
    except ValueError:
        return None
    return span.first_day, span.last_day


@settings(max_examples=250)
@given(WRITTEN)
@example("0001")
@example("9999-12-31")
@example("1900-02")
@example("2000-02~")
@example("1964-XX-31")
@example("0004-02/0004-02-29?")
@example("1964-XX-16?/1964-XX-17~")
def test_parse_agrees_with_edtf(text):
    assert read_by_us(text) == read_by_edtf(text)


@settings(max_examples=400)
@given(NEARLY_WRITTEN)
@example("2025-21")
@example("1964-XX")
@example("2025-03-XX")
@example("2025-03%")
@example("")
def test_parse_accepts_nothing_that_edtf_refuses(text):
    ours = read_by_us(text)

    assert ours is None or ours == read_by_edtf(text)


@pytest.mark.parametrize("text", MONTH_ENDS)
def test_parse_knows_the_length_of_months(text):
    try:
        expected = int(datetime.date.fromisoformat(text).strftime("%Y%m%d"))
    except ValueError:
        expected = None

    assert read_by_us(text) == (expected and (expected, expected))


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("2025", 20250101, 20251231),
        ("0001", 10101, 11231),
        ("1351", 13510101, 13511231),
        ("2025-03", 20250301, 20250331),
        ("2024-02", 20240201, 20240229),
        ("1900-02?", 19000201, 19000228),
        ("2000-02~", 20000201, 20000229),
        ("2025-03-26", 20250326, 20250326),
        ("2025-03-26?", 20250326, 20250326),
        ("1964-XX-16", 19640116, 19641216),
        ("1964-XX-31", 19640131, 19641231),
        ("1964-XX-16~", 19640116, 19641216),
        ("1981-09/1981-10", 19810901, 19811031),
        ("2025-05/2025", 20250501, 20251231),
        ("1981~/1982-02?", 19810101, 19820228),
        ("9999-12-31", 99991231, 99991231),
    ],
)
def test_parse_gives_first_and_last_day(text, first_day, last_day):
    assert read_by_us(text) == (first_day, last_day)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"“” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("26 March 2025", f"“26 March 2025” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("2025-3", f"“2025-3” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("2025\n", f"“2025\n” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("２０２５", f"“２０２５” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("2025?~", f"“2025?~” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("1964-XX", f"“1964-XX” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("2025/", f"“2025/” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("/2025", f"“/2025” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("19/01/2011", f"“19/01/2011” is not a date. Write it as one of: {dates.EXAMPLES}."),
        ("0000", "“0000”: years run from 0001 to 9999."),
        ("2025-13", "“2025-13”: there is no month 13."),
        ("2025-00", "“2025-00”: there is no month 00."),
        ("2025-02-29", "“2025-02-29”: there is no day 29 in that month."),
        ("2025-02-00", "“2025-02-00”: there is no day 00 in that month."),
        ("1964-XX-32", "“1964-XX-32”: there is no day 32 in that month."),
        ("2025/2024", "“2025/2024” ends before it begins."),
        ("1981/1982/1983", "“1981/1982/1983” has more than one “/”. Write a range as 1981-09/1981-10."),
    ],
)
def test_parse_refusal_says_what_is_wrong(text, message):
    with pytest.raises(ValueError, match="“") as refusal:
        dates.parse(text)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "english", "traditional", "simplified"),
    [
        ("2025", "2025", "2025年", "2025年"),
        ("0033", "33", "33年", "33年"),
        ("2025-03", "March 2025", "2025年3月", "2025年3月"),
        ("2025-03-26", "26 March 2025", "2025年3月26日", "2025年3月26日"),
        ("2025-03-26?", "26 March 2025 (uncertain)", "2025年3月26日（存疑）", "2025年3月26日（存疑）"),
        ("2025-03~", "about March 2025", "約2025年3月", "约2025年3月"),
        ("1964-XX-16", "day 16 of a month not known, 1964", "1964年某月16日", "1964年某月16日"),
        ("1981/1982", "1981 to 1982", "1981年至1982年", "1981年至1982年"),
        ("1981-09/1981-10", "September to October 1981", "1981年9月至10月", "1981年9月至10月"),
        (
            "1981-12/1982-01",
            "December 1981 to January 1982",
            "1981年12月至1982年1月",
            "1981年12月至1982年1月",
        ),
        ("2025-03-25/2025-03-28", "25 to 28 March 2025", "2025年3月25日至28日", "2025年3月25日至28日"),
        (
            "2025-03-31/2025-04-01",
            "31 March to 1 April 2025",
            "2025年3月31日至4月1日",
            "2025年3月31日至4月1日",
        ),
        ("2025-03/2025", "March 2025 to 2025", "2025年3月至2025年", "2025年3月至2025年"),
        ("2025-03/2025-03-26", "March to 26 March 2025", "2025年3月至3月26日", "2025年3月至3月26日"),
        ("1981~/1982", "about 1981 to 1982", "約1981年至1982年", "约1981年至1982年"),
        (
            "1981-09/1981-10?",
            "September to October 1981 (uncertain)",
            "1981年9月至10月（存疑）",
            "1981年9月至10月（存疑）",
        ),
        (
            "1981-09?/1981-10",
            "September 1981 (uncertain) to October 1981",
            "1981年9月（存疑）至1981年10月",
            "1981年9月（存疑）至1981年10月",
        ),
        ("2025-03/2025-03", "March 2025", "2025年3月", "2025年3月"),
    ],
)
def test_words_say_the_date_in_each_language(text, english, traditional, simplified):
    said = [dates.words(text, language) for language in ("en", "zh-hant", "zh-hans")]

    assert said == [english, traditional, simplified]


@given(st.text(max_size=30))
def test_words_give_back_what_is_no_date(text):
    said = dates.words(text, "en")

    assert said == text or read_by_us(text)


@settings(max_examples=200)
@given(WRITTEN, st.sampled_from(["en", "zh-hant", "zh-hans"]))
def test_words_name_both_years(text, language):
    span = dates.parse(text)

    said = dates.words(text, language)

    assert {str(span.start.year), str(span.end.year)} <= set(split_numbers(said))


def split_numbers(text):
    return "".join(sign if sign.isdigit() else " " for sign in text).split()


@pytest.mark.parametrize(
    ("text", "isoformat"),
    [("0033", "0033"), ("2025-03~", "2025-03"), ("2025-03-26?", "2025-03-26"), ("1964-XX-16", "1964")],
)
def test_isoformat_holds_what_html_has_a_form_for(text, isoformat):
    assert dates.parse(text).start.isoformat == isoformat
