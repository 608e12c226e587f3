"""With 3,000 parties and 10,000 agreements every page of the desk asks the database less than 20 times."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements import models
from agreements.admin.deletion import NAMED
from tests.admin import register
from tests.admin.desk import RECORDS, ROWS, address, model_of, relations
from tests.derived import follow
from tests.factories import EditorFactory

KINDS = (*RECORDS, *ROWS, "revision")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def large(django_db_setup, django_db_blocker):
    """The register and an editor, written once for all tests here and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        register.fill()
        client = Client()
        client.force_login(EditorFactory(username="alice"))
        yield client
        transaction.set_rollback(True)


def statements(client, at, **query):
    """How often a page asks; what Django looks up once for a process is looked up before."""
    ContentType.objects.get_for_models(*map(model_of, KINDS))
    follow()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(at, query)
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_lists_and_searches_ask_little(large, kind):
    at = address(model_of(kind), "changelist")

    asked = [statements(large, at, **query) for query in ({}, {"q": "memorandum 1"}, {"p": "2"})]

    assert max(asked) < 20


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_the_widest_record_ask_little(large, kind):
    record = model_of(kind).objects.order_by("pk").first()
    pages = ["change", "history"] if kind == "revision" else ["change", "history", "delete"]

    asked = [statements(large, address(record, page)) for page in pages]

    assert max(asked) < 20


@pytest.mark.parametrize("kind", [*RECORDS, *ROWS])
def test_empty_forms_ask_little(large, kind):
    assert statements(large, address(model_of(kind), "add")) < 20


@pytest.mark.parametrize(("model", "field"), relations())
def test_choosers_ask_little(large, model, field):
    query = {"app_label": "agreements", "model_name": model, "field_name": field, "term": "1"}

    assert statements(large, reverse("admin:autocomplete"), **query) < 20


def test_widest_agreement_asks_as_often_as_a_narrow_one(large):
    widest, narrow = models.Agreement.objects.order_by("pk")[:2]

    assert widest.participations.count() == register.WIDEST
    assert statements(large, address(widest)) == statements(large, address(narrow))


def test_confirming_the_deletion_of_a_page_of_records_asks_little(large):
    chosen = list(models.Agreement.objects.order_by("pk").values_list("pk", flat=True)[1000:1050])
    content = {"action": "delete_selected", "_selected_action": chosen, "index": "0"}

    with CaptureQueriesContext(connection) as asked:
        response = large.post(address(models.Agreement, "changelist"), content)

    assert (response.status_code, len(asked) < 20) == (200, True)


def test_what_forbids_a_deletion_is_not_read_whole(large):
    busiest = models.Party.objects.order_by("pk").first()

    with CaptureQueriesContext(connection) as asked:
        large.get(address(busiest, "delete"))

    forbidding = [query["sql"] for query in asked if 'FROM "agreements_participation"' in query["sql"]]
    assert [sql.endswith(f"LIMIT {NAMED + 1}") for sql in forbidding] == [True]


def test_index_asks_little(large):
    assert statements(large, reverse("admin:index")) < 20
