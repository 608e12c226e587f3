"""Fills a register of its own with what the desk must bear, and says where each sort of its pages stands.

Writes to the database of the environment and prints JSON. It makes an account and signs it in.
"""

import json
import sys

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from agreements.domain.finding.index import make_anew
from agreements.domain.history import fixture_form
from tests.admin import register
from tests.admin.desk import RECORDS, ROWS, address, model_of
from tests.factories import EditorFactory, ProposalFactory, RevisionFactory


def pages():
    """The pages of each sort, each of the widest or busiest record."""
    found = {"first page": reverse("admin:index")}
    for kind in (*RECORDS, *ROWS):
        model, record = model_of(kind), model_of(kind).objects.order_by("pk").first()
        found |= {f"{kind} {page}": address(record, page) for page in ("change", "history", "delete")}
        found[f"{kind} add"] = address(model, "add")
        found[f"{kind} list"] = address(model, "changelist")
        found[f"{kind} search"] = f"{address(model, 'changelist')}?q=memorandum+1"
        if kind in RECORDS:
            found[f"{kind} publication"] = address(record, "publication")
    for kind in ("party", "person", "place", "source"):
        gone, kept = model_of(kind).objects.order_by("pk")[:2]
        at = reverse(f"admin:agreements_{kind}_merge", args=[gone.pk])
        found[f"{kind} merge"] = f"{at}?other={kept.pk}&stays=other"
    return found | past(model_of("agreement").objects.order_by("pk").first())


def past(widest):
    """A proposal and two revisions of the widest agreement."""
    form = fixture_form(widest)
    changed = [{**form[0], "fields": {**form[0]["fields"], "title_en": "Otherwise"}}, *form[1:-1]]
    proposal = ProposalFactory(kind="agreement", slug=widest.slug, base=form, record=changed)
    revisions = [
        RevisionFactory(kind="agreement", slug=widest.slug, number=number, record=record)
        for number, record in ((21, changed), (22, form))
    ]
    return {
        "proposal": address(proposal),
        "proposal list": address(type(proposal), "changelist"),
        "revision": address(revisions[1]),
        "revision list": address(type(revisions[1]), "changelist"),
    }


def main():
    with transaction.atomic():
        register.fill()
        make_anew()
    client = Client()
    client.force_login(EditorFactory(username="alice"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    told = {"cookie": f"{cookie.key}={cookie.value}", "pages": pages()}
    sys.stdout.write(json.dumps(told))
