"""Written dates to test with: every form of our part of EDTF, and text that is nearly one."""

from calendar import monthrange

from hypothesis import strategies as st

from agreements import dates

YEARS = st.sampled_from([1, 4, 100, 400, 1351, 1582, 1900, 1964, 2000, 2024, 2025, 9999]) | st.integers(
    1, 9999
)
DOUBTS = st.sampled_from(["", "", "?", "~"])
SIGNS = "0123456789-X?~/ x%u.+YT\n٣２"


@st.composite
def points(draw: st.DrawFn) -> str:
    """A year, a month, a day, or a day of a month not known; the ends of months come often."""
    year, doubt = draw(YEARS), draw(DOUBTS)
    form = draw(st.sampled_from(["year", "month", "day", "month not known"]))
    if form == "year":
        return f"{year:04}{doubt}"
    if form == "month not known":
        return f"{year:04}-XX-{draw(st.integers(1, 31)):02}{doubt}"
    month = draw(st.just(2) | st.integers(1, 12))
    if form == "month":
        return f"{year:04}-{month:02}{doubt}"
    length = monthrange(year, month)[1]
    day = draw(st.sampled_from([1, 28, length]) | st.integers(1, length))
    return f"{year:04}-{month:02}-{day:02}{doubt}"


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """Two points, turned round where the second lies wholly before the first."""
    start, end = draw(points()), draw(points())
    if dates.parse_point(end).last_day < dates.parse_point(start).first_day:
        start, end = end, start
    return f"{start}/{end}"


WRITTEN = points() | ranges()


@st.composite
def one_sign_off(draw: st.DrawFn) -> str:
    """A written date with one sign put in, taken out or changed."""
    text = draw(WRITTEN)
    place = draw(st.integers(0, len(text)))
    taken = draw(st.integers(0, 1))
    return text[:place] + draw(st.sampled_from(["", *SIGNS])) + text[place + taken :]


@st.composite
def loose_numbers(draw: st.DrawFn) -> str:
    """The shape of a date or a range with numbers that no calendar may have."""
    number, year = st.integers(0, 99), st.integers(0, 9999)

    def point() -> str:
        parts = [f"{draw(year):04}"]
        parts += [
            f"{draw(number):02}" if draw(st.integers(0, 5)) else "XX" for _ in range(draw(st.integers(0, 2)))
        ]
        return "-".join(parts) + draw(DOUBTS)

    return "/".join(point() for _ in range(draw(st.sampled_from([1, 1, 2]))))


NEARLY_WRITTEN = one_sign_off() | loose_numbers() | st.text(SIGNS, max_size=23)

#: The ends of every month of years that are hard, and what lies one day beyond.
MONTH_ENDS = [
    f"{year:04}-{month:02}-{monthrange(year, month)[1] + beyond:02}"
    for year in (1, 4, 100, 400, 1582, 1900, 2000, 2024, 2025, 2100, 9999)
    for month in range(1, 13)
    for beyond in (0, 1)
]
