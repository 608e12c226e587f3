"""Linked data: a record and its page in the words of schema.org, for search engines and other programs.

It follows the list of public fields, and stands in a page as the text of ``<script type="application/ld+json">``. That
is a *data block* to a browser: nothing in it is run, so a policy of ``script-src 'self'`` neither asks for a nonce nor
refuses it (HTML, “prepare the script element”: a type that is no script ends there, before the policy is asked).
"""

import json
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.formats.jsonld_things import THINGS
from agreements.formats.jsonld_values import all_named, filled, identity, other_words, words
from agreements.formats.record import public_records
from agreements.formats.record_relations import link, names_of
from agreements.formats.record_values import COLUMN_OF_TAG, Said
from agreements.formats.shown import page_tag, phrase_of
from agreements.models import Record, Source
from agreements.text import Phrase

CONTEXT = "https://schema.org"

#: What the list of each kind is called, as on its page.
LIST_NAMES = {
    "agreement": gettext_lazy("Agreements"),
    "party": gettext_lazy("Parties"),
    "person": gettext_lazy("People"),
    "event": gettext_lazy("Events"),
    "statement": gettext_lazy("Statements"),
    "area": gettext_lazy("Areas of cooperation"),
    "place": gettext_lazy("Places"),
    "source": gettext_lazy("Sources"),
}

#: What could end the element, begin another or a comment, or break a line of a script, as JSON may also write it.
ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked_data(record: Record, base: str, sources: Iterable[Source] | None = None) -> Said:
    """A published record, its page and the way there; ``base`` is scheme and host.

    ``sources`` are those that the facts of the record and of its rows rest on, where the page has read them already;
    else they are read. Raises ValueError for a record that is not published.
    """
    (said,) = public_records([record], base, citations=sources is None)
    links = sources_in(said) if sources is None else [link(source, base) for source in sources]
    # A page has read them in another order.
    in_order = sorted((source for source in links if source), key=itemgetter("address"))
    cited = all_named("source", in_order)
    names = names_of(record)
    name = phrase_of(names)
    thing = {
        "@type": "Thing",
        "@id": identity(said["address"]),
        "name": words(name),
        "alternateName": other_words(names, said.get("aliases", ())),
        "url": said["address"],
        "mainEntityOfPage": said["address"],
        **filled(THINGS[said["type"]](said, [{"@id": source["@id"]} for source in cited])),
    }
    page = {
        "@type": "WebPage",
        "@id": said["address"],
        "url": said["address"],
        "name": words(name),
        "inLanguage": page_tag(),
        "dateModified": said["updated_at"],
        "isPartOf": site(base),
        "mainEntity": {"@id": thing["@id"]},
        "citation": cited,
        "breadcrumb": breadcrumbs(said, name, base),
    }
    return {"@context": CONTEXT, "@graph": [filled(page), filled(thing)]}


def register_data(
    address: str, base: str, downloads: Mapping[str, str] | None = None, licence: str = ""
) -> Said:
    """The register as a whole, for its first page and the page about it; it is explained at ``address``.

    ``downloads`` are the addresses where it can be taken away, each with its media type; ``licence`` is an address.
    """
    files = [
        {"@type": "DataDownload", "contentUrl": file, "encodingFormat": media}
        for file, media in (downloads or {}).items()
    ]
    dataset = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{base}/#register",
        "name": _("Register of agreements between governments"),
        "alternateName": "mousite",
        "description": _(
            "A public register of memoranda of understanding and other agreements between governments. Each "
            "fact leads to its source."
        ),
        "url": base + reverse("home"),
        "mainEntityOfPage": address,
        "inLanguage": list(COLUMN_OF_TAG),
        "isAccessibleForFree": True,
        "license": licence,
        "creator": {"@type": "Organization", "name": "mousite", "url": base + reverse("home")},
        "distribution": files,
    }
    return filled(dataset)


def script_text(said: Said) -> SafeString:
    """Linked data as the text of its element: no title, however it is written, ends the element or begins another."""
    text = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # One sign after the other: ``translate`` asks its table for each letter of a long text.
    for sign, escape in ESCAPED.items():
        text = text.replace(sign, escape)
    return SafeString(text)


def site(base: str) -> Said:
    """The site that a page is part of."""
    return {"@type": "WebSite", "name": "mousite", "url": base + reverse("home")}


def breadcrumbs(said: Said, name: Phrase, base: str) -> Said:
    """The way down to the page of a record, as the page shows it."""
    kind = said["type"]
    steps: list[tuple[Any, str]] = [
        (_("Home"), base + reverse("home")),
        (str(LIST_NAMES[kind]), base + reverse(f"{kind}_list")),
        (words(name), said["address"]),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step, "item": address}
            for position, (step, address) in enumerate(steps, 1)
        ],
    }


def sources_in(said: Any) -> list[Said]:
    """The sources of all citations of a record and its rows, in their order."""
    if isinstance(said, list):
        return [source for part in said for source in sources_in(part)]
    if not isinstance(said, dict):
        return []
    cited = [row["excerpt"]["source"] for row in said.get("citations", ())]
    return cited + [
        source for name, part in said.items() if name != "citations" for source in sources_in(part)
    ]
