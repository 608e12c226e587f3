"""A browser that this machine has, and pages whose console must stay silent."""

import os
import shutil

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.derived import follow
from tests.fixtures.conftest import FILES


def pytest_collection_modifyitems(items):
    # A browser that hangs up leaves the test server with a socket that nobody closes.
    hung_up = "ignore:Exception ignored in. <socket.socket:pytest.PytestUnraisableExceptionWarning"
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.filterwarnings(hung_up))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    # Debian's browser: the one that playwright would fetch is not to be had behind a closed network.
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    switches = [
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox refuses to run as root, which a build machine often is.
        switches.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": program, "args": switches}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file: each thread of the server asks through a connection of its own, as in production.

    A database in memory is one connection that all threads share; a browser that hangs up while a test ends leaves a
    thread that closes it when it no longer may.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.mktemp("database") / "browser.sqlite3"
        )


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser(django_db_setup):
    """Playwright holds an event loop in this thread, in which Django would refuse to ask the database.

    The database is made before: one in memory, made within the loop, would be another than the tests see.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def complaints(page):
    """What the browser says against the pages: errors of scripts, and whatever the policy refused."""
    said = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, _database_beside_the_browser):
    """A server with the article and the hard cases, loaded once for the tests of a module, which only read."""
    with django_db_blocker.unblock():
        call_command("loaddata", *FILES, verbosity=0)
        make_hard_cases()
        follow()
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def make_hard_cases():
    """A title of 608 characters with 290 parties, a Hangul title, a year of 30 agreements, a long word."""
    great = factories.AgreementFactory(
        slug="great",
        title_en=("Convention on the Recognition of Qualifications " * 13)[:608],
        signed_on="1351-05-09",
    )
    for order, party in enumerate(factories.PartyFactory.create_batch(290)):
        factories.ParticipationFactory(agreement=great, party=party, order=order)
    factories.AgreementFactory(
        slug="양해각서",
        title_en="",
        title_original="해남성과 홍콩의 양해각서",
        original_language="ko",
        status="terminated",
    )
    factories.AgreementFactory.create_batch(30, signed_on="2024", status="in_force")
    factories.PartyFactory(
        slug="long", name_en="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    )
