"""Rows that belong to exactly one record out of several kinds: other names, citations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import rules
from agreements.models.worded import Worded


class Targeted(Worded):
    """A row with one relation per kind of record, of which exactly one is set.

    In a natural key the record stands as the name of its kind, followed by its own natural key.
    """

    #: The names of the relations.
    targets: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def target_name(self) -> str:
        """The name of the relation that is set, empty if none is."""
        for name in self.targets:
            if getattr(self, f"{name}_id"):
                return name
        return ""

    @property
    def target(self) -> models.Model | None:
        """The record the row belongs to."""
        return getattr(self, self.target_name) if self.target_name else None

    def target_key(self) -> tuple:
        """The kind of the record and its natural key."""
        return (self.target_name, *self.target.natural_key()) if self.target_name else ()


def find_target(model: type[Targeted], key: tuple) -> dict:
    """The look-up for a record given as kind and natural key, as ``target_key`` gives it.

    Raises the model's DoesNotExist where no such record is held.
    """
    name, *natural_key = key or ("",)
    if name not in model.targets:
        raise model.DoesNotExist(f"“{name}” is not one of {', '.join(model.targets)}.")
    kind = model._meta.get_field(name).related_model
    try:
        return {name: kind.objects.get_by_natural_key(*natural_key)}
    except (kind.DoesNotExist, TypeError) as fault:
        raise model.DoesNotExist(f"No {name} has the key {natural_key}.") from fault


def target_rules(targets: tuple[str, ...], *fields: str) -> list[models.BaseConstraint]:
    """Exactly one target is set, and ``fields`` are unique for each."""
    return [
        rules.exactly_one(*targets),
        *(
            models.UniqueConstraint(
                fields=[name, *fields],
                condition=models.Q(**{f"{name}__isnull": False}),
                name=f"%(class)s_{name}_key",
                violation_error_message=_("This is already recorded here."),
                violation_error_code=fields[0],
            )
            for name in targets
        ),
    ]
