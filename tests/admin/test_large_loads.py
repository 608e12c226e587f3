"""Large files at the desk: left to a process of their own, whose page says how far it has come."""

import pytest
from django.utils import timezone

from agreements.admin import background
from agreements.domain import uploads
from agreements.models.upload import SILENCE
from tests.admin.load_desk import buttons, page_of, press, text_of, uploaded
from tests.domain.proposals import agreement
from tests.domain.uploaded import MEMORANDUM, checked, fresh
from tests.factories import UploadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def processes(monkeypatch):
    """Which uploads a process was started for, and at which attempt; none is."""
    started = []
    monkeypatch.setattr(background, "is_in_memory", lambda: False)
    monkeypatch.setattr(
        background, "start_process", lambda upload: started.append((upload.pk, upload.attempt))
    )
    return started


def renewing(upload):
    """How a browser is told to look again."""
    return f"3; url={page_of(upload)}"


def large():
    return [agreement(f"a{number}", summary_en="Words. " * 60 + "End") for number in range(600)]


def test_large_file_is_left_to_a_process_and_its_page_renews_itself(loads_desk, processes):
    upload = uploaded(loads_desk, *large())

    page = loads_desk.get(page_of(upload))

    assert upload.size > background.AT_ONCE
    assert (processes, fresh(upload).state, page["Refresh"]) == (
        [(upload.pk, 1)],
        "waiting",
        renewing(upload),
    )
    assert "It is being checked." in text_of(page)
    assert "script-src 'self'" in page["Content-Security-Policy"]


def test_small_file_is_checked_at_once(loads_desk, processes):
    upload = uploaded(loads_desk, *MEMORANDUM)

    assert (processes, fresh(upload).state) == ([], "checked")
    assert "Refresh" not in loads_desk.get(page_of(upload))


def test_large_file_is_applied_by_a_process_too(loads_desk, processes, dora):
    upload = checked(*large(), uploader=dora)

    page = loads_desk.get(press(loads_desk, upload, "apply").url)

    assert processes == [(upload.pk, upload.attempt + 1)]
    assert (fresh(upload).state, page["Refresh"]) == ("applying", renewing(upload))
    assert "It is being applied." in text_of(page)


def test_page_says_how_far_the_work_has_come(loads_desk, dora):
    upload = UploadFactory(uploader=dora, state="checking", heartbeat_at=timezone.now())
    steps = ("read", "compare", "write")

    said = []
    for step in steps:
        uploads.beat(upload, step, 12000)
        said.append(text_of(loads_desk.get(page_of(upload))))

    words = (
        "12000 objects have been read.",
        "been compared with the register.",
        "12000 objects have been written.",
    )
    assert [word in text for word, text in zip(words, said, strict=True)] == [True] * 3


def test_process_that_gives_no_sign_is_said_and_begun_again(loads_desk, dora, processes):
    upload = UploadFactory(
        uploader=dora, state="checking", size=10**6, attempt=4, heartbeat_at=timezone.now() - 2 * SILENCE
    )

    page = loads_desk.get(page_of(upload))
    done = loads_desk.get(press(loads_desk, upload, "again").url)

    assert ("Refresh" in page, buttons(page)) == (False, ["again", "discard"])
    assert "has given no sign of life" in text_of(page)
    assert (processes, fresh(upload).state, done["Refresh"]) == (
        [(upload.pk, 5)],
        "waiting",
        renewing(upload),
    )


def test_process_that_cannot_be_started_is_said(loads_desk, monkeypatch):
    def refused(upload):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(background, "is_in_memory", lambda: False)
    monkeypatch.setattr(background, "start_process", refused)

    upload = uploaded(loads_desk, *large())

    page = loads_desk.get(page_of(upload))
    assert (fresh(upload).state, buttons(page)) == ("failed", ["again", "discard"])
    assert "Cannot allocate memory" in text_of(page)
