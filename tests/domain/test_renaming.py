"""A record gets another key, and whoever knows it by the former one still finds it."""

import pytest
from django.core.exceptions import ValidationError

from agreements.domain.addresses import leads_to
from agreements.domain.comparison import Outcome
from agreements.domain.dumping import dumped
from agreements.domain.forms import form_of
from agreements.domain.proposals import accept, propose
from agreements.domain.renaming import rename
from agreements.models import Agreement, FormerAddress, Participation, Party, Proposal, Revision
from tests import factories
from tests.domain.proposals import agreement as entry
from tests.domain.proposals import entry as row
from tests.domain.proposals import loaded, said
from tests.domain.proposals import party as party_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def hainan():
    return factories.PartyFactory(slug="hainan", name_en="Hainan")


def participation(agreement, party, **fields):
    return row("participation", agreement=[agreement], party=[party], **fields)


def test_the_key_changes_and_the_former_one_leads_on(hainan):
    assert rename(hainan, "hainan-province", author="alice", reason="There is a county too")

    assert Party.objects.values_list("slug", "version").get() == ("hainan-province", 2)
    assert leads_to("party", "hainan") == "hainan-province"


def test_its_history_goes_with_it_and_says_who_and_why(hainan):
    rename(hainan, "hainan-province", author="alice", reason="There is a county too")

    revisions = Revision.objects.order_by("number").values_list("slug", "number", "author", "reason")
    assert list(revisions) == [
        ("hainan-province", 1, "", ""),
        ("hainan-province", 2, "alice", "There is a county too"),
    ]


def test_the_key_that_it_has_is_no_change(hainan):
    assert not rename(hainan, "hainan", author="alice", reason="None")
    assert (Revision.objects.count(), FormerAddress.objects.count()) == (0, 0)


@pytest.mark.parametrize("slug", ["", "Hai nan", "hong-kong", "x" * 121, "a\x00b"])
def test_what_can_be_no_key_is_refused(hainan, slug):
    factories.PartyFactory(slug="hong-kong")

    with pytest.raises(ValidationError):
        rename(hainan, slug, author="alice", reason="A slip")

    assert Party.objects.filter(slug="hainan").exists()
    assert (hainan.slug, FormerAddress.objects.count()) == ("hainan", 0)


def test_a_key_may_come_back(hainan):
    rename(hainan, "hainan-province", author="alice", reason="There is a county too")
    rename(hainan, "hainan", author="alice", reason="There is none")

    assert list(FormerAddress.objects.values_list("slug", "leads_to")) == [("hainan-province", "hainan")]


def test_all_keys_that_it_ever_had_lead_to_that_of_today(hainan):
    rename(hainan, "hainan-province", author="alice", reason="First")
    rename(hainan, "hainan-island", author="alice", reason="Second")

    assert (leads_to("party", "hainan"), leads_to("party", "hainan-province")) == (
        "hainan-island",
        "hainan-island",
    )


def test_a_proposal_of_it_and_one_that_names_it_are_accepted_all_the_same(hainan):
    alice = factories.EditorFactory(username="alice")
    agreement = factories.AgreementFactory(slug="a")
    factories.ParticipationFactory(agreement=agreement, party=hainan)
    own, other = form_of("party", "hainan"), form_of("agreement", "a")
    place = ("participation", ("a", "hainan", "contracting_party"))
    proposals = [
        propose(
            hainan,
            {("party", ("hainan",)): own["party", ("hainan",)] | {"iso_code": "CN-HI"}},
            own,
            author=alice,
            reason="Known",
        ),
        propose(
            agreement,
            {**other, place: other[place] | {"signed_on": "2025"}},
            other,
            author=alice,
            reason="Known",
        ),
    ]

    rename(hainan, "hainan-province", author="alice", reason="There is a county too")

    for proposal in proposals:
        report = accept(Proposal.objects.get(pk=proposal.pk), by=alice)
        assert (report.faults, report.conflicts) == ([], 0)
    assert Party.objects.values_list("slug", "iso_code").get() == ("hainan-province", "CN-HI")
    assert Participation.objects.values_list("party__slug", "signed_on").get() == ("hainan-province", "2025")


def test_a_file_that_says_the_former_key_makes_no_second_record(hainan):
    rename(hainan, "hainan-province", author="alice", reason="There is a county too")

    report = loaded(party_entry("hainan"), entry("a"), participation("a", "hainan"))

    assert said(report) == [("hainan", "slug", "“hainan” is now “hainan-province”")]
    assert report.faults[0].remedy == "Write “hainan-province” wherever the files say “hainan”."
    assert (Party.objects.count(), Agreement.objects.count()) == (1, 0)


def test_a_file_that_names_it_by_the_former_key_is_told_the_new_one():
    source = factories.SourceFactory(slug="report")
    factories.ExcerptFactory(source=source, slug="signed")
    rename(source, "report-of-2025", author="alice", reason="There is another one")

    report = loaded(entry("a"), row("citation", excerpt=["report", "signed"], agreement=["a"]))

    assert [fault.remedy for fault in report.faults] == ["“report” is now “report-of-2025”"]


def test_a_former_key_that_another_record_has_by_now_is_that_record(hainan):
    rename(hainan, "hainan-province", author="alice", reason="There is a county too")
    factories.PartyFactory(slug="hainan", name_en="Hainan County")

    report = loaded(entry("a"), participation("a", "hainan"))

    assert report.is_written
    assert Participation.objects.get().party.name_en == "Hainan County"


def test_what_files_said_last_is_known_under_the_new_key():
    loaded(
        party_entry("hainan", iso_code="CN-HI"), entry("a"), participation("a", "hainan", signed_on="2025")
    )
    rename(Party.objects.get(), "hainan-province", author="alice", reason="There is a county too")

    report = loaded(
        party_entry("hainan-province", name_en="Hainan", iso_code="CN-46"),
        entry("a"),
        participation("a", "hainan-province", signed_on="2025-03"),
    )

    assert (said(report), report.total(Outcome.CONFLICT), report.total(Outcome.CHANGED)) == ([], 0, 2)
    assert Party.objects.get().iso_code == "CN-46"
    assert Participation.objects.get().signed_on == "2025-03"


def test_a_dump_taken_after_it_names_it_by_the_new_key(hainan):
    factories.ParticipationFactory(party=hainan, agreement=factories.AgreementFactory(slug="a"))

    rename(hainan, "hainan-province", author="alice", reason="There is a county too")

    named = [found["fields"]["party"] for found in dumped() if found["model"] == "agreements.participation"]
    assert named == [["hainan-province"]]
