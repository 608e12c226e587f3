"""Those who may only look, look: no form, action or forged request of theirs changes anything."""

import pytest
from django.contrib.auth.models import Permission

from agreements import models
from tests import factories
from tests.admin.desk import RECORDS, ROWS, Desk, address, model_of


@pytest.fixture
def charlie(client, db):
    charlie = factories.EditorFactory(username="charlie", is_superuser=False)
    charlie.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(charlie)
    return Desk(client)


@pytest.mark.parametrize("kind", [*RECORDS, *ROWS])
def test_who_may_look_sees_lists_and_records(charlie, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    answers = [charlie.open(record, page).status_code for page in ("changelist", "change", "history")]

    assert answers == [200, 200, 200]


@pytest.mark.parametrize("kind", [*RECORDS, *ROWS])
def test_who_may_look_changes_nothing(charlie, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()
    before = model_of(kind).objects.values().get(pk=record.pk)

    answers = [
        charlie.client.post(address(record, page), {"post": "yes"}).status_code
        for page in ("change", "delete", "add")
    ]

    assert answers == [403, 403, 403]
    assert model_of(kind).objects.values().get(pk=record.pk) == before


def test_who_may_look_deletes_nothing_by_the_action(charlie):
    place = factories.PlaceFactory()
    chosen = {"action": "delete_selected", "_selected_action": [place.pk], "post": "yes"}

    charlie.client.post(address(models.Place, "changelist"), chosen)

    assert list(models.Place.objects.all()) == [place]


def test_who_is_no_editor_is_sent_to_sign_in(client, db):
    client.force_login(factories.EditorFactory(is_staff=False, is_superuser=False))
    agreement = factories.AgreementFactory()

    answers = [
        client.get(address(agreement, page)).url for page in ("changelist", "change", "history", "delete")
    ]

    assert all(at.startswith("/admin/login/?next=/admin/agreements/agreement/") for at in answers)
