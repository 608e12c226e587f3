"""Uploads as tests make them: objects as a file, worked on at once."""

import json

from django.db import transaction

from agreements.domain import uploads
from agreements.domain.history import keep_revision
from agreements.domain.kept_reports import decisions
from agreements.formats.uploaded import laid_open
from agreements.models import Agreement, Upload
from tests.domain.proposals import agreement, entry, party
from tests.factories import EditorFactory

NAME = "memoranda.json"
REASON = "The memoranda of 2025"

MEMORANDUM = (
    party("hainan"),
    agreement(title_en="On trade", signed_on="2025-03-26"),
    entry("participation", agreement=["a"], party=["hainan"], role="signatory"),
)
#: What an editor makes of it, and what the file says next.
EDITED = {"title_en": "On fair trade", "signed_on": "2025-03-26~"}
NEXT = (
    party("hainan", name_en="Hainan Province"),
    agreement(title_en="On free trade", signed_on="2025-03-27", status="in_force"),
    MEMORANDUM[2],
)


def edit(slug="a", **fields):
    """What an editor does at the desk."""
    with transaction.atomic():
        record = Agreement.objects.get(slug=slug)
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
        keep_revision(record, author="bob")


def values(slug="a"):
    return Agreement.objects.values("title_en", "signed_on", "status").get(slug=slug)


def as_file(*objects):
    """Objects as the bytes of a fixture, one a line."""
    return ("[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in objects) + "\n]\n").encode()


def received(*objects, uploader=None, content=None):
    """An upload of these objects (or of these bytes) that waits to be checked."""
    content = as_file(*objects) if content is None else content
    return uploads.receive(uploader or EditorFactory(), NAME, content, REASON)


def checked(*objects, **how):
    """An upload of these objects that has been checked."""
    upload = received(*objects, **how)
    uploads.work(upload.pk, upload.attempt, laid_open)
    return fresh(upload)


def fresh(upload):
    return Upload.objects.get(pk=upload.pk)


def applied(upload, choices=None, everything=None):
    """The upload after all has been pressed: choices, then to apply."""
    outcome = upload.outcome
    assert uploads.choose_words(upload, outcome, choices or {}, everything)
    assert uploads.ask_to_apply(upload, outcome)
    uploads.work(upload.pk, upload.attempt, laid_open)
    return fresh(upload)


def conflicts(upload):
    """What is to be decided: kind, field, last, before, after, and what is chosen."""
    return [
        (name, *(difference[part] for part in ("field", "last", "before", "after", "takes")))
        for _call, name, _key, difference in decisions(upload.report["conflicts"])
    ]


def calls(upload):
    """How the conflicts are called, by kind of object and field."""
    found = decisions(upload.report["conflicts"])
    return {(name, difference["field"]): call for call, name, _key, difference in found}
