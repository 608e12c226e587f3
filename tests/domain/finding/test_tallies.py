"""The number beside a value is the number of agreements that choosing it gives, whatever else is asked."""

import contextlib

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.domain.finding import tallies as tallies_module
from agreements.domain.finding.asked import COLUMNS, TABLES, Asked
from agreements.domain.finding.listed import keys_of_page
from agreements.domain.finding.tallies import tallied
from agreements.models import Listing
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db

STATES = ("published", "published", "published", "draft", "withdrawn")
ALL = dict.fromkeys((*TABLES, *COLUMNS))
SMALL = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@contextlib.contextmanager
def put_back():
    """What is made within is gone after: each example has a register of its own."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def three(made, dice):
    return [made(slug=str(number), state=dice.choice(STATES)) for number in range(3)]


def random_register(dice, size):
    """Some agreements, parties, areas and places in all states, tied at random."""
    parties, areas, places = (
        three(made, dice) for made in (factories.PartyFactory, factories.AreaFactory, factories.PlaceFactory)
    )
    sources = [factories.SourceFactory(state=dice.choice(STATES)) for _ in range(3)]
    excerpts = [factories.ExcerptFactory(source=source) for source in sources]
    for _ in range(size):
        agreement = factories.AgreementFactory(
            state=dice.choice(STATES),
            place=dice.choice([None, *places]),
            kind=dice.choice(("treaty", "protocol")),
            status=dice.choice(("signed", "in_force")),
            binding=dice.choice(("yes", "no", "not_known")),
            text_held=dice.choice(("", "yes", "no")),
            signed_on=dice.choice(("", "2024", "2025-03-26", "1981-12/1983-01")),
            title_en=dice.choice(("Trade", "Trade and tourism", "Tourism")),
        )
        for party in dice.sample(parties, dice.randint(0, 3)):
            for role in dice.choice((("signatory",), ("signatory", "supporter"), ("depositary",))):
                factories.ParticipationFactory(agreement=agreement, party=party, role=role)
        for area in dice.sample(areas, dice.randint(0, 3)):
            factories.CommitmentFactory.create_batch(2, agreement=agreement, area=area)
        for excerpt in dice.sample(excerpts, dice.randint(0, 3)):
            factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="title")
    return {"party": parties, "area": areas, "place": places}


def random_question(dice, records):
    values = {name: [dice.choice(found).pk] for name, found in records.items() if dice.random() < 0.25}
    for name, words in (("kind", ("treaty", "protocol")), ("status", ("signed",)), ("year", (2024, 1981))):
        if dice.random() < 0.25:
            values[name] = list(words[: dice.randint(1, len(words))])
    return Asked(
        values,
        dice.choice((None, None, 1982)),
        dice.choice((None, None, 2024)),
        dice.choice(((), (), (("trade",),), (("trade",), ("tourism",)))),
    )


def found(asked):
    return set(keys_of_page(asked, "newest", 0, 1000, "en"))


def chosen(asked, facet, value):
    """The question with one value of a facet, and no other of it."""
    given_value = value if facet in ("kind", "status", "binding", "text", "health") else int(value)
    return Asked({**asked.values, facet: [given_value]}, asked.first_year, asked.last_year, asked.phrases)


@SMALL
@given(dice=st.randoms(use_true_random=False), size=st.integers(0, 8))
def test_counts_are_what_choosing_gives(dice, size):
    with put_back():
        asked = random_question(dice, random_register(dice, size))
        follow()

        counted = tallied(asked, ALL)

        every = {
            (facet, value): len(found(chosen(asked, facet, value)))
            for facet, values in counted.counts.items()
            for value in values
        }
        shown = {(facet, value): n for facet, values in counted.counts.items() for value, n in values.items()}
        assert shown == every
        assert (counted.total, counted.uncounted, counted.is_bounded) == (len(found(asked)), set(), False)


@SMALL
@given(dice=st.randoms(use_true_random=False), size=st.integers(0, 8))
def test_no_value_that_would_give_something_is_missing(dice, size):
    with put_back():
        asked = random_question(dice, random_register(dice, size))
        follow()

        counted = tallied(asked, ALL)

        held = {row["agreement_id"]: row for row in Listing.objects.values()}
        for facet, column in (
            ("kind", "kind"),
            ("status", "status"),
            ("year", "year"),
            ("place", "place_id"),
        ):
            meant = found(asked.without(facet))
            expected = {str(held[key][column]) for key in meant if held[key][column] is not None}
            assert set(counted.counts[facet]) == expected


def test_short_facet_offers_the_most_frequent_and_what_is_on():
    parties = factories.PartyFactory.create_batch(4)
    for number, party in enumerate(parties):
        for agreement in factories.AgreementFactory.create_batch(4 - number):
            factories.ParticipationFactory(agreement=agreement, party=party)
    follow()
    keys = [str(party.pk) for party in parties]

    plain = tallied(Asked(), {"party": 2})
    beside = tallied(Asked({"party": [parties[3].pk], "kind": ["memorandum_of_understanding"]}), {"party": 2})

    assert plain.counts == {"party": {keys[0]: 4, keys[1]: 3}}
    assert beside.counts == {"party": {keys[0]: 4, keys[1]: 3, keys[3]: 1}}


def test_of_too_many_nothing_is_counted_and_the_frequent_values_are_offered(monkeypatch):
    monkeypatch.setattr(tallies_module, "MOST_COUNTED", 3)
    monkeypatch.setattr(tallies_module, "MOST_HITS", 2)
    party = factories.PartyFactory()
    for agreement in factories.AgreementFactory.create_batch(4, signed_on="2024"):
        factories.ParticipationFactory(agreement=agreement, party=party)
    follow()

    counted = tallied(Asked({"status": ["signed"]}), {"party": 2, "status": None})

    assert (counted.total, counted.is_bounded, counted.uncounted) == (3, True, {"party"})
    assert counted.counts == {"party": {str(party.pk): 0}, "status": {"signed": 4}}
