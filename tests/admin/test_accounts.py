"""Accounts are kept at the desk by Django's own pages."""

from django.contrib.auth.models import Group, User

from tests.admin.desk import address
from tests.factories import EditorFactory


def test_account_pages_open(desk, alice):
    group = Group.objects.create(name="editors")

    answers = [
        desk.open(shown, page).status_code
        for shown, page in (
            (User, "changelist"),
            (User, "add"),
            (alice, "change"),
            (Group, "changelist"),
            (group, "change"),
        )
    ]

    assert answers == [200] * 5


def test_account_is_not_deleted(desk):
    bob = EditorFactory(username="bob")

    response = desk.client.post(address(bob, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert User.objects.filter(pk=bob.pk).exists()


def test_account_is_made_inactive(desk):
    bob = EditorFactory(username="bob")
    page = desk.open(bob)
    content = {
        name: value
        for name, value in page.context["adminform"].form.initial.items()
        if name in ("username", "is_staff")
    }

    desk.client.post(address(bob), {**content, "date_joined_0": "2025-03-26", "date_joined_1": "12:00"})

    bob.refresh_from_db()
    assert bob.is_active is False
