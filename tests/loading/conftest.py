"""Registers apart from the one of the tests, which other processes can load into."""

import json

import pytest

from tests.domain.proposals import agreement, entry, party
from tests.loading.apart import InFile, run

STANDING = [
    *(party(f"party-{number}") for number in range(100)),
    *(agreement(f"standing-{number}") for number in range(200)),
]
#: Changes all agreements that stand, and adds more than twice as many with a row each.
MUCH = [
    *(entry("agreement", slug=f"standing-{number}", title_en=f"Changed {number}") for number in range(200)),
    *(agreement(f"new-{number}", title_en=f"New {number}", signed_on="2025-03") for number in range(500)),
    *(
        entry(
            "participation", agreement=[f"{kind}-{number}"], party=[f"party-{number % 100}"], role="signatory"
        )
        for kind in ("standing", "new")
        for number in range(200)
    ),
]


#: How its load ends where nothing stands in its way.
WRITTEN = "Written: 700 records, each with a revision.\n"


def fixture_file(folder, name, objects):
    path = folder / name
    path.write_text(json.dumps(objects), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def standing_file(tmp_path_factory):
    return fixture_file(tmp_path_factory.mktemp("fixtures"), "standing.json", STANDING)


@pytest.fixture(scope="session")
def much(tmp_path_factory):
    """A fixture that takes a moment to load."""
    return fixture_file(tmp_path_factory.mktemp("fixtures"), "much.json", MUCH)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A register in a file, with nothing in it."""
    register = InFile(tmp_path_factory.mktemp("empty") / "register.sqlite3")
    assert run(register.address, "migrate", "--verbosity=0") == (0, "", "")
    return register


@pytest.fixture(scope="session")
def standing_register(empty, standing_file, tmp_path_factory):
    """A register in a file, with what ``much`` changes."""
    register = InFile(tmp_path_factory.mktemp("standing") / "register.sqlite3", like=empty)
    code, _out, err = run(register.address, "load", standing_file)
    assert (code, err) == (0, "")
    return register
