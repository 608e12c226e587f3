"""What stands on pages so that others can cite, share and read them: words, links, data for programs."""

from django.urls import reverse
from django.utils import timezone

from agreements.domain.footnotes import Footnotes
from agreements.formats.citation import cited, sentence
from agreements.formats.citation_files import bibtex
from agreements.formats.jsonld import linked_data, register_data, script_text
from agreements.formats.record import cited_rows
from agreements.formats.share_card import share_card
from agreements.text import Phrase
from agreements.views.exports import RECORD_FILES


def citing(record, request, footnotes: Footnotes | None = None) -> dict:
    """What the page of any record has, for ``base.html``, ``partials/_head_record.html`` and ``partials/_cite.html``.

    Its sources are taken from the footnotes; without footnotes they are read.
    """
    base = base_of(request)
    reference = cited(record, base, timezone.localdate())
    sources = None if footnotes is None else footnotes.sources_of(cited_rows(record))
    return {
        "card": share_card(record, base),
        "linked_data": script_text(linked_data(record, base, sources)),
        "cite": {
            "sentence": in_parts(sentence(reference), reference.title),
            "language": reference.title.language,
            "bibtex": bibtex(reference).strip(),
            "address": reference.address,
            "files": files_of(record),
            "history": reverse(f"{record._meta.model_name}_history", kwargs={"slug": record.slug}),
            "changed": record.updated_at.date().isoformat(),
        },
    }


def register_as_data(request) -> dict:
    """What a page about the register as a whole has, for ``base.html``."""
    base = base_of(request)
    return {"linked_data": script_text(register_data(base + reverse("about"), base))}


def base_of(request) -> str:
    """Scheme and host, as the reader asked."""
    return f"{request.scheme}://{request.get_host()}"


def in_parts(text: str, title: Phrase) -> list[Phrase]:
    """A sentence with its title told apart, which may be in another language."""
    before, found, after = text.partition(title.text)
    return [Phrase(before), title if found else Phrase(""), Phrase(after)]


def files_of(record) -> list[dict]:
    """The files beside the page of a record: what they are, and where."""
    kind = record._meta.model_name
    return [
        {
            "label": file.label,
            "address": reverse(f"{kind}_{shape}", kwargs={"slug": record.slug}),
            "media": file.content_type.partition(";")[0],
        }
        for _ending, shape, file in RECORD_FILES
    ]
