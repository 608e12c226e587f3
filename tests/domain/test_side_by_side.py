"""Agreements side by side: what each says, whether all say the same, and what is silent or not for readers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain.footnotes import Footnotes
from agreements.domain.side_by_side import cited_with, side_by_side
from agreements.models import Agreement
from agreements.text import Phrase
from agreements.views.compare import agreements_of
from tests import factories

pytestmark = pytest.mark.django_db

SILENT = "Not stated in the sources"


def compared(*made):
    agreements = agreements_of([agreement.slug for agreement in made])
    return side_by_side(agreements, Footnotes.of(*agreements, *cited_with(agreements)))


def shown(line):
    """A line as text: its words, date or tags, with what is said of it."""
    words = str(line.words or line.date or line.languages)
    return f"{words} ({line.qualifier})" if line.qualifier else words


def table(*made):
    """Every row by its label: what stands in each cell, and whether the row is the same, different or silent."""
    return {
        str(row.label): (
            *[
                ([cell.note] if cell.note else []) + [shown(line) for line in cell.lines]
                for cell in row.cells
            ],
            {row.is_same: "same", row.is_different: "different", row.is_silent: "silent"}[True],
        )
        for group in compared(*made)
        for row in group.rows
    }


def agreement(**given):
    return factories.AgreementFactory(**given)


def test_bare_agreements_have_the_rows_that_every_agreement_has():
    assert table(agreement(), agreement()) == {
        "Kind": (["Memorandum of understanding"], ["Memorandum of understanding"], "same"),
        "Parties": ([SILENT], [SILENT], "silent"),
        "Signed on": ([SILENT], [SILENT], "silent"),
        "Signed at": ([SILENT], [SILENT], "silent"),
        "Signed during": ([SILENT], [SILENT], "silent"),
        "In force from": ([SILENT], [SILENT], "silent"),
        "Status": (["Signed"], ["Signed"], "same"),
        "Legally binding": ([SILENT], [SILENT], "silent"),
        "Text of the agreement": ([SILENT], [SILENT], "silent"),
        "Sources": (["No source is recorded"], ["No source is recorded"], "silent"),
    }


@pytest.mark.parametrize("binding", ["no", "not_known"])
@pytest.mark.parametrize(
    ("bases", "verdict"), [(("Says so.", "Says so."), "same"), (("Article 9.", "A speech."), "different")]
)
def test_same_answer_on_other_grounds_is_not_the_same(binding, bases, verdict):
    one, two = (agreement(binding=binding, binding_basis_en=basis) for basis in bases)

    first, second, found = table(one, two)["Legally binding"]

    assert (first[-1], second[-1], found) == (*bases, verdict)


def test_full_agreements_are_told_apart_fact_by_fact():
    place = factories.PlaceFactory(name_en="Boao")
    forum = factories.EventFactory(name_en="Forum")
    signing = factories.EventFactory(name_en="Signing", parent=forum)
    one = agreement(
        kind="treaty",
        title_original="양해각서",
        original_language="ko",
        adopted_on="2024",
        signed_on="2025-03",
        in_force_on="2025-04",
        ends_on="2030",
        ended_on="2029",
        place=place,
        signing_event=signing,
        status="terminated",
        binding="yes",
        binding_basis_en="Article 7.",
        authentic_languages="en ko",
        text_held="yes",
    )
    two = agreement(signed_on="2025-03", place=place, text_address="https://text.example/two")

    found = table(one, two)

    assert found == {
        "Kind": (["Treaty"], ["Memorandum of understanding"], "different"),
        "Original title": (["양해각서"], [], "different"),
        "Parties": ([SILENT], [SILENT], "silent"),
        "Adopted on": (["2024"], [SILENT], "different"),
        "Signed on": (["2025-03"], ["2025-03"], "same"),
        "Signed at": (["Boao"], ["Boao"], "same"),
        "Signed during": (["Forum"], [SILENT], "different"),
        "In force from": (["2025-04"], [SILENT], "different"),
        "To end on": (["2030"], [SILENT], "different"),
        "Ended on": (["2029"], [SILENT], "different"),
        "Status": (["Terminated"], ["Signed"], "different"),
        "Legally binding": (["Legally binding", "Article 7."], [SILENT], "different"),
        "Authentic languages": (["en ko"], [SILENT], "different"),
        "Text of the agreement": (
            ["The text has been seen"],
            ["Read the text where it is published"],
            "different",
        ),
        "Sources": (["No source is recorded"], ["No source is recorded"], "silent"),
    }


def test_rows_are_grouped_by_what_they_tell():
    one, two = agreement(), agreement()
    factories.CommitmentFactory(agreement=one)

    groups = compared(one, two)

    assert [(group.key, group.heading, len(group.rows)) for group in groups] == [
        ("kind", "What it is", 1),
        ("parties", "Parties", 1),
        ("dates", "When and where", 4),
        ("areas", "Areas", 1),
        ("status", "Status and text", 3),
        ("sources", "Sources", 1),
    ]


def test_same_parties_in_another_order_are_the_same():
    first, second = factories.PartyFactory(name_en="First"), factories.PartyFactory(name_en="Second")
    one, two = agreement(), agreement()
    for made, parties in ((one, (first, second)), (two, (second, first))):
        for order, party in enumerate(parties):
            factories.ParticipationFactory(agreement=made, party=party, order=order)
    factories.ParticipationFactory(agreement=two, party__name_en="Third", role="supporter")

    found = table(one, two)

    assert found["Parties"] == (["First", "Second"], ["Second", "First"], "same")
    assert found["Also taking part"] == ([], ["Third (Supporter)"], "different")


def test_each_area_says_who_has_it_shared_ones_first():
    own, shared, named = (factories.AreaFactory(name_en=name) for name in ("Own", "Shared", "Named"))
    one, two, three = agreement(), agreement(), agreement()
    factories.CommitmentFactory(agreement=one, area=own, text_en="More trade", wording="will", order=1)
    factories.CommitmentFactory(agreement=one, area=shared, text_en="More visitors", order=2)
    factories.CommitmentFactory(agreement=one, area=shared, text_en="More flights", order=3)
    factories.CommitmentFactory(agreement=two, area=shared, text_en="", order=1)
    factories.CommitmentFactory(agreement=two, area=named, text_en="", order=2)
    factories.CommitmentFactory(agreement=three, area=named, text_en="", order=1)

    areas = next(group for group in compared(one, two, three) if group.key == "areas")

    assert [str(row.label) for row in areas.rows] == ["Shared", "Named", "Own"]
    assert [row.address for row in areas.rows] == [area.get_absolute_url() for area in (shared, named, own)]
    found = table(one, two, three)
    not_there, bare = ["Not among its areas"], ["Named, without a commitment"]
    assert found["Own"] == (["More trade (Wording: “will”)"], not_there, not_there, "different")
    assert found["Shared"] == (["More visitors", "More flights"], bare, not_there, "different")
    assert found["Named"] == (not_there, bare, bare, "different")
    assert table(two, three)["Named"] == (bare, bare, "same")


def test_commitments_are_the_same_only_with_their_wording():
    area = factories.AreaFactory(name_en="Trade")
    one, two, three = agreement(), agreement(), agreement()
    for made, wording in ((one, "will"), (two, "will"), (three, "aims_to")):
        factories.CommitmentFactory(agreement=made, area=area, text_en="More trade", wording=wording)

    assert [table(one, two)["Trade"][-1], table(one, three)["Trade"][-1]] == ["same", "different"]


def test_sources_are_counted_and_the_same_only_if_they_are_the_same_words():
    one, two, three = agreement(), agreement(), agreement()
    source = factories.SourceFactory()
    first, second = factories.ExcerptFactory.create_batch(2, source=source)
    commitment = factories.CommitmentFactory(agreement=one)
    factories.CitationFactory(excerpt=first, agreement=one, field="title")
    factories.CitationFactory(excerpt=second, commitment=commitment, field="text")
    factories.CitationFactory(excerpt=first, agreement=two)
    factories.CitationFactory(excerpt=first, agreement=three)
    factories.CitationFactory(agreement=three, excerpt__source__state="draft")

    assert table(one, two)["Sources"] == (["1 source", "2 excerpts"], ["1 source", "1 excerpt"], "different")
    assert table(two, three)["Sources"] == (["1 source", "1 excerpt"], ["1 source", "1 excerpt"], "same")


def test_lines_name_what_their_marks_stand_behind():
    one, two = agreement(signed_on="2025"), agreement()
    participation = factories.ParticipationFactory(agreement=one)
    area = factories.AreaFactory(name_en="Trade")
    bare = factories.CommitmentFactory(agreement=one, area=area, text_en="", order=1)
    told = factories.CommitmentFactory(agreement=one, area=area, text_en="More trade", order=2)

    rows = {str(row.label): row for group in compared(one, two) for row in group.rows}

    def marked(label):
        return [(line.marked, line.facts) for line in rows[label].cells[0].lines]

    assert marked("Signed on") == [((one,), ("signed_on",))]
    assert marked("Parties") == [((participation,), ("role", ""))]
    assert marked("Trade") == [((told, bare), ("text", "wording", "area", ""))]
    silent = rows["Signed on"].cells[1]
    assert (silent.marked, silent.facts) == ((two,), ("signed_on",))


def test_names_keep_their_language():
    place = factories.PlaceFactory(name_en="", name_zh_hant="博鰲")

    rows = {
        str(row.label): row for group in compared(agreement(place=place), agreement()) for row in group.rows
    }

    assert rows["Signed at"].cells[0].lines[0].words == Phrase("博鰲", "zh-Hant")


# --- What readers may not see -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_published_leaves_its_cell_empty(state):
    one = agreement(
        place=factories.PlaceFactory(state=state), signing_event=factories.EventFactory(state=state)
    )
    factories.ParticipationFactory(agreement=one, party__state=state)
    factories.ParticipationFactory(agreement=one, party__state=state, role="supporter")
    factories.CommitmentFactory(agreement=one, area__state=state)

    found = table(one, agreement())

    for label in ("Parties", "Signed at", "Signed during"):
        assert found[label] == ([], [SILENT], "silent")
    assert set(found) == set(table(agreement(), agreement()))


def test_hidden_party_beside_one_that_is_seen_is_not_there():
    one, two = agreement(), agreement()
    seen = factories.PartyFactory(name_en="Seen")
    for made in (one, two):
        factories.ParticipationFactory(agreement=made, party=seen)
    factories.ParticipationFactory(agreement=two, party__state="draft")

    assert table(one, two)["Parties"] == (["Seen"], ["Seen"], "same")


def test_signing_within_a_hidden_conference_is_shown_itself():
    signing = factories.EventFactory(name_en="Signing", parent=factories.EventFactory(state="draft"))

    assert table(agreement(signing_event=signing), agreement())["Signed during"][0] == ["Signing"]


# --- How much is asked --------------------------------------------------------------------------------------------


def test_four_agreements_of_many_rows_ask_as_often_as_two_of_few():
    made, counts = [agreement(), agreement(), agreement(), agreement()], []
    for number in range(1, 31):
        for row in made:
            factories.ParticipationFactory(agreement=row)
            commitment = factories.CommitmentFactory(agreement=row)
            factories.CitationFactory(commitment=commitment, field="text")
        if number in (1, 30):
            for some in (made[:2], made):
                with CaptureQueriesContext(connection) as asked:
                    compared(*some)
                counts.append(len(asked))

    assert len(set(counts)) == 1
    assert Agreement.objects.count() == 4
