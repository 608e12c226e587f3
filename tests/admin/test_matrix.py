"""Every address of the desk for everyone and every method: who is let in, who is shown out, who is sent to sign in."""

import pytest
from django.test import Client

from tests.admin.desk import address
from tests.admin.matrix import (
    CLOSED,
    OPEN,
    OTHERS,
    ROLES,
    SORTS,
    TABLE,
    addresses,
    desk_patterns,
    drafts,
    objects,
    row_of,
)
from tests.factories import EditorFactory
from tests.models.rows import everything

pytestmark = pytest.mark.django_db

#: Methods that only look, and two that the desk has no use for: whoever tries them is answered as one who looks.
LOOKING = dict.fromkeys((*ROLES, *OTHERS, None), ("get",)) | dict.fromkeys(
    ("viewer", None), ("get", "put", "delete")
)
#: What is sent where an empty form would do nothing.
SENT = {"agreements_proposal_change": {"accept": "1"}}


@pytest.fixture
def person(signed_in, member_of):
    """What gives a client of someone in a role; of one who is not signed in for none."""

    def client_of(role):
        if role is None:
            return Client()
        if role == "nobody":
            return signed_in(EditorFactory(username="nobody", is_superuser=False))
        if role == "reader":
            return signed_in(EditorFactory(username="reader", is_superuser=False, is_staff=False))
        return signed_in(member_of(role, username=role))

    return client_of


def verdict(response) -> str:
    """Whether who asked was let in, shown out, or sent to sign in."""
    if response.status_code in (403, 404):
        return "out"
    if response.status_code == 302 and response.url.startswith("/admin/login/"):
        return "sign in"
    return "in" if response.status_code < 500 else "fault"


def expected(role, let_in) -> str:
    if role in (None, "reader"):
        return "sign in"
    return "in" if role in let_in else "out"


@pytest.mark.parametrize("role", [*ROLES, *OTHERS, None])
def test_who_looks_is_let_in_or_not_as_the_table_has_it(person, role):
    made, client = objects(), person(role)
    before = everything()
    checked, wrong = 0, []

    for name, at, row in addresses(made):
        for method in LOOKING[role]:
            found = verdict(getattr(client, method)(at))
            checked += 1
            if found != expected(role, row.look) and not is_odd(name, method, found):
                wrong.append((name, method, found))

    assert wrong == []
    assert checked > 100
    assert differing(before) <= {"User", "Session"}


@pytest.mark.parametrize("role", [*ROLES, *OTHERS, None])
def test_who_sends_a_form_is_let_in_or_not_as_the_table_has_it(person, role):
    made, client = objects(), person(role)
    before = everything()
    checked, wrong = 0, []

    for name, at, row in addresses(made):
        if name.endswith(("_delete", "_password_change")) and role in row.do:
            # It would do it: see below.
            continue
        found = verdict(client.post(at, SENT.get(name, {})))
        checked += 1
        if found != expected(role, row.do) and not is_odd(name, "post", found):
            wrong.append((name, found))

    assert wrong == []
    assert checked > 80
    assert differing(before) <= {"User", "Session"}


@pytest.mark.parametrize("role", [*ROLES, *OTHERS, None])
def test_a_draft_is_deleted_by_whoever_writes_and_by_nobody_else(person, role):
    client, row = person(role), TABLE["draft", "delete"]

    answers = {
        kind: verdict(client.post(address(record, "delete"), {"post": "yes"}))
        for kind, record in drafts().items()
    }

    assert set(answers.values()) == {expected(role, row.do)}


def test_every_address_of_the_desk_has_a_row():
    names = {name for name, _route in desk_patterns() if name} - OPEN - CLOSED
    kinds = {kind for kind, _page in map(row_of, names) if kind}

    assert kinds <= set(SORTS)
    assert {(SORTS[kind], page) for kind, page in map(row_of, names) if kind} == set(TABLE) - {
        ("draft", "delete")
    }


@pytest.mark.parametrize("role", [*ROLES, *OTHERS, None])
def test_what_would_tell_what_is_there_is_closed_to_everyone(person, role):
    made, client = objects(), person(role)

    answers = {client.get(f"/admin/r/{number}/{made['party'].pk}/").status_code for number in range(1, 30)}

    assert answers == {404}


def is_odd(name, method, found) -> bool:
    """Where Django answers otherwise than by letting in or showing out."""
    # It asks which records are meant, and shows out whoever does not say; it knows one method.
    if name == "autocomplete":
        return found == ("out" if method == "get" else "in")
    # Pages that are only looked at know no other method.
    return name == "agreements_upload_change" and method not in ("get", "head") and found == "in"


def differing(before) -> set:
    """The kinds of rows that are not what they were."""
    after = everything()
    return {kind for kind in after if after[kind] != before[kind]}
