"""Two records of one body become one, and two again."""

import json
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.addresses import leads_to
from agreements.domain.dumping import dumped
from agreements.domain.forms import form_of
from agreements.domain.inspection import findings
from agreements.domain.merging import MergeRefusedError, merge, undo
from agreements.domain.proposals import accept, propose
from agreements.domain.renaming import rename
from agreements.models import (
    Alias,
    Attendance,
    Citation,
    Excerpt,
    FormerAddress,
    Merge,
    Participation,
    Party,
    Post,
    Proposal,
    Revision,
    SourceAddress,
)
from tests import factories
from tests.domain.small_registers import make

pytestmark = pytest.mark.django_db
WHY = {"author": "alice", "reason": "One body"}


@pytest.fixture
def hainan():
    return factories.PartyFactory(slug="hainan", name_en="Hainan")


@pytest.fixture
def province():
    return factories.PartyFactory(slug="hainan-province", name_en="Hainan Province", iso_code="CN-HI")


def whole():
    """All that the register holds, drafts included."""
    return list(dumped(drafts=True))


def all_is_well():
    return [found for found in findings() if found.is_error] == []


def refusals(kept, gone):
    before = whole()
    with pytest.raises(MergeRefusedError) as refusal:
        merge(kept, gone, **WHY)
    assert whole() == before
    assert Merge.objects.count() == 0
    return refusal.value.reasons


def test_all_that_named_one_names_the_other(hainan, province):
    county = factories.PartyFactory(parent=province)
    factories.ParticipationFactory(party=province)
    event = factories.EventFactory()
    event.hosts.set([province, county])
    attendance = factories.AttendanceFactory(on_behalf_of=province)
    statement = factories.StatementFactory(on_behalf_of=province)
    post = factories.PostFactory(party=province)

    merge(hainan, province, **WHY)

    for row in (county, attendance, statement, post):
        row.refresh_from_db()
    assert [county.parent, attendance.on_behalf_of, statement.on_behalf_of, post.party] == [hainan] * 4
    assert Participation.objects.get().party == hainan
    assert set(event.hosts.all()) == {hainan, county}
    assert not Party.objects.filter(slug="hainan-province").exists()
    assert all_is_well()


def test_its_names_become_other_names_and_what_was_empty_is_filled(hainan, province):
    Party.objects.filter(pk=province.pk).update(name_zh_hant="海南省", description_en="An island.")
    Party.objects.filter(pk=hainan.pk).update(description_en="In the south.")
    factories.AliasFactory(party=province, text="Qiong", language="en", kind="short")

    merge(hainan, province, **WHY)

    hainan.refresh_from_db()
    assert (hainan.name_en, hainan.name_zh_hant) == ("Hainan", "海南省")
    assert (hainan.iso_code, hainan.description_en) == ("CN-HI", "In the south.")
    assert sorted(hainan.aliases.values_list("text", "language", "kind")) == [
        ("Hainan Province", "en", "as_reported"),
        ("Qiong", "en", "short"),
    ]


def test_a_name_that_it_has_already_is_not_said_twice(hainan, province):
    factories.AliasFactory(party=hainan, text="Hainan Province", language="en", kind="official")
    factories.AliasFactory(party=province, text="Hainan", language="en", kind="short")

    merge(hainan, province, **WHY)

    assert list(Alias.objects.values_list("text", "kind")) == [("Hainan Province", "official")]


def test_the_former_address_leads_on_and_each_record_keeps_a_revision(hainan, province):
    agreement = factories.ParticipationFactory(party=province).agreement

    done = merge(hainan, province, **WHY)

    assert leads_to("party", "hainan-province") == "hainan"
    assert (str(done), done.author, done.reason) == ("party hainan-province -> hainan", "alice", "One body")
    last = Revision.objects.filter(author="alice", reason="One body").order_by("kind", "slug")
    assert list(last.values_list("slug", flat=True)) == [agreement.slug, "hainan", "hainan-province"]


def test_of_two_participations_in_one_agreement_the_first_stays_and_is_filled(hainan, province):
    agreement = factories.AgreementFactory()
    first = factories.ParticipationFactory(agreement=agreement, party=hainan, order=3, signed_on="2025")
    other = factories.ParticipationFactory(
        agreement=agreement, party=province, order=1, signed_on="2024", approved_on="2026"
    )
    excerpt, another = factories.ExcerptFactory(), factories.ExcerptFactory()
    factories.CitationFactory(participation=first, excerpt=excerpt, field="role")
    for field in ("role", "approved_on"):
        factories.CitationFactory(participation=other, excerpt=excerpt, field=field)
    factories.CitationFactory(participation=other, excerpt=another, field="signed_on")

    merge(hainan, province, **WHY)

    joined = Participation.objects.get()
    assert (joined.party, joined.order, joined.signed_on, joined.approved_on) == (hainan, 3, "2025", "2026")
    # The words that said 2024 support nothing that stands there now: they are of the row as a whole.
    assert sorted(Citation.objects.values_list("participation", "excerpt", "field")) == sorted(
        [
            (joined.pk, excerpt.pk, "approved_on"),
            (joined.pk, excerpt.pk, "role"),
            (joined.pk, another.pk, ""),
        ]
    )
    assert all_is_well()


def test_what_does_not_go_with_the_first_word_is_not_filled_in(hainan, province):
    agreement = factories.AgreementFactory()
    factories.ParticipationFactory(agreement=agreement, party=hainan, withdrew_on="2001")
    factories.ParticipationFactory(agreement=agreement, party=province, in_force_on="2010")

    merge(hainan, province, **WHY)

    assert Participation.objects.values_list("in_force_on", "withdrew_on").get() == ("", "2001")


def test_two_roles_in_one_agreement_stay_two(hainan, province):
    agreement = factories.AgreementFactory()
    factories.ParticipationFactory(agreement=agreement, party=hainan, role="signatory")
    factories.ParticipationFactory(agreement=agreement, party=province, role="depositary")

    merge(hainan, province, **WHY)

    assert sorted(Participation.objects.values_list("party", "role")) == [
        (hainan.pk, "depositary"),
        (hainan.pk, "signatory"),
    ]


def test_a_body_never_lies_under_itself(hainan, province):
    china = factories.PartyFactory(slug="china")
    Party.objects.filter(pk=province.pk).update(parent=china)
    Party.objects.filter(pk=hainan.pk).update(parent=province)

    merge(hainan, province, **WHY)

    hainan.refresh_from_db()
    assert hainan.parent == china


def test_a_body_takes_in_one_that_lies_under_it(hainan, province):
    office = factories.PartyFactory(parent=province)
    Party.objects.filter(pk=province.pk).update(parent=hainan)

    merge(hainan, province, **WHY)

    hainan.refresh_from_db()
    office.refresh_from_db()
    assert (hainan.parent, office.parent) == (None, hainan)


def test_a_body_far_above_is_not_made_its_own_parent(hainan, province):
    between = factories.PartyFactory(parent=hainan)
    Party.objects.filter(pk=province.pk).update(parent=between)

    merge(hainan, province, **WHY)

    hainan.refresh_from_db()
    assert hainan.parent is None
    assert all_is_well()


def test_offices_go_over_with_all_that_rests_on_them():
    kept, gone = factories.PersonFactory(slug="john-lee"), factories.PersonFactory(slug="lee-ka-chiu")
    same = {"slug": "chief-executive", "title_en": "Chief Executive"}
    own = factories.PostFactory(person=kept, **same)
    factories.PostFactory(person=kept, slug="minister", title_en="Minister of Trade")
    double = factories.PostFactory(person=gone, **same)
    other = factories.PostFactory(person=gone, slug="minister", title_en="Minister of Tourism")
    attendance = factories.AttendanceFactory(person=gone, post=double)
    statement = factories.StatementFactory(speaker=gone, post=other)

    merge(kept, gone, **WHY)

    attendance.refresh_from_db()
    statement.refresh_from_db()
    assert sorted(Post.objects.values_list("person", "slug", "title_en")) == [
        (kept.pk, "chief-executive", "Chief Executive"),
        (kept.pk, "minister", "Minister of Trade"),
        (kept.pk, "minister-2", "Minister of Tourism"),
    ]
    assert (attendance.person, attendance.post) == (kept, own)
    assert (statement.speaker, statement.post.title_en) == (kept, "Minister of Tourism")
    assert all_is_well()


def test_who_was_at_one_table_twice_was_there_once():
    kept, gone = factories.PersonFactory(slug="john-lee"), factories.PersonFactory(slug="lee-ka-chiu")
    event, post = factories.EventFactory(), factories.PostFactory(person=gone)
    first = factories.AttendanceFactory(event=event, person=kept, role="signed")
    second = factories.AttendanceFactory(event=event, person=gone, role="signed", post=post)
    factories.AttendanceFactory(event=event, person=gone, role="spoke")
    factories.CitationFactory(attendance=second, field="role")

    merge(kept, gone, **WHY)

    assert sorted(Attendance.objects.values_list("slug", "person", "role")) == sorted(
        [
            (first.slug, kept.pk, "signed"),
            (Attendance.objects.get(role="spoke").slug, kept.pk, "spoke"),
        ]
    )
    signed = Attendance.objects.get(role="signed")
    assert (signed.post.person, Citation.objects.get().attendance) == (kept, signed)


def test_excerpts_of_one_source_go_over_and_those_with_the_same_words_are_one():
    kept = factories.SourceFactory(slug="article", web_address="https://one.example/")
    gone = factories.SourceFactory(slug="article-2", web_address="https://two.example/", headline="A pact")
    same = factories.ExcerptFactory(source=kept, slug="signed", text="have signed", order=4)
    factories.ExcerptFactory(source=kept, slug="said", text="said on Tuesday", order=5)
    double = factories.ExcerptFactory(source=gone, slug="e", text="have signed", locator_en="page 2")
    other = factories.ExcerptFactory(source=gone, slug="said", text="said on Friday", order=0)
    agreement = factories.AgreementFactory()
    for excerpt in (same, double, other):
        factories.CitationFactory(agreement=agreement, excerpt=excerpt, field="title")

    merge(kept, gone, **WHY)

    kept.refresh_from_db()
    assert list(Excerpt.objects.values_list("slug", "text", "locator_en", "order")) == [
        ("signed", "have signed", "page 2", 4),
        ("said", "said on Tuesday", "", 5),
        ("said-2", "said on Friday", "", 6),
    ]
    assert sorted(Citation.objects.values_list("excerpt__slug", "excerpt__source")) == [
        ("said-2", kept.pk),
        ("signed", kept.pk),
    ]
    assert (kept.web_address, kept.headline) == ("https://one.example/", "A pact")
    assert SourceAddress.objects.get().web_address == "https://two.example/"


def test_places_become_one():
    kept, gone = factories.PlaceFactory(slug="boao"), factories.PlaceFactory(slug="boao-town")
    type(gone).objects.filter(pk=gone.pk).update(latitude="19.157", longitude="110.583", region_code="CN-HI")
    agreement, event = factories.AgreementFactory(place=gone), factories.EventFactory(place=gone)

    merge(kept, gone, **WHY)

    for record in (kept, agreement, event):
        record.refresh_from_db()
    assert (float(kept.latitude), float(kept.longitude), kept.region_code) == (19.157, 110.583, "CN-HI")
    assert (agreement.place, event.place) == (kept, kept)


def test_a_record_does_not_become_part_of_itself(hainan):
    assert refusals(hainan, Party.objects.get()) == ["These are not two records."]


def test_records_of_two_kinds_do_not_become_one(hainan):
    assert refusals(hainan, factories.PersonFactory()) == ["Only two records of one kind can become one."]


def test_agreements_do_not_become_one():
    kept, gone = factories.AgreementFactory(), factories.AgreementFactory()

    assert refusals(kept, gone) == ["Records of this kind do not become one."]


def test_what_readers_see_does_not_become_part_of_what_they_do_not(hainan, province):
    Party.objects.filter(pk=hainan.pk).update(state="draft")

    assert refusals(hainan, province) == [
        "Readers see “Hainan Province” and not “Hainan”: publish that first, or let the other one stay."
    ]


def test_a_draft_becomes_part_of_what_readers_see(hainan, province):
    Party.objects.filter(pk=province.pk).update(state="draft")

    merge(hainan, province, **WHY)

    assert Party.objects.values_list("slug", "state").get() == ("hainan", "published")


def test_what_lies_under_it_by_way_of_another_is_refused(hainan, province):
    between = factories.PartyFactory(parent=province, name_en="The South")
    Party.objects.filter(pk=hainan.pk).update(parent=between)

    assert refusals(hainan, province) == [
        "“Hainan” is part of “The South”, and that is part of “Hainan Province”: change that first."
    ]


def test_sources_in_two_languages_are_two():
    kept, gone = factories.SourceFactory(), factories.SourceFactory(language="zh-Hant")

    assert refusals(kept, gone) == ["These sources are in different languages: they are two."]


def test_a_change_that_waits_is_decided_first(hainan, province):
    alice, base = factories.EditorFactory(), form_of("party", "hainan-province")
    place = ("party", ("hainan-province",))
    propose(province, {place: base[place] | {"iso_code": "CN"}}, base, author=alice, reason="Known")

    assert refusals(hainan, province) == [
        "A proposed change of “Hainan Province” waits for a decision: decide on it first."
    ]


def test_a_change_of_another_record_that_names_it_is_accepted_all_the_same(hainan, province):
    alice, agreement = factories.EditorFactory(), factories.AgreementFactory(slug="a")
    base = form_of("agreement", "a")
    row = {"agreement": ["a"], "party": ["hainan-province"], "role": "signatory", "order": 0}
    proposal = propose(
        agreement,
        {
            **base,
            ("participation", ("a", "hainan-province", "signatory")): {
                **row,
                **dict.fromkeys(("signed_on", "approved_on", "in_force_on", "withdrew_on"), ""),
            },
        },
        base,
        author=alice,
        reason="It signed",
    )
    merge(hainan, province, **WHY)

    report = accept(Proposal.objects.get(pk=proposal.pk), by=alice)

    assert report.faults == []
    assert Participation.objects.get().party == hainan


def test_undone_all_is_as_it_was(hainan, province):
    agreement = factories.AgreementFactory()
    factories.ParticipationFactory(agreement=agreement, party=hainan, signed_on="2025")
    factories.ParticipationFactory(agreement=agreement, party=province, approved_on="2026")
    factories.AliasFactory(party=province, text="Qiong")
    factories.CitationFactory(party=province, field="name")
    Party.objects.filter(pk=hainan.pk).update(parent=province)
    before = whole()
    done = merge(hainan, province, **WHY)

    report = undo(done, author="bob", reason="They are two")

    assert (report.is_written, report.faults) == (True, [])
    assert whole() == before
    assert (FormerAddress.objects.count(), Merge.objects.get().undone_at) == (0, done.undone_at)
    assert all_is_well()


def test_people_are_two_again_with_their_offices():
    kept, gone = factories.PersonFactory(slug="john-lee"), factories.PersonFactory(slug="lee-ka-chiu")
    post = factories.PostFactory(person=gone, slug="chief-executive")
    factories.AttendanceFactory(person=gone, post=post)
    factories.StatementFactory(speaker=gone, post=post)
    before = whole()

    report = undo(merge(kept, gone, **WHY), **WHY)

    assert report.faults == []
    assert whole() == before


def test_what_was_changed_since_stays(hainan, province):
    factories.ParticipationFactory(agreement=factories.AgreementFactory(slug="a"), party=province)
    done = merge(hainan, province, **WHY)
    Party.objects.update(name_zh_hans="海南")
    factories.AliasFactory(party=hainan, text="Qiong")
    factories.ParticipationFactory(agreement=factories.AgreementFactory(slug="b"), party=hainan)

    report = undo(done, author="bob", reason="They are two")

    assert report.is_written
    assert sorted(Participation.objects.values_list("agreement__slug", "party__slug")) == [
        ("a", "hainan-province"),
        ("b", "hainan"),
    ]
    assert Party.objects.get(slug="hainan").name_zh_hans == "海南"
    assert Alias.objects.get().text == "Qiong"


def test_what_was_changed_in_the_same_place_is_told_and_nothing_is_written(hainan, province):
    factories.ParticipationFactory(agreement=factories.AgreementFactory(slug="a"), party=province)
    done = merge(hainan, province, **WHY)
    Participation.objects.update(signed_on="2025-03")
    before = whole()

    report = undo(done, author="bob", reason="They are two")

    assert (report.is_written, report.conflicts) == (False, 1)
    assert whole() == before
    assert (leads_to("party", "hainan-province"), Merge.objects.get().undone_at) == ("hainan", None)


def test_it_is_undone_once(hainan, province):
    done = merge(hainan, province, **WHY)
    undo(done, **WHY)

    with pytest.raises(MergeRefusedError, match="This is undone already"):
        undo(Merge.objects.get(), **WHY)


def test_it_is_not_undone_onto_another_record(hainan, province):
    done = merge(hainan, province, **WHY)
    factories.PartyFactory(slug="hainan-province", name_en="Another")

    with pytest.raises(MergeRefusedError, match="Another record has the key"):
        undo(done, **WHY)


def test_of_two_merges_the_later_is_undone_first(hainan, province):
    china = factories.PartyFactory(slug="china", name_en="China")
    before = whole()
    first = merge(hainan, province, **WHY)
    second = merge(china, hainan, **WHY)
    assert leads_to("party", "hainan-province") == "china"

    with pytest.raises(MergeRefusedError, match="“hainan” is no more"):
        undo(first, **WHY)
    undo(second, **WHY)

    assert leads_to("party", "hainan-province") == "hainan"
    undo(first, **WHY)
    assert whole() == before


def test_it_is_undone_after_what_it_touched_has_other_keys(hainan, province):
    other = factories.PartyFactory(slug="hong-kong")
    agreement = factories.AgreementFactory(slug="a")
    for party in (province, other):
        factories.ParticipationFactory(agreement=agreement, party=party)
    done = merge(hainan, province, **WHY)
    for record, slug in ((hainan, "qiong"), (agreement, "memorandum"), (other, "hksar")):
        rename(record, slug, author="alice", reason="Better")

    report = undo(Merge.objects.get(pk=done.pk), **WHY)

    assert report.faults == []
    assert sorted(Participation.objects.values_list("agreement__slug", "party__slug")) == [
        ("memorandum", "hainan-province"),
        ("memorandum", "hksar"),
    ]
    assert set(Party.objects.values_list("slug", flat=True)) == {"qiong", "hainan-province", "hksar"}


# A database that is asked over a wire takes several times as long for each.
@settings(max_examples=60 if connection.vendor == "sqlite" else 20)
@given(st.data())
def test_any_two_records_become_one_and_two_again(data):
    with rolled_back():
        pairs = make(data.draw)
        kept, gone = data.draw(st.sampled_from(list(pairs.values())))[:2]
        before = whole()

        try:
            done = merge(kept, gone, **WHY)
        except MergeRefusedError:
            assert whole() == before
            return

        assert f'["{gone.slug}"' not in json.dumps(whole())
        assert all_is_well()
        report = undo(done, **WHY)
        assert (report.faults, report.conflicts) == ([], 0)
        assert whole() == before


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
