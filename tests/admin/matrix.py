"""Who may do what at each address of the desk: read from the resolver, held against one table.

A row says, for one sort of page, who is let in to look and who to do; everyone else is shown out, and who is not signed in
is sent to sign in. An address for which there is no row is a fault.
"""

from dataclasses import dataclass

from django.urls import get_resolver, reverse

from tests import factories
from tests.admin.desk import RECORDS, ROWS

VIEWER, EDITOR, PUBLISHER = "viewer", "editor", "publisher"
LOADER, ADMINISTRATOR = "loader", "administrator"
ROLES = (VIEWER, EDITOR, PUBLISHER, LOADER, ADMINISTRATOR)
#: An account that may sign in to the desk and has no role there, and one that may not.
OTHERS = ("nobody", "reader")

EVERYONE = frozenset(ROLES)
WRITERS = frozenset({EDITOR, PUBLISHER, ADMINISTRATOR})
PUBLISHERS = frozenset({PUBLISHER, ADMINISTRATOR})
LOADERS = frozenset({LOADER, ADMINISTRATOR})
LOOK_AT_LOADS = LOADERS | PUBLISHERS
ADMINISTRATORS = frozenset({ADMINISTRATOR})
NOBODY = frozenset()
#: Open to all who are signed in at the desk, whatever their role; these need no role at all.
ANYONE = EVERYONE | {"nobody"}


@dataclass(frozen=True)
class Row:
    """Who is let in to look at a sort of page, and who to send its form."""

    look: frozenset
    do: frozenset


#: By sort of what the page is of, and the page.
TABLE = {
    ("record", "changelist"): Row(EVERYONE, EVERYONE),
    ("record", "add"): Row(WRITERS, WRITERS),
    ("record", "change"): Row(EVERYONE, WRITERS),
    ("record", "history"): Row(EVERYONE, EVERYONE),
    ("record", "publication"): Row(WRITERS, WRITERS),
    # What readers see is withdrawn; a publisher may delete it.
    ("record", "delete"): Row(PUBLISHERS, PUBLISHERS),
    ("draft", "delete"): Row(WRITERS, WRITERS),
    ("row", "changelist"): Row(EVERYONE, EVERYONE),
    ("row", "add"): Row(WRITERS, WRITERS),
    ("row", "change"): Row(EVERYONE, WRITERS),
    ("row", "history"): Row(EVERYONE, EVERYONE),
    ("row", "delete"): Row(PUBLISHERS, PUBLISHERS),
    ("revision", "changelist"): Row(EVERYONE, EVERYONE),
    ("revision", "change"): Row(EVERYONE, WRITERS),
    ("revision", "history"): Row(EVERYONE, EVERYONE),
    ("revision", "add"): Row(NOBODY, NOBODY),
    ("revision", "delete"): Row(NOBODY, NOBODY),
    ("proposal", "changelist"): Row(EVERYONE, EVERYONE),
    # Of a record that readers see: to accept it.
    ("proposal", "change"): Row(EVERYONE, PUBLISHERS),
    ("proposal", "history"): Row(EVERYONE, EVERYONE),
    ("proposal", "add"): Row(NOBODY, NOBODY),
    ("proposal", "delete"): Row(NOBODY, NOBODY),
    # What readers see may change with it.
    ("record", "merge"): Row(PUBLISHERS, PUBLISHERS),
    ("merge", "changelist"): Row(EVERYONE, EVERYONE),
    # To undo it.
    ("merge", "change"): Row(EVERYONE, PUBLISHERS),
    ("merge", "history"): Row(EVERYONE, EVERYONE),
    ("merge", "add"): Row(NOBODY, NOBODY),
    ("merge", "delete"): Row(NOBODY, NOBODY),
    ("upload", "changelist"): Row(LOOK_AT_LOADS, LOOK_AT_LOADS),
    ("upload", "add"): Row(LOADERS, LOADERS),
    # Another's: a publisher decides too.
    ("upload", "change"): Row(LOOK_AT_LOADS, PUBLISHERS),
    ("upload", "history"): Row(LOOK_AT_LOADS, LOOK_AT_LOADS),
    ("upload", "delete"): Row(NOBODY, NOBODY),
    ("account", "changelist"): Row(ADMINISTRATORS, ADMINISTRATORS),
    ("account", "add"): Row(ADMINISTRATORS, ADMINISTRATORS),
    ("account", "change"): Row(ADMINISTRATORS, ADMINISTRATORS),
    ("account", "history"): Row(ADMINISTRATORS, ADMINISTRATORS),
    ("account", "delete"): Row(NOBODY, NOBODY),
    ("account", "password_change"): Row(ADMINISTRATORS, ADMINISTRATORS),
}
#: Addresses that are of no record.
PAGES = {
    "index": Row(ANYONE, ANYONE),
    "guide": Row(ANYONE, ANYONE),
    "app_list": Row(EVERYONE, EVERYONE),
    "password_change": Row(ANYONE, ANYONE),
    "password_change_done": Row(ANYONE, ANYONE),
    "jsi18n": Row(ANYONE, ANYONE),
    "autocomplete": Row(EVERYONE, EVERYONE),
}
#: Open to all: to sign in, to sign out, to choose a language before either.
OPEN = {"login", "logout", "desk_language"}
#: Answered as a page that never was, to everyone: they would tell what is there.
CLOSED = {"view_on_site"}

SORTS = {
    **dict.fromkeys(RECORDS, "record"),
    **dict.fromkeys(ROWS, "row"),
    **{kind: kind for kind in ("revision", "proposal", "merge", "upload")},
    **dict.fromkeys(("user", "group"), "account"),
}


def desk_patterns():
    """Every address of the desk: its name, or none where it has none, and its route."""
    for pattern in get_resolver().url_patterns:
        if getattr(pattern, "app_name", "") == "admin":
            yield from patterns_below(pattern)


def patterns_below(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns_below(pattern, route)
        else:
            yield pattern.name, route


def row_of(name: str):
    """The sort, the page and the kind of an address by its name, or just its name where it is of no record."""
    for label in ("agreements", "auth"):
        if name.startswith(f"{label}_"):
            kind, _, page = name.removeprefix(f"{label}_").partition("_")
            return kind, page
    if name == "auth_user_password_change":
        return "user", "password_change"
    return "", name


def objects():
    """One published record, one row, one of each book, by kind; all of them are others' than who asks."""
    other = factories.EditorFactory(username="other")
    made = {kind: getattr(factories, f"{kind.capitalize()}Factory")() for kind in (*RECORDS, *ROWS)}
    made["revision"] = factories.RevisionFactory(kind="party", slug=made["party"].slug)
    made["proposal"] = factories.ProposalFactory(kind="party", slug=made["party"].slug, author=other)
    made["merge"] = factories.MergeFactory(kind="party", gone="former", kept=made["party"].slug)
    made["upload"] = factories.UploadFactory(uploader=other)
    made["user"] = other
    made["group"] = other.groups.create(name="another role")
    return made


def drafts():
    """A draft of each kind of record."""
    return {kind: getattr(factories, f"{kind.capitalize()}Factory")(state="draft") for kind in RECORDS}


def addresses(made):
    """Each address of the desk with its row: what it is called, where it is, who is let in."""
    for name, route in desk_patterns():
        if name is None or name in OPEN | CLOSED:
            continue
        kind, page = row_of(name)
        if not kind:
            arguments = {"app_label": "agreements"} if "app_label" in route else {}
            yield name, reverse(f"admin:{name}", kwargs=arguments), PAGES[name]
            continue
        arguments = [made[kind].pk] if "<" in route else []
        yield name, reverse(f"admin:{name}", args=arguments), TABLE[SORTS[kind], page]
