"""How the tests run: the site's own settings, with a known secret, a folder of their own, and fast passwords."""

import os
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="mousite-tests-")

# Set before the site's settings are read, so that no `.env` and no environment of a developer changes a test.
os.environ.update(
    MOUSITE_SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    MOUSITE_HOSTS="testserver,127.0.0.1,localhost",
    MOUSITE_TLS="off",
    MOUSITE_DEBUG="off",
    MOUSITE_BEHIND_PROXY="off",
    MOUSITE_VAR=_folder.name,
)
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
Path(_folder.name, "static").mkdir()

from mousite.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
