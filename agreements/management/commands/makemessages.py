"""Django's ``makemessages``, which reads the public pages too: those are Jinja2 templates."""

from collections import defaultdict
from pathlib import Path

from django.core.management.commands import makemessages
from django.template import engines
from jinja2.ext import extract_from_ast


class BuildFile(makemessages.BuildFile):
    """A file on its way to xgettext, which reads no templates: Django rewrites its own, this the others."""

    def preprocess(self):
        if not (self.is_templatized and is_page(self.path)):
            super().preprocess()
            return
        template = Path(self.path).read_text(encoding="utf-8")
        Path(self.work_path).write_text(calls_in(template), encoding="utf-8")


class Command(makemessages.Command):
    build_file_class = BuildFile


def is_page(path: str) -> bool:
    """Whether a file is a template of the public pages, and not one of the editors'."""
    file = Path(path).resolve()
    folders = engines["pages"].template_dirs
    return any(
        file.is_relative_to(folder) and not file.is_relative_to(folder / "admin") for folder in folders
    )


def calls_in(template: str) -> str:
    """The messages of a Jinja2 template as calls in Python, each on the line that it has there."""
    tree = engines["pages"].env.parse(template)
    lines = defaultdict(list)
    for line, function, words in extract_from_ast(tree, babel_style=False):
        lines[line].append(f"{function}({', '.join(map(repr, words))})")
    return "".join(f"{'; '.join(lines[line])}\n" for line in range(1, max(lines, default=0) + 1))
