"""The report of a load at the desk: every field in words, and few questions however many objects differ."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.domain import kept_reports
from agreements.models import Agreement
from tests.admin.load_desk import ADD, LIST, page_of, press, text_of, uploaded
from tests.domain.proposals import agreement, entry, loaded, party
from tests.domain.uploaded import checked, fresh
from tests.factories import UploadFactory

pytestmark = pytest.mark.django_db


def shown(page, part):
    """The objects of a part of the page: kind, field, and each state with what is marked in brackets."""

    def words(state):
        return "".join(f"[{text}]" if sort == "different" else text for sort, text in state.passages)

    return [
        (one.kind, found.field, words(found.last), words(found.before), words(found.after), found.is_conflict)
        for one in page.context["load"].objects(part)
        for found in one.differences
    ]


def test_report_shows_each_field_with_the_words_that_differ(loads_desk, contested):
    page = loads_desk.get(page_of(contested))

    assert shown(page, "conflicts") == [
        ("Agreement", "status", "Signed (signed)", "[Signed (signed)]", "[In force (in_force)]", False),
        ("Agreement", "title_en", "On trade", "On [fair] trade", "On [free] trade", True),
        ("Agreement", "signed_on", "2025-03-26", "2025-03-[26~]", "2025-03-[27]", True),
    ]
    assert shown(page, "changes") == [("Party", "name_en", "Hainan", "Hainan", "Hainan[ Province]", False)]


@pytest.fixture
def many(loads_desk, dora):
    """An upload that changes 500 records of every kind that has a name, 120 of them in conflict."""
    kinds = ("agreement", "party", "person", "area", "place", "source", "event", "statement")

    def objects(word, number):
        slug = f"r{number:03}"
        words = {"name_en": f"{word} {slug}"}
        return {
            "agreement": lambda: agreement(slug, title_en=f"{word} {slug}"),
            "party": lambda: party(slug, **words),
            "source": lambda: entry("source", slug=slug, kind="news_article", language="en", **words),
            "event": lambda: entry("event", slug=slug, kind="conference", **words),
            "statement": lambda: entry(
                "statement",
                slug=slug,
                kind="verbatim",
                text=f"{word} {slug}",
                language="en",
                channel="speech",
                on_behalf_of=["r001"],
            ),
        }.get(kinds[number % 8], lambda: entry(kinds[number % 8], slug=slug, **words))()

    loaded(*(objects("Old", number) for number in range(500)))
    Agreement.objects.update(title_en="Edited")
    return checked(*(objects("New", number) for number in range(500)), uploader=dora)


def test_report_of_500_objects_asks_little_and_shows_them_page_by_page(loads_desk, many):
    loads_desk.get(page_of(many))

    with CaptureQueriesContext(connection) as asked:
        page = loads_desk.get(page_of(many), {"changes": "9", "conflicts": "2"})

    report = page.context["load"]
    assert len(asked) < 20
    assert [len(report.objects(part).paginator.object_list) for part in ("conflicts", "changes")] == [63, 437]
    assert [len(report.objects(part)) for part in ("conflicts", "changes")] == [13, 37]
    press(loads_desk, many, "apply")
    loads_desk.get(page_of(many))
    with CaptureQueriesContext(connection) as asked:
        done = loads_desk.get(page_of(many), {"records": "3"})
    assert (len(asked) < 20, done.context["load"].records().paginator.count) == (True, 500)


def test_conflicts_that_have_no_room_are_counted_and_stay(loads_desk, dora, monkeypatch):
    loaded(*(agreement(f"a{number}", title_en="Old") for number in range(3)))
    Agreement.objects.update(title_en="Edited")
    monkeypatch.setattr(kept_reports, "MOST_TEXT", 400)
    upload = checked(*(agreement(f"a{number}", title_en="New") for number in range(3)), uploader=dora)

    page = loads_desk.get(page_of(upload))
    press(loads_desk, upload, "all", "file")
    press(loads_desk, upload, "apply")

    assert "1 more object in conflict has no room here" in text_of(page)
    assert sorted(Agreement.objects.values_list("title_en", flat=True)) == ["Edited", "New", "New"]


def test_choices_are_kept_from_page_to_page(loads_desk, many):
    first = loads_desk.post(
        page_of(many),
        {"outcome": many.outcome, "choice-0-0": "file", "conflicts": ["1", "2"], "changes": "4"},
    )
    second = loads_desk.post(page_of(many), {"outcome": many.outcome, "choice-60-0": "file", "apply": ""})

    assert first.url == f"{page_of(many)}?conflicts=2&changes=4#conflicts"
    assert second.url == page_of(many)
    assert Agreement.objects.exclude(title_en="Edited").count() == 2


def test_words_carry_their_language(loads_desk):
    objects = [
        agreement(title_zh_hant="備忘錄", title_original="양해각서", original_language="ko"),
        party("hainan", name_zh_hans="海南"),
        entry("alias", party=["hainan"], text="Qiong", language="vi", kind="short"),
        entry("source", slug="report", kind="news_article", language="zh-Hans", headline="签署"),
        entry("excerpt", source=["report"], slug="e", text="签署了"),
    ]
    loaded(*objects)
    objects[0]["fields"] |= {
        "title_zh_hant": "諒解備忘錄",
        "title_original": "양해 각서",
        "status": "in_force",
    }
    objects[1]["fields"] |= {"name_zh_hans": "海南省"}
    objects[2]["fields"] |= {"kind": "former"}
    objects[3]["fields"] |= {"headline": "签署备忘录"}
    objects[4]["fields"] |= {"text": "签署了备忘录"}

    page = loads_desk.get(page_of(uploaded(loads_desk, *objects)))

    found = {
        (one.kind, difference.field): difference.after.language
        for one in page.context["load"].changes()
        for difference in one.differences
    }
    assert found == {
        ("Agreement", "title_zh_hant"): "zh-Hant",
        ("Agreement", "title_original"): "ko",
        ("Agreement", "status"): "",
        ("Party", "name_zh_hans"): "zh-Hans",
        ("Other name", "kind"): "",
        ("Source", "headline"): "zh-Hans",
        ("Excerpt", "text"): "zh-Hans",
    }
    assert '<div class="compared-words" lang="ko" dir="auto">양해<ins>' in page.content.decode()


def test_every_kind_of_value_is_read_as_words(loads_desk):
    loaded(party("a"), party("b"), entry("event", slug="e", kind="conference", name_en="E", hosts=[["a"]]))
    upload = uploaded(
        loads_desk,
        party("b", parent=["a"], state="published"),
        entry(
            "event",
            slug="e",
            kind="meeting",
            name_en="E",
            hosts=[["a"], ["b"]],
            is_expected=True,
            theme="",
            end_on="",
        ),
    )

    page = loads_desk.get(page_of(upload))

    assert [(field, before, after) for _kind, field, _last, before, after, _is in shown(page, "changes")] == [
        ("parent", "", "[a]"),
        ("state", "[Draft (draft)]", "[Published (published)]"),
        ("kind", "[Conference (conference)]", "[Meeting (meeting)]"),
        ("hosts", "a", "a[\nb]"),
        ("is_expected", "[No]", "[Yes]"),
    ]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("state", ["waiting", "checking", "applying", "failed", "discarded"])
def test_page_of_every_state_answers_in_every_language(loads_desk, dora, language, state):
    upload = UploadFactory(uploader=dora, state=state)

    page = loads_desk.get(page_of(upload), headers={"Accept-Language": language})

    assert (page.status_code, page["Content-Language"]) == (200, language)


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_whole_way_answers_in_every_language(loads_desk, contested, language):
    loads_desk.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    codes = [loads_desk.get(at).status_code for at in (ADD, LIST, page_of(contested))]
    press(loads_desk, contested, "apply")
    codes.append(loads_desk.get(page_of(contested)).status_code)

    assert (codes, fresh(contested).state) == ([200] * 4, "applied")
