"""Where the settings come from: the environment, and the file `.env` for what the environment leaves open."""

import os
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent


def read_env_file(file: Path) -> None:
    """Take `NAME=value` lines into the environment; what is already set there stays."""
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def is_on(name: str, default: bool) -> bool:
    """Read a switch; an unset or empty one has its default."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "on", "true", "yes"} if value else default


def var_folder() -> Path:
    """The one folder that the running site writes to."""
    return Path(os.environ.get("MOUSITE_VAR") or BASE / "var").absolute()
