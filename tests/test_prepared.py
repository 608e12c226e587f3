"""A prepared question answers as its queryset would, and is compiled once."""

import pytest
from django.db import connection
from django.db.models import F, Value

from agreements.models import Attendance, Excerpt, Party, Person, Post, Statement
from agreements.prepared import Among, Found, Given, Keys, Prepared, Unindexed
from tests import factories

pytestmark = pytest.mark.django_db


def is_published(record):
    return record.state == "published"


def seen(record):
    """What a record holds: its columns, those it leaves to be read later, and the records it leads to."""
    return (
        type(record),
        record.get_deferred_fields(),
        {name: value for name, value in vars(record).items() if name != "_state"},
        (record._state.adding, record._state.db),
        {name: held and seen(held) for name, held in record._state.fields_cache.items()},
    )


def statements():
    return Statement.objects.select_related("speaker", "post__party", "event").defer("text", "post__title_en")


def test_records_are_those_of_the_queryset():
    post = factories.PostFactory(party=factories.PartyFactory())
    event = factories.EventFactory(is_expected=True, start_on="2025-03-26")
    for further in (
        {"speaker": post.person, "post": post},
        {"on_behalf_of": post.party},
        {"speaker": post.person},
    ):
        factories.StatementFactory(event=event, **further)
    question = Prepared(lambda: statements().filter(event=Given("event")))

    answer = question(event=event.pk)

    assert len(answer) == 3
    assert [seen(row) for row in answer] == [seen(row) for row in statements().filter(event=event)]


def test_values_are_those_of_python():
    excerpt = factories.ExcerptFactory(compared_on="2026-01-02")
    question = Prepared(lambda: Excerpt.objects.filter(pk=Given("excerpt")).select_related("source"))

    [answer] = question(excerpt=excerpt.pk)

    read = Excerpt.objects.select_related("source").get()
    assert seen(answer) == seen(read)
    assert (answer.compared_on, answer.source.created_at) == (read.compared_on, read.source.created_at)


def test_question_is_built_once_and_asked_with_other_values():
    built = []

    def build():
        built.append(None)
        return Party.objects.filter(slug=Given("slug"))

    parties, question = factories.PartyFactory.create_batch(2), Prepared(build)

    answers = [question(slug=slug) for slug in (parties[0].slug, "nowhere", parties[1].slug)]

    assert (answers, len(built)) == ([[parties[0]], [], [parties[1]]], 1)


def test_question_takes_one_statement(django_assert_num_queries):
    attendance = factories.AttendanceFactory()
    question = Prepared(lambda: Attendance.objects.filter(event=Given("event")).select_related("person"))

    with django_assert_num_queries(1):
        assert str(question(event=attendance.event_id)[0].person.name)


@pytest.mark.parametrize("number", [0, 1, 2, 1500])
def test_any_number_of_keys_is_one_value(number):
    parties = factories.PartyFactory.create_batch(3)
    question = Prepared(lambda: Party.objects.filter(Among(F("pk"), Keys("parties"))).order_by("pk"))
    asked = [party.pk for party in parties[:number]] + [-place for place in range(3, number)]

    assert question(parties=asked) == parties[:number]


def test_keys_can_be_found_by_another_question():
    post = factories.PostFactory()
    factories.PostFactory()
    found = Post.objects.filter(slug=Given("slug")).order_by().values("person")
    question = Prepared(lambda: Person.objects.filter(Among(F("pk"), Found(found))))

    assert question(slug=post.slug) == [post.person]


def test_rows_with_the_same_record_share_it():
    person = factories.PersonFactory()
    factories.PostFactory.create_batch(2, person=person)
    question = Prepared(lambda: Post.objects.filter(person=Given("person")).select_related("person"))

    first, second = question(person=person.pk)
    [again, _] = question(person=person.pk)

    assert first.person is second.person
    assert again.person is not first.person


def test_what_the_rules_do_not_show_reads_as_none(django_assert_num_queries):
    event = factories.EventFactory()
    for order, person in enumerate((factories.PersonFactory(), factories.PersonFactory(state="draft"), None)):
        factories.AttendanceFactory(event=event, person=person, order=order)
    question = Prepared(
        lambda: Attendance.objects.filter(event=Given("event")).select_related("person"),
        {Person: is_published},
    )

    with django_assert_num_queries(1):
        people = [row.person and row.person.state for row in question(event=event.pk)]

    assert people == ["published", None, None]


def test_row_is_left_out_without_what_it_needs():
    shown, _ = (factories.PostFactory(person__state=state) for state in ("published", "draft"))
    question = Prepared(lambda: Post.objects.select_related("person"), {Person: is_published}, ["person"])

    assert question() == [shown]


def test_annotations_stand_on_the_records():
    factories.PartyFactory()
    question = Prepared(lambda: Party.objects.annotate(number=Value(7), given=F("pk") + Given("more")))

    [party] = question(more=3)

    assert (party.number, party.given) == (7, party.pk + 3)


def test_question_for_values_has_rows():
    party = factories.PartyFactory(name_en="Hainan")
    question = Prepared(
        lambda: Party.objects.filter(pk=Given("party")).values_list("pk", "name_en").annotate(one=Value(1))
    )

    assert [tuple(row) for row in question.rows(party=party.pk)] == [(party.pk, "Hainan", 1)]


def test_question_for_values_has_no_records():
    question = Prepared(lambda: Party.objects.order_by().values_list("state").annotate(one=Value(1)))

    with pytest.raises(TypeError, match="values"):
        question()


def test_what_would_be_read_beforehand_is_refused():
    with pytest.raises(TypeError, match="beforehand"):
        Prepared(lambda: Party.objects.prefetch_related("aliases"))()


def test_column_is_kept_from_its_index():
    asked = Prepared(lambda: Party.objects.annotate(plain=Unindexed("state")).filter(plain="published"))

    assert ('+"agreements_party"."state" =' in asked.plan().sql) == (connection.vendor == "sqlite")
    assert asked() == []
