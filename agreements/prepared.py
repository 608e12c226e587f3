"""Questions that pages ask often: the SQL of each is compiled once, then asked again with other values.

Django builds and compiles a query anew whenever it is asked, which takes many times as long as the answer. A question
of this room is built by Django's own means, once for each kind of database; afterwards only its values change. What a
page reads stays a queryset in the code, and the answer is the records that this queryset would have given.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Func, Lookup, Model, QuerySet, Subquery
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=Model)
Row = Sequence[Any]
#: Whether a record that another one leads to may be seen, for the kinds of which not all may.
Rules = Mapping[type[Model], Callable[[Any], bool]]


class Given(Expression):
    """A value that is known only when the question is asked; it stands in a queryset as any value does."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def value_for(self, vendor: str, given: Mapping[str, Any]) -> Any:
        """What a kind of database is told of the value."""
        return given[self.name]


class Keys(Given):
    """As many keys as there are, given as one value: the text of the question is the same for any number."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "(SELECT value FROM json_each(%s))", (self,)

    def value_for(self, vendor: str, given: Mapping[str, Any]) -> Any:
        keys = list(given[self.name])
        return keys if vendor == "postgresql" else json.dumps(keys)


class Found(Subquery):
    """Keys that are looked for first, by themselves: PostgreSQL would else weigh every order of all the tables."""

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(compiler, connection, template="ARRAY(%(subquery)s)")


class Among(Lookup):
    """Whether a column holds one of many keys, given or found: ``filter(Among(F("event"), Keys("events")))``."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, before = self.process_lhs(compiler, connection)
        keys, behind = compiler.compile(self.rhs)
        among = f"{column} = ANY({keys})" if connection.vendor == "postgresql" else f"{column} IN {keys}"
        return among, (*before, *behind)


class Unindexed(Func):
    """A column by whose values nothing is looked for.

    SQLite keeps no count of them, takes every index for a short way to few rows, and would go by what all rows share:
    a unary plus forbids it that. PostgreSQL counts.
    """

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


class Half:
    """Where the columns of one record stand in a row, and those of the records it leads to."""

    def __init__(self, found: Mapping[str, Any], select: Sequence[Any], rules: Rules) -> None:
        places = found["select_fields"]
        self.model: type[Model] = found["model"]
        self.names = [select[place][0].target.attname for place in places]
        self.columns = slice(places[0], places[-1] + 1)
        self.key = places[self.names.index(self.model._meta.pk.attname)]
        self.is_shown = rules.get(self.model)
        self.further = {
            half["field"].name: Half(half, select, rules) for half in found.get("related_klass_infos", ())
        }

    def reader(self, alias: str) -> Callable[[Row], Model | None]:
        """What makes a record of its columns in a row; rows with the same record share it."""
        known: dict[Any, Model | None] = {None: None}
        key, make, is_shown = self.key, self.maker(alias), self.is_shown

        def read(row: Row) -> Model | None:
            if row[key] in known:
                return known[row[key]]
            record = make(row)
            known[row[key]] = shown = record if is_shown is None or is_shown(record) else None
            return shown

        return read

    def maker(self, alias: str) -> Callable[[Row], Model]:
        """What makes a new record of each row: as the model's own ``from_db`` does, without its way through every field."""
        model, names, columns = self.model, self.names, self.columns
        further = [(name, half.reader(alias)) for name, half in self.further.items()]

        def make(row: Row) -> Model:
            record = model.__new__(model)
            record._state = state = ModelState()
            state.adding, state.db = False, alias
            state.fields_cache = {name: read(row) for name, read in further}
            record.__dict__.update(zip(names, row[columns], strict=True))
            return record

        return make


class Plan:
    """A question as one kind of database is asked it, and how its answer is read."""

    def __init__(self, queryset: QuerySet[Any, Any], rules: Rules) -> None:
        if vars(queryset)["_prefetch_related_lookups"]:
            raise TypeError("What is read beforehand is a question of its own: prepare that too.")
        compiler = queryset.query.get_compiler(connection=connection)
        self.vendor = connection.vendor
        self.sql, self.values = compiler.as_sql()
        select = compiler.select[: compiler.col_count]
        self.converters = list(compiler.get_converters(column for column, _, _ in select).items())
        self.annotations = list((compiler.annotation_col_map or {}).items())
        is_of_records = queryset._iterable_class is ModelIterable
        self.whole = Half(compiler.klass_info, select, rules) if is_of_records else None

    def rows(self, given: Mapping[str, Any]) -> list[Row]:
        """The rows of the answer, with values as Python has them."""
        values = [
            value.value_for(self.vendor, given) if isinstance(value, Given) else value
            for value in self.values
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows = cursor.fetchall()
        return [self.converted(row) for row in rows] if self.converters else rows

    def converted(self, row: Row) -> Row:
        """A row in which the values that this kind of database keeps in another form are Python's."""
        changed = list(row)
        for place, (converters, expression) in self.converters:
            for convert in converters:
                changed[place] = convert(changed[place], expression, connection)
        return changed

    def records(self, given: Mapping[str, Any]) -> list[Any]:
        """The answer as records, with the annotations of the queryset."""
        if self.whole is None:
            raise TypeError("This question is for values: ask for its rows.")
        make, records = self.whole.maker(connection.alias), []
        for row in self.rows(given):
            record = make(row)
            for name, place in self.annotations:
                setattr(record, name, row[place])
            records.append(record)
        return records


class Prepared(Generic[M]):
    """A question that is asked often: made of the function that builds its queryset, called with the values.

    A record that another one leads to (``select_related``) reads as none where ``rules`` do not show it, and a row that
    ``needs`` such a relation is left out.
    """

    def __init__(
        self, build: Callable[[], QuerySet[M, Any]], rules: Rules | None = None, needs: Sequence[str] = ()
    ) -> None:
        self.build = build
        self.rules = rules or {}
        self.needs = needs
        self.plans: dict[str, Plan] = {}

    def plan(self) -> Plan:
        """How the database in use is asked; built when it is first asked, the same for every language and reader."""
        plan = self.plans.get(connection.vendor)
        if plan is None:
            plan = self.plans[connection.vendor] = Plan(self.build(), self.rules)
        return plan

    def __call__(self, **given: Any) -> list[M]:
        """The records, in the order of the queryset."""
        records = self.plan().records(given)
        for name in self.needs:
            records = [record for record in records if record._state.fields_cache[name] is not None]
        return records

    def rows(self, **given: Any) -> list[Row]:
        """The rows, for a queryset of values."""
        return self.plan().rows(given)
