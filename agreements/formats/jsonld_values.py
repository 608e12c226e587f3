"""How values of the public list stand in linked data: text with its language, days as ISO 8601 has them, other records."""

from collections.abc import Iterable, Mapping
from typing import Any

from agreements import dates
from agreements.formats.record_values import Said
from agreements.formats.shown import page_tag, phrase_of
from agreements.text import Phrase

#: A type of schema.org for what a record only names. A party is an organisation, whatever its kind; the page of the
#: party says more of it under the same ``@id``.
NAMED_AS = {
    "agreement": "Legislation",
    "party": "Organization",
    "person": "Person",
    "event": "Event",
    "area": "DefinedTerm",
    "place": "Place",
    "source": "CreativeWork",
}


def identity(address: str) -> str:
    """What a record is called by other data: its page with a fragment, for the page itself is another thing."""
    return f"{address}#record"


def words(phrase: Phrase) -> str | Said:
    """Text; with its language where that is not the page's."""
    if not phrase.language or phrase.language == page_tag():
        return phrase.text
    return {"@language": phrase.language, "@value": phrase.text}


def other_words(texts: Mapping[str, str], aliases: Iterable[Mapping[str, str]]) -> list[str | Said]:
    """Further names: those in other languages than the one shown, and the other names of the record; each once."""
    shown = phrase_of(texts)
    phrases = [Phrase(text, tag) for tag, text in texts.items() if text]
    phrases += [Phrase(alias["text"], alias["language"]) for alias in aliases]
    return [words(phrase) for phrase in dict.fromkeys(phrases) if phrase != shown]


def iso(written: str) -> str:
    """A written date as ISO 8601: a day, a month or a year; empty where it is doubtful, a range or none.

    Linked data has no word for “about”, and what is not known to the day must not be given as one.
    """
    try:
        span = dates.parse(written)
    except ValueError:
        return ""
    return span.start.isoformat if span.start == span.end and not span.start.doubt else ""


def named(kind: str, link: Said | None) -> Said | None:
    """A record that is only named: what it is, by which ``@id`` other pages know it, its name and page."""
    if link is None:
        return None
    return {
        "@type": NAMED_AS[kind],
        "@id": identity(link["address"]),
        "name": words(phrase_of(link["name"])),
        "url": link["address"],
    }


def all_named(kind: str, links: Iterable[Said | None]) -> list[Said]:
    """The same of several, each once."""
    found = {link["address"]: link for link in links if link}
    return [thing for link in found.values() if (thing := named(kind, link))]


def filled(said: Said) -> Said:
    """Without what is empty: linked data says nothing of what is not known."""
    return {name: value for name, value in said.items() if value not in ("", None, [], {})}


def role(label: str | Said, under: str, thing: Any, start_on: str = "", end_on: str = "") -> Said:
    """Something under a name of its own, with the part it had and from when to when."""
    return filled(
        {
            "@type": "Role",
            "roleName": label,
            under: thing,
            "startDate": iso(start_on),
            "endDate": iso(end_on),
        }
    )
