"""Every public address and every parameter, read from the resolver and the views: nothing is typed twice."""

import re

from django.urls import get_resolver
from django.utils import translation

VARIABLE = re.compile(r"<(?:\w+:)?\w+>")
LANGUAGES = ("en", "zh-hant", "zh-hans")


def public_patterns(resolver=None, prefix="/"):
    """Each route readers can ask for, such as `/en/agreements/<key:slug>/`, with its view; the editors' are left out."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith("/admin/"):
            continue
        if not hasattr(pattern, "url_patterns"):
            yield route, pattern.callback
        else:
            yield from public_patterns(pattern, route)


def public_routes():
    """All of them; the prefix of a language is the active one's, so each is made active in turn."""
    routes = set()
    for language in LANGUAGES:
        with translation.override(language):
            routes.update(route for route, _ in public_patterns())
    return sorted(routes)


def public_questions():
    """Each English list with each parameter it understands, and each other page that takes some."""
    with translation.override("en"):
        views = [(route, getattr(view, "view_class", None)) for route, view in public_patterns()]
    questions = [(route, view.question) for route, view in views if getattr(view, "question", None)]
    asked = [(route, name) for route, question in questions for name in [*question.get_filters(), "page"]]
    return asked + [(route, name) for route, view in views for name in getattr(view, "parameters", ())]
