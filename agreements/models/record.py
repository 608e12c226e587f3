"""What every record with a page of its own has: a key, a state, three languages, its books."""

from functools import cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Value
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now
from django.db.models.lookups import Exact
from django.db.models.sql import UpdateQuery
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements import validators
from agreements.choices import PublicationState
from agreements.models import rules
from agreements.models.worded import Worded
from agreements.prepared import Unindexed
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE, Phrase, choose

#: The largest number that PostgreSQL's integers hold; SQLite would hold more.
LARGEST_NUMBER = 2**31 - 1

#: Where the pages of each kind stand, beneath the prefix of a language.
FOLDERS = {
    "agreement": "agreements",
    "party": "parties",
    "person": "people",
    "event": "events",
    "statement": "statements",
    "area": "areas",
    "place": "places",
    "source": "sources",
}
#: What stands in an address as it is, beside letters and digits: as `reverse` has it.
PLAIN_IN_ADDRESSES = RFC3986_SUBDELIMS + "/~:@"


class DefaultOnce(DatabaseDefault):
    """The database's default for a new row; in an update, what the row already holds.

    A raw load builds its objects anew and writes every column: without this the books of a record
    (when made, which version) would begin again each time a fixture is loaded.
    """

    def resolve_expression(self, query=None, *args, **options):
        if isinstance(query, UpdateQuery):
            return F(self.output_field.name).resolve_expression(query, *args, **options)
        return super().resolve_expression(query, *args, **options)


class KeptByUpdate:
    """A column with a database default that an update leaves alone unless it is set by name."""

    def get_default(self):
        return DefaultOnce(self._db_default_expression, output_field=self)


class KeptDateTimeField(KeptByUpdate, models.DateTimeField):
    pass


class KeptIntegerField(KeptByUpdate, models.PositiveIntegerField):
    pass


class TextField(models.TextField):
    """Text that people read: only characters that can be seen, composed."""

    def __init__(self, *args, **options):
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)
        if validators.seen_characters not in self.validators:
            self.validators.append(validators.seen_characters)


class LineField(models.CharField):
    """One line of text that people read: only characters that can be seen, composed."""

    def __init__(self, *args, **options):
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault("max_length", 500)
        super().__init__(*args, **options)
        for rule in (validators.seen_characters, validators.one_line):
            if rule not in self.validators:
                self.validators.append(rule)


class OrderField(models.PositiveSmallIntegerField):
    """Where a row stands among its neighbours; the limit is that of PostgreSQL's small integers."""

    LAST = 32767

    def __init__(self, *args, **options):
        options.setdefault("default", 0)
        super().__init__(*args, **options)

    @cached_property
    def validators(self):
        # The limits Django adds are those of the database in use, and SQLite's are wider.
        limits = (MinValueValidator, MaxValueValidator)
        others = [rule for rule in super().validators if not isinstance(rule, limits)]
        return [*others, MinValueValidator(0), MaxValueValidator(self.LAST)]


#: Kept by the database for every row that has an order.
ORDER_RULE = rules.counted("order", 0, OrderField.LAST)


@cache
def names_of_columns(stem: str) -> tuple[tuple[str, str], ...]:
    """The endings of the columns of a text, each with the whole name."""
    return tuple((column, f"{stem}_{column}") for column in COLUMN_OF_LANGUAGE.values())


def in_reader_language(
    record: models.Model, stem: str, original: str = "", original_language: str = ""
) -> Phrase:
    """The text ``stem`` of a record for a reader of the active language, by the one fallback."""
    texts = {column: getattr(record, name) for column, name in names_of_columns(stem)}
    if original:
        texts["original"] = original
    return choose(texts, get_language() or "en", original_language)


def origin_of(record: models.Model, stem: str, shown: Phrase) -> str:
    """Whose words the text ``stem`` is that a reader is shown; empty where no column says."""
    for code, column in COLUMN_OF_LANGUAGE.items():
        name = f"{stem}_{column}"
        if shown == Phrase(getattr(record, name), TAG_OF_LANGUAGE[code]):
            return getattr(record, f"{name}_origin")
    return ""


def address_of(kind: str, slug: str) -> str:
    """The address of the page of a record in the active language.

    Put together here, since a page has hundreds of them and `reverse` takes four times as long.
    """
    language = get_language() or settings.LANGUAGE_CODE
    return f"{get_script_prefix()}{language}/{FOLDERS[kind]}/{quote(slug, safe=PLAIN_IN_ADDRESSES)}/"


def is_published(relation: str = "") -> Exact:
    """That a record is published, or the one a relation leads to, for questions that have a shorter way to their rows.

    ``is_published("event")`` stands in a filter. Nearly all records are published: nobody should look there first.
    """
    return Exact(
        Unindexed(F(f"{relation}__state" if relation else "state")), Value(PublicationState.PUBLISHED)
    )


class RecordQuerySet(models.QuerySet):
    """Questions asked of every kind of record."""

    def published(self):
        """Those that readers may see. Public doors say this and nothing else."""
        return self.filter(state=PublicationState.PUBLISHED)


class RecordManager(models.Manager.from_queryset(RecordQuerySet)):
    """Finds a record by its natural key, the slug."""

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Record(Worded):
    """Something in the world that has a page of its own in the register."""

    slug = models.CharField(
        _("key in the address"),
        max_length=120,
        unique=True,
        validators=[validators.slug],
        help_text=_(
            "Stands in the address of the page and in fixtures: small letters and digits of any "
            "script, with hyphens between words. Left empty, it is made from the name. Others may "
            "link to it, so change it rarely."
        ),
    )
    state = models.CharField(
        _("publication"),
        max_length=20,
        choices=PublicationState,
        default=PublicationState.DRAFT,
        db_index=True,
        help_text=_("Only published records are shown to readers."),
    )
    # The books of a record: they stand in no fixture, and no load begins them anew.
    created_at = KeptDateTimeField(_("entered"), db_default=Now(), editable=False, serialize=False)
    updated_at = KeptDateTimeField(_("last changed"), db_default=Now(), editable=False, serialize=False)
    version = KeptIntegerField(
        _("version"),
        db_default=1,
        editable=False,
        serialize=False,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_NUMBER)],
    )

    objects = RecordManager()

    #: The facts a citation can support, by name of field; empty stands for the record as a whole.
    citable: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Saves, and counts the version on; a raw load does not pass here."""
        if not self._state.adding:
            self.version = (self.version or 0) + 1
            self.updated_at = timezone.now()
            if options.get("update_fields") is not None:
                options["update_fields"] = {*options["update_fields"], "version", "updated_at"}
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        """The address of the page in the active language."""
        return address_of(str(self._meta.model_name), self.slug)

    def natural_key(self):
        return (self.slug,)

    @property
    def is_published(self) -> bool:
        return self.state == PublicationState.PUBLISHED


RECORD_RULES = [
    *rules.slugs(),
    *rules.vocabulary(state=PublicationState),
    rules.counted("version", 1, LARGEST_NUMBER),
]


class Named(models.Model):
    """A name in three languages."""

    name_en = LineField(
        _("name in English"), help_text=_("The name it is best known by; further ones are other names.")
    )
    name_zh_hant = LineField(_("name in Traditional Chinese"))
    name_zh_hans = LineField(_("name in Simplified Chinese"))

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.name) or self.slug

    @property
    def name(self) -> Phrase:
        """The name for a reader of the active language."""
        return in_reader_language(self, "name")


NAMED_RULES = [
    rules.some_text("name"),
    rules.at_most(500, "name_en", "name_zh_hant", "name_zh_hans"),
]


class Described(models.Model):
    """A few sentences in three languages, in this site's own words."""

    description_en = TextField(
        _("description in English"),
        help_text=_("One to three sentences in your own words, each resting on a citation."),
    )
    description_zh_hant = TextField(_("description in Traditional Chinese"))
    description_zh_hans = TextField(_("description in Simplified Chinese"))

    class Meta:
        abstract = True

    @property
    def description(self) -> Phrase:
        """The description for a reader of the active language."""
        return in_reader_language(self, "description")


DESCRIPTION_COLUMNS = ("description_en", "description_zh_hant", "description_zh_hans")
NAME_COLUMNS = ("name_en", "name_zh_hant", "name_zh_hans")
