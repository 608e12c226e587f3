"""Files beside the page of a record: all that is public of it as JSON, and how it is cited, for programs."""

import json
from abc import ABC, abstractmethod

from django.apps import apps
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import View

from agreements.formats.citation import cited
from agreements.formats.citation_files import bibtex, csl, ris
from agreements.formats.record import public_record
from agreements.formats.record_relations import published
from agreements.views.base import Page
from agreements.views.moved import moved_on


class RecordFile(Page, View, ABC):
    """One file of one published record; there is none for a draft, as there is none for what never existed."""

    kind = ""
    label = ""
    content_type = ""

    def get(self, request, slug):
        records = apps.get_model("agreements", self.kind).objects
        record = published(records).filter(slug=slug).first()
        if record is None:
            return moved_on(request, self.kind, slug)
        base = request.build_absolute_uri("/").removesuffix("/")
        return HttpResponse(
            self.text(record, base), content_type=self.content_type, headers=self.headers(record)
        )

    @abstractmethod
    def text(self, record, base: str) -> str:
        """What the file holds; ``base`` is scheme and host."""

    def headers(self, record) -> dict[str, str]:
        """What is said of the file besides."""
        return {}


class RecordData(RecordFile):
    """All that is public of a record."""

    label = "JSON"
    content_type = "application/json; charset=utf-8"

    def text(self, record, base):
        return json.dumps(public_record(record, base), ensure_ascii=False, indent=2) + "\n"


class Citation(RecordFile):
    """How a record is cited, as a file that a program of references opens."""

    write = None
    ending = ""

    def text(self, record, base):
        return type(self).write(cited(record, base, timezone.localdate()))

    def headers(self, record):
        # Django writes a key of another script as RFC 5987 has it.
        name = f"{record.slug}.{self.ending}"
        return {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}


class BibtexCitation(Citation):
    label = "BibTeX"
    content_type = "application/x-bibtex; charset=utf-8"
    write = bibtex
    ending = "bib"


class RisCitation(Citation):
    label = "RIS"
    content_type = "application/x-research-info-systems; charset=utf-8"
    write = ris
    ending = "ris"


class CslCitation(Citation):
    label = "CSL-JSON"
    # JSON is UTF-8 and has no parameter that says so.
    content_type = "application/vnd.citationstyles.csl+json"
    write = csl
    ending = "json"


#: What lies beside the page of every record: the last step of its address, the end of its name, and who answers.
RECORD_FILES = (
    ("citation.bib", "bibtex", BibtexCitation),
    ("citation.ris", "ris", RisCitation),
    ("citation.json", "csl", CslCitation),
    ("record.json", "data", RecordData),
)
