"""The command as a data person uses it: what it prints, what it answers, what it leaves."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from agreements.management.commands import load as command
from agreements.models import Agreement, Participation, Revision
from tests.domain.proposals import agreement, entry, party

pytestmark = pytest.mark.django_db

OBJECTS = [
    party("hainan"),
    agreement(signed_on="2025-03-26"),
    entry("participation", agreement=["a"], party=["hainan"], role="signatory"),
]


@pytest.fixture
def write(tmp_path):
    """Writes a fixture; gives its name."""

    def write_fixture(*objects, name="memoranda.json"):
        file = tmp_path / name
        file.write_text(json.dumps(objects, ensure_ascii=False, indent=2), encoding="utf-8")
        return str(file)

    return write_fixture


def said(*files, **options):
    """What the command prints."""
    out = StringIO()
    call_command("load", *files, stdout=out, stderr=StringIO(), no_color=True, **options)
    return out.getvalue()


def refused(*files, **options):
    """The lines and the exit code of a refusal; nothing else is printed."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("load", *files, stdout=out, stderr=err, no_color=True, **options)
    assert out.getvalue() == ""
    return [*err.getvalue().splitlines(), *str(refusal.value).splitlines()], refusal.value.returncode


def test_table_says_how_many_of_each_kind_are_new(write):
    assert said(write(*OBJECTS)) == (
        "objects             new   changed      same  conflict\n"
        "party                 1         0         0         0\n"
        "agreement             1         0         0         0\n"
        "participation         1         0         0         0\n"
        "all                   3         0         0         0\n"
        "\n"
        '2 new records are drafts: readers do not see what is not "state": "published".\n'
        "Written: 2 records, each with a revision.\n"
    )
    assert set(Revision.objects.values_list("load", flat=True)) == {"memoranda.json"}


def test_second_load_says_that_there_is_nothing_to_write(write):
    file = write(*OBJECTS)
    said(file)

    assert said(file).endswith("\n\nNothing to write: the register has it all.\n")


def test_words_of_editors_that_the_file_does_not_touch_are_counted(write):
    file = write(*OBJECTS)
    said(file)
    Agreement.objects.update(title_en="An editor's title", signed_on="2025")
    Participation.objects.all().delete()

    assert said(file).splitlines()[-2:] == [
        "3 words of editors stay: changed since the last load, and the files say what they said then.",
        "Nothing to write.",
    ]


def test_changes_and_conflicts_are_told_field_by_field(write):
    said(write(*OBJECTS))
    Agreement.objects.update(title_en="An editor's title")

    lines = said(write(agreement(title_en="The file's title", signed_on="2025"))).splitlines()

    assert lines[3:] == [
        "",
        "In conflict: the word in the register stays (--overwrite takes that of the file)",
        "  agreement a",
        '    title_en: loaded last "A memorandum"',
        '      the register has "An editor\'s title"',
        '      the file has     "The file\'s title"',
        '    signed_on: "2025-03-26" -> "2025"',
        "",
        "Written: 1 record, with a revision.",
    ]


def test_overwriting_and_pruning(write):
    said(write(*OBJECTS))
    Agreement.objects.update(title_en="An editor's title")
    other = entry("participation", agreement=["a"], party=["china"], role="supporter")
    file = write(party("china"), agreement(title_en="The file's title"), other)

    words = said(file, overwrite=True, prune=True)

    assert "Removed\n  participation a / hainan / signatory\n" in words
    assert Agreement.objects.get().title_en == "The file's title"
    assert list(Participation.objects.values_list("party__slug", "role")) == [("china", "supporter")]


def test_dry_run_prints_the_same_and_writes_nothing(write):
    file = write(*OBJECTS)

    dry = said(file, dry_run=True)

    assert not Agreement.objects.exists()
    assert dry.splitlines()[:-1] == said(file).splitlines()[:-1]
    assert dry.splitlines()[-1] == "A dry run: nothing was written."


def test_every_fault_is_one_line_with_its_place(write, tmp_path):
    broken = write(party("hainan", kind="provence"), agreement("a", signed_on="2025-02-30", place=["boao"]))
    cut = tmp_path / "cut.json"
    cut.write_text('[\n{"model": "agreements.place",', encoding="utf-8")

    lines, code = refused(broken, str(cut))

    assert code == 1
    assert [line.split(": ")[0] for line in lines] == [
        f"{broken}:6, object 1 agreements.party hainan, kind",
        f"{broken}:17, object 2 agreements.agreement a, signed_on",
        f"{broken}:18, object 2 agreements.agreement a, place",
        f"{cut}:2:30, object 1",
        "4 faults; nothing was written.",
    ]
    assert "there is no day 30 in that month" in lines[1]
    assert not Agreement.objects.exists()


def test_report_for_programs(write):
    said(write(*OBJECTS))
    Agreement.objects.update(title_en="An editor's title")

    report = json.loads(said(write(agreement(title_en="The file's title")), json=True))

    assert report["counts"]["agreement"] == {"new": 0, "changed": 0, "same": 0, "conflict": 1, "removed": 0}
    assert report["changes"] == [
        {
            "model": "agreements.agreement",
            "key": ["a"],
            "outcome": "conflict",
            "differences": [
                {
                    "field": "title_en",
                    "last": "A memorandum",
                    "before": "An editor's title",
                    "after": "The file's title",
                    "conflict": True,
                }
            ],
        }
    ]
    assert (report["written"], report["dry_run"], report["faults"]) == (False, False, [])


def test_faults_for_programs(write):
    out = StringIO()
    file = write(agreement("a", kind="treatise"))

    with pytest.raises(CommandError):
        call_command("load", file, json=True, stdout=out)

    (fault,) = json.loads(out.getvalue())["faults"]
    assert (fault["file"], fault["line"], fault["object"], fault["key"], fault["field"]) == (
        file,
        6,
        1,
        ["a"],
        "kind",
    )
    assert "treaty" in fault["remedy"]


@pytest.mark.parametrize("name", ["missing.json", ".", "\0"])
def test_what_is_no_file_is_a_wrong_call(tmp_path, name):
    lines, code = refused(str(tmp_path / name))

    assert (len(lines), code) == (1, 2)


def test_reason_stands_in_the_history(write):
    said(write(*OBJECTS), reason="From the gazette")

    assert set(Revision.objects.values_list("reason", flat=True)) == {"From the gazette"}


def test_list_of_files_too_long_for_a_revision_is_cut(write):
    name = "a" * 240
    files = [write(OBJECTS[0], name=f"{name}1.json")]
    rows = [entry("alias", party=["hainan"], language="en", text=text, kind="short") for text in "ab"]
    files += [write(row, name=f"{name}{number}.json") for number, row in enumerate(rows, 2)]

    said(*files)

    assert Revision.objects.get().load == f"{name}1.json (+2)"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("database or disk is full", "There is no room left on the disk"),
        ("database is locked", "Someone else is writing to the database"),
        ("attempt to write a readonly database", "may not be written by this account"),
        ("no such table: agreements_agreement", "manage.py migrate"),
        ("something else", "The database did not take it"),
    ],
)
def test_trouble_of_the_database_is_one_line(write, monkeypatch, fault, words):
    def trouble(*objects, **how):
        raise OperationalError(fault)

    monkeypatch.setattr(command, "load", trouble)

    lines, code = refused(write(*OBJECTS))

    assert (len(lines), code) == (1, 1)
    assert words in lines[0]
    assert lines[0].endswith("Nothing was written.")


def test_stopped_load_says_so(write, monkeypatch):
    def stopped(*objects, **how):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "load", stopped)

    lines, code = refused(write(*OBJECTS))

    assert (lines[0].startswith("Stopped."), code) == (True, 1)


def test_usage_answers_with_two():
    asked = subprocess.run(
        [sys.executable, "manage.py", "load"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "DJANGO_SETTINGS_MODULE": "tests.settings", "LANG": "C.UTF-8"},
    )

    assert (asked.returncode, asked.stdout) == (2, "")
    assert "FILE" in asked.stderr
