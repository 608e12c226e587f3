"""Whatever is asked, readers get an answer in the site's own words, and never a fault of ours."""

from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.views.addresses import VARIABLE, public_questions, public_routes

LOOK_UPS = ("regex", "iregex", "in", "isnull", "year", "range", "contains", "gt")
VALUES = (
    "",
    " ",
    "(",
    "[",
    "*",
    "'",
    '"',
    "%",
    "\\",
    "..",
    "../../etc/passwd",
    "<script>",
    "' OR 1=1 --",
    "None",
    "nan",
    "-inf",
    "1e400",
    "0",
    "-1",
    "1.5",
    "٣",
    "²",
    "last",
    "2025",
    "0000",
    "10000",
    "2025-13-45",
    "99999999999999999999",
    str(2**31),
    str(2**63),
    str(-(2**63) - 1),
    "9" * 5_000,
    "a" * 100_000,
    "海" * 300,
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "\ufffe",
    "🏛",
)

text = st.one_of(st.sampled_from(VALUES), st.text(max_size=40), st.integers().map(str))
# As bytes, so that what is no UTF-8 is sent as well.
part = st.one_of(
    text.map(lambda words: quote(words, safe="", errors="surrogatepass")),
    st.binary(max_size=20).map(lambda given: quote_from_bytes(given, safe="")),
)


def names():
    known = sorted({name for _, name in public_questions()})
    looked_up = [f"{name}__{look_up}" for name in [*known, "title_en", "slug"] for look_up in LOOK_UPS]
    return st.one_of(st.sampled_from(known), st.sampled_from(looked_up), part)


def queries():
    return st.lists(st.tuples(names(), part), max_size=4).map(
        lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
    )


def paths():
    """Every route, each of its variable parts replaced by something; and paths that no route knows."""
    known = st.sampled_from(public_routes())
    filled = st.tuples(known, part).map(
        lambda route_and_part: VARIABLE.sub(route_and_part[1], route_and_part[0])
    )
    unknown = st.lists(part, max_size=4).map(lambda parts: "/" + "/".join(parts))
    return st.one_of(filled, filled, filled, unknown)


def assert_answered_in_own_words(response):
    assert response.status_code < 500, response.request["PATH_INFO"]
    if response.status_code in (400, 404):
        assert response["Content-Type"] == "text/html; charset=utf-8"
        assert f"{response.status_code}.html" in [template.name for template in response.templates]


def ask(path, query=""):
    return Client(raise_request_exception=False).get(f"{path}?{query}" if query else path)


@pytest.fixture
def register(db):
    """Something in every table, so that a question is not answered before it is asked."""
    statement = factories.StatementFactory()
    agreement = factories.AgreementFactory()
    statement.agreements.add(agreement)
    factories.SourceFactory()
    factories.PlaceFactory()
    factories.AreaFactory()
    factories.EventFactory()


@pytest.mark.usefixtures("register")
def test_any_path_and_query_is_answered_in_own_words():
    @settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
    @given(path=paths(), query=queries())
    def is_answered(path, query):
        assert_answered_in_own_words(ask(path, query))

    is_answered()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("route", "name"), public_questions())
def test_every_parameter_takes_any_value(route, name):
    for value in VALUES:
        encoded = quote(value, safe="", errors="surrogatepass")
        assert_answered_in_own_words(ask(route, f"{name}={encoded}"))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "query",
    [
        "title_en__regex=(",
        "participations__party__name_en__iregex=(",
        "slug__in=" + "a," * 1000,
        "&".join(["party=x"] * 900),
        "&".join(f"nobody{number}=1" for number in range(700)),
        "====&&&&;;;;",
        "page=1&page=2&page=x",
    ],
)
def test_query_that_no_form_makes_is_answered(query):
    for route in public_routes():
        if "<" not in route:
            assert_answered_in_own_words(ask(route, query))


@pytest.mark.usefixtures("register")
def test_page_number_beyond_any_register_is_answered():
    response = ask("/en/agreements/", "page=99999999999999999999")

    assert_answered_in_own_words(response)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/en/nothing/", "/nothing", "/en/agreements/nothing/", "/sitemap-nothing.xml", "/en//"]
)
def test_missing_page_is_told_in_own_words(path):
    response = ask(path)

    assert response.status_code == 404
    assert_answered_in_own_words(response)


@pytest.mark.django_db
def test_request_for_another_host_is_refused_in_own_words():
    response = Client(raise_request_exception=False).get("/en/", headers={"Host": "elsewhere.example"})

    assert response.status_code == 400
    assert_answered_in_own_words(response)
