"""Rows whose order is left empty come last, whichever door they come by."""

from agreements import models
from tests import factories
from tests.admin.desk import faults, needed


def test_new_rows_come_behind_those_that_are_there(desk):
    source = factories.SourceFactory()
    factories.ExcerptFactory(source=source, order=4, text="first")

    response = desk.send(source, rows={"excerpts": [{"text": "second"}, {"text": "third"}]})

    assert faults(response) == {}
    rows = source.excerpts.values_list("text", "order")
    assert list(rows) == [("first", 4), ("second", 5), ("third", 6)]


def test_new_row_comes_behind_one_of_the_same_form(desk):
    agreement = desk.enter(
        models.Agreement,
        **needed("agreement"),
        rows={
            "commitments": [
                {"area": factories.AreaFactory(), "text_en": "second", "order": 7},
                {"area": factories.AreaFactory(), "text_en": "third"},
                {"area": factories.AreaFactory(), "text_en": "first", "order": 1},
            ]
        },
    )

    rows = agreement.commitments.values_list("text_en", "order")
    assert list(rows) == [("first", 1), ("second", 7), ("third", 8)]


def test_row_entered_on_its_own_page_comes_behind_its_neighbours(desk):
    source = factories.ExcerptFactory(order=3).source
    factories.ExcerptFactory(order=9)

    excerpt = desk.enter(models.Excerpt, source=source, text="have signed")

    assert excerpt.order == 4


def test_area_comes_behind_all_others(desk):
    factories.AreaFactory(order=3)

    assert desk.enter(models.Area, name_en="Tourism").order == 4


def test_statement_comes_behind_those_of_its_event(desk):
    event = factories.StatementFactory(event=factories.EventFactory(), order=2).event
    factories.StatementFactory(order=8)

    assert desk.enter(models.Statement, **needed("statement"), event=event).order == 3


def test_emptied_order_stays_as_it_was(desk):
    excerpt = factories.ExcerptFactory(order=3)

    desk.send(excerpt, order="")

    excerpt.refresh_from_db()
    assert excerpt.order == 3
