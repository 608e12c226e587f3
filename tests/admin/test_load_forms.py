"""Whatever is uploaded at the desk is taken and judged, or refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.admin import loads
from agreements.domain import uploads
from agreements.models import Upload
from tests.admin.load_desk import ADD, LIST, buttons, page_of, press, send, text_of, uploaded
from tests.domain.proposals import agreement, party
from tests.domain.uploaded import MEMORANDUM, NAME, REASON, fresh

pytestmark = pytest.mark.django_db


def test_faults_are_shown_one_by_one_and_only_another_upload_is_offered(loads_desk):
    upload = uploaded(
        loads_desk, agreement(kind="novel", text_address="javascript:alert(1)"), party("b", parent=["c"])
    )

    page = loads_desk.get(page_of(upload))

    rows = [row.partition("</tr>")[0] for row in page.content.decode().split("<tr>")[1:]]
    assert (sum(NAME in row for row in rows), buttons(page), fresh(upload).state) == (3, [], "refused")
    for words in (
        "line 2",
        "object 1",
        "agreements.agreement",
        "kind",
        "is not one of the choices",
        "Write one of",
    ):
        assert words in text_of(page)
    assert f'<a class="button" href="{ADD}">' in page.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\x00\x01\xff\xfe", "The file is no text in UTF-8"),
        (b"\x1f\x8b\x08\x00", "The file is packed (gzip)."),
        (b"PK\x03\x04", "The file is packed (zip)."),
        (b"[" * 200_000, "within each other"),
        (b'{"model": 1}', "begins with an object"),
        (b"<html><script>alert(1)</script>", "XML or HTML"),
        (
            b'[{"model": "agreements.party", "fields": {"<script>alert(1)</script>": 1}}]',
            "there is no such field",
        ),
        (b'["\\ud800\\u0000"]', "object 1"),
    ],
)
def test_whatever_is_uploaded_is_refused_in_words(loads_desk, content, words):
    upload = uploaded(loads_desk, content=content)

    page = loads_desk.get(page_of(upload))

    assert (page.status_code, fresh(upload).state) == (200, "refused")
    assert words in text_of(page)
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.json", "海南.json", "a b'\"&.json", "..json", "x" * 300]
)
def test_whatever_a_file_is_called_it_is_shown_as_text(loads_desk, name):
    upload = uploaded(loads_desk, *MEMORANDUM, name=name)

    pages = [loads_desk.get(at).content.decode() for at in (page_of(upload), LIST, "/admin/")]

    assert fresh(upload).state == "checked"
    assert not any("<img src=x" in page for page in pages)


@pytest.mark.parametrize(
    ("typed", "field", "fault"),
    [
        ({"reason": "x"}, "file", "This field is required."),
        ({"reason": "x", "file": "no file"}, "file", "This field is required."),
        ({"reason": ""}, "reason", "This field is required."),
        ({"reason": "  "}, "reason", "This field is required."),
        ({"reason": "x" * 2001}, "reason", "Ensure this value has at most 2000 characters (it has 2001)."),
        ({"reason": "a\u202eb"}, "reason", "a character that cannot be seen"),
        ({"reason": "a\x00b"}, "reason", "Null characters are not allowed."),
    ],
)
def test_form_says_what_is_missing_and_takes_nothing(loads_desk, typed, field, fault):
    page = loads_desk.post(ADD, typed)

    assert (page.status_code, Upload.objects.count()) == (200, 0)
    assert fault in " ".join(page.context["form"].errors[field])


def test_larger_file_is_refused_with_the_command_to_use(loads_desk):
    page = send(loads_desk, content=b" " * (21 << 20))

    assert (page.status_code, Upload.objects.count()) == (200, 0)
    assert page.context["form"].errors["file"] == [
        "The file is larger than 20.0\xa0MB. Load it on the server: manage.py load FILE"
    ]


def test_largest_file_is_taken(loads_desk, monkeypatch):
    monkeypatch.setattr(loads, "begin", lambda upload: None)

    upload = uploaded(loads_desk, content=b" " * (20 << 20))

    assert (upload.size, upload.state) == (20 << 20, "waiting")


def test_other_files_in_the_form_are_not_kept(loads_desk):
    page = loads_desk.post(ADD, {"reason": "x", "other": SimpleUploadedFile(NAME, b"[]")})

    assert (page.status_code, list(page.wsgi_request.FILES)) == (200, [])


def test_database_that_takes_nothing_is_said_with_all_that_was_typed(loads_desk, monkeypatch):
    def locked(*args):
        raise uploads.DatabaseError("database is locked")

    monkeypatch.setattr(uploads, "receive", locked)

    page = send(loads_desk, *MEMORANDUM)

    assert page.status_code == 200
    assert REASON in page.content.decode()
    assert "The database does not take it at the moment (database is locked)" in page.content.decode()


def test_database_that_takes_no_decision_says_so(loads_desk, contested, monkeypatch):
    def locked(*args):
        raise uploads.DatabaseError("database is locked")

    monkeypatch.setattr(uploads, "ask_to_apply", locked)

    page = loads_desk.get(press(loads_desk, contested, "apply").url)

    assert "The database does not take it at the moment" in page.content.decode()
    assert fresh(contested).state == "checked"
