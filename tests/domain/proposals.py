"""Fixture objects as a load takes them, and the register as one whole to compare."""

from agreements.domain.dumping import dumped
from agreements.domain.entries import Position
from agreements.domain.loading import load
from agreements.models import Revision

FILE = "memoranda.json"


def entry(model, **fields):
    """One object of a fixture."""
    return {"model": f"agreements.{model}", "fields": fields}


def agreement(slug="a", **fields):
    """An agreement that says what a new one must."""
    fields = {"kind": "memorandum_of_understanding", "status": "signed", "title_en": "A memorandum", **fields}
    return entry("agreement", slug=slug, **fields)


def party(slug, **fields):
    return entry("party", slug=slug, **{"kind": "regional_government", "name_en": slug.title(), **fields})


def proposed(*objects):
    """Objects as they are read of a file: the first on line 2, each on a line of its own."""
    return [(Position(FILE, number, number + 1), value) for number, value in enumerate(objects, 1)]


def loaded(*objects, **how):
    """The report of loading these objects."""
    return load(proposed(*objects), **how)


def register():
    """All that the register holds, drafts included, and how long its history is."""
    return list(dumped(drafts=True)), Revision.objects.count()


def said(report):
    """The faults of a report: key, field, what is wrong."""
    return [("/".join(fault.key), fault.field, fault.problem) for fault in report.faults]
