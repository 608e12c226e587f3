"""Models whose values of a vocabulary are said in words."""

from functools import cache

from django.db import models
from django.utils.encoding import force_str


@cache
def words_of(field: models.Field) -> dict:
    """The words for each value of a field, in whatever language they are read."""
    return dict(field.flatchoices)


class Worded(models.Model):
    """A row whose words for values are looked up: Django makes a dictionary of all of them for each word."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):
        value = getattr(self, field.attname)
        return force_str(words_of(field).get(value, value), strings_only=True)
