"""Publishing, and what stays hidden beside what is published."""

import pytest

from agreements.choices import PublicationState
from agreements.domain.publication import VERBS, RecordMovedError, hidden_beside, publish, verbs_for
from agreements.models import Party, Revision
from tests import factories

pytestmark = pytest.mark.django_db


def test_publish_shows_a_record_and_keeps_its_revision():
    party = factories.PartyFactory(state="draft", slug="hainan")

    changed = publish(party, author="alice")

    party.refresh_from_db()
    assert (changed, party.is_published, party.version) == (True, True, 2)
    kept = Revision.objects.order_by("number").values_list(
        "kind", "slug", "number", "state", "version", "author"
    )
    assert list(kept) == [
        ("party", "hainan", 1, "draft", 1, ""),
        ("party", "hainan", 2, "published", 2, "alice"),
    ]


@pytest.mark.parametrize("state", PublicationState.values)
@pytest.mark.parametrize(
    ("verb", "starts", "ends"),
    [
        ("submit", {"draft", "withdrawn"}, "in_review"),
        ("send_back", {"in_review"}, "draft"),
        ("publish", {"draft", "in_review", "withdrawn"}, "published"),
        ("withdraw", {"published"}, "withdrawn"),
    ],
)
def test_each_step_starts_where_it_may_and_nowhere_else(verb, starts, ends, state):
    party = factories.PartyFactory(state=state)

    changed = VERBS[verb][1](party, author="alice", reason="Asked for")

    assert (changed, Party.objects.get().state) == ((True, ends) if state in starts else (False, state))


@pytest.mark.parametrize(
    ("state", "of_an_editor", "of_a_publisher"),
    [
        ("draft", ["submit"], ["submit", "publish"]),
        ("in_review", ["send_back"], ["send_back", "publish"]),
        ("published", [], ["withdraw"]),
        ("withdrawn", ["submit"], ["submit", "publish"]),
    ],
)
def test_only_a_publisher_shows_something_to_readers_or_takes_it_from_them(
    state, of_an_editor, of_a_publisher
):
    party = factories.PartyFactory(state=state)

    assert verbs_for(party, is_publisher=False) == of_an_editor
    assert verbs_for(party, is_publisher=True) == of_a_publisher


def test_a_record_that_was_changed_since_it_was_looked_at_is_not_published():
    party = factories.PartyFactory(state="in_review")
    Party.objects.get().save()

    with pytest.raises(RecordMovedError):
        publish(party, version=1)

    assert (Party.objects.get().state, Revision.objects.count()) == ("in_review", 0)


def test_a_step_counts_on_from_the_version_that_others_have_left():
    party = factories.PartyFactory(state="draft")
    Party.objects.get().save()

    publish(party)

    assert Party.objects.get().version == 3


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
