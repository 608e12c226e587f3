"""How much of what readers look for is there in each record: derived from the records, and made anew with them."""

from django.db import models


class Health(models.Model):
    """How good one record is, and what to do next. Of what was withdrawn there is none: nobody works on it.

    The words for it are made when it is shown (``domain/health_words.py``).
    """

    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    #: From 0 to 100; only where nothing is missing 100.
    figure = models.PositiveSmallIntegerField()
    # Lines of a few short words: thousands are written at once, and as JSON they would take thrice as long.
    #: By merit (``domain/merits.Marks``): how much is there, of how much, as ``dated 2/3 named 3/3``.
    marks = models.CharField(max_length=250)
    #: The next thing to do (``domain/merits.Step``), as ``fill post attendance 9``; empty where nothing is missing.
    next = models.CharField(max_length=120)

    class Meta:
        default_permissions = ()
        indexes = [
            # The desk: the poorest first.
            models.Index(fields=["kind", "figure", "record_id"], name="health_poorest"),
        ]
        constraints = [models.UniqueConstraint(fields=["record_id", "kind"], name="health_key")]

    def __str__(self):
        return f"{self.kind} {self.record_id}: {self.figure}"
