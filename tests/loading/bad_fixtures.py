"""The written table of bad fixtures: what each file holds, and every word of its verdict.

Gathered from its parts: values of one field, keys that lead nowhere, single objects, objects together. Files that are
broken as files stand in ``bad_files``.
"""

from agreements.domain.schema import SHAPES
from tests.domain.proposals import entry
from tests.loading.bad_keys import DANGLING
from tests.loading.bad_objects import OBJECTS
from tests.loading.bad_records import RECORDS
from tests.loading.bad_values import VALUES
from tests.loading.sound import SOUND, but
from tests.loading.verdicts import Case, Verdict


def of_value(kind, field, value, problem, remedy) -> Case:
    """A sound object with one bad value; where that is part of its key, it has none."""
    key = () if field in SOUND[kind].key_fields else SOUND[kind].key
    return [but(kind, **{field: value})], [Verdict(kind, key, field, problem, remedy)]


def of_key(kind, field, value, nearest) -> Case:
    """A sound object with a relation that leads nowhere; of many, the last."""
    fields = {**SOUND[kind].fields, field: value}
    if field in SHAPES[kind].targets:
        # It belongs to this record instead of the one it has.
        others = [name for name in SHAPES[kind].targets if name in fields and name != field]
        fields = {name: held for name, held in fields.items() if name not in others} | (
            {"field": ""} if kind == "citation" else {}
        )
    wrong = value[-1] if isinstance(value[0], list) else value
    shown = ", ".join(f'"{part}"' for part in wrong)
    problem = f"with the key [{shown}], neither in these files nor in the register"
    remedy = f"Did you mean “{nearest}”?"
    return [entry(kind, **fields)], [Verdict(kind, SHAPES[kind].key_of(fields), field, problem, remedy)]


def named(prefix, rows, case) -> dict[str, Case]:
    """Lines of a table as cases with names."""
    return {f"{prefix} {number}: {row[0]}.{row[1]}": case(*row) for number, row in enumerate(rows, 1)}


BAD: dict[str, Case] = {
    **named("value", VALUES, of_value),
    **named("key", DANGLING, of_key),
    **OBJECTS,
    **RECORDS,
}
