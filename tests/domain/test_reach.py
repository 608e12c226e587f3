"""Nothing is asked but the public internet, and no more is read than is needed."""

import socket
import time

import pytest

from agreements.domain.reach import Origin, Reach, RefusedError, SilentError, is_public, origin_of
from tests.domain.local_web import Page, local_web


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
    ],
)
def test_private_number_is_known(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_number_is_known(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://register.example/",
        "gopher://register.example/",
        "//register.example/",
        "https:///path",
        "https://someone:word@register.example/",
        "https://register.example:99999/",
        "https://[::1/",
    ],
)
def test_address_of_another_kind_is_refused(address):
    with pytest.raises(RefusedError):
        origin_of(address)


def test_server_of_an_address():
    assert origin_of("HTTPS://Bücher.example/a") == Origin("https", "xn--bcher-kva.example", 443)
    assert origin_of("http://[::1]:8080/a") == Origin("http", "::1", 8080)
    assert str(origin_of("http://[::1]:8080/a")) == "http://[::1]:8080"
    assert str(origin_of("https://register.example:443/")) == "https://register.example"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0"])
def test_server_within_the_house_is_not_asked(host):
    with local_web() as web:
        web.pages["/"] = Page()

        with pytest.raises(RefusedError):
            Reach("test").ask("HEAD", f"http://{host}:{web.port}/")

        assert web.asked == []


def test_name_with_one_private_number_is_not_asked(monkeypatch):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: rows)

    with pytest.raises(RefusedError):
        Reach("test").number_of(Origin("http", "register.example", 80))


def test_connection_goes_to_the_number_that_was_judged(monkeypatch):
    """A name that means another machine a moment later leads nowhere else."""
    with local_web() as web:
        web.pages["/"] = Page()
        origin = Origin("http", "register.example", web.port)
        reach = Reach("test", found={origin: "127.0.0.1"})
        monkeypatch.setattr(socket, "gethostbyname", None)

        assert reach.ask("HEAD", f"http://register.example:{web.port}/").code == 200


def test_no_more_of_a_page_is_read_than_is_needed():
    with local_web() as web:
        web.pages["/"] = Page(body=b"x" * 20_000_000)

        answer = Reach("test", ["127.0.0.1"]).ask("GET", f"{web.address}/")

    assert (answer.code, len(answer.body)) == (200, 4_096)


def test_answer_that_trickles_in_is_given_up():
    def trickle(handler):
        try:
            while True:
                handler.wfile.write(b"H")
                time.sleep(0.02)
        except OSError:
            return

    with local_web() as web:
        web.pages["/"] = trickle

        with pytest.raises(SilentError):
            Reach("test", ["127.0.0.1"], step=5, whole=0.3).ask("HEAD", f"{web.address}/")


def test_address_in_other_signs_is_asked_in_those_of_the_web():
    with local_web() as web:
        Reach("test", ["127.0.0.1"]).ask("HEAD", f"{web.address}/海南 a?q=瓊&b=%20#part")

    assert web.asked == [("HEAD", "/%E6%B5%B7%E5%8D%97%20a?q=%E7%93%8A&b=%20")]


def test_answer_that_cannot_be_read_is_none():
    with local_web() as web:
        web.pages["/"] = lambda handler: handler.wfile.write(b"\x00\xffnothing\r\n\r\n")

        with pytest.raises(SilentError):
            Reach("test", ["127.0.0.1"]).ask("HEAD", f"{web.address}/")
