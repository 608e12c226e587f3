"""Where records stand in the lists of their kinds: derived from the records, and made anew with them.

A list has a sequence for each order and language that it is offered in. All of it can be thrown away and made again
(``domain/finding/positions``).
"""

from django.db import models

#: As long as the longest key that is made: a day, a number, the key of a record in addresses.
LONGEST_KEY = 160


class Ordered(models.Model):
    """A place in a sequence: in the order of keys, byte by byte, and where these are the same of records."""

    sequence = models.CharField(max_length=40)
    key = models.CharField(max_length=LONGEST_KEY)
    record_id = models.BigIntegerField()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return f"{self.sequence}: {self.key} {self.record_id}"


class Position(Ordered):
    """Where a published record stands in one of the sequences of its kind."""

    class Meta(Ordered.Meta):
        indexes = [models.Index(fields=["sequence", "key", "record_id"], name="position_order")]
        constraints = [models.UniqueConstraint(fields=["record_id", "sequence"], name="position_key")]


class Milestone(Ordered):
    """Every so many positions one: how many there are from here to the next. The first is that of no record.

    So a page however far down is found without passing over all before it.
    """

    count = models.PositiveIntegerField()

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=["sequence", "key", "record_id"], name="milestone_key"),
        ]
