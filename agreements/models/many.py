"""Relations to many records, none of which can be deleted while a row names it."""

from django.db import models


class NamesMany(models.ManyToManyField):
    """The records a row names: as a foreign key with PROTECT, once for each of them.

    Django's own drops the relation in silence when the other record is deleted.
    """

    def contribute_to_related_class(self, cls, related):
        super().contribute_to_related_class(cls, related)
        for column in self.remote_field.through._meta.local_fields:
            if column.name == cls._meta.model_name:
                column.remote_field.on_delete = models.PROTECT
