"""The family of an agreement: the same parties, the same areas, relations; the nearest few, and only what readers may see."""

import random
import re
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.choices import ParticipationRole, RelationKind
from agreements.domain import family
from agreements.domain.family import NAMED, RELATIONS, relations_of, successors_in
from agreements.domain.finding import near
from agreements.domain.timeline import day_of
from agreements.models import Agreement
from agreements.views import reading
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db


def read(made):
    return Agreement.objects.prefetch_related(reading.PARTIES, reading.AREAS).get(pk=made.pk)


def agreement(slug, parties=(), areas=(), signed_on="", **given):
    made = factories.AgreementFactory(slug=slug, signed_on=signed_on, **given)
    for party in parties:
        factories.ParticipationFactory(agreement=made, party=party)
    for area in areas:
        factories.CommitmentFactory(agreement=made, area=area)
    return read(made)


def family_of(made):
    follow()
    return family.family_of(made)


def slugs(kin):
    return [found.agreement.slug for found in kin]


def placed(same):
    """The agreements of the same parties by where they stand in time."""
    return {name: getattr(same, name) for name in ("before", "after", "beside", "undated")}


def same_parties(made):
    found = family_of(made).same_parties
    return {place: slugs(kin) for place, kin in placed(found).items() if kin}, found.count


@pytest.fixture
def parties():
    return factories.PartyFactory.create_batch(4)


@pytest.fixture
def areas():
    return factories.AreaFactory.create_batch(3)


# --- The same parties ---------------------------------------------------------------------------------------------


def test_same_parties_before_and_after_are_named_nearest_first(parties):
    for year in range(2001, 2020):
        agreement(f"in-{year}", parties[:2], signed_on=str(year))
    made = agreement("own", parties[:2], signed_on="2010-05-06")

    found = same_parties(made)

    assert found == (
        {
            "before": [f"in-{year}" for year in (2009, 2008, 2007, 2006, 2005, 2004)],
            "after": [f"in-{year}" for year in (2011, 2012, 2013, 2014, 2015, 2016)],
            "beside": ["in-2010"],
        },
        19,
    )


def test_agreement_of_more_parties_belongs_and_says_how_many_more(parties):
    agreement("same", parties[:2], signed_on="2001")
    agreement("more", parties, signed_on="2002")
    agreement("fewer", parties[:1], signed_on="2003")
    agreement("others", parties[1:], signed_on="2004")
    made = agreement("own", parties[:2], signed_on="2010")

    before = family_of(made).same_parties.before

    assert [(kin.agreement.slug, kin.others) for kin in before] == [("more", 2), ("same", 0)]


def test_who_only_supports_an_agreement_is_no_party_to_it(parties):
    other = agreement("other", parties[:1], signed_on="2001")
    factories.ParticipationFactory(agreement=other, party=parties[1], role="supporter")
    made = agreement("own", parties[:2], signed_on="2010")
    factories.ParticipationFactory(agreement=made, party=parties[2], role="depositary")
    agreement("both", parties[:2], signed_on="2002")

    assert same_parties(read(made)) == ({"before": ["both"]}, 1)


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_published_has_no_part_in_a_family(parties, state):
    hidden = factories.PartyFactory(state=state)
    agreement("hidden", parties[:2], signed_on="2001", state=state)
    agreement("seen", [*parties[:2], hidden], signed_on="2002")
    made = agreement("own", [*parties[:2], hidden], signed_on="2010")

    found = family_of(made).same_parties

    assert [(kin.agreement.slug, kin.others) for kin in found.before] == [("seen", 0)]
    assert found.count == 1


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_known_parties_have_nothing_between_them(parties, number):
    agreement("other", parties[:2], signed_on="2001")

    found = family_of(agreement("own", parties[:number], signed_on="2010"))

    assert not found
    assert found.same_parties.count == 0


@pytest.mark.parametrize(
    ("own", "other", "place"),
    [
        ("2010-05-06", "2010-05-05", "before"),
        ("2010-05-06", "2010-05-06", "beside"),
        ("2010-05-06", "2010-05-07", "after"),
        ("2010", "2010-05", "beside"),
        ("2010-05", "2010", "beside"),
        ("2010-05/2010-07", "2010-06", "beside"),
        ("2010-05/2010-07", "2010-08", "after"),
        ("2010", "", "undated"),
        ("", "2010", "undated"),
        ("", "", "undated"),
    ],
)
def test_before_and_after_are_said_only_of_what_is_sure(parties, own, other, place):
    agreement("other", parties[:2], signed_on=other)
    made = agreement("own", parties[:2], signed_on=own)

    assert same_parties(made) == ({place: ["other"]}, 1)


def test_rare_party_beyond_those_compared_is_found_all_the_same(monkeypatch, parties):
    monkeypatch.setattr(near, "COMPARED", 2)
    for year in range(2001, 2005):
        agreement(f"in-{year}", parties[:3], signed_on=str(year))
    agreement("all", parties, signed_on="2006")

    assert same_parties(agreement("own", parties, signed_on="2010")) == ({"before": ["all"]}, 1)


# --- The same areas -----------------------------------------------------------------------------------------------


def test_same_areas_with_other_parties_nearest_in_time_first(parties, areas):
    for year in range(2001, 2020):
        agreement(f"in-{year}", parties[1:3], areas[:1], signed_on=str(year))
    agreement("elsewhere", parties[1:3], areas[2:], signed_on="2010")
    agreement("nobody-knows-when", parties[1:3], areas[:1])
    made = agreement("own", parties[:2], areas[:2], signed_on="2010-01-02")

    found = family_of(made).same_areas

    assert slugs(found) == [f"in-{year}" for year in (2010, 2011, 2009, 2012, 2008, 2013)]
    assert len(found) == NAMED


def test_areas_in_common_are_told_in_the_order_of_the_agreement(parties, areas):
    agreement("other", parties[2:], [areas[2], areas[1]], signed_on="2010")
    made = agreement("own", parties[:2], areas, signed_on="2010")

    kin = family_of(made).same_areas[0]

    assert kin.areas == (areas[1], areas[2])
    assert kin.others == 2


def test_agreement_of_the_same_parties_is_not_one_with_others(parties, areas):
    agreement("same", parties[:2], areas, signed_on="2010")
    agreement("more", parties, areas, signed_on="2010")
    agreement("half", parties[1:], areas, signed_on="2010")
    made = agreement("own", parties[:2], areas, signed_on="2010")

    assert slugs(family_of(made).same_areas) == ["half"]


def test_newest_agreements_of_an_area_stand_beside_one_without_a_date(parties, areas):
    for year in range(2001, 2009):
        agreement(f"in-{year}", parties[1:3], areas, signed_on=str(year))
    made = agreement("own", parties[:2], areas)

    assert slugs(family_of(made).same_areas) == [f"in-{year}" for year in range(2008, 2002, -1)]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_area_joins_nothing(parties, state):
    hidden = factories.AreaFactory(state=state)
    agreement("other", parties[2:], [hidden], signed_on="2010")
    made = agreement("own", parties[:2], [hidden], signed_on="2010")

    assert family_of(made).same_areas == []


def test_common_area_is_looked_for_only_around_the_agreement(monkeypatch, parties, areas):
    monkeypatch.setattr(near, "COMMON", 3)
    monkeypatch.setattr(near, "LOOKED_THROUGH", 3)
    for year in (1990, 1991, 1992, 2030, 2031, 2032):
        agreement(f"area-{year}", parties[2:], areas[:1], signed_on=str(year))
    for year in (2008, 2009, 2011, 2012):
        agreement(f"nothing-{year}", parties[2:], signed_on=str(year))
    agreement("near", parties[2:], areas[:1], signed_on="2007")
    made = agreement("own", parties[:2], areas[:1], signed_on="2010")

    assert slugs(family_of(made).same_areas) == ["near", "area-2030"]


# --- Against a plain reading --------------------------------------------------------------------------------------


def plainly(made, everything, is_common):
    """The same family worked out record by record, as anyone would who had all day; of common parties the dated ones."""

    def parties_of(other):
        return {
            row.party
            for row in other.participations.all()
            if row.role in ParticipationRole.parties() and row.party.state == "published"
        }

    def areas_of(other):
        return {row.area for row in other.commitments.all() if row.area.state == "published"}

    own, areas = parties_of(made), areas_of(made)
    others = [other for other in everything if other != made and other.state == "published"]
    same = {
        other.slug
        for other in others
        if len(own) > 1 and parties_of(other) >= own and (other.made_first_day or not is_common)
    }
    sharing = [
        other
        for other in others
        if other.made_first_day and areas & areas_of(other) and not (own and parties_of(other) >= own)
    ]
    here = day_of(made.made_first_day or 99991231)
    apart = sorted(abs((day_of(other.made_first_day) - here).days) for other in sharing)
    return same, apart[:NAMED], {other.slug for other in sharing}


@pytest.mark.parametrize("common", [500, 0])
@pytest.mark.parametrize("seed", range(4))
def test_family_is_that_of_a_plain_reading(monkeypatch, seed, common):
    chance = random.Random(seed)
    monkeypatch.setattr(near, "COMMON", common)
    states = ["published"] * 4 + ["draft"]
    parties = [factories.PartyFactory(state=chance.choice(states)) for _ in range(5)]
    areas = [factories.AreaFactory(state=chance.choice(states)) for _ in range(4)]
    for number in range(30):
        made = agreement(
            f"made-{number}",
            signed_on=chance.choice(["", "2001", "2002-03", "2002-03-04", "2004/2006"]),
            state=chance.choice(states),
            areas=chance.sample(areas, chance.randrange(3)),
        )
        for party in chance.sample(parties, chance.randrange(4)):
            role = chance.choice(["contracting_party", "signatory", "supporter"])
            factories.ParticipationFactory(agreement=made, party=party, role=role)
    everything = list(Agreement.objects.prefetch_related(reading.PARTIES, reading.AREAS))

    for made in everything:
        same, apart, sharing = plainly(made, everything, is_common=not common)
        found = family_of(made)
        here = day_of(made.made_first_day or 99991231)
        named = chain(*placed(found.same_parties).values())

        assert found.same_parties.count == len(same)
        named = slugs(named)
        assert set(named) <= same
        assert len(named) >= min(len(same), NAMED)
        days = [abs((day_of(kin.agreement.made_first_day) - here).days) for kin in found.same_areas]
        assert days == apart
        assert set(slugs(found.same_areas)) <= sharing


# --- Relations ----------------------------------------------------------------------------------------------------


def test_relations_are_read_in_both_directions():
    made = agreement("own")
    for kind in RelationKind:
        factories.RelationFactory(
            from_agreement=made, kind=kind, to_agreement=agreement(f"to-{kind.name.lower()[:5]}")
        )
        factories.RelationFactory(
            from_agreement=agreement(f"from-{kind.name.lower()[:5]}"), kind=kind, to_agreement=made
        )

    with translation.override("en"):
        found = [(related.words, related.agreement.slug) for related in relations_of(made)]

    assert found == [
        ("Supersedes", "to-super"),
        ("Renews", "to-renew"),
        ("Amends", "to-amend"),
        ("Implements", "to-imple"),
        ("Follows up", "to-follo"),
        ("Superseded by", "from-super"),
        ("Renewed by", "from-renew"),
        ("Amended by", "from-amend"),
        ("Implemented by", "from-imple"),
        ("Followed up by", "from-follo"),
    ]
    assert set(RELATIONS) == set(RelationKind)


def test_latest_relations_of_a_kind_come_first():
    made = agreement("own")
    for year in ["", *range(2001, 2009)]:
        factories.RelationFactory(
            from_agreement=agreement(f"in-{year or 'no-year'}", signed_on=str(year)), to_agreement=made
        )

    found = [related.agreement.slug for related in relations_of(made)]

    assert found == [*(f"in-{year}" for year in range(2008, 2000, -1)), "in-no-year"]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_relation_to_what_is_not_published_is_none(state):
    made = agreement("own")
    factories.RelationFactory(from_agreement=made, to_agreement=agreement("to", state=state))
    factories.RelationFactory(from_agreement=agreement("from", state=state), to_agreement=made)
    factories.RelationFactory(from_agreement=agreement("seen"), to_agreement=made)

    assert [related.agreement.slug for related in relations_of(made)] == ["seen"]


def test_successors_are_those_that_supersede_an_agreement():
    made, newer, older = agreement("own"), agreement("newer"), agreement("older")
    factories.RelationFactory(from_agreement=newer, kind="supersedes", to_agreement=made)
    factories.RelationFactory(from_agreement=made, kind="supersedes", to_agreement=older)
    factories.RelationFactory(from_agreement=agreement("other"), kind="amends", to_agreement=made)

    assert successors_in(relations_of(made)) == [newer]


# --- How much is asked --------------------------------------------------------------------------------------------


def asked_for(made):
    follow()
    with CaptureQueriesContext(connection) as asked:
        family.family_of(made)
    return [query["sql"] for query in asked.captured_queries]


def test_family_of_many_asks_as_often_as_one_of_few(parties, areas):
    made, counts = agreement("own", parties[:2], areas, signed_on="2010"), []
    for number in range(1, 31):
        other = agreement(f"same-{number}", parties[:2], areas, signed_on="2009")
        agreement(f"else-{number}", parties[2:], areas, signed_on="2009")
        factories.RelationFactory(from_agreement=other, to_agreement=made)
        factories.RelationFactory(from_agreement=made, to_agreement=other)
        if number in (1, 3, 30):
            counts.append(len(asked_for(read(made))))

    # How many there are of each, the same parties, the same areas, what is in common, the titles.
    assert counts == [5, 5, 5]


def test_family_of_290_parties_asks_as_often_as_one_of_two(areas):
    crowd = factories.PartyFactory.create_batch(290)
    small = agreement("small", crowd[:2], areas, signed_on="2010")
    large = agreement("large", crowd, areas, signed_on="2011")

    assert same_parties(small) == ({"after": ["large"]}, 1)
    assert same_parties(large) == ({}, 0)
    assert len(asked_for(large)) == len(asked_for(small))


@pytest.mark.parametrize("common", [500, 0])
def test_no_question_reads_a_whole_table(monkeypatch, parties, areas, common):
    monkeypatch.setattr(near, "COMMON", common)
    made = agreement("own", parties[:2], areas, signed_on="2010")
    other = agreement("other", parties[:2], areas, signed_on="2009")
    factories.RelationFactory(from_agreement=other, to_agreement=made)

    plans = [plan for sql in asked_for(made) for plan in plan_of(sql)]

    assert plans
    assert [line for line in plans if is_whole(line)] == []


def is_whole(line):
    """Whether a step of a plan reads all rows of a table; what a question holds itself is no table."""
    return "Seq Scan" in line or bool(
        re.match(r"SCAN (?!earlier|later|sharing|own|named$|listing$|json_each|\d+ CONSTANT)", line)
    )


def plan_of(sql):
    """How the database answers a question; a small table is read through its indexes too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {sql}")
        return [str(row[-1]) for row in cursor.fetchall()]
