"""The command `makemessages` finds the messages of the public pages, each on its line."""

import pytest

from agreements.management.commands.makemessages import calls_in, is_page
from mousite.environment import BASE

TEMPLATE = """{# Nothing is said here. #}
<p title="{{ _("It's 100% sure") }}">{{ pgettext("a list", ", ") }}</p>

{{ ngettext('%(number)s<b> area</b>', '%(number)s<b> areas</b>', areas|length, name=_("Name")) }}
"""


def test_messages_of_a_page_become_calls_on_their_lines():
    lines = calls_in(TEMPLATE).split("\n")

    assert lines == [
        "",
        """_("It's 100% sure"); pgettext('a list', ', ')""",
        "",
        "ngettext('%(number)s<b> area</b>', '%(number)s<b> areas</b>'); _('Name')",
        "",
    ]


def test_page_without_messages_has_no_calls():
    assert calls_in("<p>{{ name }}</p>\n") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("templates/base.html", True),
        ("templates/partials/_status.html", True),
        ("templates/admin/index.html", False),
        ("elsewhere/base.html", False),
    ],
)
def test_only_public_pages_are_read_as_such(path, expected):
    assert is_page(str(BASE / path)) is expected
