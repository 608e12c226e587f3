"""Fixture files as what a load takes: the objects of several files with their positions, and the faults of files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from agreements.domain.entries import Fault, Position
from agreements.formats.fixture_flaws import shown, visible
from agreements.formats.fixture_reader import Flaw, line_of_field, read


def proposed(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[Position, Any] | Fault]:
    """The objects of fixture files one after another; each file is given with the name that people know it by."""
    for name, path in files:
        for found in read(path, name=name):
            if isinstance(found, Flaw):
                position = Position(name, found.number, found.line, column=found.column)
                yield Fault(position, "", (), "", found.problem, found.remedy)
            else:
                yield Position(name, found.number, found.line, found.offset, found.length), found.value


def located(fault: Fault, paths: dict[str, Path]) -> Fault:
    """A fault with the line of the field it speaks of, where it stands in one of these files."""
    position = fault.position
    if not fault.field or not position.length or position.line is None or position.file not in paths:
        return fault
    path = paths[position.file]
    line = line_of_field(path, position.offset, position.length, position.line, fault.field)
    return fault._replace(position=position._replace(line=line))


def sentence(fault: Fault) -> str:
    """A fault in one line: file, line, object, model, key, field, what is wrong, what would be right."""
    position = fault.position
    place = ":".join(str(part) for part in (position.file, position.line, position.column) if part)
    named = [
        f"object {position.number}" if position.number else "",
        fault.model,
        key_text(fault.key),
    ]
    where = ", ".join(part for part in (place, " ".join(filter(None, named)), shown(fault.field)) if part)
    problem = fault.problem.rstrip(".。")
    words = f"{problem}. {fault.remedy}" if fault.remedy else f"{problem}."
    # What a file says is repeated here: no line break and no sign that a terminal obeys comes through.
    return "".join(visible(f"{where}: {words}" if where else words))


def key_text(key: Iterable[str]) -> str:
    """A natural key as a person reads it."""
    return " / ".join(part for part in key if part)


def as_json(fault: Fault) -> dict[str, Any]:
    """A fault for programs."""
    position = fault.position
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "object": position.number,
        "model": fault.model,
        "key": list(fault.key),
        "field": fault.field,
        "problem": fault.problem,
        "remedy": fault.remedy,
        "sentence": sentence(fault),
    }
