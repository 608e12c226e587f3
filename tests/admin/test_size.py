"""With 3,000 parties and 10,000 agreements every page of the desk asks the database less than 20 times."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements import models
from agreements.admin.deletion import NAMED
from agreements.domain.history import fixture_form
from tests import derived as derived_module
from tests.admin import register
from tests.admin.desk import RECORDS, ROWS, address, model_of, relations
from tests.factories import EditorFactory, ProposalFactory, RevisionFactory, UploadFactory

KINDS = (*RECORDS, *ROWS, "revision")
#: Kinds of rows in which the next thing is done, each with the field of it.
ROWS_WITH_STEPS = (
    ("attendance", "post"),
    ("commitment", "area"),
    ("excerpt", "text"),
    ("participation", "signed_on"),
    ("post", "start_on"),
)

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


@pytest.fixture(autouse=True)
def nothing_is_made_anew(monkeypatch):
    """No page here reads what is derived, but for a few rows that its test writes; to make all of it takes long."""
    monkeypatch.setattr(derived_module, "follow", lambda: None)


def statements(client, at, **query):
    """How often a page asks; what Django looks up once for a process is looked up before."""
    ContentType.objects.get_for_models(*map(model_of, KINDS))
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


def test_first_page_asks_little_whatever_waits(large):
    for kind, (row, field) in zip(RECORDS, ROWS_WITH_STEPS * 2, strict=False):
        records = list(model_of(kind).objects.order_by("-pk")[:3])
        for record, state in zip(records, ("draft", "in_review", "published"), strict=False):
            model_of(kind).objects.filter(pk=record.pk).update(state=state)
            slug = {"kind": kind, "slug": record.slug}
            RevisionFactory(**slug, number=9, author="alice", state=state, record=[])
            ProposalFactory(**slug)
        # At each of them something is to be done in a row of another kind.
        step = f"fill {field} {row} {model_of(row).objects.first().pk}"
        models.Health.objects.create(kind=kind, record_id=records[0].pk, figure=1, next=step)
    UploadFactory(state="checked")

    asked = statements(large, reverse("admin:index"))

    parts = {part.name: len(part.items) for part in large.get(reverse("admin:index")).context["sections"]}
    assert asked < 20
    assert parts == {
        "drafts": 8,
        "review": 16,
        "loads": 1,
        "health": 8,
        "sources": 0,
        "published": 8,
    }


@pytest.mark.parametrize("kind", RECORDS)
def test_steps_of_the_widest_record_ask_little(large, kind):
    record = model_of(kind).objects.order_by("pk").first()

    assert statements(large, address(record, "publication")) < 25


def test_proposal_for_the_widest_record_asks_little(large):
    record = models.Agreement.objects.order_by("pk").first()
    form = fixture_form(record)
    changed = [{**form[0], "fields": {**form[0]["fields"], "title_en": "Otherwise"}}, *form[1:-1]]
    proposal = ProposalFactory(kind="agreement", slug=record.slug, base=form, record=changed)

    assert statements(large, address(proposal)) < 25


def test_revisions_of_the_widest_record_ask_little_to_compare(large):
    record = models.Agreement.objects.order_by("pk").first()
    form = fixture_form(record)
    older, newer = (
        RevisionFactory(kind="agreement", slug=record.slug, number=number, record=held)
        for number, held in ((21, form[:2]), (22, form))
    )

    asked = [statements(large, address(newer), **{"with": against}) for against in (older.number, "now")]

    assert max(asked) < 20


@pytest.mark.parametrize("kind", ["party", "person", "place", "source"])
def test_merging_the_busiest_record_asks_little_before_it_is_done(large, kind):
    gone, kept = model_of(kind).objects.order_by("pk")[:2]
    at = reverse(f"admin:agreements_{kind}_merge", args=[gone.pk])

    asked = [statements(large, at), statements(large, at, other=kept.pk, stays="other")]

    assert max(asked) < 25
