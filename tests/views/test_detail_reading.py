"""What the page of a record holds: all it shows, nothing hidden, and nothing that asks again."""

import pytest
from django.http import Http404

from agreements.domain.family import relations_in, relations_of
from agreements.models import Citation
from agreements.views import agreements, parties, sources
from agreements.views.detail_reading import hold, of_slug
from tests import factories

pytestmark = pytest.mark.django_db

STATES = ["draft", "in_review", "withdrawn"]


@pytest.mark.parametrize("state", STATES)
def test_record_that_is_not_published_is_not_found(state):
    record = factories.PartyFactory(state=state)

    with pytest.raises(Http404):
        of_slug(parties.PARTY, record.slug)


def test_agreement_has_its_rows_at_hand(django_assert_num_queries):
    signing = factories.EventFactory(parent=factories.EventFactory())
    made = factories.AgreementFactory(signing_event=signing, place=factories.PlaceFactory())
    participations = factories.ParticipationFactory.create_batch(2, agreement=made)
    commitments = factories.CommitmentFactory.create_batch(2, agreement=made)
    alias = factories.AliasFactory(agreement=made)
    attendance = factories.AttendanceFactory(event=signing)
    agreement = agreements.agreement_of_page(made.slug)

    with django_assert_num_queries(0):
        assert [agreement.place, agreement.signing_event.parent] == [made.place, signing.parent]
        assert list(agreement.participations.all()) == participations
        assert list(agreement.commitments.all()) == commitments
        assert [row.party.name.text for row in agreement.participations.all()] == [
            row.party.name_en for row in participations
        ]
        assert list(agreement.aliases.all()) == [alias]
        assert list(agreement.signing_event.attendances.all()) == [attendance]


@pytest.mark.parametrize("state", STATES)
def test_what_is_hidden_is_not_held(state, django_assert_num_queries):
    signing = factories.EventFactory(parent=factories.EventFactory(state=state))
    made = factories.AgreementFactory(signing_event=signing, place=factories.PlaceFactory(state=state))
    factories.ParticipationFactory(agreement=made, party=factories.PartyFactory(state=state))
    factories.CommitmentFactory(agreement=made, area=factories.AreaFactory(state=state))
    post = factories.PostFactory(person__state=state)
    factories.AttendanceFactory(event=signing, person=post.person)
    factories.AttendanceFactory(
        event=signing,
        person=None,
        described_as_en="someone",
        post=post,
        on_behalf_of=factories.PartyFactory(state=state),
    )
    agreement = agreements.agreement_of_page(made.slug)

    with django_assert_num_queries(0):
        assert [agreement.place, agreement.signing_event.parent] == [None, None]
        assert [*agreement.participations.all(), *agreement.commitments.all()] == []
        assert [
            (row.person, row.post, row.on_behalf_of) for row in agreement.signing_event.attendances.all()
        ] == [(None, None, None)]


def test_relations_stand_as_the_family_has_them():
    made = factories.AgreementFactory()
    for place, kind in enumerate(["amends", "renews", "supersedes", "renews", "follows_up"]):
        day = ["2024", "2025", "", "2026", "2023"][place]
        factories.RelationFactory(from_agreement=made, kind=kind, to_agreement__signed_on=day)
        factories.RelationFactory(to_agreement=made, kind=kind, from_agreement__signed_on=day)
        factories.RelationFactory(from_agreement=made, kind=kind, to_agreement__state=STATES[place % 3])

    related = relations_in(made, agreements.RELATIONS(agreement=made.pk))

    assert len(related) == 10
    assert related == relations_of(made)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", Citation.targets)
def test_source_supports_nothing_hidden(kind, state):
    hidden = {
        "attendance": lambda: factories.AttendanceFactory(event__state=state),
        "commitment": lambda: factories.CommitmentFactory(agreement__state=state),
        "participation": lambda: factories.ParticipationFactory(agreement__state=state),
        "statement": lambda: factories.StatementFactory(speaker__state=state),
        "agreement": lambda: factories.AgreementFactory(state=state),
        "event": lambda: factories.EventFactory(state=state),
        "party": lambda: factories.PartyFactory(state=state),
        "person": lambda: factories.PersonFactory(state=state),
    }
    excerpt = factories.ExcerptFactory()
    factories.CitationFactory(excerpt=excerpt, **{kind: hidden[kind]()})

    assert sources.supports_of(sources.CITATIONS(source=excerpt.source_id)) == {}


def test_rows_at_hand_are_all_or_nothing():
    """Some of them, asked of the database, might be hidden ones."""
    party = factories.PartyFactory()
    hold(party, aliases=[], children=[])

    assert party.aliases.all() == []
    with pytest.raises(AttributeError):
        party.children.filter(state="draft")
