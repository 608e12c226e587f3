"""Footnotes of a page: numbered as a reader meets them, lettered as the source goes, with ways back to what is shown."""

import pytest

from agreements.domain.footnotes import Footnotes, letters
from tests import factories

pytestmark = pytest.mark.django_db


def cite(source, order, field="", **target):
    """A citation of the words at one place of a source, which are made where they are not there yet."""
    excerpt = source.excerpts.filter(order=order).first() or factories.ExcerptFactory(
        source=source, order=order
    )
    further = {name: target.pop(name) for name in ("inferred", "says") if name in target}
    return factories.CitationFactory(excerpt=excerpt, field=field, **target, **further)


def labels(footnotes, target, *names):
    return [mark.label for mark in footnotes.marks([target], *names)]


def listed(footnotes):
    """Number of each source with its excerpts: sign, and the ways back by name of fact."""
    return [
        (
            source.number,
            [(e.mark, {name: ways.anchors for name, ways in e.backlinks.items()}) for e in source.excerpts],
        )
        for source in footnotes.sources
    ]


@pytest.mark.parametrize(
    ("place", "written"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")]
)
def test_letters_go_on_behind_z(place, written):
    assert letters(place) == written


def test_sources_are_numbered_as_marks_first_name_them():
    agreement, (first, second) = factories.AgreementFactory(), factories.SourceFactory.create_batch(2)
    cite(first, 1, "title", agreement=agreement)
    cite(second, 1, "status", agreement=agreement)
    footnotes = Footnotes.of(own=agreement)

    marked = [labels(footnotes, agreement, name) for name in ("status", "title", "kind")]

    assert marked == [["1a"], ["2a"], []]
    assert [source.record for source in footnotes.sources] == [second, first]


def test_excerpt_has_the_letter_of_its_place_in_the_source():
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    for order in (3, 1, 2):
        factories.ExcerptFactory(source=source, order=order)
    cite(source, 3, "title", agreement=agreement)

    assert labels(Footnotes.of(own=agreement), agreement, "title") == ["1c"]


def test_marks_of_one_fact_stand_in_order():
    agreement, (first, second) = factories.AgreementFactory(), factories.SourceFactory.create_batch(2)
    for order in range(27):
        cite(first, order, f"{order}", agreement=agreement)
    cite(second, 0, "title", agreement=agreement)
    cite(first, 26, "title", agreement=agreement)
    cite(first, 1, "title", agreement=agreement)
    footnotes = Footnotes.of(own=agreement)
    labels(footnotes, agreement, "0")

    assert labels(footnotes, agreement, "title") == ["1b", "1aa", "2a"]


def test_fact_shown_twice_is_anchored_once():
    agreement = factories.AgreementFactory()
    citation = cite(factories.SourceFactory(), 1, "title", agreement=agreement)
    footnotes = Footnotes.of(own=agreement)

    anchors = [footnotes.marks([agreement], "title")[0].anchor for _ in range(2)]

    assert anchors == [f"r-agreement-{agreement.pk}-title-1a", ""]
    assert listed(footnotes) == [(1, [("1a", {"title": [anchors[0]]})])]
    assert citation.agreement == agreement


def test_facts_shown_as_one_share_their_marks():
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    rows = factories.CommitmentFactory.create_batch(2, agreement=agreement)
    for row in rows:
        cite(source, 1, "area", commitment=row)
    cite(source, 2, "", commitment=rows[1], says="otherwise")
    footnotes = Footnotes.of(*rows, own=agreement)

    marks = footnotes.marks(rows, "area", "")

    assert [(mark.label, str(mark.says)) for mark in marks] == [("1a", ""), ("1b", "otherwise")]


def test_what_a_source_says_otherwise_is_kept_where_marks_are_shared():
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    cite(source, 1, "title", agreement=agreement)
    cite(source, 1, "", agreement=agreement, says="another title")

    marks = Footnotes.of(own=agreement).marks([agreement], "title", "")

    assert [(mark.label, str(mark.says)) for mark in marks] == [("1a", "another title")]


def test_own_facts_without_a_mark_are_listed_without_a_way_back():
    agreement, event, source = (
        factories.AgreementFactory(),
        factories.EventFactory(),
        factories.SourceFactory(),
    )
    cite(source, 1, "title", agreement=agreement)
    cite(source, 2, "place", agreement=agreement)
    cite(source, 3, "name", event=event)
    footnotes = Footnotes.of(event, own=agreement)
    anchor = footnotes.marks([agreement], "title")[0].anchor

    assert listed(footnotes) == [(1, [("1a", {"title": [anchor]}), ("1b", {"place of signing": []})])]


def test_record_without_citations_has_no_sources():
    agreement, place = factories.AgreementFactory(), factories.PlaceFactory()

    footnotes = [Footnotes.of(own=agreement), Footnotes.of(place, None), Footnotes.of()]

    assert [labels(found, agreement, "title") for found in footnotes] == [[], [], []]
    assert [found.sources for found in footnotes] == [[], [], []]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_source_that_is_not_published_carries_nothing(state):
    agreement = factories.AgreementFactory()
    cite(factories.SourceFactory(state=state), 1, "title", agreement=agreement)
    footnotes = Footnotes.of(own=agreement)

    assert (labels(footnotes, agreement, "title"), footnotes.sources) == ([], [])


def test_footnotes_of_a_page_take_two_statements(django_assert_num_queries):
    agreement = factories.AgreementFactory()
    rows = factories.ParticipationFactory.create_batch(5, agreement=agreement)
    for row in rows:
        cite(factories.SourceFactory(), 1, "role", participation=row)

    with django_assert_num_queries(2):
        footnotes = Footnotes.of(*rows, own=agreement)
        for row in rows:
            labels(footnotes, row, "role")

        assert len(footnotes.sources) == 5


def test_excerpt_tells_whether_it_was_compared():
    agreement, source = factories.AgreementFactory(), factories.SourceFactory(language="zh-Hant")
    factories.ExcerptFactory(
        source=source, order=1, compared_on="2026-01-02", locator_en="paragraph 2", text="瓊港"
    )
    cite(source, 1, "title", agreement=agreement)
    footnotes = Footnotes.of(own=agreement)
    labels(footnotes, agreement, "title")

    [[found]] = [cited.excerpts for cited in footnotes.sources]

    assert (found.text, found.language, str(found.locator), found.is_compared) == (
        "瓊港",
        "zh-Hant",
        "paragraph 2",
        True,
    )
    assert footnotes.sources[0].is_compared


def compared(*excerpts):
    """What is said of a source with these excerpts: whether any of them, and whether none of them was compared."""
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    for order, (text, compared_on) in enumerate(excerpts):
        excerpt = factories.ExcerptFactory(source=source, order=order, text=text, compared_on=compared_on)
        factories.CitationFactory(excerpt=excerpt, agreement=agreement, field="title")
    footnotes = Footnotes.of(own=agreement)
    footnotes.marks([agreement], "title")
    [cited] = footnotes.sources
    return cited.is_compared, cited.is_uncompared


@pytest.mark.parametrize(
    ("excerpts", "said"),
    [
        ([("one", None), ("two", None)], (False, True)),
        ([("one", "2026-01-02"), ("two", None)], (True, False)),
        ([("", None)], (False, False)),
        ([("", "2026-01-02")], (False, False)),
        ([("", None), ("two", None)], (False, True)),
        ([("", None), ("two", "2026-01-02")], (True, False)),
    ],
)
def test_excerpts_without_words_are_not_waiting_to_be_compared(excerpts, said):
    assert compared(*excerpts) == said


def test_excerpt_without_words_is_marked_and_leads_back_as_any_other():
    agreement, source = factories.AgreementFactory(), factories.SourceFactory()
    for order, text in enumerate(["", "Words", ""]):
        excerpt = factories.ExcerptFactory(source=source, order=order, text=text)
        factories.CitationFactory(excerpt=excerpt, agreement=agreement, field="title")
    footnotes = Footnotes.of(own=agreement)
    anchors = [mark.anchor for mark in footnotes.marks([agreement], "title")]

    [cited] = footnotes.sources

    assert [excerpt.text for excerpt in cited.excerpts] == ["", "Words", ""]
    assert listed(footnotes) == [
        (1, [(sign, {"title": [anchor]}) for sign, anchor in zip(("1a", "1b", "1c"), anchors, strict=True)])
    ]
