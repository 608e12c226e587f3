"""Publishing, and what stays hidden beside what is published."""

import pytest

from agreements.domain.publication import hidden_beside, publish
from agreements.models import Revision
from tests import factories

pytestmark = pytest.mark.django_db


def test_publish_shows_a_record_and_keeps_its_revision():
    party = factories.PartyFactory(state="draft", slug="hainan")

    changed = publish(party, author="alice")

    party.refresh_from_db()
    assert (changed, party.is_published, party.version) == (True, True, 2)
    assert list(Revision.objects.values_list("kind", "slug", "author")) == [("party", "hainan", "alice")]


def test_publish_leaves_a_published_record_alone():
    party = factories.PartyFactory()

    changed = publish(party, author="alice")

    assert (changed, Revision.objects.count()) == (False, 0)


def test_hidden_beside_names_each_record_that_readers_do_not_see():
    place = factories.PlaceFactory(state="draft")
    party = factories.PartyFactory(state="in_review")
    source = factories.SourceFactory(state="withdrawn")
    agreement = factories.AgreementFactory(place=place)
    factories.ParticipationFactory(agreement=agreement, party=party)
    factories.ParticipationFactory(agreement=agreement)
    excerpt = factories.ExcerptFactory(source=source)
    for field in ("kind", "status"):
        factories.CitationFactory(agreement=agreement, excerpt=excerpt, field=field)

    hidden = hidden_beside(agreement)

    assert hidden == [place, party, source]


def test_hidden_beside_looks_at_many_to_many_too():
    host = factories.PartyFactory(state="draft")
    event = factories.EventFactory()
    event.hosts.add(host, factories.PartyFactory())

    assert hidden_beside(event) == [host]
