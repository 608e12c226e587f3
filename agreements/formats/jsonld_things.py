"""What each kind of record is in the words of schema.org; every value is taken from the list of public fields."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.choices import (
    AgreementKind,
    AgreementStatus,
    AttendanceRole,
    ParticipationRole,
    PartyKind,
    RelationKind,
    SourceKind,
    StatementKind,
)
from agreements.formats.jsonld_values import all_named, filled, iso, named, role, words
from agreements.formats.record_values import Said
from agreements.formats.shown import phrase_of

#: Only what the sources say of its force: of an agreement that is merely signed, schema.org has nothing to say.
LEGAL_FORCE = {
    AgreementStatus.IN_FORCE: "InForce",
    AgreementStatus.RENEWED: "InForce",
    AgreementStatus.EXPIRED: "NotInForce",
    AgreementStatus.TERMINATED: "NotInForce",
    AgreementStatus.SUPERSEDED: "NotInForce",
}
#: ``legislationChanges`` covers replacement and any other change; what carries another out, or follows it, rests on it.
RELATIONS = {
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.SUPERSEDES: "legislationChanges",
    RelationKind.RENEWS: "legislationChanges",
    RelationKind.IMPLEMENTS: "isBasedOn",
    RelationKind.FOLLOWS_UP: "isBasedOn",
}
#: Governments and their parts. The land they govern is what they serve, not what they are: it signs nothing.
GOVERNMENTS = (
    PartyKind.NATIONAL_GOVERNMENT,
    PartyKind.REGIONAL_GOVERNMENT,
    PartyKind.LOCAL_GOVERNMENT,
    PartyKind.MINISTRY,
)
SOURCES = {
    SourceKind.NEWS_ARTICLE: "NewsArticle",
    SourceKind.PRESS_RELEASE: "Article",
    SourceKind.SOCIAL_MEDIA_POST: "SocialMediaPosting",
}


def agreement(said: Said, sources: list[Said]) -> Said:
    """A piece of legislation, “enforceable or not” as schema.org has it: a memorandum is one too."""
    parties = [row["party"] for row in said["participations"] if row["role"] in ParticipationRole.parties()]
    related: dict[str, list[Said]] = {}
    for row in said["relations"]:
        related.setdefault(RELATIONS[row["kind"]], []).append(row["to_agreement"])
    force = LEGAL_FORCE.get(said["status"])
    return {
        "@type": "Legislation",
        "legislationIdentifier": said["register_number"],
        "legislationType": str(AgreementKind(said["kind"]).label),
        "legislationDate": iso(said["signed_on"] or said["adopted_on"]),
        "legislationDateOfApplicability": iso(said["in_force_on"]),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
        "legislationPassedBy": all_named("party", parties),
        "inLanguage": said["authentic_languages"],
        "description": words(phrase_of(said["summary"])),
        "about": all_named("area", [row["area"] for row in said["commitments"]]),
        "locationCreated": named("place", said["place"]),
        "subjectOf": [*all_named("event", [said["signing_event"]]), *sources],
        "encoding": filled({"@type": "LegislationObject", "contentUrl": said["text_address"]})
        if said["text_address"]
        else None,
        **{name: all_named("agreement", links) for name, links in related.items()},
    }


def party(said: Said, sources: list[Said]) -> Said:
    """A government or another organisation, what it belongs to, and the land it governs by its code."""
    land = {"@type": "AdministrativeArea", "identifier": said["iso_code"]} if said["iso_code"] else None
    is_government = said["kind"] in GOVERNMENTS
    return {
        "@type": "GovernmentOrganization" if is_government else "Organization",
        "description": words(phrase_of(said["description"])),
        "parentOrganization": named("party", said["parent"]),
        "areaServed": land,
        "subjectOf": sources,
    }


def person(said: Said, sources: list[Said]) -> Said:
    """Someone with the offices that are known, each with its time.

    None of them is a ``jobTitle``: that would be held now, and an end that no source states is no office held.
    """
    offices: dict[str, list[Said]] = {"affiliation": [], "hasOccupation": []}
    for row in said["posts"]:
        title = phrase_of(row["title"])
        body = named("party", row["party"])
        under = "affiliation" if body else "hasOccupation"
        thing = body or {"@type": "Occupation", "name": words(title)}
        offices[under].append(role(words(title), under, thing, row["start_on"], row["end_on"]))
    return {
        "@type": "Person",
        "description": words(phrase_of(said["description"])),
        "subjectOf": sources,
        **offices,
    }


def event(said: Said, sources: list[Said]) -> Said:
    """What happened, within what, where, and who was there as what, with the office on that day.

    Someone whom the sources do not name is left out.
    """
    present: dict[str, list[Said]] = {"attendee": [], "performer": []}
    for row in said["attendances"]:
        if someone := named("person", row["person"]):
            if row["post"]:
                someone["jobTitle"] = words(phrase_of(row["post"]["title"]))
            under = "performer" if row["role"] == AttendanceRole.SPOKE else "attendee"
            present[under].append(role(str(AttendanceRole(row["role"]).label), under, someone))
    return {
        "@type": "Event",
        "description": words(phrase_of(said["description"])),
        "startDate": iso(said["start_on"]),
        "endDate": iso(said["end_on"]),
        "location": named("place", said["place"]),
        "superEvent": named("event", said["parent"]),
        "organizer": all_named("party", said["hosts"]),
        "about": all_named("agreement", said["agreements"]),
        "subjectOf": sources,
        **present,
    }


def statement(said: Said, sources: list[Said]) -> Said:
    """Words that someone said. What a source reports of them is its own account: no quotation, and not theirs."""
    someone = named("person", said["speaker"])
    body = named("party", said["on_behalf_of"])
    if someone:
        office = words(phrase_of(said["post"]["title"])) if said["post"] else ""
        someone |= filled({"jobTitle": office, "affiliation": body})
    is_reported = said["kind"] == StatementKind.REPORTED
    about = all_named("agreement", said["agreements"])
    speaker = someone or body
    return {
        "@type": "CreativeWork" if is_reported else "Quotation",
        "text": said["text"],
        "inLanguage": said["language"],
        "creator": None if is_reported else speaker,
        "about": [*([speaker] if is_reported and speaker else []), *about],
        "recordedAt": named("event", said["event"]),
        "dateCreated": iso(said["said_on"]),
        "isBasedOn": sources,
        "workTranslation": [
            {
                "@type": "CreativeWork",
                "text": text,
                "inLanguage": tag,
                "translator": {"@type": "Organization", "name": "mousite"},
            }
            for tag, text in said["translation"].items()
            if text
        ],
    }


def area(said: Said, sources: list[Said]) -> Said:
    """A term of the register's own list of areas."""
    return {
        "@type": "DefinedTerm",
        "termCode": said["slug"],
        "description": words(phrase_of(said["description"])),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": _("Areas of cooperation"),
            "url": urljoin(said["address"], reverse("area_list")),
        },
    }


def place(said: Said, sources: list[Said]) -> Said:
    """A place with its measures and the country or region it is in."""
    code = said["region_code"]
    country, is_within, _region = code.partition("-")
    address = {
        "@type": "PostalAddress",
        "addressCountry": country,
        "addressRegion": code if is_within else "",
    }
    measures = {"@type": "GeoCoordinates", "latitude": said["latitude"], "longitude": said["longitude"]}
    return {
        "@type": "Place",
        "address": filled(address) if code else None,
        "geo": measures if said["latitude"] is not None else None,
    }


def source(said: Said, sources: list[Said]) -> Said:
    """A document that facts are read from, where it was published; its author as it is signed, person or not."""
    publisher = {"@type": "Organization", "name": said["publisher"]}
    return {
        "@type": SOURCES.get(said["kind"], "CreativeWork"),
        "headline": said["headline"],
        "inLanguage": said["language"],
        "publisher": publisher if said["publisher"] else None,
        "creditText": said["author"],
        "datePublished": iso(said["published_on"]),
        "isPartOf": named("source", said["part_of"]),
        "url": said["web_address"],
        "archivedAt": said["archive_address"],
    }


#: What a record of each kind is, from the fields it has in the list and the sources that are cited for it.
THINGS: Mapping[str, Callable[[Said, list[Said]], Said]] = {
    "agreement": agreement,
    "party": party,
    "person": person,
    "event": event,
    "statement": statement,
    "area": area,
    "place": place,
    "source": source,
}
