"""The list of settings in `.env.example` is whole."""

import re

from mousite.environment import BASE


def test_env_example_names_every_variable_that_is_read():
    programs = [
        (BASE / "mousite" / f"{name}.py").read_text() for name in ("environment", "secret", "settings")
    ]
    read = set(re.findall(r'(?:environ\.get\(|is_on\()"(\w+)"', "".join(programs)))

    listed = set(re.findall(r"^#?([A-Z_]+)=", (BASE / ".env.example").read_text(), re.MULTILINE))

    assert listed == read
