"""Links to what readers do not see yet: who has one, how long, and that nothing stays of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.domain.forms import form_of
from agreements.domain.previews import links_to, make, opened, revoke, shown_as
from agreements.domain.proposals import propose, take_back
from agreements.models import Agreement, Party, Preview, Revision
from tests import factories
from tests.domain.proposals import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return factories.EditorFactory(username="alice")


@pytest.fixture
def draft():
    return factories.AgreementFactory(slug="a", title_en="A memorandum", state="draft")


def test_a_link_is_opened_by_its_secret_alone(draft, alice):
    preview, token = make(draft, alice)

    assert opened(token) == preview
    assert (opened(preview.fingerprint), opened(token + "x"), opened("")) == (None, None, None)
    assert token not in str(Preview.objects.values())


def test_a_link_expires_and_can_be_closed(draft, alice):
    (late, late_token), (closed, closed_token), (_open, open_token) = (make(draft, alice) for _ in range(3))
    Preview.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    revoke(closed)

    assert [opened(token) is None for token in (late_token, closed_token, open_token)] == [True, True, False]
    assert [link.pk for link in links_to(draft)] == [_open.pk]


def test_a_draft_with_the_drafts_it_names_is_public_within_and_nowhere_else(draft, alice):
    factories.ParticipationFactory(agreement=draft, party=factories.PartyFactory(slug="p", state="in_review"))
    factories.ParticipationFactory(agreement=draft, party=factories.PartyFactory(slug="w", state="withdrawn"))
    preview, _token = make(draft, alice)
    before = register()

    with shown_as(preview) as record:
        within = (
            record.slug,
            Agreement.objects.get().state,
            *Party.objects.order_by("slug").values_list("state"),
        )

    assert within == ("a", "published", ("published",), ("withdrawn",))
    assert register() == before


def test_a_proposal_is_as_accepted_within_even_where_others_changed_the_same(alice):
    agreement = factories.AgreementFactory(slug="a", title_en="A memorandum")
    base = form_of("agreement", "a")
    place = ("agreement", ("a",))
    proposal = propose(
        agreement, {**base, place: base[place] | {"title_en": "Mine"}}, base, author=alice, reason="y"
    )
    Agreement.objects.update(title_en="Theirs")
    preview, token = make(agreement, alice, proposal=proposal)

    with shown_as(preview):
        within = Agreement.objects.get().title_en

    assert (within, Agreement.objects.get().title_en, Revision.objects.count()) == ("Mine", "Theirs", 0)
    take_back(proposal, by=alice)
    assert opened(token) is None


def test_of_a_record_that_is_gone_nothing_is_shown(draft, alice):
    preview, _token = make(draft, alice)
    draft.delete()

    with shown_as(preview) as record:
        assert record is None


def test_a_fault_within_is_told_and_nothing_stays_of_it(draft, alice):
    preview, _token = make(draft, alice)

    with pytest.raises(ZeroDivisionError), shown_as(preview):
        raise ZeroDivisionError

    assert Agreement.objects.get().state == "draft"
