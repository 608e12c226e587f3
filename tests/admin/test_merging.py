"""Two records become one at the desk, after a look at what goes over; and two again."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from agreements.models import Merge, Participation, Party, Proposal
from tests import factories
from tests.admin.desk import model_of

pytestmark = pytest.mark.django_db
KINDS = ("party", "person", "place", "source")


@pytest.fixture
def paula():
    return someone("paula", "publisher")


@pytest.fixture
def paulas_desk(paula, signed_in):
    return signed_in(paula)


@pytest.fixture
def hainan():
    return factories.PartyFactory(slug="hainan", name_en="Hainan")


@pytest.fixture
def province():
    return factories.PartyFactory(slug="hainan-province", name_en="Hainan Province", iso_code="CN-HI")


def someone(name, role):
    person = factories.EditorFactory(username=name, is_superuser=False)
    person.groups.add(Group.objects.get(name=role))
    return person


def page_of(record):
    return reverse(f"admin:agreements_{record._meta.model_name}_merge", args=[record.pk])


def consent(response, **more):
    """What the page that asks sends once it is said why."""
    context = response.context
    return {
        "other": context["form"].cleaned_data["other"].pk,
        "stays": context["form"].cleaned_data["stays"],
        "seen": context["seen"],
        "change_reason": "One body",
        **more,
    }


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("kind", KINDS)
def test_each_of_the_four_kinds_has_the_way_there(paulas_desk, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()

    page = paulas_desk.get(reverse(f"admin:agreements_{kind}_change", args=[record.pk]))

    assert page_of(record) in page.content.decode()
    assert paulas_desk.get(page_of(record)).status_code == 200


def test_the_page_shows_what_would_go_over_and_writes_nothing(paulas_desk, hainan, province):
    agreement = factories.AgreementFactory(title_en="On trade")
    for party in (hainan, province):
        factories.ParticipationFactory(agreement=agreement, party=party)
    factories.AliasFactory(party=province, text="Qiong")
    Party.objects.filter(pk=hainan.pk).update(description_en="An island.")
    Party.objects.filter(pk=province.pk).update(description_en="A province.")

    response = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    context = response.context
    assert (context["naming"], context["rows"]) == ([("Agreements", 1)], [("Other names", 1)])
    assert [link.slug for link in context["both"]] == [agreement.slug]
    assert context["left"] == [("Description in English", "An island.", "A province.")]
    assert (context["against"], Merge.objects.count(), Party.objects.count()) == ([], 0, 2)


def test_once_it_is_said_why_two_are_one(paulas_desk, hainan, province):
    factories.ParticipationFactory(party=province)
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    response = paulas_desk.post(page_of(hainan), consent(asked), follow=True)

    assert response.redirect_chain == [(reverse("admin:agreements_party_change", args=[hainan.pk]), 302)]
    done = Merge.objects.get()
    undo_page = reverse("admin:agreements_merge_change", args=[done.pk])
    assert messages_in(response) == [
        f'“Hainan Province (CN-HI)” is part of “Hainan” now. <a href="{undo_page}">Undo it</a>'
    ]
    assert (done.author, done.reason) == ("paula", "One body")
    assert (Party.objects.get(), Participation.objects.get().party) == (hainan, hainan)


def test_the_other_one_may_stay(paulas_desk, hainan, province):
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "other"})

    paulas_desk.post(page_of(hainan), consent(asked))

    assert Party.objects.get() == province


def test_nothing_is_done_without_a_reason(paulas_desk, hainan, province):
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    response = paulas_desk.post(page_of(hainan), consent(asked, change_reason=" "))

    assert response.context["reason"].errors == {"change_reason": ["This field is required."]}
    assert Party.objects.count() == 2


def test_what_has_changed_since_is_looked_at_again(paulas_desk, hainan, province):
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})
    province.save()

    response = paulas_desk.post(page_of(hainan), consent(asked))

    assert messages_in(response) == [
        "Nothing was done: the record has changed since you looked at it. Look at it again."
    ]
    assert Party.objects.count() == 2


def test_what_speaks_against_it_is_said_and_the_button_is_not_there(paulas_desk, hainan, province):
    Party.objects.filter(pk=hainan.pk).update(state="draft")

    response = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    assert response.context["against"] == [
        "Readers see “Hainan Province” and not “Hainan”: publish that first, or let the other one stay."
    ]
    assert "Make one record of both" not in response.content.decode()


def test_a_record_is_not_merged_with_itself(paulas_desk, hainan):
    query = {"other": hainan.pk, "stays": "this"}

    response = paulas_desk.get(page_of(hainan), query)
    answer = paulas_desk.post(page_of(hainan), query | {"seen": "1:1", "change_reason": "x"})

    assert response.context["against"] == answer.context["against"] == ["These are not two records."]
    assert Party.objects.get() == hainan


@pytest.mark.parametrize(
    "sent",
    [
        {"other": "", "stays": "this"},
        {"other": "x", "stays": "this"},
        {"other": "9" * 30, "stays": "this"},
        {"other": "-1", "stays": "this"},
        {"other": "1", "stays": "neither"},
        {"stays": "this"},
        {"other": ["1", "2"]},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_forged_input_is_asked_for_again(paulas_desk, hainan, sent, method):
    response = getattr(paulas_desk, method)(page_of(hainan), sent)

    assert (response.status_code, response.templates[0].name) == (
        200,
        "admin/agreements/merge/choose.html",
    )
    assert Party.objects.count() == 1


@pytest.mark.parametrize("seen", ["", "x", "1", "1:1:1", "\x00", "9" * 40 + ":1"])
def test_forged_versions_are_none(paulas_desk, hainan, province, seen):
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    response = paulas_desk.post(page_of(hainan), consent(asked, seen=seen))

    assert response.status_code == 200
    assert Party.objects.count() == 2


@pytest.mark.parametrize("role", ["viewer", "editor", "loader"])
def test_only_a_publisher_merges_and_undoes(signed_in, hainan, province, role):
    desk = signed_in(someone("eve", role))
    done = Merge.objects.create(kind="party", gone="a", kept="b", author="paula")
    query = {"other": province.pk, "stays": "this", "seen": "1:1", "change_reason": "x"}
    undo_page = reverse("admin:agreements_merge_change", args=[done.pk])

    answers = [
        desk.get(page_of(hainan)).status_code,
        desk.post(page_of(hainan), query).status_code,
        desk.post(undo_page, {"change_reason": "x"}).status_code,
    ]

    assert answers == [403, 403, 403]
    assert (
        page_of(hainan)
        not in desk.get(reverse("admin:agreements_party_change", args=[hainan.pk])).content.decode()
    )
    assert Party.objects.count() == 2


def test_a_form_from_elsewhere_is_refused(paula, hainan, province):
    client = Client(enforce_csrf_checks=True)
    client.force_login(paula)

    response = client.post(page_of(hainan), {"other": province.pk, "stays": "this", "change_reason": "x"})

    assert (response.status_code, Party.objects.count()) == (403, 2)


def test_an_address_of_no_record_leads_back(paulas_desk):
    for number in ("0", "9" * 30, "x"):
        response = paulas_desk.get(f"/admin/agreements/party/{number}/merge/")
        assert response.status_code == 302


def test_a_merge_is_undone_from_its_page(paulas_desk, hainan, province):
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})
    paulas_desk.post(page_of(hainan), consent(asked))
    page = reverse("admin:agreements_merge_change", args=[Merge.objects.get().pk])

    response = paulas_desk.post(page, {"change_reason": "They are two"}, follow=True)

    assert messages_in(response)[-1] == "They are two records again."
    assert "Make two records of it again" not in response.content.decode()
    assert sorted(Party.objects.values_list("slug", flat=True)) == ["hainan", "hainan-province"]


def test_what_speaks_against_undoing_is_said_object_by_object(paulas_desk, hainan, province):
    factories.ParticipationFactory(agreement=factories.AgreementFactory(slug="a"), party=province)
    asked = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})
    paulas_desk.post(page_of(hainan), consent(asked))
    Participation.objects.update(signed_on="2025")
    Party.objects.update(iso_code="CN-46")
    page = reverse("admin:agreements_merge_change", args=[Merge.objects.get().pk])

    response = paulas_desk.post(page, {"change_reason": "They are two"})

    assert response.context["against"] == [
        "party hainan: changed since in ISO code.",
        "participation a / hainan / contracting_party: changed since.",
    ]
    assert Party.objects.count() == 1


def test_merges_are_listed(paulas_desk):
    Merge.objects.create(
        kind="party", gone="hainan-province", kept="hainan", author="paula", reason="One body"
    )

    response = paulas_desk.get(reverse("admin:agreements_merge_changelist"))

    assert [found.gone for found in response.context["cl"].result_list] == ["hainan-province"]
    assert "One body" in response.content.decode()


def test_a_proposed_change_of_the_one_that_goes_is_decided_first(paulas_desk, paula, hainan, province):
    Proposal.objects.create(
        kind="party", slug="hainan-province", base=[], record=[], author=paula, reason="Known"
    )

    response = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    assert response.context["against"] == [
        "A proposed change of “Hainan Province” waits for a decision: decide on it first."
    ]


def test_the_pages_of_a_large_merge_ask_few_questions(
    paulas_desk, hainan, province, django_assert_max_num_queries
):
    for _number in range(60):
        factories.ParticipationFactory(party=province)

    paulas_desk.get(page_of(hainan))

    with django_assert_max_num_queries(25):
        response = paulas_desk.get(page_of(hainan), {"other": province.pk, "stays": "this"})

    assert response.context["naming"] == [("Agreements", 60)]


def test_kinds_of_which_two_are_never_one_have_no_such_page(paulas_desk):
    for kind in ("agreement", "event", "area", "statement"):
        record = getattr(factories, f"{kind.capitalize()}Factory")()
        assert model_of(kind) is type(record)
        page = paulas_desk.get(f"/admin/agreements/{kind}/{record.pk}/merge/")
        assert page.status_code in (302, 404)
