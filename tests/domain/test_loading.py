"""Loading: all of it or nothing, nobody's word lost, twice as good as once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain.comparison import Manner, Outcome
from agreements.domain.history import fixture_form
from agreements.domain.schema import ROWS, SHAPES
from agreements.models import Agreement, Commitment, Event, Party, Revision
from tests import factories
from tests.domain.proposals import FILE, agreement, entry, loaded, party, register, said

pytestmark = pytest.mark.django_db

MEMORANDUM = (
    party("hainan", parent=["china"]),
    party("china"),
    entry("area", slug="tourism", name_en="Tourism"),
    entry(
        "event",
        slug="signing",
        kind="signing",
        name_en="Signing",
        hosts=[["hainan"]],
        agreements=[["b"], ["a"]],
    ),
    agreement(signed_on="2025-03-26", signing_event=["signing"]),
    agreement("b", title_en="Another"),
    entry("participation", agreement=["a"], party=["hainan"], role="signatory", order=1),
    entry("commitment", agreement=["a"], slug="visits", area=["tourism"], text_en="More visits"),
    entry("relation", from_agreement=["a"], kind="amends", to_agreement=["b"]),
    entry("alias", agreement=["a"], text="The memo", language="en", kind="short"),
    entry("source", slug="report", name_en="A report", kind="news_article", language="en"),
    entry("excerpt", source=["report"], slug="signed", text="signed a memorandum"),
    entry("citation", excerpt=["report", "signed"], agreement=["a"], field="signed_on"),
    entry("citation", excerpt=["report", "signed"], commitment=["a", "visits"], field="text"),
)


def totals(report):
    return {outcome.value: report.total(outcome) for outcome in Outcome if report.total(outcome)}


def test_new_records_are_written_with_their_rows_and_a_revision_each():
    report = loaded(*MEMORANDUM, author="loader", reason="first")

    assert (report.is_written, report.faults, totals(report)) == (True, [], {"new": 14})
    assert len(register()[0]) == 14
    assert report.revisions == Revision.objects.count() == 7
    assert set(Revision.objects.values_list("number", "load", "author", "reason")) == {
        (1, FILE, "loader", "first")
    }


def test_revisions_hold_what_the_records_have_become():
    loaded(*MEMORANDUM)

    for revision in Revision.objects.all():
        record = SHAPES[revision.kind].model.objects.get(slug=revision.slug)
        assert (revision.record, revision.loaded) == (fixture_form(record), None)


def test_what_is_loaded_is_what_the_files_say():
    loaded(*MEMORANDUM)

    held = Agreement.objects.get(slug="a")
    event = Event.objects.get()
    assert (held.title_en, held.signed_first_day, held.version, held.binding) == (
        "A memorandum",
        20250326,
        1,
        "not_known",
    )
    assert held.signing_event == event
    assert sorted(event.agreements.values_list("slug", flat=True)) == ["a", "b"]
    assert Party.objects.get(slug="hainan").parent.slug == "china"
    assert held.created_at is not None


@pytest.mark.parametrize("order", [list, reversed, sorted])
def test_order_of_the_objects_does_not_matter(order):
    objects = sorted(MEMORANDUM, key=str) if order is sorted else list(order(MEMORANDUM))

    assert loaded(*objects).is_written
    first = register()
    assert not loaded(*MEMORANDUM).is_written
    assert register() == first


def test_loading_twice_changes_nothing():
    loaded(*MEMORANDUM)
    before = register()

    report = loaded(*MEMORANDUM)

    assert (report.is_written, report.revisions, totals(report)) == (False, 0, {"same": 14})
    assert register() == before


def test_second_load_writes_not_one_row():
    loaded(*MEMORANDUM)

    with CaptureQueriesContext(connection) as asked:
        loaded(*MEMORANDUM)

    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_dry_run_says_the_same_and_writes_nothing():
    report = loaded(*MEMORANDUM, dry_run=True)

    assert register() == ([], 0)
    assert (report.is_written, report.faults) == (False, [])
    assert report.counts == loaded(*MEMORANDUM).counts


def test_changed_record_counts_its_version_on_and_keeps_what_it_was():
    loaded(*MEMORANDUM)
    moment = Agreement.objects.get(slug="a").updated_at

    report = loaded(agreement(title_en="A better title"))

    held = Agreement.objects.get(slug="a")
    assert totals(report) == {"changed": 1}
    assert (held.title_en, held.version, held.signed_on) == ("A better title", 2, "2025-03-26")
    assert held.updated_at > moment
    revisions = Revision.objects.filter(slug="a").values_list("number", "record__0__fields__title_en")
    assert list(revisions) == [(2, "A better title"), (1, "A memorandum")]


def test_change_in_a_row_is_a_change_of_its_record():
    loaded(*MEMORANDUM)

    loaded(entry("commitment", agreement=["a"], slug="visits", text_en="Fewer visits"))

    assert Commitment.objects.get().text_en == "Fewer visits"
    assert Agreement.objects.get(slug="a").version == 2
    assert Revision.objects.get(kind="agreement", slug="a", number=2).record == fixture_form(
        Agreement.objects.get(slug="a")
    )


def test_list_of_relations_is_changed_as_a_whole():
    loaded(*MEMORANDUM)

    loaded(entry("event", slug="signing", agreements=[["b"]], hosts=[]))

    event = Event.objects.get()
    assert (list(event.agreements.values_list("slug", flat=True)), event.hosts.count()) == (["b"], 0)


def test_editors_word_stays_and_the_conflict_is_named_until_it_is_settled():
    loaded(agreement(title_en="A"))
    Agreement.objects.update(title_en="An editor's")

    reports = [loaded(agreement(title_en="B")) for _ in range(2)]

    assert [totals(report) for report in reports] == [{"conflict": 1}] * 2
    assert not any(report.is_written for report in reports)
    assert Agreement.objects.get().title_en == "An editor's"


def test_what_the_file_does_not_change_is_no_conflict():
    loaded(agreement(title_en="A"))
    Agreement.objects.update(title_en="An editor's")

    report = loaded(agreement(title_en="A", signed_on="2025"))

    held = Agreement.objects.get()
    assert totals(report) == {"changed": 1}
    assert (held.title_en, held.signed_on) == ("An editor's", "2025")


def test_editors_word_still_stays_after_a_load_that_changed_something_else():
    """The revision of that load holds the editor's word, which the file never said."""
    loaded(agreement(title_en="A"))
    Agreement.objects.update(title_en="An editor's")
    loaded(agreement(title_en="A", signed_on="2025"))

    report = loaded(agreement(title_en="B"))

    assert totals(report) == {"conflict": 1}
    assert Agreement.objects.get().title_en == "An editor's"


def test_overwriting_takes_the_word_of_the_file():
    loaded(agreement(title_en="A"))
    Agreement.objects.update(title_en="An editor's")

    loaded(agreement(title_en="B"), manner=Manner(overwrite=True))

    assert Agreement.objects.get().title_en == "B"
    assert totals(loaded(agreement(title_en="B"))) == {"same": 1}


@pytest.mark.parametrize(("is_taken", "title"), [(True, "B"), (False, "An editor's")])
def test_settled_conflict_stays_settled(is_taken, title):
    loaded(agreement(title_en="A"))
    Agreement.objects.update(title_en="An editor's")
    manner = Manner(settled={("agreement", ("a",), "title_en"): is_taken})

    report = loaded(agreement(title_en="B"), manner=manner, author="loader")

    assert (report.is_written, Agreement.objects.get().title_en) == (True, title)
    assert totals(loaded(agreement(title_en="B"))) == {"same": 1}
    assert Revision.objects.first().author == "loader"


def test_record_of_an_editor_is_not_changed_where_it_says_something():
    factories.AgreementFactory(slug="a", title_en="An editor's", state="draft")

    report = loaded(agreement(title_en="B", state="published", signed_on="2025"))

    held = Agreement.objects.get()
    assert totals(report) == {"conflict": 1}
    assert (held.title_en, held.state, held.signed_on) == ("An editor's", "draft", "2025")


def test_deleted_record_and_row_do_not_come_back():
    loaded(*MEMORANDUM)
    Commitment.objects.all().delete()
    Event.objects.get().agreements.clear()
    Agreement.objects.filter(slug="a").update(signing_event=None)
    Event.objects.all().delete()

    report = loaded(*(row for row in MEMORANDUM if "commitment" not in str(row)))

    assert report.faults == []
    assert (Commitment.objects.count(), Event.objects.count()) == (0, 0)


def test_new_row_on_something_that_an_editor_deleted_is_a_fault():
    loaded(*MEMORANDUM)
    Commitment.objects.all().delete()

    report = loaded(*MEMORANDUM, entry("citation", excerpt=["report", "signed"], commitment=["a", "visits"]))

    assert ("report/signed//commitment/a/visits", "commitment") in [found[:2] for found in said(report)]


def test_prune_removes_what_was_loaded_and_stands_in_the_file_no_more():
    loaded(*MEMORANDUM)
    factories.ParticipationFactory(
        agreement=Agreement.objects.get(slug="a"), party=Party.objects.get(slug="china")
    )
    fewer = [
        row
        for row in MEMORANDUM
        if row["fields"].get("slug") != "visits" and "visits" not in str(row["fields"].get("commitment"))
    ]
    more = entry("commitment", agreement=["b"], slug="other", area=["tourism"])

    report = loaded(*fewer, more, manner=Manner(prune=frozenset(ROWS["agreement"])))

    assert totals(report) == {"new": 1, "removed": 2, "same": 12}
    assert list(Commitment.objects.values_list("slug", flat=True)) == ["other"]
    assert Agreement.objects.get(slug="a").participations.count() == 2


def test_prune_leaves_kinds_alone_that_the_files_do_not_hold():
    loaded(*MEMORANDUM)

    loaded(agreement(signed_on="2025-03-26"), manner=Manner(prune=frozenset(ROWS["agreement"])))

    assert Agreement.objects.get(slug="a").commitments.count() == 1


def test_prune_does_not_remove_what_others_rest_on():
    loaded(*MEMORANDUM)
    source = MEMORANDUM[10]
    other = entry("excerpt", source=["report"], slug="other", text="other words")

    report = loaded(source, other, manner=Manner(prune=frozenset(["excerpt"])))

    assert [found[0] for found in said(report)] == ["report/signed"] * 2
    assert "rests on it" in report.faults[0].problem


def test_fault_anywhere_leaves_everything_as_it_was():
    before = register()

    report = loaded(*MEMORANDUM, agreement("c", signed_on="26 March 2025"))

    assert not report.is_written
    assert register() == before


def test_every_fault_is_said_at_once():
    report = loaded(
        agreement("a", signed_on="yesterday", kind="memo", ends_on=2030),
        agreement("b", place=["boao"], colour="red"),
        entry("participation", agreement=["a"], party=["hainan"], role="signatory"),
        agreement("c", title_en=""),
        agreement("d"),
        agreement("d"),
    )

    assert [found[:2] for found in said(report)] == [
        ("a", "kind"),
        ("a", "signed_on"),
        ("a", "ends_on"),
        ("b", "colour"),
        ("b", "place"),
        ("a/hainan/signatory", "party"),
        ("c", "title_en"),
        ("d", ""),
    ]


def test_object_that_cannot_be_read_is_not_also_missing():
    misspelt = {"model": "agreements.plaze", "fields": {"slug": "boao", "name_en": "Boao"}}

    report = loaded(misspelt, agreement(place=["boao"]), entry("area", slug="Two Words", name_en="x"))

    assert [found[:2] for found in said(report)] == [("", "model"), ("", "slug")]


def test_new_drafts_are_counted():
    report = loaded(party("hainan"), party("china", state="published"), party("gansu", state="in_review"))

    assert report.drafts == 1


def test_rule_over_several_fields_is_asked_of_what_the_record_becomes():
    loaded(agreement(signed_on="2025-03-26"))

    report = loaded(entry("agreement", slug="a", ends_on="2024"))

    assert [found[:2] for found in said(report)] == [("a", "ends_on")]
    assert report.faults[0].remedy == "The end lies before the start."


def test_circle_is_a_fault_of_each_in_it():
    factories.PartyFactory(slug="c", parent=factories.PartyFactory(slug="a"))

    report = loaded(
        entry("party", slug="a", parent=["b"]), party("b", parent=["c"]), party("d", parent=["d"])
    )

    assert [found[:2] for found in said(report)] == [("a", "parent"), ("b", "parent"), ("d", "parent")]


def test_register_number_belongs_to_one():
    factories.AgreementFactory(slug="x", register_number="2025/1")
    factories.AgreementFactory(slug="y", register_number="2025/2")

    report = loaded(
        agreement("a", register_number="2025/1"),
        agreement("b", register_number="2025/3"),
        agreement("c", register_number="2025/3"),
        agreement("d", register_number="2025/2"),
        entry("agreement", slug="y", register_number="2025/4"),
        manner=Manner(overwrite=True),
    )

    assert [found[:2] for found in said(report)] == [("a", "register_number"), ("c", "register_number")]


def test_values_are_swapped_between_records_in_one_load():
    loaded(agreement("a", register_number="1"), agreement("b", register_number="2"))

    report = loaded(agreement("a", register_number="2"), agreement("b", register_number="3"))

    assert report.is_written
    assert set(Agreement.objects.values_list("slug", "register_number")) == {("a", "2"), ("b", "3")}


def test_change_by_someone_in_the_moment_between_is_a_fault_and_nothing_is_written():
    def meddle(step, done):
        if step == "compare" and not Agreement.objects.exists():
            factories.AgreementFactory(slug="a")

    report = loaded(party("hainan"), agreement("a"), agreement("b"), progress=meddle)

    assert (report.is_written, len(report.faults)) == (False, 1)
    assert "Load it again" in report.faults[0].remedy
    assert list(Agreement.objects.values_list("slug", flat=True)) == ["a"]
    assert not Party.objects.exists()


def test_statements_do_not_grow_with_the_records():
    numbers = []

    for round in range(2):
        slugs = [f"{round}-{number}" for number in range(3 + 30 * round)]
        with CaptureQueriesContext(connection) as asked:
            loaded(*(agreement(slug) for slug in slugs), *(party(slug) for slug in slugs))
        inserts = sum(query["sql"].startswith("INSERT") for query in asked.captured_queries)
        numbers.append((len(asked) - inserts, inserts))

    assert numbers[0][0] == numbers[1][0]
    # PostgreSQL's COPY is not counted; of SQLite's widest rows some thirty go in a statement.
    assert numbers[1][1] <= numbers[0][1] + 1
