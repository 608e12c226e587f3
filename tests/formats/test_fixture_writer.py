"""Fixtures are written in their one spelling, one object at a time."""

import io
import json
import math

import pytest
from django.conf import settings
from hypothesis import given

from agreements.formats.fixture_reader import read
from agreements.formats.fixture_writer import write
from tests.formats.test_fixture_reader import LISTS

REAL = sorted(settings.FIXTURE_DIRS[0].glob("*.json"))


@given(LISTS)
def test_write_spells_as_json_does(values):
    stream = io.StringIO()

    number = write(iter(values), stream)

    assert stream.getvalue() == json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    assert number == len(values)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_write_gives_back_the_real_fixtures(path):
    stream = io.StringIO()

    number = write((found.value for found in read(path)), stream)

    assert stream.getvalue() == path.read_text()
    assert number == len(json.loads(path.read_text()))


def test_write_takes_one_object_after_the_other():
    stream, written = io.StringIO(), []

    def objects():
        for number in range(3):
            written.append(stream.getvalue().count('"number"'))
            yield {"number": number}

    write(objects(), stream)

    assert written == [0, 1, 2]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_write_refuses_what_no_fixture_can_hold(number):
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        write([{"number": number}], io.StringIO())
