"""Someone who may load, at the pages of a load: uploads, chooses, presses."""

import re
from html.parser import HTMLParser

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Upload
from tests.domain.uploaded import NAME, REASON, as_file
from tests.factories import EditorFactory

ADD = "/admin/agreements/upload/add/"
LIST = "/admin/agreements/upload/"


def loader(username, *rights):
    """Someone at the desk who may load, and what else is said."""
    person = EditorFactory(username=username, is_superuser=False)
    person.user_permissions.set(Permission.objects.filter(codename__in=["add_upload", *rights]))
    return person


def page_of(upload):
    return reverse("admin:agreements_upload_change", args=[upload.pk])


def send(client, *objects, content=None, name=NAME, reason=REASON):
    """Sends the form with these objects, or these bytes."""
    content = as_file(*objects) if content is None else content
    return client.post(ADD, {"file": SimpleUploadedFile(name, content), "reason": reason})


def uploaded(client, *objects, **how):
    """The upload that came of it."""
    response = send(client, *objects, **how)
    assert response.status_code == 302, response.context["form"].errors
    upload = Upload.objects.latest("pk")
    assert response.url == page_of(upload)
    return upload


def press(client, upload, button, value="", **typed):
    """Presses a button of the page as it stands, with what its form holds."""
    form = Form(client.get(page_of(upload)).content.decode()).held
    return client.post(page_of(upload), {**form, **typed, button: value})


class Form(HTMLParser):
    """What a browser would send of the form for a decision: hidden fields, and the choices made."""

    def __init__(self, markup):
        super().__init__()
        self.held, self.buttons = {}, []
        # The header has a form of its own.
        self.feed(markup.partition('id="content-main"')[2])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name, kind = found.get("name"), found.get("type")
        if kind == "submit" and name:
            self.buttons.append(name)
        elif kind == "hidden" or (kind == "radio" and "checked" in found):
            self.held[name] = found.get("value", "")


def buttons(response):
    """The names of the buttons a page offers."""
    return Form(response.content.decode()).buttons


def text_of(response):
    """What a page says, without its markup."""
    main = response.content.decode().partition('id="content-main"')[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))
