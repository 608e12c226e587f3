"""Where the site's secret stands, and how it is made once: `python -m mousite.secret`."""

import os
import secrets
import sys
from pathlib import Path

from mousite.environment import BASE, read_env_file, var_folder


def secret_file() -> Path:
    return var_folder() / "secret_key"


def read_secret() -> str:
    """The secret of this site, or nothing if none was made."""
    if given := os.environ.get("MOUSITE_SECRET_KEY"):
        return given
    try:
        return secret_file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def make_secret(file: Path) -> bool:
    """Write a random secret for the owner's eyes only; never over one that is there."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(64) + "\n")
        # A hard link fails where the name is taken: two set-ups at once end with one secret, and never half of one.
        os.link(draft, file)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def main() -> None:
    read_env_file(BASE / ".env")
    if os.environ.get("MOUSITE_SECRET_KEY"):
        return
    try:
        if make_secret(secret_file()):
            sys.stderr.write(f"Made a random secret in {secret_file()}.\n")
    except OSError as error:
        sys.exit(
            f"mousite: the secret could not be written. {error}. Set MOUSITE_VAR to a folder of your own."
        )


if __name__ == "__main__":
    main()
