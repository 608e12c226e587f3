"""Files for the tests of fixtures as files."""

import pytest


@pytest.fixture
def fixture_file(tmp_path):
    """Writes a fixture file from text or bytes; where it is."""

    def write(content):
        path = tmp_path / "fixture.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
