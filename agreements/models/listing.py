"""What the lists of agreements are answered from: derived from the records, and made anew with them.

No row here says anything that the records do not: all of it can be thrown away and made again (``domain/index``). No
fixture holds it, and nothing here leads to a record by a foreign key: what is derived must not keep a record from going.
"""

from django.db import models

#: Sorts before every day, and behind.
NO_DAY, LAST_DAY = 0, 99999999


class Listing(models.Model):
    """A published agreement as lists find, order and count it."""

    # A number of the kind that SQLite finds a row by at once; it is that of the agreement.
    agreement_id = models.BigAutoField(primary_key=True)
    slug = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    binding = models.CharField(max_length=20)
    text_held = models.CharField(max_length=20)
    place_id = models.BigIntegerField(null=True)
    #: How many published sources it rests on.
    sources = models.PositiveIntegerField()
    #: How good it is, in steps; empty until it was first said.
    health = models.CharField(max_length=10, default="")
    first_day = models.IntegerField(null=True)
    last_day = models.IntegerField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    # Its place in each order; without a day it comes last in both.
    newest = models.IntegerField()
    oldest = models.IntegerField()
    # By which titles sort in each language (``text/order``).
    title_en = models.CharField(max_length=120)
    title_zh_hant = models.CharField(max_length=120)
    title_zh_hans = models.CharField(max_length=120)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["-newest", "slug"], name="listing_newest"),
            models.Index(fields=["oldest", "slug"], name="listing_oldest"),
            models.Index(fields=["title_en"], name="listing_title_en"),
            models.Index(fields=["title_zh_hant"], name="listing_title_zh_hant"),
            models.Index(fields=["title_zh_hans"], name="listing_title_zh_hans"),
            models.Index(fields=["kind", "-newest"], name="listing_kind"),
            models.Index(fields=["status", "-newest"], name="listing_status"),
            models.Index(fields=["binding", "-newest"], name="listing_binding"),
            models.Index(fields=["text_held", "-newest"], name="listing_text"),
            models.Index(fields=["place_id", "-newest"], name="listing_place"),
            models.Index(fields=["sources", "-newest"], name="listing_sources"),
            models.Index(fields=["health", "-newest"], name="listing_health"),
            models.Index(fields=["year", "-newest"], name="listing_year"),
            models.Index(fields=["last_day"], name="listing_last_day"),
        ]

    def __str__(self):
        return self.slug


class Listed(models.Model):
    """One agreement under one of several records that it can be found by."""

    agreement_id = models.BigIntegerField()
    record_id = models.BigIntegerField()

    class Meta:
        abstract = True
        default_permissions = ()
        indexes = [models.Index(fields=["agreement_id", "record_id"], name="%(class)s_agreement")]
        constraints = [
            models.UniqueConstraint(fields=["record_id", "agreement_id"], name="%(class)s_key"),
        ]

    def __str__(self):
        return f"{self.agreement_id}: {self.record_id}"


class ListedParty(Listed):
    """A published party to a listed agreement."""


class ListedArea(Listed):
    """A published area of a listed agreement."""


class Tally(models.Model):
    """How many listed agreements hold one value of one facet; of the empty facet: how many there are."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["facet", "-count"], name="tally_largest")]
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="tally_key")]

    def __str__(self):
        return f"{self.facet} {self.value}: {self.count}"
