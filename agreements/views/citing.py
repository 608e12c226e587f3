"""What stands on the page of every record so that others can cite, share and read it: words, links, data for programs."""

from django.urls import reverse
from django.utils import timezone

from agreements.domain.footnotes import Footnotes
from agreements.formats.citation import cited, sentence
from agreements.formats.citation_files import bibtex
from agreements.formats.jsonld import linked_data, script_text
from agreements.formats.share_card import share_card
from agreements.text import Phrase


def citing(record, request, footnotes: Footnotes | None = None) -> dict:
    """The part of a page's context that ``partials/_cite.html`` and ``partials/_head_record.html`` take.

    The sources are those of the footnotes; without footnotes those of the record are read.
    """
    base = f"{request.scheme}://{request.get_host()}"
    reference = cited(record, base, timezone.localdate())
    sources = None if footnotes is None else footnotes.cited_sources
    return {
        "card": share_card(record, base),
        "linked_data": script_text(linked_data(record, base, sources)),
        "cite": {
            "sentence": in_parts(sentence(reference), reference.title),
            "language": reference.title.language,
            "bibtex": bibtex(reference).strip(),
            "address": reference.address,
            "files": files_of(record),
        },
    }


def in_parts(text: str, title: Phrase) -> list[Phrase]:
    """A sentence with its title told apart, which may be in another language."""
    before, found, after = text.partition(title.text)
    return [Phrase(before), title if found else Phrase(""), Phrase(after)]


def files_of(record) -> list[dict]:
    """The files beside the page of a record: what they are, and where."""
    kind = record._meta.model_name
    return [
        {"label": label, "address": reverse(f"{kind}_{shape}", kwargs={"slug": record.slug})}
        for label, shape in (("BibTeX", "bibtex"), ("RIS", "ris"), ("CSL-JSON", "csl"), ("JSON", "data"))
    ]
