"""What search looks through: the words of each published record, folded; derived, and made anew with the record.

The index over the words is SQLite's FTS5 or PostgreSQL's tsvector with GIN: see the migration that makes it and
``domain/search``.
"""

from django.db import models


class Document(models.Model):
    """The words by which one published record is found.

    Its number says the kind, the day and the record, so that the latest of a kind come first without being sorted
    (``domain/documents``).
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    #: Folded words with a space between; each text stands between two marks that no text holds.
    title = models.TextField()
    names = models.TextField()
    body = models.TextField()
    #: Primary keys of the agreements that are found by these words too.
    reaches = models.JSONField(default=list, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "record_id"], name="document_key")]

    def __str__(self):
        return f"{self.kind} {self.record_id}"


class RegisterVersion(models.Model):
    """The one row that counts the changes of anything public: whoever keeps a copy asks it whether that still holds."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.number)
