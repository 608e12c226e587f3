"""The first page of the desk: what waits for each person, how it leads there, and what it keeps from others."""

import pytest
from django.urls import reverse

from agreements.choices import CheckResult
from agreements.domain.proposals import decline
from agreements.domain.publication import publish
from agreements.models import Health, Proposal, Revision
from tests import factories
from tests.admin.desk import WHY, Desk, address
from tests.derived import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_page(signed_in, member_of):
    """What gives the parts of the page that somebody in a role is shown, by name."""

    def parts(role, name):
        answer = signed_in(member_of(role, username=name)).get(reverse("admin:index"))
        return {part.name: part for part in answer.context["sections"]}

    return parts


def told(part):
    """The things in a part: what they are called, and where they lead."""
    return [(str(item.name), item.address) for item in part.items]


def test_each_role_finds_the_parts_that_are_its_own(first_page):
    found = {
        role: set(first_page(role, f"one-{role}"))
        for role in ("viewer", "editor", "publisher", "loader", "administrator")
    }

    writes = {"drafts", "health", "sources"}
    assert found == {
        "viewer": {"review", "published"},
        "editor": {"review", "published", *writes},
        "publisher": {"review", "published", "loads", *writes},
        "loader": {"review", "published", "loads"},
        "administrator": {"review", "published", "loads", *writes},
    }


def test_drafts_are_those_that_one_wrote_oneself_the_last_touched_first(signed_in, member_of, first_page):
    ed = Desk(signed_in(member_of("editor", username="ed")))
    other = Desk(signed_in(member_of("editor", username="other")))
    older = ed.enter(factories.PartyFactory._meta.model, name_en="Older", kind="other")
    shown = ed.enter(factories.PartyFactory._meta.model, name_en="Shown", kind="other")
    newer = ed.enter(factories.PlaceFactory._meta.model, name_en="Newer")
    other.enter(factories.PlaceFactory._meta.model, name_en="Of another")
    publish(shown, author="pat")

    page = ed.client.get(reverse("admin:index"))

    parts = {part.name: part for part in page.context["sections"]}
    assert told(parts["drafts"]) == [("Newer", address(newer)), ("Older", address(older))]


def test_what_waits_for_review_leads_a_publisher_to_the_decision_and_others_to_the_form(first_page):
    record = factories.EventFactory(state="in_review", name_en="A signing")
    factories.EventFactory(state="draft", name_en="A draft")
    party = factories.PartyFactory(name_en="Hainan")
    proposal = factories.ProposalFactory(kind="party", slug=party.slug)
    factories.ProposalFactory(kind="party", slug=party.slug, state="accepted")

    found = {role: told(first_page(role, role)["review"]) for role in ("publisher", "viewer")}

    change = ("Hainan", address(proposal))
    assert found == {
        "publisher": [("A signing", address(record, "publication")), change],
        "viewer": [("A signing", address(record)), change],
    }


def test_what_one_proposed_is_shown_with_its_answer(signed_in, member_of):
    ed, pat = member_of("editor", username="ed"), member_of("publisher", username="pat")
    party, desk = factories.PartyFactory(name_en="Hainan"), Desk(signed_in(ed))
    desk.send(party, name_en="Hainan Province")
    proposal = Proposal.objects.get()
    decline(proposal, by=pat, answer="The source does not say so.")

    parts = {part.name: part for part in desk.client.get(reverse("admin:index")).context["sections"]}

    [item] = parts["proposals"].items
    assert (str(item.name), item.remark) == ("Hainan", "Declined: The source does not say so.")
    assert parts["review"].items == []


def test_loads_say_how_many_conflicts_they_hold(contested, first_page):
    found = first_page("publisher", "pat")["loads"].items
    [item] = found

    assert (item.name, item.address) == (contested.name, f"{address(contested)}#conflicts")
    assert "conflict" in item.remark
    assert "dora" in item.remark
    assert first_page("loader", "another")["loads"].items == []


def test_the_next_thing_to_do_leads_to_the_field(first_page):
    place = factories.PlaceFactory(name_en="Boao", name_zh_hant="博鰲", name_zh_hans="博鳌", region_code="")
    follow()

    item = first_page("editor", "ed")["health"].items[0]

    assert (str(item.name), item.address) == ("Boao", f"{address(place)}#id_region_code")
    assert item.remark.startswith(f"{Health.objects.get().figure} % · ")


def test_dead_sources_lead_to_the_field_for_the_archived_copy(first_page):
    dead = factories.SourceFactory(check_result=CheckResult.dead()[0], web_address="https://gone.example/")
    factories.SourceFactory(web_address="https://living.example/")

    assert [item.address for item in first_page("editor", "ed")["sources"].items] == [
        f"{address(dead)}#id_archive_address"
    ]


def test_what_was_lately_published_is_named_once_with_its_last_reason(signed_in, member_of, first_page):
    desk = Desk(signed_in(member_of("publisher", username="pat")))
    place = factories.PlaceFactory(name_en="Boao")
    desk.send(place, region_code="CN-46", change_reason="First")
    desk.send(place, region_code="CN-HI")

    found = [(str(item.name), item.remark) for item in first_page("viewer", "vic")["published"].items]

    assert found == [("Boao", f"pat: {WHY}")]
    assert Revision.objects.count() == 3


def test_a_long_part_is_cut_and_says_so(first_page, signed_in, member_of):
    factories.PlaceFactory.create_batch(9, state="in_review")

    part = first_page("publisher", "pat")["review"]

    assert (len(part.items), part.is_cut) == (8, True)


def test_who_has_no_role_is_shown_nothing(signed_in):
    factories.PlaceFactory(state="in_review", name_en="Boao")
    nobody = factories.EditorFactory(username="nobody", is_superuser=False)

    page = signed_in(nobody).get(reverse("admin:index"))

    assert (page.context["sections"], page.context["groups"]) == ([], [])
    assert "Boao" not in page.content.decode()


def test_kinds_are_grouped_as_an_editor_looks_for_them(signed_in, member_of):
    page = signed_in(member_of("administrator", username="root")).get(reverse("admin:index"))

    groups = {str(title): [kind["object_name"] for kind in kinds] for title, kinds in page.context["groups"]}
    assert groups == {
        "Records": ["Agreement", "Source", "Statement", "Event", "Person", "Party", "Place", "Area"],
        "Books": ["Proposal", "Upload", "Revision", "Merge"],
        "Accounts": ["Group", "User"],
    }


def test_guide_is_read_by_whoever_is_at_the_desk(signed_in, member_of):
    page = signed_in(member_of("viewer", username="vic")).get(reverse("admin:guide"))

    assert page.status_code == 200
    assert "A record from an article in ten minutes" in page.content.decode()
