"""What the database refuses, whoever writes: named constraints with a message for a person.

Each function takes columns and gives a list of constraints for ``Meta.constraints``. Conditions are
expressions that SQLite and PostgreSQL both keep, so that both refuse the same. A raw load meets
these; forms meet the fuller rules of ``validators`` first.
"""

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Q, TextChoices
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models.days import IsCalendarDay
from agreements.text import columns


class KeptByField(models.CheckConstraint):
    """A rule that the validators of its fields, or ``clean``, tell people of before it is met.

    A form would otherwise ask the database once for each rule of each row: an agreement of 290
    parties took seconds to save.
    """

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Nothing to add to what the fields have said."""


def refuse_unless(
    condition, name: str, message: str, beside: str | None = None, kind=models.CheckConstraint
) -> models.CheckConstraint:
    """One named constraint; ``name`` is put behind the name of the model.

    ``beside`` is the field the message speaks of: a form shows it there. It travels as the code
    of the error.
    """
    return kind(
        condition=condition,
        name=f"%(class)s_{name}",
        violation_error_message=message,
        violation_error_code=beside,
    )


def vocabulary(**choices: type[TextChoices]) -> list[models.CheckConstraint]:
    """Columns that hold one value of a closed vocabulary (or an empty one, if it may)."""
    return [
        refuse_unless(
            Q(**{f"{column}__in": values.values}),
            f"{column}_known",
            format_lazy(_("This is not one of the choices for “{field}”."), field=column),
            beside=column,
            kind=KeptByField,
        )
        for column, values in choices.items()
    ]


def optional_vocabulary(**choices: type[TextChoices]) -> list[models.CheckConstraint]:
    """Columns that hold one value of a closed vocabulary, or nothing."""
    return [
        refuse_unless(
            Q(**{f"{column}__in": ["", *values.values]}),
            f"{column}_known",
            format_lazy(_("This is not one of the choices for “{field}”."), field=column),
            beside=column,
            kind=KeptByField,
        )
        for column, values in choices.items()
    ]


def partial_dates(*stems: str) -> list[models.CheckConstraint]:
    """Written dates (``signed`` for ``signed_on``) that are days of the calendar, in order."""
    rules = []
    for stem in stems:
        first, last = f"{stem}_first_day", f"{stem}_last_day"
        is_date = (
            Q(**{f"{first}__isnull": False})
            & Q(IsCalendarDay(F(first)))
            & Q(IsCalendarDay(F(last)))
            & Q(GreaterThanOrEqual(F(last), F(first)))
        )
        rules.append(
            refuse_unless(
                Q(**{f"{stem}_on": ""}) | is_date,
                f"{stem}_on_date",
                format_lazy(
                    _("“{field}” is not a date. Write it as 2025, 2025-03 or 2025-03-26."),
                    field=f"{stem}_on",
                ),
                beside=f"{stem}_on",
                kind=KeptByField,
            )
        )
    return rules


def in_order(start: str, end: str) -> models.CheckConstraint:
    """An end that is not certainly before its start; what is not stated breaks no rule."""
    first, last = f"{start}_first_day", f"{end}_last_day"
    return refuse_unless(
        Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(GreaterThanOrEqual(F(last), F(first))),
        f"{end}_after_{start}",
        _("The end lies before the start."),
        beside=f"{end}_on",
    )


def web_addresses(*names: str) -> list[models.CheckConstraint]:
    """Addresses that begin with http:// or https://, or are empty: never a script."""
    return [
        refuse_unless(
            Q(**{name: ""})
            | Q(Exact(Substr(F(name), 1, 7), "http://"))
            | Q(Exact(Substr(F(name), 1, 8), "https://")),
            f"{name}_web",
            _("A web address begins with http:// or https://."),
            beside=name,
            kind=KeptByField,
        )
        for name in names
    ]


def some_text(stem: str, *further: str) -> models.CheckConstraint:
    """At least one of the three languages of a text (or of the further columns) is filled."""
    filled = Q()
    for name in (*columns(stem), *further):
        filled |= ~Q(**{name: ""})
    return refuse_unless(
        filled,
        f"some_{stem}",
        _("Fill in at least one language."),
        beside=columns(stem)[0],
    )


def filled(*names: str) -> list[models.CheckConstraint]:
    """Columns that are never empty."""
    return [
        refuse_unless(
            ~Q(**{name: ""}),
            f"{name}_filled",
            _("This must not be empty."),
            beside=name,
            kind=KeptByField,
        )
        for name in names
    ]


def at_most(limit: int, *names: str) -> models.CheckConstraint:
    """Text of at most ``limit`` characters: SQLite does not keep ``max_length``."""
    short = Q()
    for name in names:
        short &= Q(LessThanOrEqual(Length(F(name)), limit))
    return refuse_unless(
        short,
        f"{names[0]}_length",
        format_lazy(_("At most {limit} characters."), limit=limit),
        kind=KeptByField,
    )


def counted(name: str, first: int, last: int) -> models.CheckConstraint:
    """A number from ``first`` to ``last``: SQLite would keep what PostgreSQL has no room for."""
    return refuse_unless(
        Q(**{f"{name}__range": (first, last)}),
        f"{name}_counted",
        format_lazy(_("A number from {first} to {last}."), first=first, last=last),
        beside=name,
        kind=KeptByField,
    )


def exactly_one(*names: str) -> models.CheckConstraint:
    """Exactly one of these relations is set."""
    one = Q()
    for chosen in names:
        one |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return refuse_unless(one, "of_one_record", _("Choose exactly one record."))


def not_itself(name: str) -> models.CheckConstraint:
    """A record that is not its own parent or part."""
    return refuse_unless(
        Q(**{f"{name}__isnull": True}) | ~Q(**{name: F("pk")}),
        f"{name}_is_another",
        _("A record cannot belong to itself."),
        beside=name,
        kind=KeptByField,
    )


class WithoutNul(models.Func):
    """Text columns without the character NUL. PostgreSQL cannot hold it in any case."""

    output_field = models.BooleanField()
    conditional = True

    def as_sql(self, compiler, connection, **context):
        return "(1 = 1)", []

    def as_sqlite(self, compiler, connection, **context):
        parts = [compiler.compile(source) for source in self.source_expressions]
        joined = " || ".join(sql for sql, _parameters in parts)
        return f"(INSTR({joined}, CHAR(0)) = 0)", [p for _sql, found in parts for p in found]


def without_nul(*names: str) -> models.CheckConstraint:
    """None of these columns holds NUL, which ends text early in much other software."""
    return refuse_unless(
        WithoutNul(*names),
        "without_nul",
        _("The character NUL cannot stand in text."),
        kind=KeptByField,
    )


class FitsAddress(models.Func):
    """Text that can stand in an address: no space, capital or ASCII mark but the hyphen."""

    output_field = models.BooleanField()
    conditional = True

    def as_sqlite(self, compiler, connection, **context):
        slug, parameters = compiler.compile(self.source_expressions[0])
        marks = "CHAR(1) || '-' || CHAR(44) || './:;<=>?@A-Z[\\^_`{|}~' || CHAR(127)"
        # GLOB reads no further than a NUL, which PostgreSQL cannot hold.
        sql = f"({slug} <> '' AND INSTR({slug}, CHAR(0)) = 0 AND {slug} NOT GLOB '*[]' || {marks} || ']*')"
        return sql, [*parameters] * 3

    def as_postgresql(self, compiler, connection, **context):
        slug, parameters = compiler.compile(self.source_expressions[0])
        marks = r"[\x01-\x2c./:;<=>?@A-Z\[\\\]^_`{|}~\x7f]"
        return f"({slug} <> '' AND {slug} !~ '{marks}')", [*parameters] * 2


def slugs(name: str = "slug") -> list[models.CheckConstraint]:
    """A key that is never empty and can stand in an address."""
    return [
        refuse_unless(
            FitsAddress(name),
            f"{name}_fits",
            _("Use small letters and digits of any script, with hyphens between words."),
            beside=name,
            kind=KeptByField,
        ),
        at_most(120, name),
    ]
