"""What the figure of days calls words whose speaker no source names."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("is_seen", "words"),
    [(True, "Press release by Government of Victoria"), (False, "Press release")],
    ids=["of a body", "of a hidden body"],
)
def test_words_of_a_body_are_named_by_their_channel_and_the_body(client, is_seen, words):
    body = factories.PartyFactory(
        name_en="Government of Victoria", state="published" if is_seen else "withdrawn"
    )
    agreement = factories.AgreementFactory(slug="a")
    factories.EventFactory(start_on="2018-10-08", name_en="Signing").agreements.add(agreement)
    for day in ("2018-10-09", "2018-11-11"):
        said = factories.StatementFactory(
            speaker=None, on_behalf_of=body, channel="press_release", said_on=day
        )
        said.agreements.add(agreement)

    page = client.get("/en/agreements/a/").content.decode()

    assert page.count(words) >= 2
    assert "None" not in page
    assert ("Victoria" in page) is is_seen
