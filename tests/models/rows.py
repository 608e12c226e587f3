"""One row of every kind, in whatever way a test wants it, and its books read back."""

from django.apps import apps
from factory.django import DjangoModelFactory

from agreements import models
from tests import factories

#: What is derived from the others has no rules of its own.
MODELS = [model for model in apps.get_app_config("agreements").get_models() if model not in models.DERIVED]
FACTORIES = {
    made._meta.model: made
    for made in vars(factories).values()
    if isinstance(made, type) and issubclass(made, DjangoModelFactory) and not made._meta.abstract
}


def make(kind, **values):
    """A saved row of a kind (``party``); another name and a citation belong to a new party or agreement."""
    if kind == "user":
        return factories.EditorFactory(**values)
    model = apps.get_model("agreements", kind)
    for rows_of_many, owner in ((models.Alias, "party"), (models.Citation, "agreement")):
        if model is rows_of_many and not set(values) & set(model.targets):
            values[owner] = make(owner)
    return FACTORIES[model](**values)


def everything():
    """Every row of every kind with all its columns and relations, to see whether anything changed; not what is derived."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in apps.get_app_config("agreements").get_models(include_auto_created=True)
        if model not in models.DERIVED
    }
