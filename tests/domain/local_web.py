"""A small web on this machine: a server whose answers a test chooses, and which notes what it was asked."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Page:
    """What is answered at a path: a code, headers, a body; ``head`` where the head alone is answered otherwise."""

    def __init__(self, code=200, body=b"words", head=None, **headers):
        self.code, self.body, self.head, self.headers = code, body, head, headers


class Handler(BaseHTTPRequestHandler):
    """Answers from the pages of its server."""

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        web = self.server.web
        web.asked.append((self.command, self.path))
        web.agents.add(self.headers["User-Agent"])
        page = web.pages.get(self.path, Page(404))
        if callable(page):
            page(self)
            return
        self.send_response(page.head if page.head and self.command == "HEAD" else page.code)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            try:
                self.wfile.write(page.body)
            except OSError:
                # Whoever asked has read enough.
                return

    def log_message(self, *args):
        """Says nothing."""


class Web:
    """The pages of the server by path, and what it was asked."""

    def __init__(self, port):
        self.pages, self.asked, self.agents = {}, [], set()
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    @property
    def asked_pages(self):
        """What was asked beside the rules."""
        return [question for question in self.asked if question[1] != "/robots.txt"]


@contextmanager
def local_web():
    """A server that runs until the test is over."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.web = Web(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
