"""Rows that belong to one record and carry a key within it: a commitment, a post, an excerpt."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import validators
from agreements.models import rules
from agreements.models.worded import Worded
from agreements.text import slug_of


class OwnedManager(models.Manager):
    """Finds a row by the slug of the record it belongs to and its own within that record."""

    def get_by_natural_key(self, owner, slug):
        return self.get(**{f"{self.model.owner}__slug": owner, "slug": slug})


class Owned(Worded):
    """One of several rows of a record, told apart by a key that is unique within the record."""

    #: The name of the relation to the record the row belongs to.
    owner = ""

    slug = models.CharField(
        _("key"),
        max_length=120,
        blank=True,
        validators=[validators.slug],
        help_text=_("Told apart by this within its record. Left empty, it is made from the text."),
    )

    objects = OwnedManager()

    class Meta:
        abstract = True

    def save(self, *args, **options):
        """Saves; a row entered together with its record gets its key only now."""
        self.make_slug()
        super().save(*args, **options)

    def clean(self):
        """Makes the key from the words of the row where the editor gave none."""
        super().clean()
        if getattr(self, f"{self.owner}_id"):
            self.make_slug()

    def make_slug(self):
        """Makes the key from the words of the row where none was given."""
        if not self.slug:
            siblings = type(self).objects.filter(**{self.owner: getattr(self, f"{self.owner}_id")})
            self.slug = slug_of(self.words_for_slug(), siblings.values_list("slug", flat=True))

    def natural_key(self):
        return (getattr(self, self.owner).slug, self.slug)

    def words_for_slug(self) -> str:
        """The words a key is made from."""
        return str(self)


def owned_rules(owner: str) -> list[models.BaseConstraint]:
    """The key is well formed and unique within its record."""
    return [
        *rules.slugs(),
        models.UniqueConstraint(
            fields=[owner, "slug"],
            name="%(class)s_key",
            violation_error_message=_("This record already has a row with this key."),
            violation_error_code="slug",
        ),
    ]
