"""The number beside a value is the number of records that choosing it gives, whatever else is on."""

import contextlib

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements import models
from agreements.domain.facets import Counted, count_related, count_values
from agreements.views import chronicle, directory, sources
from tests import factories

pytestmark = pytest.mark.django_db

STATES = ("published", "published", "published", "draft", "withdrawn")
VALUES = {"kind": ("treaty", "protocol"), "status": ("signed", "in_force")}
SMALL = settings(max_examples=40, suppress_health_check=list(HealthCheck))

states = st.sampled_from(STATES)
#: For each of several records: its state, and whom or what it names, as places in a short list.
named = st.lists(
    st.tuples(states, st.sets(st.integers(0, 2)), st.sets(st.integers(0, 2)), st.integers(0, 3)), max_size=6
)


@contextlib.contextmanager
def put_back():
    """What is made within is gone after: each example has a register of its own."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def three(made, state_list):
    """Three records to be named, keyed 0, 1 and 2, and none in the fourth place."""
    return [made(slug=f"{number}", state=state) for number, state in enumerate(state_list)] + [None]


def counted(page, query):
    """The facets beside a list: for each value of each that is counted, the number shown beside it."""
    question = page.question(QueryDict(query), page().records())
    assert question.is_valid(), question.errors
    return {
        (facet["name"], choice["value"]): choice["count"]
        for facet in page().facets(question)
        for choice in facet["choices"]
        if choice["count"] is not None
    }


def given_by_choosing(page, query, name, value):
    """How many records the list holds when this value of the facet is chosen, and no other of it."""
    chosen = QueryDict(query, mutable=True)
    chosen.setlist(name, [value])
    return page.question(chosen, page().records()).qs.count()


def assert_counts_hold(page, query):
    shown = counted(page, query)
    assert shown == {(name, value): given_by_choosing(page, query, name, value) for name, value in shown}


def published(*made):
    """The questions about those of some records that may be asked about."""
    return [
        f"{name}={record.slug}"
        for name, records in made
        for record in records
        if record and record.is_published
    ]


def test_counts_beside_events_are_what_choosing_gives():
    @SMALL
    @given(st.lists(states, min_size=3, max_size=3), named, st.randoms(use_true_random=False))
    def hold(state_list, rows, dice):
        with put_back():
            places, conferences = (
                three(made, state_list) for made in (factories.PlaceFactory, factories.EventFactory)
            )
            for state, *_, place in rows:
                event = factories.EventFactory(
                    state=state,
                    place=places[place],
                    parent=dice.choice(conferences),
                    kind=dice.choice(("signing", "meeting")),
                    start_on=dice.choice(("", "2024-12", "2025")),
                )
                factories.StatementFactory.create_batch(dice.randint(0, 2), event=event)
            options = ["kind=meeting", "kind=signing", "year=2024"]
            options += published(("place", places), ("parent", conferences))
            assert_counts_hold(chronicle.EventList, "&".join(dice.sample(options, dice.randint(0, 3))))

    hold()


def test_counts_beside_statements_are_what_choosing_gives():
    @SMALL
    @given(st.lists(states, min_size=3, max_size=3), named, st.randoms(use_true_random=False))
    def hold(state_list, rows, dice):
        with put_back():
            people, events, about = (
                three(made, state_list)
                for made in (factories.PersonFactory, factories.EventFactory, factories.AgreementFactory)
            )
            for state, numbers, _, place in rows:
                statement = factories.StatementFactory(
                    state=state,
                    speaker=people[place],
                    event=dice.choice(events),
                    kind=dice.choice(("verbatim", "reported")),
                    channel=dice.choice(("speech", "interview")),
                )
                statement.agreements.set(about[number] for number in numbers)
            options = ["kind=reported", "channel=speech", "channel=interview"]
            options += published(("speaker", people), ("event", events), ("agreement", about))
            assert_counts_hold(chronicle.StatementList, "&".join(dice.sample(options, dice.randint(0, 3))))

    hold()


def test_counts_beside_parties_and_sources_are_what_choosing_gives():
    china = factories.PartyFactory(slug="china", kind="national_government")
    for kind in ("ministry", "ministry", "regional_government"):
        factories.ParticipationFactory(party=factories.PartyFactory(parent=china, kind=kind))
    for kind, publisher in (
        ("register", "A"),
        ("news_article", "A"),
        ("news_article", "B"),
        ("register", ""),
    ):
        factories.SourceFactory(kind=kind, publisher=publisher)

    for query in ("", "kind=ministry", "parent=china", "parent=china&kind=regional_government"):
        assert_counts_hold(directory.PartyList, query)
    for query in ("", "kind=register", "publisher=B", "publisher=B&kind=register"):
        assert_counts_hold(sources.SourceList, query)


def test_agreement_with_two_commitments_in_an_area_counts_once():
    area, agreement = factories.AreaFactory(slug="tourism"), factories.AgreementFactory()
    factories.CommitmentFactory.create_batch(2, area=area, agreement=agreement)

    counts = count_related(models.Agreement.objects.published(), models.Area, "commitments__area", [])

    assert counts == [Counted("tourism", 1, area)]


def test_long_facet_offers_the_most_frequent_and_those_that_are_on():
    parties = [factories.PartyFactory(slug=f"party-{letter}") for letter in "abcd"]
    for number, party in enumerate(parties):
        factories.ParticipationFactory.create_batch(number, party=party)

    counts = count_related(
        models.Agreement.objects.published(),
        models.Party,
        "participations__party",
        [parties[0], parties[1]],
        2,
    )

    assert [(row.value, row.count) for row in counts] == [
        ("party-d", 3),
        ("party-c", 2),
        ("party-a", 0),
        ("party-b", 1),
    ]


def test_values_stand_by_number_then_by_name():
    for kind, number in (("treaty", 1), ("protocol", 2), ("framework", 1)):
        factories.AgreementFactory.create_batch(number, kind=kind)
    factories.AgreementFactory(kind="other", state="draft")

    counts = count_values(models.Agreement.objects.published(), "kind")

    assert [(row.value, row.count) for row in counts] == [("protocol", 2), ("framework", 1), ("treaty", 1)]


def test_value_that_is_on_stays_even_with_none(client):
    factories.PartyFactory(slug="alone", name_en="Alone")

    facets = client.get("/en/agreements/?party=alone&kind=treaty").context["facets"]

    shown = {
        facet["name"]: [(c["value"], c["count"], c["checked"]) for c in facet["choices"]] for facet in facets
    }
    assert (shown["party"], shown["kind"]) == ([("alone", 0, True)], [("treaty", 0, True)])


#: Led to from the pages of records, and carried along by the form of the filters.
WITHOUT_FACET = {chronicle.EventList: {"host", "person"}, chronicle.StatementList: {"within", "party"}}


def test_filters_and_facets_are_about_the_same_parameters():
    asked = {
        page: {name for name, chosen in page.question.get_filters().items() if hasattr(chosen, "model_asked")}
        for page in (
            chronicle.EventList,
            chronicle.StatementList,
            directory.PartyList,
        )
    }

    for page, names in asked.items():
        question = page.question(QueryDict(""), page().records())
        assert question.is_valid()
        assert names - {facet["name"] for facet in page().facets(question)} == WITHOUT_FACET.get(page, set())
