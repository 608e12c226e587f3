"""How the templates of the public pages take one another in."""

from django.conf import settings
from django.template import engines
from jinja2 import nodes

FOLDER = settings.BASE / "templates"


def trees():
    """Each public template by its name, as Jinja2 has parsed it."""
    files = [file for file in FOLDER.rglob("*.html") if not file.is_relative_to(FOLDER / "admin")]
    return {
        str(file.relative_to(FOLDER)): engines["pages"].env.parse(file.read_text(encoding="utf-8"))
        for file in files
    }


def sets_marks(name, templates):
    """Whether a template, or one that it takes in, sets marks."""
    calls = {getattr(call.node, "name", "") for call in templates[name].find_all(nodes.Call)}
    taken_in = templates[name].find_all((nodes.FromImport, nodes.Include))
    return bool(calls & {"marks", "footnoted"}) or any(
        sets_marks(taken.template.value, templates) for taken in taken_in
    )


def test_nothing_is_included_without_context():
    templates = trees()

    without = [
        (name, taken.template.value)
        for name, tree in templates.items()
        for taken in tree.find_all(nodes.Include)
        if not taken.with_context
    ]

    assert len(templates) > 70
    assert without == []


def test_macro_is_imported_with_context_where_it_sets_marks_and_nowhere_else():
    templates = trees()

    wrong = [
        (name, taken.template.value)
        for name, tree in templates.items()
        for taken in tree.find_all(nodes.FromImport)
        if taken.with_context != sets_marks(taken.template.value, templates)
    ]

    assert wrong == []
