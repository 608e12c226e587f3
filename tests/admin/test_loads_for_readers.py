"""What a load shows to readers is applied by a publisher: whoever may load writes drafts alone."""

import pytest

from agreements.models import Agreement, Party, Revision
from tests.admin.load_desk import buttons, page_of, press, text_of, uploaded
from tests.domain.proposals import agreement, party
from tests.domain.uploaded import fresh
from tests.factories import PartyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lou(signed_in, member_of):
    """A loader, who publishes nothing."""
    return signed_in(member_of("loader", username="lou"))


@pytest.fixture
def pat(signed_in, member_of):
    """A publisher, who loads nothing."""
    return signed_in(member_of("publisher", username="pat"))


def forced(client, upload):
    """Sends what no button of the page sends."""
    return client.post(page_of(upload), {"apply": "1", "outcome": upload.outcome})


def test_drafts_are_applied_by_whoever_may_load(lou):
    upload = uploaded(lou, agreement("a"))

    press(lou, upload, "apply")

    assert (fresh(upload).state, Agreement.objects.get().state) == ("applied", "draft")


def test_what_readers_would_see_waits_for_a_publisher(lou, pat):
    upload = uploaded(lou, agreement("a", state="published"))

    page = lou.get(page_of(upload))
    answer = forced(lou, upload)
    before = Agreement.objects.count()
    press(pat, upload, "apply")

    assert ("apply" in buttons(page), answer.status_code, before) == (False, 403, 0)
    assert "1 record: a publisher applies it" in text_of(page)
    kept = Revision.objects.values_list("author", "accepted_by", "state").get()
    assert (fresh(upload).state, kept) == ("applied", ("lou", "pat", "published"))


@pytest.mark.parametrize("state", ["published", "withdrawn", "draft"])
def test_so_does_any_change_of_what_they_see_already(lou, state):
    PartyFactory(slug="p", name_en="Old")
    upload = uploaded(lou, party("p", name_en="New", state=state))

    answer = forced(lou, upload)

    assert (answer.status_code, Party.objects.values_list("name_en", "state").get()) == (
        403,
        ("Old", "published"),
    )


def test_what_is_published_while_a_load_waits_is_shown_anew(lou):
    PartyFactory(slug="p", state="draft", name_en="Old")
    uploaded(lou, party("p", name_en="Old"))
    Party.objects.update(name_en="Mine")
    upload = uploaded(lou, party("p", name_en="Old", description_en="New words."))
    Party.objects.update(state="published")

    forced(lou, upload)

    assert Party.objects.get().description_en == ""
    assert fresh(upload).state == "checked"
    assert fresh(upload).report["shown"] == 1


def test_a_publisher_looks_at_loads_and_uploads_none(pat, lou):
    upload = uploaded(lou, agreement("a"))

    answers = [pat.get(page_of(upload)).status_code, pat.get("/admin/agreements/upload/add/").status_code]

    assert answers == [200, 403]
