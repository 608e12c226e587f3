"""What the answer of an address means, and how politely it is asked for: of a web on this machine."""

import socket

import pytest

from agreements.choices import CheckResult
from agreements.domain.asking import Asking, UnaskedError
from agreements.domain.reach import Reach
from tests.domain.local_web import Page, local_web

HOUSE = ["127.0.0.1"]


@pytest.fixture
def web():
    with local_web() as found:
        yield found


@pytest.fixture
def asking():
    return Asking(Reach("mousite-check-sources/1 (+http://register.example/)", HOUSE, step=0.5), pause=0)


@pytest.mark.parametrize(
    ("page", "result", "methods"),
    [
        (Page(200), "answered", ["HEAD"]),
        (Page(204), "answered", ["HEAD"]),
        (Page(200, head=405), "answered", ["HEAD", "GET"]),
        (Page(200, head=403), "answered", ["HEAD", "GET"]),
        (Page(200, head=404), "answered", ["HEAD", "GET"]),
        (Page(404), "gone", ["HEAD", "GET"]),
        (Page(410), "gone", ["HEAD", "GET"]),
        (Page(500), "no_answer", ["HEAD", "GET"]),
        (Page(503), "no_answer", ["HEAD", "GET"]),
        (Page(200, body=b"x" * 5_000_000, head=501), "answered", ["HEAD", "GET"]),
    ],
)
def test_answer(web, asking, page, result, methods):
    web.pages["/a"] = page

    assert asking.result_of(f"{web.address}/a") == result
    assert web.asked_pages == [(method, "/a") for method in methods]
    assert web.agents == {"mousite-check-sources/1 (+http://register.example/)"}


@pytest.mark.parametrize("code", [401, 403, 429, 451])
def test_server_that_would_not_say_is_no_proof_of_anything(web, asking, code):
    web.pages["/a"] = Page(code)

    with pytest.raises(UnaskedError, match=str(code)):
        asking.result_of(f"{web.address}/a")


@pytest.mark.parametrize(
    ("code", "result"),
    [(301, "moved"), (308, "moved"), (302, "answered"), (303, "answered"), (307, "answered")],
)
def test_address_that_leads_on(web, asking, code, result):
    web.pages |= {"/a": Page(code, Location="/b?c=1"), "/b?c=1": Page(200)}

    assert asking.result_of(f"{web.address}/a") == result


def test_address_that_leads_to_nothing_is_gone(web, asking):
    web.pages["/a"] = Page(301, Location="/nowhere")

    assert asking.result_of(f"{web.address}/a") == CheckResult.GONE


def test_address_that_leads_on_without_end_does_not_answer(web, asking):
    web.pages |= {"/a": Page(302, Location="/b"), "/b": Page(302, Location="/a")}

    assert asking.result_of(f"{web.address}/a") == CheckResult.NO_ANSWER
    assert len(web.asked_pages) == 6


@pytest.mark.parametrize(
    "address",
    ["http://localhost:{port}/b", "http://10.0.0.1/", "file:///etc/passwd", "http://[::1]:{port}/b"],
)
def test_nobody_is_led_into_the_house(web, asking, address):
    web.pages |= {"/a": Page(302, Location=address.format(port=web.port)), "/b": Page(200)}

    with pytest.raises(UnaskedError):
        asking.result_of(f"{web.address}/a")

    assert web.asked_pages == [("HEAD", "/a")]


def test_silent_server_does_not_answer(web, asking):
    silent = socket.create_server(("127.0.0.1", 0))
    with silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"

        assert asking.result_of(address) == CheckResult.NO_ANSWER


def test_server_that_is_not_there_does_not_answer(asking):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}/"

    assert [asking.result_of(address), asking.result_of(f"{address}other")] == [CheckResult.NO_ANSWER] * 2


def test_server_without_tls_does_not_answer(web, asking):
    web.pages["/a"] = Page(200)

    assert asking.result_of(f"https://127.0.0.1:{web.port}/a") == CheckResult.NO_ANSWER


# Politeness


def test_what_the_rules_forbid_is_not_asked(web, asking):
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: mousite-check-sources\nDisallow: /not-for-us\n"
    web.pages |= {"/robots.txt": Page(200, rules), "/private": Page(200), "/not-for-us": Page(200)}

    assert asking.result_of(f"{web.address}/private") == CheckResult.ANSWERED
    with pytest.raises(UnaskedError, match="robots"):
        asking.result_of(f"{web.address}/not-for-us")

    assert web.asked == [("GET", "/robots.txt"), ("HEAD", "/private")]


@pytest.mark.parametrize("code", [401, 403, 500, 503])
def test_where_the_rules_cannot_be_had_nothing_is_asked(web, asking, code):
    web.pages |= {"/robots.txt": Page(code), "/a": Page(200)}

    with pytest.raises(UnaskedError, match="robots"):
        asking.result_of(f"{web.address}/a")

    assert web.asked_pages == []


def test_rules_that_stand_elsewhere_are_followed(web, asking):
    web.pages |= {
        "/robots.txt": Page(301, Location="/rules"),
        "/rules": Page(200, b"User-agent: *\nDisallow: /\n"),
    }

    with pytest.raises(UnaskedError, match="robots"):
        asking.result_of(f"{web.address}/a")


def test_one_server_is_asked_once_a_second_and_slower_where_it_wishes(web):
    clock, waits = [100.0], []

    def sleep(seconds):
        waits.append(seconds)
        clock[0] += seconds

    asking = Asking(Reach("mousite-check-sources/1", HOUSE), now=lambda: clock[0], sleep=sleep)
    web.pages |= {"/a": Page(200), "/b": Page(200)}
    asking.result_of(f"{web.address}/a")
    asking.result_of(f"{web.address}/b")
    assert waits == [1.0, 1.0]

    slow = Asking(Reach("mousite-check-sources/1", HOUSE), now=lambda: clock[0], sleep=sleep)
    web.pages["/robots.txt"] = Page(200, b"User-agent: *\nCrawl-delay: 4\n")
    slow.result_of(f"{web.address}/a")
    assert waits == [1.0, 1.0, 4.0]
