"""Every bad fixture gets its verdict, in its words, on each database; and nothing is written."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction

from agreements.domain.inspection import findings
from agreements.domain.loading import load
from agreements.domain.schema import SHAPES
from agreements.formats.proposals import located, proposed
from tests.domain.proposals import entry, loaded
from tests.loading.bad_files import FILES, GOOD
from tests.loading.bad_fixtures import BAD
from tests.loading.bad_keys import DANGLING
from tests.loading.sound import SOUND, STANDING, but

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def standing(django_db_setup, django_db_blocker):
    """Every column of every row of the small register, which stands until the module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert loaded(*STANDING).is_written
        yield whole_register()
        transaction.set_rollback(True)


def whole_register():
    """Every column of every row."""
    models = apps.get_app_config("agreements").get_models(include_auto_created=True)
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def written(folder, content):
    """Objects in a file, or in files by name: each field on a line of its own."""
    files = content if isinstance(content, dict) else {"first.json": content}
    for name, objects in files.items():
        (folder / name).write_text(json.dumps(objects, ensure_ascii=False, indent=1), encoding="utf-8")
    return {name: folder / name for name in files}


def faults_of(paths):
    """The faults of loading files, each at the line of its field."""
    report = load(proposed(paths.items()))
    assert not report.is_written
    return [located(fault, paths) for fault in report.faults]


def test_table_is_long_enough():
    assert len(BAD) + len(FILES) >= 110


@pytest.mark.parametrize("kind", SOUND)
def test_what_the_bad_fixtures_begin_from_is_sound(kind):
    with transaction.atomic():
        report = loaded(but(kind))
        transaction.set_rollback(True)

    assert (report.faults, report.is_written) == ([], True)


def test_the_register_they_are_loaded_into_is_sound():
    assert [finding for finding in findings() if finding.is_error] == []


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_bad_fixture_gets_its_verdict(case, tmp_path, standing):
    content, verdicts = case
    paths = written(tmp_path, content)

    found = faults_of(paths)

    assert [(fault.model, fault.key, fault.field, fault.position.number) for fault in found] == [
        (verdict.kind and f"agreements.{verdict.kind}", verdict.key, verdict.field, verdict.number)
        for verdict in verdicts
    ]
    for fault, verdict in zip(found, verdicts, strict=True):
        assert verdict.problem in fault.problem
        assert verdict.remedy in fault.remedy
        assert fault.position.line == line_of(fault, paths[fault.position.file])
    assert whole_register() == standing


def line_of(fault, path):
    """The line of the field that a fault speaks of, or on which its object begins: read off the layout of the file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if line[:1] == " " != line[1:2] and line[1:2] not in "}]"]
    start, stop = [*starts, len(lines)][fault.position.number - 1 :][:2]
    field = f"   {json.dumps(fault.field, ensure_ascii=False)}: "
    return next((at for at in range(start, stop) if lines[at].startswith(field)), start) + 1


@pytest.mark.parametrize("name", FILES)
def test_broken_file_gets_its_verdict(name, tmp_path, standing):
    content, flaw = FILES[name]
    (tmp_path / name).write_bytes(content)

    (fault,) = faults_of({name: tmp_path / name})

    position = fault.position
    assert (position.file, position.number, position.line, position.column) == (name, *flaw[:3])
    assert flaw.problem in fault.problem
    assert flaw.remedy in fault.remedy
    assert whole_register() == standing


def test_every_relation_is_tried_with_a_key_that_leads_nowhere():
    assert {row[:2] for row in DANGLING} == {
        (name, field.name) for name, shape in SHAPES.items() for field in shape.fields.values() if field.to
    }


OTHER = {
    "text": "some text",
    "number": 7,
    "broken number": 0.5,
    "true": True,
    "false": False,
    "null": None,
    "list": ["a", "b", "c", "d"],
    "list of lists": [["a", "b", "c", "d"]],
    "object": {"en": "A"},
}


def takes(field):
    """What else than these a field can hold."""
    kind = field.column.get_internal_type()
    if field.is_many or field.to:
        return {"null"} if field.column.null else set()
    return {
        "BooleanField": {"true", "false"},
        "DecimalField": {"number", "broken number", "null"},
        "PositiveSmallIntegerField": {"number"},
        "DateField": {"null"},
    }.get(kind, {"text"})


@pytest.mark.parametrize("kind", SOUND)
def test_every_field_takes_values_of_its_own_type_only(kind):
    tried = [
        (field.name, type_name, value)
        for field in SHAPES[kind].fields.values()
        for type_name, value in OTHER.items()
        if type_name not in takes(field)
    ]

    report = loaded(*(but(kind, **{name: value}) for name, _type, value in tried))

    blamed = {fault.position.number: fault.field for fault in report.faults if fault.field}
    unblamed = [
        (name, type_name)
        for number, (name, type_name, _value) in enumerate(tried, 1)
        if blamed.get(number) != name
    ]
    assert unblamed == []


def refused(*arguments):
    """Exit code, what was written to stdout, and the lines for stderr, of a load that is refused."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("load", *map(str, arguments), stdout=out, stderr=err)
    lines = [*err.getvalue().splitlines(), *str(refusal.value).split("\n")]
    return refusal.value.returncode, out.getvalue(), lines


HANDFUL = (
    "value 1: agreement.title_en",
    "auth.user",
    "one key in two files",
    "circle of three",
    "every fault at once",
)


@pytest.mark.parametrize("name", HANDFUL)
def test_command_says_each_fault_in_one_line(name, tmp_path, standing):
    content, verdicts = BAD[name]
    paths = written(tmp_path, content)

    code, out, lines = refused(*paths.values())

    assert (code, out, len(lines)) == (1, "", len(verdicts) + 1)
    assert whole_register() == standing
    for line, verdict in zip(lines, verdicts, strict=False):
        assert f"object {verdict.number}" in line
        assert verdict.problem.replace("first.json", str(tmp_path / "first.json")) in line
    number = len(verdicts)
    assert lines[-1] == f"{number} {'fault' if number == 1 else 'faults'}; nothing was written."


def test_command_names_line_and_column_of_a_broken_file(tmp_path):
    path = tmp_path / "broken.json"
    path.write_bytes(FILES["comma-missing.json"][0])

    code, out, lines = refused(path)

    assert (code, out) == (1, "")
    assert f"{path}:2:1, object 1: There is no comma before" in lines[0]


def test_command_says_what_it_was_called_wrongly_with(tmp_path, standing):
    good = tmp_path / "good.json"
    good.write_text(GOOD, encoding="utf-8")

    code, out, lines = refused(good, tmp_path, tmp_path / "none.json", "/dev/null", "a\0b")

    assert (code, out, len(lines)) == (2, "", 4)
    assert whole_register() == standing


HOSTILE = "\x1b[2J\n\u202e"


@pytest.mark.parametrize(
    "value",
    [
        but("agreement", **{HOSTILE: 1}),
        but("agreement", signed_on=HOSTILE),
        but("agreement", kind=HOSTILE),
        but("agreement", place=[HOSTILE]),
        but("alias", language=HOSTILE),
        but("citation", field=HOSTILE),
        {"model": HOSTILE, "fields": {}},
        {**but("party"), HOSTILE: 1},
        entry(HOSTILE),
        HOSTILE,
        [HOSTILE],
    ],
    ids=lambda value: "",
)
def test_nothing_of_a_file_reaches_the_terminal_that_it_would_obey(value, tmp_path):
    (path,) = written(tmp_path, [value]).values()

    code, out, lines = refused(path)

    assert (code, out) == (1, "")
    assert all(line.isprintable() for line in lines)
    assert all(len(line) < 1500 for line in lines)
    assert all(line.startswith((str(path), "1 fault;", "2 faults;")) for line in lines)
