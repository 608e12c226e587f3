"""What an address asks of the desk is answered, redirected or refused: it never breaks a page."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements import models
from tests import factories
from tests.admin.desk import RECORDS, ROWS, WHY, address, filled, model_of

LISTS = [model for model in admin.site._registry if model._meta.app_label in ("agreements", "auth")]
WORDS = "/admin/agreements/agreement/"


@pytest.mark.parametrize(
    "query",
    [
        {"title_en__regex": "("},
        {"slug__regex": "("},
        {"title_en__icontains": "trade"},
        {"participations__party__name_en": "Hainan"},
        {"signing_event__attendances__person__name_en__startswith": "J"},
        {"id__in": "1,abc"},
        {"pk": "1"},
        {"state__in": "draft"},
        {"state__regex": "("},
        {"unknown": "1"},
        {"_to_field": "slug"},
        {"_to_field": "unknown"},
    ],
)
def test_question_that_no_filter_asks_is_a_bad_request(desk, query):
    assert desk.open(models.Agreement, "changelist", **query).status_code == 400


@pytest.mark.parametrize("model", [User, Group])
def test_accounts_are_asked_no_more_than_records(desk, model):
    answers = [
        desk.open(model, "changelist", **query).status_code
        for query in ({"password__startswith": "a"}, {"name__regex": "("}, {"username__regex": "("})
    ]

    assert answers == [400, 400, 400]


@pytest.mark.parametrize("value", ["abc", "", 2**63, "9" * 30, "-1", "0", "1,2"])
def test_wrong_value_of_a_filter_finds_nothing_or_leads_to_the_list(desk, value):
    answers = [
        desk.open(models.Event, "changelist", **{name: value})
        for name in ("state__exact", "is_expected__exact", "kind__isnull", "kind__exact")
    ]

    assert {answer.status_code for answer in answers} <= {200, 302}
    assert {answer.url for answer in answers if answer.status_code == 302} <= {
        f"{address(models.Event, 'changelist')}?e=1"
    }


@pytest.mark.parametrize(
    "query",
    [
        {"o": "1.-2.3"},
        {"o": "99"},
        {"o": "-"},
        {"o": "abc"},
        {"o": "1." * 3000},
        {"p": "99999"},
        {"p": "-1"},
        {"p": 2**63},
        {"p": "abc"},
        {"q": "(" * 1000},
        {"q": "a " * 3000},
        {"q": "'"},
        {"q": '"a b" c"'},
        {"q": "%_\\"},
        {"all": ""},
        {"_facets": "True"},
        {"_popup": "1"},
        {"_to_field": "id"},
        {"e": "1"},
    ],
)
@pytest.mark.parametrize("model", [models.Agreement, models.Participation, models.Revision])
def test_odd_question_is_answered(desk, model, query):
    assert desk.open(model, "changelist", **query).status_code in (200, 302)


@pytest.mark.parametrize("key", ["0", "abc", "-1", str(2**63), "9" * 50, "1_2", "%00", "..", "_3D"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_record_that_is_not_there_leads_to_the_first_page(desk, key, page):
    response = desk.client.get(f"{WORDS}{key}/{page}/")

    assert response.status_code in (302, 400, 404)


@pytest.mark.parametrize("kind", [*RECORDS, *ROWS])
@pytest.mark.parametrize("value", ["abc", "1,abc", "9" * 30, "'", "2025-02-30"])
def test_form_takes_any_value_of_an_address(desk, kind, value):
    query = {field.name: value for field in model_of(kind)._meta.get_fields()}

    assert desk.open(model_of(kind), "add", **query).status_code == 200


@pytest.mark.parametrize("filters", ["o=1&q=%00", "%", "a=b" * 500, "e=1&state__regex=("])
def test_form_remembers_any_list_it_was_reached_from(desk, filters):
    place = factories.PlaceFactory()
    at = f"{address(place)}?{urlencode({'_changelist_filters': filters})}"

    page = desk.client.get(at)
    saved = desk.client.post(at, filled(page.context) | {"change_reason": WHY})

    assert (page.status_code, saved.status_code) == (200, 302)


@pytest.mark.parametrize("chosen", ["abc", "\x00", 2**63, "1,2", ""])
def test_action_on_what_is_no_record_is_a_bad_request(desk, chosen):
    response = desk.client.post(
        address(models.Agreement, "changelist"),
        {"action": "delete_selected", "_selected_action": [chosen], "index": "0"},
    )

    assert response.status_code == 400


@pytest.mark.parametrize(
    "content",
    [
        {"action": "unknown", "_selected_action": "1", "index": "0"},
        {"action": "delete_selected", "_selected_action": "1", "index": "abc"},
        {"action": "delete_selected", "_selected_action": "1", "index": "-99"},
        {"action": "delete_selected", "_selected_action": "999999", "index": "0", "select_across": "x"},
        {"_selected_action": "1"},
    ],
)
def test_odd_action_changes_nothing(desk, content):
    agreement = factories.AgreementFactory()

    response = desk.client.post(address(models.Agreement, "changelist"), content)

    assert response.status_code in (200, 302)
    assert list(models.Agreement.objects.all()) == [agreement]


@pytest.mark.parametrize(
    "content",
    [
        {"_saveasnew": "1"},
        {"_popup": "1", "_to_field": "unknown"},
        {"_to_field": "\x00"},
        {"participations-TOTAL_FORMS": "abc"},
        {"participations-TOTAL_FORMS": "99999999"},
        {
            "participations-TOTAL_FORMS": "1",
            "participations-INITIAL_FORMS": "1",
            "participations-0-id": "abc",
        },
        {"participations-TOTAL_FORMS": "2", "participations-INITIAL_FORMS": "2"},
        {"participations-TOTAL_FORMS": "0", "participations-INITIAL_FORMS": "9"},
        {"participations-0-id": str(2**63)},
        {"participations-0-party": "\x00"},
        {"participations-0-DELETE": "\x00"},
        {"state": "\x00"},
        {"slug": "\x00"},
        {"place": "\x00"},
    ],
)
def test_form_that_no_page_makes_is_refused_in_words(desk, content):
    agreement = factories.ParticipationFactory().agreement

    response = desk.send(agreement, **content)

    assert response.status_code in (200, 302, 400)


@pytest.mark.parametrize("model", LISTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    query=st.dictionaries(
        st.sampled_from(
            ["q", "o", "p", "all", "e", "_facets", "_popup", "_to_field", "state__exact", "dated"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40),
        max_size=4,
    )
)
def test_no_question_breaks_a_list(desk, model, query):
    response = desk.client.get(f"{address(model, 'changelist')}?{urlencode(query)}")

    assert response.status_code in (200, 302, 400)


def test_search_finds_by_any_name_and_lists_a_record_once(desk):
    agreement = factories.AgreementFactory(
        title_en="On trade",
        title_zh_hant="貿易",
        title_original="무역",
        original_language="ko",
        register_number="2025/7",
        slug="hainan-hong-kong",
    )
    factories.AgreementFactory()
    for text in ("MoU one", "MoU two"):
        factories.AliasFactory(agreement=agreement, text=text)

    found = [
        list(desk.open(models.Agreement, "changelist", q=words).context["cl"].result_list)
        for words in ("on TRADE", "貿易", "무역", "2025/7", "hainan-hong", "MoU", "trade mou two")
    ]

    assert found == [[agreement]] * 7


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind not in ("statement", "source")])
def test_search_finds_every_kind_by_its_other_names(desk, kind):
    record = getattr(factories, f"{kind.capitalize()}Factory")()
    getattr(factories, f"{kind.capitalize()}Factory")()
    factories.AliasFactory(**{kind: record}, text="Qiongzhou")

    page = desk.open(model_of(kind), "changelist", q="qiong")

    assert list(page.context["cl"].result_list) == [record]


def test_filters_narrow_the_list(desk):
    draft = factories.AgreementFactory(state="draft", signed_on="2025-03-26", kind="treaty")
    dateless = factories.AgreementFactory(binding="yes")
    area, _other = factories.AreaFactory(), factories.AreaFactory()
    for _ in range(2):
        factories.CommitmentFactory(agreement=draft, area=area)

    found = [
        list(desk.open(models.Agreement, "changelist", **query).context["cl"].result_list)
        for query in (
            {"state__exact": "draft"},
            {"kind__exact": "treaty"},
            {"binding__exact": "yes"},
            {"dated": "no"},
            {"dated": "yes"},
            {"dated": "perhaps"},
            {"commitments__area__id__exact": area.pk},
        )
    ]

    assert found == [[draft], [draft], [dateless], [dateless], [draft], [draft, dateless], [draft]]


def test_lists_say_dates_in_words(desk):
    factories.AgreementFactory(signed_on="2025-03-26")
    factories.EventFactory(start_on="2025-03-25", end_on="2025-03-28")

    agreements = desk.open(models.Agreement, "changelist").content.decode()
    events = desk.open(models.Event, "changelist").content.decode()

    assert ("26 March 2025" in agreements, "25 to 28 March 2025" in events) == (True, True)


def test_desk_asks_who_comes(client, db):
    response = client.get(reverse("admin:index"))

    assert response.url == "/admin/login/?next=/admin/"
