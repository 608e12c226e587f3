"""An editor at the desk: reads a page's form, types into it, adds rows, sends it."""

from django.contrib import admin
from django.db.models import ForeignKey, ManyToManyField
from django.urls import reverse

from agreements import models
from tests import factories

#: Why records change that readers see.
WHY = "Compared with the source."


def address(record_or_model, page="change"):
    """The address of one of the desk's pages."""
    name = f"admin:{record_or_model._meta.app_label}_{record_or_model._meta.model_name}_{page}"
    needs_key = page in ("change", "delete", "history", "publication")
    return reverse(name, args=[record_or_model.pk] if needs_key else [])


class Desk:
    """What one person does at the desk, with a client that is signed in."""

    def __init__(self, client):
        self.client = client

    def open(self, record_or_model, page="change", **query):
        return self.client.get(address(record_or_model, page), query)

    def send(self, record_or_model, page=None, rows=None, **typed):
        """Opens a form, types into it and saves; ``rows`` are new ones: ``{"aliases": [{...}]}``."""
        page = page or ("add" if isinstance(record_or_model, type) else "change")
        at = address(record_or_model, page)
        content = filled(self.client.get(at).context)
        for prefix, added in (rows or {}).items():
            count = int(content[f"{prefix}-TOTAL_FORMS"])
            for number, row in enumerate(added, count):
                content |= {f"{prefix}-{number}-{name}": key(value) for name, value in row.items()}
            content[f"{prefix}-TOTAL_FORMS"] = count + len(added)
        content |= {"change_reason": WHY, **{name: key(value) for name, value in typed.items()}}
        return self.client.post(at, content)

    def enter(self, model, rows=None, **typed):
        """Adds a record by its form, which must take it, and gives the record."""
        before = set(model.objects.values_list("pk", flat=True))
        response = self.send(model, rows=rows, **typed)
        assert faults(response) == {}
        return model.objects.exclude(pk__in=before).get()


def key(value):
    """What a chooser sends for a record; anything else as it was typed."""
    if isinstance(value, list):
        return [key(one) for one in value]
    return value.pk if hasattr(value, "pk") else value


def filled(context) -> dict:
    """All that a browser would send of a form that nobody touched."""
    fields = list(context["adminform"].form)
    for rows in context["inline_admin_formsets"]:
        fields += rows.formset.management_form
        for form in rows.formset.forms:
            # Of rows that are only read, a page holds no more than which they are.
            fields += form if rows.has_change_permission else form.hidden_fields()
    content = {}
    for field in fields:
        value = field.value()
        if value is not None and value is not False:
            content[field.html_name] = value
    return content


def faults(response) -> dict:
    """What a form refused: the messages by the name of the field, rows by prefix and number."""
    if response.context is None or "adminform" not in response.context:
        return {}
    found = {name: list(told) for name, told in response.context["adminform"].form.errors.items()}
    for rows in response.context["inline_admin_formsets"]:
        if rows.formset.non_form_errors():
            found[rows.formset.prefix] = list(rows.formset.non_form_errors())
        for form in rows.formset.forms:
            found |= {f"{form.prefix}-{name}": list(told) for name, told in form.errors.items()}
    return found


def needed(kind: str) -> dict:
    """The least that the form of a kind asks for."""
    return {
        "agreement": {"title_en": "On trade", "kind": "treaty", "status": "signed"},
        "party": {"name_en": "Hainan", "kind": "regional_government"},
        "person": {"name_en": "Feng Fei"},
        "event": {"name_en": "Boao Forum", "kind": "conference"},
        "area": {"name_en": "Tourism"},
        "place": {"name_en": "Boao"},
        "source": {"name_en": "An article", "kind": "news_article", "language": "en"},
    }.get(kind) or {
        "statement": lambda: {
            "kind": "verbatim",
            "text": "Go together; we go far.",
            "language": "en",
            "channel": "speech",
            "speaker": factories.PersonFactory(),
        },
        "participation": lambda: {
            "agreement": factories.AgreementFactory(),
            "party": factories.PartyFactory(),
            "role": "signatory",
        },
        "commitment": lambda: {
            "agreement": factories.AgreementFactory(),
            "area": factories.AreaFactory(),
        },
        "attendance": lambda: {
            "event": factories.EventFactory(),
            "person": factories.PersonFactory(),
            "role": "witnessed",
        },
        "excerpt": lambda: {"source": factories.SourceFactory(), "text": "have signed"},
        "post": lambda: {"person": factories.PersonFactory(), "title_en": "Chief executive"},
    }[kind]()


RECORDS = ("agreement", "party", "person", "event", "statement", "area", "place", "source")
ROWS = ("participation", "commitment", "attendance", "excerpt", "post")


def model_of(kind: str):
    return getattr(models, kind.capitalize())


def relations() -> list[tuple[str, str]]:
    """Every relation that a form of the desk offers, as names of model and field."""
    entered = {
        model
        for registered, desk in admin.site._registry.items()
        if registered._meta.app_label == "agreements"
        for model in (registered, *(inline.model for inline in desk.inlines))
    }
    return sorted(
        (model._meta.model_name, field.name)
        for model in entered
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField)
    )
