"""The register and a bare view, served as in production, and how long an answer takes."""

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

from mousite.environment import BASE


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextlib.contextmanager
def served(application, environment):
    """An open connection to the application, served by one worker of the production server."""
    port = free_port()
    program = Path(sys.executable).with_name("granian")
    options = [
        "--interface",
        "wsgi",
        "--blocking-threads",
        "1",
        "--log-level",
        "error",
        "--workers-kill-timeout",
        "5",
    ]
    server = subprocess.Popen(
        [program, *options, "--port", str(port), application], cwd=BASE, env=environment
    )
    try:
        with contextlib.closing(connected(port)) as connection:
            yield connection
    finally:
        server.terminate()
        server.wait(timeout=20)


def connected(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(200):
        try:
            connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return connection
    raise AssertionError("The server did not start within ten seconds.")


def ask(connection, address, headers=None):
    """The seconds one answer took, and what it was."""
    start = time.perf_counter()
    connection.request("GET", address, headers=headers or {})
    response = connection.getresponse()
    body = response.read()
    taken = time.perf_counter() - start
    assert response.status == 200, f"{address}: {response.status}"
    return taken, body
