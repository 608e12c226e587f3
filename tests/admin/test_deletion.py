"""What others rest on is not deleted, and the page says what rests on it."""

import pytest
from django.db.models import ProtectedError

from agreements import models
from agreements.admin.deletion import NAMED
from tests import factories
from tests.admin.desk import address, faults

RESTING = {
    "party": lambda: factories.ParticipationFactory().party,
    "place": lambda: factories.EventFactory(place=factories.PlaceFactory()).place,
    "person": lambda: factories.AttendanceFactory().person,
    "area": lambda: factories.CommitmentFactory().area,
    "event": lambda: factories.StatementFactory(event=factories.EventFactory()).event,
    "agreement": lambda: factories.RelationFactory().to_agreement,
    "source": lambda: factories.CitationFactory(agreement=factories.AgreementFactory()).excerpt.source,
    "excerpt": lambda: factories.CitationFactory(agreement=factories.AgreementFactory()).excerpt,
}


@pytest.mark.parametrize("kind", RESTING)
def test_record_on_which_others_rest_is_not_deleted(desk, kind):
    record = RESTING[kind]()

    page = desk.client.post(address(record, "delete"), {"post": "yes"})

    assert len(page.context["protected"]) == 1
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", RESTING)
def test_record_on_which_others_rest_is_not_deleted_by_the_action(desk, kind):
    record = RESTING[kind]()
    chosen = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}

    page = desk.client.post(address(type(record), "changelist"), chosen)

    assert len(page.context["protected"]) == 1
    assert type(record).objects.filter(pk=record.pk).exists()


def test_records_on_which_nothing_rests_are_deleted_by_the_action(desk):
    places = [factories.PlaceFactory(), factories.PlaceFactory()]
    kept = factories.PlaceFactory()
    chosen = {
        "action": "delete_selected",
        "_selected_action": [place.pk for place in places],
        "post": "yes",
    }

    desk.client.post(address(models.Place, "changelist"), chosen)

    assert list(models.Place.objects.all()) == [kept]


def test_page_names_what_goes_with_a_record(desk):
    agreement = factories.AgreementFactory(title_en="On trade")
    participation = factories.ParticipationFactory(agreement=agreement, party__name_en="Hainan")
    factories.CitationFactory(participation=participation, field="role")
    factories.AliasFactory(agreement=agreement, text="MoU")

    page = desk.open(agreement, "delete")

    (record, rows) = page.context["deleted_objects"]
    assert record == f'Agreement: <a href="{address(agreement)}">On trade</a>'
    assert rows == [
        f'Other name: <a href="{address(agreement)}">MoU</a>',
        f'Participation: <a href="{address(participation)}">Hainan (Contracting party)</a>',
        [f'Citation: <a href="{address(participation)}">participation role</a>'],
    ]
    assert dict(page.context["model_count"]) == {
        "agreements": 1,
        "participations": 1,
        "citations": 1,
        "other names": 1,
    }


def test_page_names_what_forbids_a_deletion_with_the_record_it_belongs_to(desk):
    party = factories.PartyFactory(name_en="Hainan")
    participation = factories.ParticipationFactory(party=party, agreement__title_en="On trade")
    event = factories.EventFactory(name_en="Boao Forum")
    event.hosts.add(party)
    relation = factories.RelationFactory(
        from_agreement__title_en="New", to_agreement=participation.agreement, kind="amends"
    )

    party_page, agreement_page = desk.open(party, "delete"), desk.open(participation.agreement, "delete")

    assert party_page.context["protected"] == [
        f'Event-party relationship: <a href="{address(event)}">Boao Forum</a>',
        f'Participation: <a href="{address(participation)}">Hainan (Contracting party), On trade</a>',
    ]
    assert agreement_page.context["protected"] == [
        f'Relation: <a href="{address(relation.from_agreement)}">Amends: On trade, New</a>'
    ]


def test_withdrawing_is_offered_where_a_deletion_is_forbidden(desk):
    shown, draft = (
        factories.ParticipationFactory().party,
        factories.ParticipationFactory(party__state="draft").party,
    )
    free = factories.PartyFactory()
    at = address(shown, "publication")

    offered = {
        name: at.replace(str(shown.pk), str(party.pk)) in desk.open(party, "delete").content.decode()
        for name, party in {"shown": shown, "draft": draft, "free": free}.items()
    }
    chosen = {"action": "delete_selected", "_selected_action": [shown.pk], "index": "0"}
    page = desk.client.post(address(type(shown), "changelist"), chosen)

    assert offered == {"shown": True, "draft": False, "free": False}
    assert "can be withdrawn instead" in page.content.decode()


def test_page_names_some_of_many_that_forbid_a_deletion(desk):
    party = factories.PartyFactory()
    for _ in range(NAMED + 5):
        factories.ParticipationFactory(party=party)

    page = desk.open(party, "delete")

    assert len(page.context["protected"]) == NAMED + 1
    assert page.context["protected"][-1] == "and others"


def test_row_on_which_others_rest_is_not_deleted_from_the_page_of_its_record(desk):
    excerpt = factories.CitationFactory(agreement=factories.AgreementFactory()).excerpt

    response = desk.send(excerpt.source, **{"excerpts-0-DELETE": "on"})

    assert faults(response) != {}
    assert models.Excerpt.objects.filter(pk=excerpt.pk).exists()


def test_what_comes_to_rest_in_that_moment_forbids_a_deletion(desk, monkeypatch):
    place = factories.PlaceFactory()

    def refuse(*args, **options):
        raise ProtectedError("", {place})

    monkeypatch.setattr(models.Place, "delete", refuse)

    response = desk.client.post(address(place, "delete"), {"post": "yes"})

    assert response.url == address(place, "delete")


def test_all_of_a_long_list_is_not_deleted_at_once(desk):
    models.Place.objects.bulk_create(models.Place(slug=f"place-{n}", name_en="Place") for n in range(201))
    chosen = {
        "action": "delete_selected",
        "_selected_action": [models.Place.objects.first().pk],
        "select_across": "1",
        "post": "yes",
    }

    response = desk.client.post(address(models.Place, "changelist"), chosen, follow=True)

    assert [str(told) for told in response.context["messages"]] == ["Choose at most 200 at a time."]
    assert models.Place.objects.count() == 201
