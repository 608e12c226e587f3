"""The lists of other kinds than agreements: as readers of each language sort them, and any page a part of the whole."""

import json
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command

from agreements import models
from agreements.domain.finding import milestones, positions
from agreements.domain.finding.sequences import ORDERS, SEQUENCES, sequence_of
from agreements.text import COLUMN_OF_LANGUAGE, choose
from agreements.text.order import order_key
from agreements.views.lists import PER_PAGE
from tests import factories
from tests.admin.desk import Desk, faults
from tests.derived import follow
from tests.domain.finding.anew import assert_true
from tests.domain.proposals import entry, loaded, party

pytestmark = pytest.mark.django_db

FOLDERS = {
    "area": "areas",
    "event": "events",
    "party": "parties",
    "person": "people",
    "place": "places",
    "source": "sources",
    "statement": "statements",
}
#: By their English names, by strokes (上 3, 廣 15, 澳 15 ...) and by sound no two orders are the same.
NAMES = {
    "macao": ("Macao", "澳門", "澳门"),
    "guangdong": ("Guangdong", "廣東", "广东"),
    "shanghai": ("Shanghai", "上海", "上海"),
    "beijing": ("Beijing", "北京", "北京"),
}
IN_THREE = {
    "en": ["beijing", "guangdong", "macao", "shanghai"],
    "zh-hant": ["shanghai", "beijing", "guangdong", "macao"],
    "zh-hans": ["macao", "beijing", "guangdong", "shanghai"],
}


def named(names):
    return dict(zip(("name_en", "name_zh_hant", "name_zh_hans"), names, strict=True))


def listed(client, kind, query=""):
    """The keys in addresses of the records on a page, by language."""
    return {
        language: [
            record.slug for record in client.get(f"/{language}/{FOLDERS[kind]}/{query}").context["page_obj"]
        ]
        for language in COLUMN_OF_LANGUAGE
    }


@pytest.fixture
def desk(client):
    client.force_login(factories.EditorFactory())
    return Desk(client)


@pytest.mark.parametrize("kind", ["area", "party", "person", "place"])
def test_list_is_sorted_by_the_names_that_are_read(client, kind):
    for slug, names in NAMES.items():
        getattr(factories, f"{kind.title()}Factory")(slug=slug, **named(names))
    models.Area.objects.update(order=0)

    assert listed(client, kind) == IN_THREE


def test_areas_stand_as_editors_ordered_them_before_their_names(client):
    for slug, names in NAMES.items():
        factories.AreaFactory(slug=slug, order=2, **named(names))
    factories.AreaFactory(slug="zoology", name_en="Zoology", order=1)

    assert listed(client, "area") == {language: ["zoology", *slugs] for language, slugs in IN_THREE.items()}


def test_parties_of_as_many_agreements_are_sorted_by_name(client):
    made = {slug: factories.PartyFactory(slug=slug, **named(names)) for slug, names in NAMES.items()}
    for slug in ("shanghai", "shanghai", "macao"):
        factories.ParticipationFactory(party=made[slug])
    factories.ParticipationFactory(party=made["beijing"], agreement__state="draft")
    models.Party.objects.exclude(slug__in=NAMES).delete()

    assert listed(client, "party", "?sort=agreements") == {
        language: ["shanghai", "macao", *(slug for slug in slugs if slug in ("beijing", "guangdong"))]
        for language, slugs in IN_THREE.items()
    }


def test_statements_are_sorted_by_who_spoke(client):
    for slug, names in NAMES.items():
        for order in (2, 1):
            speaker = models.Person.objects.filter(slug=slug).first() or factories.PersonFactory(
                slug=slug, **named(names)
            )
            factories.StatementFactory(slug=f"{slug}-{order}", order=order, speaker=speaker)

    assert listed(client, "statement", "?sort=speaker") == {
        language: [f"{slug}-{order}" for slug in slugs for order in (1, 2)]
        for language, slugs in IN_THREE.items()
    }


def test_list_follows_an_editor(client, desk):
    for slug, names in NAMES.items():
        factories.PartyFactory(slug=slug, **named(names))
    follow()

    response = desk.send(models.Party.objects.get(slug="beijing"), **named(("Peking", "燕京", "燕京")))

    assert faults(response) == {}
    assert listed(client, "party") == {
        "en": ["guangdong", "macao", "beijing", "shanghai"],
        "zh-hant": ["shanghai", "guangdong", "macao", "beijing"],
        "zh-hans": ["macao", "guangdong", "shanghai", "beijing"],
    }
    assert_true()


def test_statements_follow_a_speaker_whose_name_is_found_by_the_same_words(desk):
    """Written in the other script a name is found as before, and stands elsewhere."""
    speaker = factories.PersonFactory(name_zh_hant="馮飛")
    factories.StatementFactory(speaker=speaker)
    follow()

    response = desk.send(speaker, name_zh_hant="冯飞")

    assert faults(response) == {}
    assert_true()


def test_list_follows_a_load_and_loaddata_and_reindex(client, tmp_path):
    objects = [party(slug, state="published", **named(names)) for slug, names in NAMES.items()]
    objects += [entry("area", slug=slug, state="published", **named(names)) for slug, names in NAMES.items()]
    assert loaded(*objects).is_written
    assert (listed(client, "party"), listed(client, "area")) == (IN_THREE, IN_THREE)

    file = tmp_path / "plain.json"
    renamed = party("macao", state="published", **named(("Aomen", "門", "门")))
    file.write_text(json.dumps([renamed]), encoding="utf-8")
    call_command("loaddata", str(file), verbosity=0)
    moved = listed(client, "party")
    assert moved == {
        "en": ["macao", "beijing", "guangdong", "shanghai"],
        "zh-hant": ["shanghai", "beijing", "macao", "guangdong"],
        "zh-hans": ["beijing", "guangdong", "macao", "shanghai"],
    }

    models.Position.objects.all().delete()
    models.Milestone.objects.all().delete()
    call_command("reindex", stdout=StringIO())
    assert listed(client, "party") == moved


@pytest.mark.parametrize("kind", FOLDERS)
def test_hidden_are_neither_listed_nor_counted(client, kind):
    made = getattr(factories, f"{kind.title()}Factory").create_batch(3)
    follow()
    sequences = SEQUENCES[kind]
    assert made[1].pk in positions.keys_of_page(sequences[0], 0, 9)
    before = positions.totals(sequences)

    for state in ("draft", "in_review", "withdrawn"):
        made[1].state = state
        made[1].save()
        follow()

        counted = positions.totals(sequences)
        assert {name: before[name] - counted[name] for name in before} == dict.fromkeys(before, 1)
        assert all(made[1].pk not in positions.keys_of_page(name, 0, 9) for name in sequences)
        assert made[1].slug not in listed(client, kind)["en"]


# Any page is a part of the whole


def some_register(dice):
    """Records of every kind, many with the same name or day, some hidden; keys as they come."""
    words = ("Hainan", "hainan", "海南", "瓊", "Zürich", "하이난", "2", "10", "Trade")
    for kind in FOLDERS:
        day = {"event": "start_on", "statement": "said_on", "source": "published_on"}.get(kind)
        for _number in range(dice.randrange(20, 60)):
            given = {"state": dice.choice(("published", "published", "published", "draft"))}
            if kind != "statement":
                given |= named([dice.choice(words), dice.choice(("", *words)), dice.choice(("", *words))])
            else:
                given["speaker"] = dice.choice(models.Person.objects.order_by("pk"))
            if kind in ("statement", "area"):
                given["order"] = dice.randrange(3)
            if day:
                given[day] = dice.choice(
                    ("", "2025", "2025-03", date(2020, dice.randrange(1, 13), 1).isoformat())
                )
            getattr(factories, f"{kind.title()}Factory")(**given)
    for body in dice.choices(models.Party.objects.order_by("pk"), k=20):
        factories.ParticipationFactory(party=body)


def whole_order(kind, order, language):
    """The primary keys of all that readers see, sorted here."""

    def name(record):
        texts = {column: getattr(record, f"name_{column}") for column in COLUMN_OF_LANGUAGE.values()}
        return order_key(choose(texts, language).text, language)

    def day(record):
        names = {"event": "start_first_day", "statement": "said_first_day", "source": "published_first_day"}
        return getattr(record, names[kind])

    ways = {
        "name": lambda record: (name(record), record.pk),
        "order": lambda record: (record.order, name(record), record.pk),
        "agreements": lambda record: (
            -record.participations.filter(agreement__state="published")
            .values("agreement")
            .distinct()
            .count(),
            name(record),
            record.pk,
        ),
        "speaker": lambda record: (name(record.speaker), record.order, record.pk),
        "newest": lambda record: (-(day(record) or 0), getattr(record, "order", 0), record.slug.encode()),
        "oldest": lambda record: (day(record) or 99999999, getattr(record, "order", 0), record.slug.encode()),
    }
    records = getattr(models, kind.title()).objects.published()
    return [record.pk for record in sorted(records, key=ways[order])]


@pytest.mark.parametrize("seed", range(4))
def test_any_page_is_a_part_of_the_whole(client, monkeypatch, seed):
    dice = Random(seed)
    monkeypatch.setattr(milestones, "SPAN", dice.choice((2, 7)))
    monkeypatch.setattr("agreements.views.lists.PER_PAGE", 6)
    some_register(dice)
    follow()

    for kind, orders in ORDERS.items():
        for order in (order for order in orders if order != "years"):
            for language, column in COLUMN_OF_LANGUAGE.items():
                whole = whole_order(kind, order, language)
                sequence = sequence_of(kind, order, column)
                assert positions.total(sequence) == len(whole)
                assert [positions.keys_of_page(sequence, first, 6) for first in range(len(whole) + 1)] == [
                    whole[first : first + 6] for first in range(len(whole) + 1)
                ]
        language = dice.choice(list(COLUMN_OF_LANGUAGE))
        whole, last = (
            whole_order(kind, orders[0], language),
            -(-len(whole_order(kind, orders[0], language)) // 6),
        )
        for number in (1, (1 + last) // 2, last):
            page = client.get(f"/{language}/{FOLDERS[kind]}/?page={number}").context["page_obj"]
            assert [record.pk for record in page] == whole[6 * (number - 1) : 6 * number]


@pytest.mark.parametrize("seed", range(3))
def test_milestones_follow_what_comes_and_goes(monkeypatch, seed):
    dice = Random(seed)
    monkeypatch.setattr(milestones, "SPAN", 3)
    some_register(dice)
    follow()

    for _step in range(12):
        kind = dice.choice(tuple(FOLDERS))
        for record in dice.choices(
            getattr(models, kind.title()).objects.order_by("pk"), k=dice.randrange(1, 4)
        ):
            record.state = dice.choice(("draft", "published"))
            if kind != "statement":
                record.name_en = dice.choice(("Hainan", "Aomen", "Zhuhai"))
            record.save()
        follow()

        assert not milestones.is_miscounted()
    assert_true()


def test_narrowed_list_is_in_the_same_order(client):
    for slug, names in NAMES.items():
        factories.PartyFactory(slug=slug, kind="ministry", **named(names))
        factories.PartyFactory(kind="other")

    assert listed(client, "party", "?kind=ministry") == IN_THREE


def test_last_page_by_its_number_and_past_it(client):
    factories.PersonFactory.create_batch(2 * PER_PAGE + 1)

    pages = [client.get(f"/en/people/?page={number}").context["page_obj"] for number in (3, 4, 9**9)]

    assert [(page.number, len(page), page.paginator.count) for page in pages] == [(3, 1, 51)] * 3


def test_years_of_events_are_counted_with_each_change(client):
    for days in (("2024-12-30", "2025-01-02"), ("2025-03", ""), ("", ""), ("2025?", "")):
        made = factories.EventFactory(start_on=days[0], end_on=days[1])
    factories.EventFactory(start_on="2025-03", state="draft")

    def years(query=""):
        context = client.get(f"/en/events/{query}").context
        return {year["year"]: year["count"] for year in context["latest_years"]}

    assert years() == years("?year=2025") == {2025: 3, 2024: 1}

    made.state = "withdrawn"
    made.save()
    assert years() == {2025: 2, 2024: 1}
