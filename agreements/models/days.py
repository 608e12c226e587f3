"""The first and last possible day of a written date, worked out by the database itself.

The columns are generated, so that every door and every raw load sorts and filters right. A day is
an integer (20250326): PostgreSQL refuses a cast from text to date in a generated column. The same
SQL runs on SQLite and PostgreSQL; ``dates.py`` says what it means, and a test holds both together.
Migrations name these classes: what they compute must not change, a new rule is a new class.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import validators

HELP = _(
    "As exact as the sources are: 2025, 2025-03 or 2025-03-26; with ? behind it if uncertain, "
    "~ if approximate; 1964-XX-16 if the month is not known; 1981-09/1981-10 for a stretch of "
    "time. Leave it empty if it is not stated."
)

# Digits all become 0 and a doubt at the end of a half goes, so that few shapes remain to compare.
ZEROED = "{date}"
for digit in "123456789":
    ZEROED = f"REPLACE({ZEROED}, '{digit}', '0')"
SHAPE = f"REPLACE(REPLACE({ZEROED} || '/', '~', '?'), '?/', '/')"
POINTS = ("0000/", "0000-00/", "0000-00-00/", "0000-XX-00/")
SHAPES = ", ".join(f"'{shape}'" for shape in POINTS + tuple(a + b for a in POINTS for b in POINTS))

# The second half of a range, or the whole: LTRIM takes the first half away up to the stroke.
SECOND = "LTRIM(LTRIM({date}, '0123456789-X?~'), '/')"
LAST = f"CASE WHEN {SECOND} = '' THEN {{date}} ELSE {SECOND} END"
FIRST = "'01'"
FOURTHS = ", ".join(f"'{number:02}'" for number in range(4, 100, 4))


def month_of(date: str, unknown: str) -> str:
    """SQL for the two digits of the month, or ``unknown`` where none is written."""
    return (
        f"CASE WHEN SUBSTR({date}, 5, 1) = '-' AND SUBSTR({date}, 6, 2) <> 'XX' "
        f"THEN SUBSTR({date}, 6, 2) ELSE '{unknown}' END"
    )


def day_of(date: str, unknown: str) -> str:
    """SQL for the two digits of the day, or the SQL ``unknown`` where none is written."""
    return (
        f"CASE WHEN SUBSTR({date}, 5, 1) = '-' AND SUBSTR({date}, 8, 1) = '-' "
        f"THEN SUBSTR({date}, 9, 2) ELSE {unknown} END"
    )


def month_end_of(date: str) -> str:
    """SQL for the two digits of the last day of the month of a date without a day."""
    leap = (
        f"SUBSTR({date}, 3, 2) IN ({FOURTHS}) "
        f"OR (SUBSTR({date}, 3, 2) = '00' AND SUBSTR({date}, 1, 2) IN ({FOURTHS}))"
    )
    return (
        f"CASE WHEN SUBSTR({date}, 5, 1) <> '-' THEN '31' "
        f"WHEN SUBSTR({date}, 6, 2) IN ('04', '06', '09', '11') THEN '30' "
        f"WHEN SUBSTR({date}, 6, 2) = '02' THEN CASE WHEN {leap} THEN '29' ELSE '28' END "
        f"ELSE '31' END"
    )


class DayOfText(models.Func):
    """A day worked out from a written date; NULL where the text has not the shape of one."""

    arity = 1
    output_field = models.IntegerField(null=True)
    day = ""

    def as_sql(self, compiler, connection, **context):
        date, parameters = compiler.compile(self.source_expressions[0])
        body = f"(CASE WHEN {{date}} = '' THEN NULL WHEN {SHAPE} IN ({SHAPES}) THEN CAST({self.day} AS integer) END)"
        return body.format(date=date), list(parameters) * body.count("{date}")


class FirstDay(DayOfText):
    """The first day a written date can mean."""

    day = f"SUBSTR({{date}}, 1, 4) || {month_of('{date}', '01')} || {day_of('{date}', FIRST)}"


class LastDay(DayOfText):
    """The last day a written date can mean."""

    day = (
        f"SUBSTR({LAST}, 1, 4) || {month_of(f'({LAST})', '12')} || "
        f"{day_of(f'({LAST})', month_end_of(f'({LAST})'))}"
    )


class IsCalendarDay(models.Func):
    """Whether a number such as 20250326 is a day of the calendar."""

    arity = 1
    output_field = models.BooleanField()
    conditional = True

    def as_sql(self, compiler, connection, **context):
        day, parameters = compiler.compile(self.source_expressions[0])
        year, month = "({day} / 10000)", "({day} / 100 - {day} / 10000 * 100)"
        leap = (
            f"({year} - {year} / 4 * 4 = 0 AND {year} - {year} / 100 * 100 <> 0) "
            f"OR {year} - {year} / 400 * 400 = 0"
        )
        length = (
            f"CASE WHEN {month} IN (4, 6, 9, 11) THEN 30 "
            f"WHEN {month} = 2 THEN CASE WHEN {leap} THEN 29 ELSE 28 END ELSE 31 END"
        )
        body = (
            f"({{day}} >= 10000 AND {month} BETWEEN 1 AND 12 "
            f"AND {{day}} - {{day}} / 100 * 100 BETWEEN 1 AND {length})"
        )
        return body.format(day=day), list(parameters) * body.count("{day}")


class PartialDateField(models.CharField):
    """A date as its sources give it, in our part of EDTF; empty means not stated."""

    def __init__(self, *args, **options):
        options.setdefault("max_length", 23)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault("help_text", HELP)
        super().__init__(*args, **options)
        if validators.partial_date not in self.validators:
            self.validators.append(validators.partial_date)


def first_day(column: str) -> models.GeneratedField:
    """The generated column with the first day that ``column`` can mean."""
    return models.GeneratedField(
        expression=FirstDay(column),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        serialize=False,
    )


def last_day(column: str) -> models.GeneratedField:
    """The generated column with the last day that ``column`` can mean."""
    return models.GeneratedField(
        expression=LastDay(column),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        serialize=False,
    )
