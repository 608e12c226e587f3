"""Two editors at one record: a stale form is refused, shows what came between, keeps what was typed, and puts both together."""

import json

import pytest
from django.core.management import call_command

from agreements import models
from tests import factories
from tests.admin.desk import WHY, Desk, address, faults, filled


@pytest.fixture
def party(db):
    return factories.PartyFactory(slug="hainan", state="draft", name_en="Hainan", description_en="An island.")


class Form:
    """A form that stands open in a browser while others save."""

    def __init__(self, desk, record):
        self.desk, self.at = desk, address(record)
        self.content = filled(desk.client.get(self.at).context) | {"change_reason": WHY}

    def type(self, **typed):
        self.content |= typed
        return self

    def send(self, **more):
        return self.desk.client.post(self.at, self.content | more)

    def merge(self, refused, **choices):
        """Sends what the refusing page holds, with the button that puts both together."""
        shown = filled(refused.context)
        return self.desk.client.post(
            self.at,
            self.content
            | shown
            | {"_merge": "1", "decided_version": refused.context["collision"].record.version, **choices},
        )


@pytest.fixture
def bob(signed_in, member_of):
    return Desk(signed_in(member_of("publisher", username="bob")))


def test_a_stale_form_is_refused_with_all_that_was_typed_and_what_the_other_did(desk, bob, party):
    mine = Form(desk, party).type(name_en="Hainan Province")
    bob.send(party, description_en="An island in the south.", change_reason="More exact")

    refused = mine.send()

    page = refused.content.decode()
    assert models.Party.objects.values_list("name_en", "description_en").get() == (
        "Hainan",
        "An island in the south.",
    )
    assert list(faults(refused)) == ["__all__"]
    assert 'value="Hainan Province"' in page
    assert "<strong>bob</strong>" in page
    assert "More exact" in page
    assert "<ins> in the south</ins>" in page


def test_what_does_not_collide_is_put_together_with_one_click(desk, bob, party):
    mine = Form(desk, party).type(name_en="Hainan Province")
    bob.send(party, description_en="An island in the south.")

    merged = mine.merge(mine.send())

    assert merged.status_code == 302
    assert models.Party.objects.values_list("name_en", "description_en").get() == (
        "Hainan Province",
        "An island in the south.",
    )
    kept = models.Revision.objects.order_by("number").values_list("author", "version")
    assert list(kept) == [("", 1), ("bob", 2), ("alice", 3)]


@pytest.mark.parametrize(("choice", "words"), [("mine", "Hainan Province"), ("theirs", "Qiong")])
def test_what_collides_is_chosen(desk, bob, party, choice, words):
    mine = Form(desk, party).type(name_en="Hainan Province", description_en="Mine.")
    bob.send(party, name_en="Qiong")
    refused = mine.send()
    (contested,) = refused.context["collision"].contested()
    (difference,) = [found for found in contested.differences if found.is_conflict]

    unsettled = mine.merge(refused)
    mine.merge(unsettled, **{f"choice-{difference.call}": choice})

    assert unsettled.status_code == 200
    assert models.Party.objects.values_list("name_en", "description_en").get() == (words, "Mine.")


def test_who_saves_while_another_chooses_is_shown_again(desk, bob, party):
    mine = Form(desk, party).type(name_en="Hainan Province")
    bob.send(party, description_en="Second.")
    refused = mine.send()
    bob.send(party, name_zh_hant="海南")

    again = mine.merge(refused)
    mine.merge(again)

    assert again.status_code == 200
    assert "海南" in again.content.decode()
    assert models.Party.objects.values_list("name_en", "name_zh_hant", "description_en").get() == (
        "Hainan Province",
        "海南",
        "Second.",
    )


def test_rows_typed_by_both_stay(desk, bob, party):
    mine = Form(desk, party)
    mine.type(
        **{
            "aliases-TOTAL_FORMS": 1,
            "aliases-0-text": "Qiong",
            "aliases-0-language": "en",
            "aliases-0-kind": "short",
        }
    )
    bob.send(party, rows={"aliases": [{"text": "Hoi Nam", "language": "en", "kind": "romanised"}]})

    refused = mine.send()
    mine.merge(refused)

    assert 'value="Qiong"' in refused.content.decode()
    assert sorted(models.Alias.objects.values_list("text", flat=True)) == ["Hoi Nam", "Qiong"]


def test_rows_that_another_took_out_stay_out_and_those_i_changed_are_asked_about(desk, bob, party):
    kept = factories.AliasFactory(agreement=None, party=party, text="Qiong", language="en", kind="short")
    gone = factories.AliasFactory(agreement=None, party=party, text="Hoi Nam", language="en", kind="short")
    mine = Form(desk, party)
    places = {mine.content[f"aliases-{n}-id"]: n for n in range(2)}
    mine.type(**{f"aliases-{places[gone.pk]}-kind": "romanised", "name_en": "Hainan Province"})
    bob.send(party, **{f"aliases-{places[kept.pk]}-DELETE": "on", f"aliases-{places[gone.pk]}-DELETE": "on"})

    refused = mine.send()
    (contested,) = refused.context["collision"].contested()
    mine.merge(refused, **{f"choice-{contested.differences[0].call}": "mine"})

    assert contested.key == "en / Hoi Nam / party / hainan"
    assert list(models.Alias.objects.values_list("text", "kind")) == [("Hoi Nam", "romanised")]
    assert models.Party.objects.get().name_en == "Hainan Province"


def test_a_row_that_both_changed_is_put_together_field_by_field(desk, bob):
    agreement = factories.AgreementFactory(slug="a", state="draft")
    factories.ParticipationFactory(agreement=agreement, party=factories.PartyFactory(slug="p"), order=1)
    mine = Form(desk, agreement).type(**{"participations-0-signed_on": "2025-03-26"})
    bob.send(agreement, **{"participations-0-withdrew_on": "2026"})

    mine.merge(mine.send())

    assert models.Participation.objects.values_list("signed_on", "withdrew_on").get() == (
        "2025-03-26",
        "2026",
    )


def test_a_row_on_its_own_page_collides_with_its_record(desk, bob):
    agreement = factories.AgreementFactory(slug="a", state="draft")
    commitment = factories.CommitmentFactory(agreement=agreement, slug="c", text_en="Align")
    mine = Form(desk, commitment).type(text_en="Align chains")
    bob.send(agreement, title_en="Another title")

    refused = mine.send()
    mine.merge(refused)

    assert refused.status_code == 200
    assert models.Commitment.objects.get().text_en == "Align chains"
    assert models.Agreement.objects.get().title_en == "Another title"


def test_choosers_of_several_keep_what_both_added(desk, bob):
    event = factories.EventFactory(state="draft")
    first, second, third = factories.PartyFactory.create_batch(3)
    event.hosts.add(first)
    mine = Form(desk, event).type(name_en="Another name")
    bob.send(event, hosts=[first, second])

    mine.merge(mine.send())

    event.refresh_from_db()
    assert (event.name_en, set(event.hosts.all())) == ("Another name", {first, second})
    assert third not in event.hosts.all()


def test_publishing_meanwhile_makes_an_editors_stale_form_a_proposal(signed_in, member_of, bob, party):
    ed = Desk(signed_in(member_of("editor", username="ed")))
    mine = Form(ed, party).type(name_en="Hainan Province")
    bob.send(party, _publish="1")

    refused = mine.send()
    mine.merge(refused)

    assert models.Party.objects.values_list("name_en", "state").get() == ("Hainan", "published")
    assert models.Proposal.objects.values_list("slug", "author__username").get() == ("hainan", "ed")


def test_a_form_that_tells_no_version_is_refused_too(desk, party):
    mine = Form(desk, party).type(name_en="Hainan Province", seen_version="", seen_rows="")

    refused = mine.send()

    assert (refused.status_code, models.Party.objects.get().name_en) == (200, "Hainan")


@pytest.mark.parametrize(
    "forged",
    [
        {"seen_rows": "[]"},
        {"seen_rows": "{"},
        {"seen_rows": json.dumps({"": {"": ["other"]}})},
        {"seen_version": "-1"},
        {"seen_version": "9" * 40},
        {"decided_version": "x", "_merge": "1"},
    ],
)
def test_a_forged_form_is_refused_and_nothing_is_written(desk, bob, party, forged):
    factories.AliasFactory(agreement=None, party=party, text="Qiong", language="en")
    mine = Form(desk, party).type(name_en="Hainan Province", **{"aliases-0-text": "Another"})
    bob.send(party, name_en="Qiong")

    answer = mine.send(**forged)

    assert answer.status_code in (200, 400)
    assert models.Party.objects.get().name_en == "Qiong"


def test_a_form_made_before_a_plain_load_is_refused_too(desk, party, tmp_path):

    mine = Form(desk, party).type(description_en="Mine.")
    file = tmp_path / "parties.json"
    entry = {"slug": "hainan", "name_en": "Loaded", "kind": party.kind, "state": "draft"}
    file.write_text(json.dumps([{"model": "agreements.party", "fields": entry}]))
    call_command("loaddata", str(file), verbosity=0)

    refused = mine.send()

    assert refused.status_code == 200
    assert models.Party.objects.get().name_en == "Loaded"
