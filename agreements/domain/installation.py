"""What a register needs before it can be served: each step looks first, and does only what is still to be done."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from agreements.choices import PublicationState
from agreements.domain.finding.documents import KINDS
from agreements.domain.finding.index import make_anew
from agreements.domain.finding.sequences import ORDERS
from agreements.domain.schema import SHAPES
from agreements.models import Agreement, Document, Position, Revision, Source

ADMINISTRATOR = "admin"


def prepare_database() -> None:
    """Bring the tables up to date, in a database whose readers and writer do not wait for each other."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with connection.cursor() as cursor:
            # Kept in the file, so said once: asked for at each connection it fails while another writes.
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone() != ("wal",):
                cursor.execute("PRAGMA journal_mode=WAL")
    call_command("migrate", interactive=False, verbosity=0)


def derive_what_is_missing() -> bool:
    """Make lists and search from the records of a register that an older version kept; whether there was need to."""
    is_missing = any(
        not table._default_manager.exists() and is_any_published(kinds)
        for table, kinds in ((Document, KINDS), (Position, ORDERS))
    )
    if is_missing:
        make_anew()
    return is_missing


def is_any_published(kinds: Iterable[str]) -> bool:
    """Whether there is any published record of some kinds."""
    return any(
        SHAPES[kind].model._default_manager.filter(state=PublicationState.PUBLISHED).exists()
        for kind in kinds
    )


def compile_messages(folders: Iterable[Path]) -> list[Path]:
    """Compile the translations whose words are newer than what was compiled from them."""
    compiled = []
    for words in sorted(file for folder in folders for file in Path(folder).glob("*/LC_MESSAGES/*.po")):
        binary = words.with_suffix(".mo")
        if binary.exists() and binary.stat().st_mtime >= words.stat().st_mtime:
            continue
        # Renamed into place: a process that starts meanwhile reads the old file or the new one.
        draft = words.with_suffix(f".{secrets.token_hex(4)}.mo")
        polib.pofile(str(words)).save_as_mofile(str(draft))
        draft.replace(binary)
        compiled.append(words)
    return compiled


def collect_static_files() -> bool:
    """Collect style sheets, scripts and pictures if any differs from those collected last."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".collected")
    digest = _digest_of_static_files()
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest, encoding="ascii")
    return True


def _digest_of_static_files() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(f"\0{path}\0".encode() + file.read())
    return digest.hexdigest()


def load_first_records(folder: Path) -> list[Path]:
    """Load the fixtures that come with this version, all of them or none; what editors did stays.

    Into a register that holds nothing yet, or that was begun with them: one with records of its own is left alone.
    Returns the files if anything of them was new. Raises ``CommandError`` with every fault that speaks against it.
    """
    files = sorted(folder.glob("*.json"))
    stamp = Path(settings.STATIC_ROOT).with_name("fixtures.loaded")
    digest = _digest_of(files)
    is_begun = Source.objects.exists() or Agreement.objects.exists()
    is_ours = Revision.objects.filter(load__in=[file.name for file in files]).exists()
    is_done = stamp.exists() and stamp.read_text(encoding="ascii") == digest
    if not files or (is_begun and (is_done or not is_ours)):
        return []
    report = load_report(files)
    stamp.write_text(digest, encoding="ascii")
    return files if report["written"] else []


def load_report(files: Iterable[Path]) -> dict[str, Any]:
    """What loading came to. Raises ``CommandError`` with every fault in a line."""
    said = StringIO()
    try:
        return dict(json.loads(call_command("load", *map(str, files), json=True, stdout=said)))
    except CommandError as refusal:
        faults = json.loads(said.getvalue() or "{}").get("faults", [])
        raise CommandError("\n".join([*(fault["sentence"] for fault in faults), str(refusal)])) from refusal


def _digest_of(files: Iterable[Path]) -> str:
    """What tells whether these files were loaded into this database before."""
    database = {name: str(connection.settings_dict[name]) for name in ("ENGINE", "NAME", "HOST", "PORT")}
    digest = hashlib.sha256(json.dumps(database, sort_keys=True).encode())
    for file in files:
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def open_first_account() -> str | None:
    """Make the administrator's account if there is no account at all; returns its password, which is kept nowhere."""
    accounts = get_user_model().objects
    with transaction.atomic():
        if accounts.exists():
            return None
        password = secrets.token_urlsafe(15)
        accounts.create_superuser(username=ADMINISTRATOR, email="", password=password)
    return password
