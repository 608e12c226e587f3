"""What is derived follows what a test makes: factories call no verb, so the test client sees to it before it asks.

The doors of the site - forms, ``load``, ``loaddata`` - are tested without this: see ``tests/domain/finding``.
"""

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.test import Client

from agreements.domain.finding.index import make_anew
from agreements.domain.schema import MODELS

state = {"is_stale": False}


def note(sender, **told):
    if sender in MODELS or sender._meta.auto_created:
        state["is_stale"] = True


def follow():
    """Bring everything derived up to date if a test changed records without a verb."""
    if not state["is_stale"]:
        return
    try:
        connection.ensure_connection()
    except RuntimeError:
        # A test that may not ask the database asks for no list either.
        return
    with transaction.atomic():
        make_anew()
    state["is_stale"] = False


def watch():
    """From now on, before each request of a test client."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(note)
    asked = Client.request

    def request(self, **environment):
        follow()
        return asked(self, **environment)

    Client.request = request
