"""Asking an address of the web over a connection that leads nowhere but into the public internet.

What a name stands for is looked up once, each of its addresses is judged, and the connection goes to the one that was
judged: a name that means another machine a moment later is of no use. No more of an answer is read than is needed.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

#: Seconds for each step of an answer, and for the whole of it: one that trickles in is given up.
STEP, WHOLE = 10, 30
#: So much of a page is read, and so much of a file that says who may ask.
MOST_OF_PAGE, MOST_OF_RULES = 4_096, 200_000
#: Signs that stand in an address as they are.
PLAIN = "%/:?#[]@!$&'()*+,;=~-._"


class RefusedError(Exception):
    """An address that is not asked at all: of another kind than the web's, or within a private network."""


class SilentError(Exception):
    """An address that gave no answer: no such name, no connection, no TLS, too late, or none that can be read."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a server is: scheme, name, port."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{name}" if self.port == usual else f"{self.scheme}://{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its code, where it leads on, the beginning of what it sent."""

    code: int
    leads_to: str = ""
    body: bytes = b""


def origin_of(address: str) -> Origin:
    """The server of an address. Raises ``RefusedError`` where it is none of the web, or holds a name or password."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (
            (parts.hostname or "").encode("idna").decode()
            if not is_number(parts.hostname)
            else parts.hostname
        )
    except (ValueError, UnicodeError) as fault:
        raise RefusedError(f"{address} cannot be read") from fault
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise RefusedError(f"{address} is no address that may be asked")
    return Origin(parts.scheme, host, port)


def is_number(host: str | None) -> bool:
    """Whether a host is given by its number."""
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True


def is_public(number: str) -> bool:
    """Whether a number stands for a machine on the public internet, also where one number is wrapped in another.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if found.teredo is not None or found.is_site_local:
            return False
    return found.is_global and not found.is_multicast


@dataclass(slots=True)
class Reach:
    """A way to ask servers, under a name that says who asks.

    ``excepted`` are names that may be asked though they are private: of the servers that tests put up.
    """

    agent: str
    excepted: Collection[str] = ()
    step: float = STEP
    whole: float = WHOLE
    #: Where each name was found to be: all questions of one run go there.
    found: dict[Origin, str] = field(default_factory=dict)

    def ask(self, method: str, address: str, most: int = MOST_OF_PAGE) -> Answer:
        """The answer of a server to one question; where it leads on is not followed.

        Raises ``RefusedError`` where it may not be asked, ``SilentError`` where no answer comes.
        """
        origin = origin_of(address)
        number = self.number_of(origin)
        connection = Connection(origin, number, self.step)
        clock = threading.Timer(self.whole, connection.cut)
        clock.daemon = True
        clock.start()
        try:
            connection.request(
                method,
                path_of(address),
                headers={"User-Agent": self.agent, "Accept": "*/*", "Host": str(origin).partition("//")[2]},
            )
            answer = connection.getresponse()
            leads_to = answer.getheader("Location") or ""
            body = answer.read(most) if method == "GET" and not leads_to else b""
        # A server can send whatever it likes; what http.client cannot read is no answer.
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise SilentError(str(fault) or type(fault).__name__) from fault
        finally:
            clock.cancel()
            connection.close()
        return Answer(answer.status, urljoin(address, leads_to) if leads_to else "", body)

    def number_of(self, origin: Origin) -> str:
        """The number of a server; none of those that its name has may be private."""
        if origin not in self.found:
            try:
                numbers = [
                    str(row[4][0])
                    for row in socket.getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM)
                ]
            except (OSError, UnicodeError) as fault:
                raise SilentError(str(fault)) from fault
            if origin.host not in self.excepted and not all(map(is_public, numbers)):
                raise RefusedError(f"{origin.host} lies within a private network")
            self.found[origin] = numbers[0]
        return self.found[origin]


class Connection(http.client.HTTPConnection):
    """A connection to a machine by its number, under the name it was asked by."""

    def __init__(self, origin: Origin, number: str, timeout: float) -> None:
        super().__init__(origin.host, origin.port, timeout=timeout)
        self.origin, self.number = origin, number

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.origin.port), self.timeout)
        if self.origin.scheme == "https":
            # What is being greeted can be cut off, too.
            secured = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.origin.host, do_handshake_on_connect=False
            )
            self.sock = secured
            secured.do_handshake()

    def cut(self) -> None:
        """Ends it at once, whatever is still being read."""
        held = self.sock
        if held is not None:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It had ended by itself.
                return


def path_of(address: str) -> str:
    """What a server is asked for: path and question, in signs that a request may hold."""
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe=PLAIN)
    return f"{path}?{quote(parts.query, safe=PLAIN)}" if parts.query else path
