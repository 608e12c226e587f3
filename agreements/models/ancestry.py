"""Records that belong to a record of their own kind: a ministry to a government, a sub-event."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

#: Deeper than any real chain; a raw load can close a circle, which must not hang a page.
DEEPEST = 12


class Nested(models.Model):
    """A record that may belong to one of its own kind."""

    #: The name of the relation to the record above.
    upward = "parent"

    class Meta:
        abstract = True

    def clean(self):
        """Refuses a circle of parents."""
        super().clean()
        if self.pk and self.pk in {above.pk for above in self.ancestors()}:
            raise ValidationError({self.upward: _("This record already lies above that one.")})

    def ancestors(self) -> list:
        """Those above this record, the nearest first; a circle in the data ends the list."""
        found, seen, above = [], set(), getattr(self, self.upward)
        while above is not None and above.pk not in seen and len(found) < DEEPEST:
            found.append(above)
            seen.add(above.pk)
            above = getattr(above, self.upward)
        return found
