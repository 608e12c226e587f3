"""Large files at the desk, worked on by real processes: runs in a program and a database of its own."""

import re
import time

from django.test import Client
from django.utils import timezone

from agreements.admin import background
from agreements.domain.installation import prepare_database
from agreements.models import Agreement, Revision, Upload
from agreements.models.upload import SILENCE
from tests.admin.load_desk import loader, page_of, press, text_of, uploaded
from tests.domain.proposals import agreement

NUMBER = 1200
#: Seconds that a busy machine may take.
PATIENCE = 180


def objects(status="signed"):
    return [
        agreement(f"a{number}", status=status, summary_en="Words. " * 40 + "End") for number in range(NUMBER)
    ]


def signed_in():
    """Dora at the desk of a new register."""
    prepare_database()
    client = Client()
    client.force_login(loader("dora", "view_agreement"))
    return client


def wait(client, upload):
    """Looks again as long as the page says to; what states it saw."""
    seen, until = [], time.monotonic() + PATIENCE
    while time.monotonic() < until:
        page = client.get(page_of(upload))
        state = re.search(r'load-state load-(\w+)"', page.content.decode())[1]
        seen += [state] if state not in seen[-1:] else []
        if "Refresh" not in page:
            return seen
        time.sleep(0.1)
    raise TimeoutError(seen)


def held():
    """What the register holds."""
    return Agreement.objects.count(), Revision.objects.count()


def whole():
    """Uploaded, checked, applied; then a change to all of it, the same way; then once more."""
    client, seen = signed_in(), []
    for status in ("signed", "in_force"):
        upload = uploaded(client, *objects(status))
        seen.append(wait(client, upload)[-1])
        press(client, upload, "apply")
        seen += [wait(client, upload)[-1], held()]
    upload = uploaded(client, *objects("in_force"))
    seen.append(wait(client, upload)[-1])
    return [*seen, Upload.objects.get(pk=upload.pk).report["counts"]]


def killed(seconds):
    """The process that applies ends so long after it began; then all is begun again."""
    client, processes = signed_in(), []
    start = background.start_process
    background.start_process = lambda upload: processes.append(start(upload))
    upload = uploaded(client, *objects())
    wait(client, upload)
    asked = Upload.objects.get(pk=upload.pk).attempt + 1
    press(client, upload, "apply")
    until = time.monotonic() + PATIENCE
    while Upload.objects.get(pk=upload.pk).attempt == asked and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(seconds)
    processes[-1].kill()
    code = processes[-1].wait()
    after = Upload.objects.get(pk=upload.pk)
    found = {"code": code, "state": after.state, "held": held()}
    Upload.objects.filter(pk=upload.pk).update(heartbeat_at=timezone.now() - 2 * SILENCE)
    found["silent"] = "has given no sign of life" in text_of(client.get(page_of(upload)))
    press(client, upload, "again")
    found["again"] = wait(client, upload)[-1]
    press(client, upload, "apply")
    return found | {"applied": wait(client, upload)[-1], "held in the end": held()}
