"""What somebody might send to get round the desk, to break it, or by mischance: nothing is shown, lost or broken by it."""

import pytest
from django.urls import reverse

from agreements.domain.previews import make
from agreements.domain.proposals import accept, form_of, restore
from agreements.domain.publication import RecordMovedError, publish, withdraw
from agreements.domain.renaming import rename
from agreements.models import Agreement, Excerpt, FormerAddress, Party, Proposal, Revision
from tests import factories
from tests.admin.desk import WHY, address, faults, filled

pytestmark = pytest.mark.django_db

UNSEEN = "because\x0bof"


def test_reason_with_a_sign_that_nobody_sees_is_refused_at_every_door(ed, pat):
    shown, draft = factories.PlaceFactory(), factories.PlaceFactory(state="draft")
    chosen = {"action": "publish_chosen", "_selected_action": [draft.pk], "index": "0", "confirmed": "1"}

    typed = ed.send(shown, region_code="CN-46", change_reason=UNSEEN)
    step = {"step": "publish", "seen_version": draft.version, "change_reason": UNSEEN}
    taken = pat.client.post(address(draft, "publication"), step)
    acted = pat.client.post(address(type(draft), "changelist"), {**chosen, "change_reason": UNSEEN})

    draft.refresh_from_db()
    assert "U+000B" in str(faults(typed)["change_reason"])
    assert "U+000B" in taken.content.decode()
    assert "U+000B" in str([str(said) for said in acted.context["messages"]])
    assert (Proposal.objects.count(), draft.state) == (0, "draft")


def test_reason_that_was_kept_with_such_a_sign_does_not_break_the_feed(client):
    publish(factories.PlaceFactory(state="draft"), author="pat", reason="one\x0btwo\x01\u202e")

    answer = client.get(reverse("changes_feed"))

    assert (answer.status_code, "one two" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("door", ["enter", "change", "made from the name"])
def test_key_from_which_readers_are_led_on_is_nobody_elses(ed, door, client):
    party = factories.PartyFactory(slug="hainan", name_en="Hainan Province")
    rename(party, "hainan-province", author="pat")

    if door == "change":
        draft = factories.PartyFactory(state="draft")
        answer = ed.send(draft, slug="hainan", is_another="on")
    else:
        key = {"slug": "hainan"} if door == "enter" else {"slug": ""}
        answer = ed.send(Party, name_en="Hainan", kind="other", is_another="on", **key)

    slugs = set(Party.objects.values_list("slug", flat=True)) - {"hainan-province"}
    assert "hainan" not in slugs
    assert ("slug" in faults(answer)) == (door != "made from the name")
    assert client.get("/en/parties/hainan/").status_code == 301
    assert FormerAddress.objects.get().leads_to == "hainan-province"


def test_record_takes_its_own_former_key_again():
    party = factories.PartyFactory(slug="hainan")
    rename(party, "hainan-province", author="pat")

    assert rename(party, "hainan", author="pat")


def test_what_changed_since_it_was_ticked_is_not_published_with_the_other(pat):
    party = factories.PartyFactory(state="draft")
    agreement = factories.ParticipationFactory(agreement__state="in_review", party=party).agreement
    looked_at = party.version
    party.save()

    step = {"step": "publish", "seen_version": agreement.version, "beside": f"party:{party.pk}:{looked_at}"}
    answer = pat.client.post(address(agreement, "publication"), step, follow=True)

    assert set(Party.objects.values_list("state", flat=True)) == {"draft"}
    assert Agreement.objects.get().state == "published"
    assert "nothing was done to it" in answer.content.decode()


def test_no_link_brings_back_what_was_withdrawn(pat, client):
    place, author = factories.PlaceFactory(state="draft", name_en="Boao"), factories.EditorFactory()
    _link, token = make(place, author)
    publish(place, author="pat")
    proposal = factories.ProposalFactory(kind="place", slug=place.slug, base=[], record=[])
    _link, of_proposal = make(place, author, proposal=proposal)
    withdraw(place, author="pat", reason="It must go at once")

    answers = [client.get(reverse("preview", args=[secret])).status_code for secret in (token, of_proposal)]

    assert answers == [404, 404]
    assert pat.open(place, "publication").context["links"] == []


@pytest.mark.parametrize(("role", "code"), [("viewer", 403), ("loader", 403), ("editor", 302)])
def test_who_only_looks_makes_no_link(signed_in, member_of, role, code):
    place = factories.PlaceFactory()
    proposal = factories.ProposalFactory(kind="place", slug=place.slug)
    client = signed_in(member_of(role, username=role))

    answer = client.post(address(proposal), {"make_link": "1"})

    assert answer.status_code == code
    assert ("make_link" in client.get(address(proposal)).content.decode()) == (code == 302)


def test_words_are_kept_when_a_record_that_is_named_got_another_key_meanwhile(ed):
    party = factories.PartyFactory(slug="hainan")
    agreement = factories.ParticipationFactory(agreement__state="draft", party=party).agreement
    ed.send(agreement, title_en="On trade")
    rename(party, "hainan-province", author="pat")
    content = filled(ed.open(agreement).context)
    ed.send(agreement, title_en="On trade and more")

    answer = ed.client.post(address(agreement), content | {"summary_en": "Both work together."})

    assert answer.context["collision"].base is not None
    assert answer.context["adminform"].form["summary_en"].value() == "Both work together."


def test_words_are_kept_when_a_row_that_is_named_got_another_key_meanwhile(ed):
    excerpt = factories.ExcerptFactory(slug="one", source__state="draft")
    agreement = factories.AgreementFactory(state="draft")
    factories.CitationFactory(excerpt=excerpt, agreement=agreement, field="")
    ed.send(agreement, title_en="On trade")
    Excerpt.objects.update(slug="another")
    content = filled(ed.open(agreement).context)
    ed.send(agreement, title_en="On trade and more")

    answer = ed.client.post(address(agreement), content | {"summary_en": "Both work together."})

    assert answer.status_code == 200
    assert answer.context["adminform"].form["summary_en"].value() == "Both work together."


def test_history_speaks_of_no_change_where_a_name_was_only_given_another_key(client, pat):
    party = factories.PartyFactory(slug="hainan")
    agreement = factories.ParticipationFactory(party=party).agreement
    pat.send(agreement, title_en="On trade")
    rename(party, "hainan-province", author="pat")
    pat.send(agreement, title_en="On trade and more")

    page = client.get(f"{agreement.get_absolute_url()}history/").content.decode()

    assert (
        "Participation" not in page.split('class="versions"', 1)[1].split("</ol>", 1)[0].split("</li>", 1)[0]
    )


def test_a_version_from_before_a_key_changed_is_brought_back(pat):
    party = factories.PartyFactory(slug="hainan")
    agreement = factories.ParticipationFactory(party=party).agreement
    pat.send(agreement, title_en="On trade")
    former = Revision.objects.filter(kind="agreement").latest("pk")
    rename(party, "hainan-province", author="pat")
    pat.send(agreement, title_en="On trade and more")

    proposal = restore(former, author=factories.EditorFactory(), reason=WHY)
    report = accept(proposal, by=factories.EditorFactory())

    assert (report.faults, report.conflicts) == ([], 0)
    assert Agreement.objects.get().title_en == "On trade"
    assert [row.party.slug for row in Agreement.objects.get().participations.all()] == ["hainan-province"]


def test_a_record_that_moved_since_it_was_looked_at_is_not_changed_by_accepting():
    place = factories.PlaceFactory(state="draft")
    base = form_of("place", place.slug)
    proposal = factories.ProposalFactory(kind="place", slug=place.slug)
    looked_at = place.version
    publish(place, author="pat")

    with pytest.raises(RecordMovedError):
        accept(proposal, by=factories.EditorFactory(), version=looked_at)

    assert {**form_of("place", place.slug)} != base
    assert Proposal.objects.get().state == "waiting"


@pytest.mark.parametrize("kind", ["record", "row"])
def test_what_was_typed_into_something_that_was_deleted_is_shown_once_more(ed, kind):
    place = factories.PlaceFactory(state="draft")
    entry = place if kind == "record" else factories.PostFactory(person__state="draft")
    content = filled(ed.open(entry).context)
    typed = {"name_en": "Boao & Qionghai"} if kind == "record" else {"title_en": "Boao & Qionghai"}
    at = address(entry)
    entry.delete()

    answer = ed.client.post(at, content | typed)

    assert (answer.status_code, "Boao &amp; Qionghai" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "sent",
    [
        '{"":[]}',
        '{"":null}',
        '{"":{"":5}}',
        '{"":{"":null}}',
        '{"":{"":[[1]]}}',
        "[" * 100_000,
        "9" * 5_000,
        "null",
    ],
)
@pytest.mark.parametrize("version", ["1", "999"])
def test_forged_keys_of_rows_break_nothing(ed, sent, version):
    party = factories.PartyFactory(state="draft")
    content = filled(ed.open(party).context)

    answer = ed.client.post(address(party), content | {"seen_rows": sent, "seen_version": version})

    assert answer.status_code < 500


def test_forged_numbers_of_rows_break_nothing(ed):
    party = factories.PartyFactory(state="draft")
    factories.AliasFactory(party=party, agreement=None)
    content = filled(ed.open(party).context)
    party.save()
    forged = {"aliases-0-id": "abc", "seen_rows": content["seen_rows"].replace('"1"', '"abc"')}

    assert ed.client.post(address(party), content | forged).status_code < 500


def test_empty_name_of_a_field_breaks_nothing(ed):
    place = factories.PlaceFactory(state="draft")

    assert ed.client.get(f"{address(place)}?_to_field=").status_code == 200
