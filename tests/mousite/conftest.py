"""Settings read anew, as a process with another environment would read them."""

import os
import runpy
from unittest import mock

import pytest

from mousite.environment import BASE

SETTINGS = str(BASE / "mousite" / "settings.py")
SECRET = "".join(chr(33 + number) for number in range(60))


@pytest.fixture
def read_settings(tmp_path, monkeypatch):
    """The settings a process would have; its `.env` is the one in this test's folder."""
    monkeypatch.setattr("mousite.environment.BASE", tmp_path)

    def read(**environment):
        given = {"MOUSITE_SECRET_KEY": SECRET, "MOUSITE_VAR": str(tmp_path / "var"), **environment}
        with mock.patch.dict(os.environ, given, clear=True):
            return runpy.run_path(SETTINGS)

    return read
