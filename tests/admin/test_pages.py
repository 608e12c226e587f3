"""Every kind of record is entered, corrected, found and deleted at the desk."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from agreements import models
from tests import factories
from tests.admin.desk import RECORDS, ROWS, address, faults, model_of, needed

KINDS = (*RECORDS, *ROWS)


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def made(kind, **fields):
    return getattr(factories, f"{kind.capitalize()}Factory")(**fields)


def test_index_lists_the_records_and_not_their_rows(desk):
    page = desk.client.get(reverse("admin:index"))

    listed = [
        model["object_name"]
        for app in page.context["app_list"]
        if app["app_label"] == "agreements"
        for model in app["models"]
    ]
    assert listed == [
        *("Agreement", "Area", "Event", "Upload", "Merge", "Party", "Person", "Place", "Proposal"),
        *("Revision", "Source", "Statement"),
    ]
    assert page.context["site_header"] == "mousite"


def test_record_with_the_least_is_entered(desk, kind):
    typed = needed(kind)

    record = desk.enter(model_of(kind), **typed)

    assert {name: getattr(record, name) for name in typed} == typed
    assert getattr(record, "slug", "none") != ""


def test_record_is_saved_unchanged_as_it_stands(desk, kind):
    record = made(kind)
    before = model_of(kind).objects.filter(pk=record.pk).values().get()

    response = desk.send(record)

    assert faults(response) == {}
    after = model_of(kind).objects.filter(pk=record.pk).values().get()
    books = {"version", "updated_at"}
    assert {name for name in after if after[name] != before[name]} <= books


def test_record_is_corrected_and_its_history_names_the_editor(desk, kind, alice):
    record = made(kind)
    name, value = {
        "statement": ("text", "We go far."),
        "participation": ("role", "depositary"),
        "commitment": ("text_en", "To trade."),
        "attendance": ("role", "spoke"),
        "excerpt": ("text", "we go far"),
        "post": ("title_en", "Governor"),
        "agreement": ("title_en", "On tourism"),
    }.get(kind, ("name_en", "Another name"))

    response = desk.send(record, **{name: value})

    record.refresh_from_db()
    assert (faults(response), getattr(record, name)) == ({}, value)
    history = desk.open(record, "history").context["action_list"].object_list
    assert [entry.user for entry in history] == [alice]


def test_list_shows_records(desk, kind):
    records = {made(kind), made(kind)}

    page = desk.open(model_of(kind), "changelist")

    assert set(page.context["cl"].result_list) == records


def test_record_on_which_nothing_rests_is_deleted(desk, kind):
    record = made(kind)

    page = desk.open(record, "delete")
    desk.client.post(address(record, "delete"), {"post": "yes"})

    assert page.context["protected"] == []
    assert list(model_of(kind).objects.all()) == []
    assert LogEntry.objects.get().is_deletion()


@pytest.mark.parametrize("kind", ROWS)
def test_row_leads_back_to_its_record(desk, kind):
    row = made(kind)
    record = getattr(row, getattr(row, "owner", "agreement"))

    response = desk.send(row)

    assert response.url == address(record)


@pytest.mark.parametrize("kind", ROWS)
def test_deleted_row_leads_back_to_its_record(desk, kind):
    row = made(kind)
    record = getattr(row, getattr(row, "owner", "agreement"))

    response = desk.client.post(address(row, "delete"), {"post": "yes"})

    assert response.url == address(record)


@pytest.mark.parametrize("kind", ROWS)
def test_row_stays_with_its_record(desk, kind):
    row = made(kind)
    owner = getattr(row, "owner", "agreement")
    record, other = getattr(row, owner), made(owner)

    desk.send(row, **{owner: other})

    row.refresh_from_db()
    assert getattr(row, owner) == record


@pytest.mark.parametrize("kind", RECORDS)
def test_published_record_leads_to_its_public_page(desk, kind):
    page = desk.open(made(kind))

    assert desk.client.get(page.context["absolute_url"]).status_code == 200


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_record_that_is_not_published_leads_nowhere(desk, kind, state):
    page = desk.open(made(kind, state=state))

    assert (page.context["has_absolute_url"], page.context["absolute_url"]) == (False, None)


@pytest.mark.parametrize("kind", ROWS)
def test_row_leads_to_the_public_page_of_its_record(desk, kind):
    row = made(kind)
    record = getattr(row, getattr(row, "owner", "agreement"))

    page = desk.open(row)

    assert page.context["absolute_url"] == record.get_absolute_url()


def test_new_record_is_a_draft(desk):
    record = desk.enter(models.Place, name_en="Boao")

    assert record.state == "draft"


def test_list_of_excerpts_names_and_finds_those_without_words(desk):
    without = factories.ExcerptFactory(text="")
    factories.ExcerptFactory(text="have signed")

    everything = desk.open(models.Excerpt, "changelist")
    left = desk.open(models.Excerpt, "changelist", text__isempty=1)

    assert everything.content.decode().count(">(words not taken yet)</a>") == 1
    assert (len(everything.context["cl"].result_list), list(left.context["cl"].result_list)) == (2, [without])


def test_every_model_is_entered_somewhere():
    registered = set(admin.site._registry)
    entered = registered | {inline.model for desk in admin.site._registry.values() for inline in desk.inlines}

    everything = set(apps.get_app_config("agreements").get_models())
    # What verbs write down: nobody enters it.
    books = {models.FormerAddress, models.Merge, models.Preview}
    assert everything - entered - set(models.DERIVED) - books == set()


def test_statement_is_about_several_agreements(desk):
    agreements = [factories.AgreementFactory(), factories.AgreementFactory()]

    statement = desk.enter(models.Statement, **needed("statement"), agreements=agreements)

    assert list(statement.agreements.order_by("pk")) == agreements


def test_event_keeps_its_hosts_and_agreements(desk):
    event = factories.EventFactory()
    hosts = [factories.PartyFactory(), factories.PartyFactory()]
    event.hosts.set(hosts)

    response = desk.send(event, name_en="Another name")

    assert faults(response) == {}
    assert list(event.hosts.order_by("pk")) == hosts
