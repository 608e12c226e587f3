"""Fixtures at the desk: who may load sees first what would change, chooses, applies once; the others see nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from agreements.models import Agreement, Upload
from tests.admin.load_desk import ADD, LIST, buttons, loader, page_of, press, text_of, uploaded
from tests.domain.proposals import agreement, loaded, register
from tests.domain.uploaded import MEMORANDUM, calls, checked, edit, fresh, values
from tests.factories import UploadFactory

pytestmark = pytest.mark.django_db


PAGES = ("", "add/", "{}/change/", "{}/history/", "{}/delete/")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


def answers(client, upload):
    return {
        (page, method): getattr(client, method)(LIST + page.format(upload.pk)).status_code
        for page in PAGES
        for method in METHODS
    }


def test_who_has_not_signed_in_is_sent_to_do_so(client, dora):
    upload = UploadFactory(uploader=dora)

    assert set(answers(client, upload).values()) == {302}


def test_who_may_not_load_sees_no_page_and_no_link(signed_in, dora):
    everything_else = [
        f"{do}_{kind}" for do in ("add", "change", "delete", "view") for kind in ("agreement", "party")
    ]
    bob = loader("bob", *everything_else)
    bob.user_permissions.remove(*bob.user_permissions.filter(codename="add_upload"))
    client, upload = signed_in(bob), UploadFactory(uploader=dora, state="checked")

    found = answers(client, upload)

    assert {place: code for place, code in found.items() if code != 403} == {}
    assert LIST not in client.get("/admin/").content.decode()
    assert fresh(upload).state == "checked"


def test_who_may_load_is_shown_the_way_on_the_first_page_and_in_the_list(loads_desk):
    found = {
        at: loads_desk.get(at).content.decode().count(f'href="{ADD}" class="addlink">')
        for at in ("/admin/", LIST)
    }

    assert found == {"/admin/": 1, LIST: 1}


def test_every_page_answers_whoever_may_load(loads_desk, dora):
    upload = UploadFactory(uploader=dora, state="refused")

    found = answers(loads_desk, upload)

    refused = {("{}/delete/", method): 403 for method in METHODS}
    not_taken = {(page, method): 405 for page in PAGES[1:3] for method in METHODS[3:]}
    unusual = {place: code for place, code in found.items() if code != 200}
    assert unusual == refused | not_taken | {("{}/change/", "post"): 302}


def test_another_who_may_load_looks_and_does_not_decide(loads_desk, signed_in, dora):
    upload = uploaded(loads_desk, *MEMORANDUM)
    other = signed_in(loader("eve"))

    page = other.get(page_of(upload))
    codes = [
        other.post(page_of(upload), {"outcome": upload.outcome, button: ""}).status_code
        for button in ("apply", "discard", "again", "all", "stay")
    ]

    assert (page.status_code, buttons(page), codes) == (200, [], [403] * 5)
    assert "Only dora, who uploaded this, can decide." in text_of(page)
    assert (fresh(upload).state, register()) == ("checked", ([], 0))


@pytest.mark.parametrize("at", [ADD, None])
def test_forged_request_is_refused(dora, at):
    upload = checked(*MEMORANDUM, uploader=dora)
    client = Client(enforce_csrf_checks=True)
    client.force_login(dora)

    response = client.post(at or page_of(upload), {"apply": "", "outcome": upload.outcome, "reason": "x"})

    assert (response.status_code, register(), Upload.objects.count()) == (403, ([], 0), 1)


@pytest.mark.parametrize("key", ["0", "abc", "9" * 30, "-1", "1.5"])
def test_load_that_is_not_there_leads_to_the_first_page(loads_desk, key):
    assert loads_desk.get(f"{LIST}{key}/change/").url == "/admin/"


def test_whole_way_of_new_records(loads_desk):
    upload = uploaded(loads_desk, *MEMORANDUM)
    page = loads_desk.get(page_of(upload))
    before = register()

    done = press(loads_desk, upload, "apply")
    after = loads_desk.get(done.url)

    assert (before, buttons(page)) == (([], 0), ["stay", "apply", "discard"])
    assert page.context["load"].table == [
        ("Parties", [("new", 1), ("changed", 0), ("same", 0), ("conflict", 0)]),
        ("Agreements", [("new", 1), ("changed", 0), ("same", 0), ("conflict", 0)]),
        ("Participations", [("new", 1), ("changed", 0), ("same", 0), ("conflict", 0)]),
        ("All objects", [("new", 3), ("changed", 0), ("same", 0), ("conflict", 0)]),
    ]
    assert (len(register()[0]), register()[1], buttons(after)) == (3, 2, [])
    record = reverse("admin:agreements_agreement_change", args=[Agreement.objects.get().pk])
    assert "Done: 2 records were written, each with a revision." in text_of(after)
    assert f'<a href="{record}">On trade</a>' in after.content.decode()
    assert loads_desk.get(record).status_code == 200


def test_record_is_linked_only_for_those_who_may_look_at_it(signed_in, contested):
    found = signed_in(loader("eve")).get(page_of(contested)).content.decode()

    assert "On fair trade" in found
    assert "/admin/agreements/agreement/" not in found


@pytest.mark.parametrize(("taken", "title"), [(False, "On fair trade"), (True, "On free trade")])
def test_conflict_is_settled_by_the_choice_on_the_page(loads_desk, contested, taken, title):
    choice = f"choice-{calls(contested)['agreement', 'title_en']}"

    done = press(loads_desk, contested, "apply", **{choice: "file" if taken else "register"})

    assert fresh(contested).state == "applied"
    assert values() == {"title_en": title, "signed_on": "2025-03-26~", "status": "in_force"}
    sentences = ("The register's word counts.", "The file's word counts.")
    assert [text_of(loads_desk.get(done.url)).count(said) for said in sentences] == (
        [1, 1] if taken else [2, 0]
    )


def test_all_conflicts_are_settled_at_once_and_can_be_looked_at_before(loads_desk, contested):
    done = press(loads_desk, contested, "all", "file")

    page = loads_desk.get(done.url).content.decode()
    assert (done.url.endswith("#conflicts"), page.count('value="file" checked')) == (True, 0)
    assert sum(found["takes"] for found in decided(contested)) == 2
    press(loads_desk, contested, "apply")
    assert values() == {"title_en": "On free trade", "signed_on": "2025-03-27", "status": "in_force"}


def decided(upload):
    return [d for entry in fresh(upload).report["conflicts"] for d in entry["differences"] if "takes" in d]


def test_second_press_of_apply_does_nothing(loads_desk, contested):
    form = {"outcome": contested.outcome, "apply": "Apply"}

    codes = [loads_desk.post(page_of(contested), form).status_code for _time in range(3)]

    assert (codes, fresh(contested).report["revisions"]) == ([302] * 3, 2)
    assert register()[1] == 5


def test_register_that_changed_meanwhile_is_shown_and_not_written(loads_desk, contested):
    edit(title_en="On trade that is fair")
    before = register()

    done = press(loads_desk, contested, "apply")

    assert register() == before
    assert "The register has changed since this report was shown" in text_of(loads_desk.get(done.url))


def test_page_of_an_older_report_decides_nothing(loads_desk, contested):
    done = loads_desk.post(page_of(contested), {"outcome": "old", "apply": ""}, follow=True)

    assert "Another report has come meanwhile" in done.content.decode()
    assert fresh(contested).state == "checked"


def test_choices_that_break_a_rule_are_said_on_the_page(loads_desk):
    loaded(agreement(in_force_on="2020", ends_on="2021"))
    edit(in_force_on="2022", ends_on="2023")
    upload = uploaded(loads_desk, agreement(in_force_on="2024", ends_on="2025"))
    choice = f"choice-{calls(upload)['agreement', 'in_force_on']}"

    page = loads_desk.get(press(loads_desk, upload, "apply", **{choice: "file"}).url)

    assert "With these choices the register would break a rule" in text_of(page)
    assert "The end lies before the start" in text_of(page)
    assert buttons(page)[-2:] == ["apply", "discard"]


def test_discarded_load_changes_nothing_and_keeps_its_report(loads_desk, contested):
    before = register()

    page = loads_desk.get(press(loads_desk, contested, "discard").url)

    assert (register(), fresh(contested).state, buttons(page)) == (before, "discarded", [])
    assert "The file On free trade" in text_of(page)


def test_what_the_register_has_already_needs_no_decision(loads_desk):
    loaded(*MEMORANDUM)

    page = loads_desk.get(page_of(uploaded(loads_desk, *MEMORANDUM)))

    assert buttons(page) == ["stay", "discard"]
    assert "There is nothing to write: the register has it all." in text_of(page)
