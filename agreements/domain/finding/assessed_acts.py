"""How good agreements, events and statements are: those records on which most facts stand."""

from collections import defaultdict
from collections.abc import Sequence

from agreements.choices import Binding, EventKind, ParticipationRole
from agreements.domain.finding.merited import (
    Assessments,
    Own,
    by_record,
    dated,
    given,
    in_three,
    named_by,
    shown,
    sourced,
)
from agreements.domain.finding.rests import cited, facts_cited, is_cited
from agreements.domain.finding.ties import HOSTS, beside, seen
from agreements.domain.merits import Merit, Step
from agreements.models import Attendance, Commitment, Participation
from agreements.text import columns

PARTICIPATIONS = beside(Participation.objects, "agreement", "pk", "party", "role")
COMMITMENTS = beside(Commitment.objects, "agreement", "pk", "area")
ATTENDANCES = beside(Attendance.objects, "event", "pk", "person", "post")

PARTIES = frozenset(str(role) for role in ParticipationRole.parties())
#: Dates that an agreement states, or does not; the first three are those it can have been made on.
DATES = ("signed_on", "adopted_on", "in_force_on", "ends_on", "ended_on")


def agreements(records: Sequence[Own]) -> Assessments:
    keys = [own.key for own in records]
    participations = by_record(PARTICIPATIONS.rows(keys=keys))
    commitments = by_record(COMMITMENTS.rows(keys=keys))
    parties = seen("party", (party for rows in participations.values() for _row, party, _role in rows))
    areas = seen("area", (area for rows in commitments.values() for _row, area in rows))
    places, events = (
        seen("place", named_by(records, "place")),
        seen("event", named_by(records, "signing_event")),
    )
    citations = cited("agreement", keys)
    of_party = cited("participation", [row[0] for rows in participations.values() for row in rows])
    of_area = cited("commitment", [row[0] for rows in commitments.values() for row in rows])
    for own in records:
        held, is_public = own.held, own.is_public
        with_party = [row for row in participations.get(own.key, ()) if row[1] in shown(own, parties)]
        with_area = [row for row in commitments.get(own.key, ()) if row[1] in shown(own, areas)]
        has_place = held["place"] is not None and held["place"] in shown(own, places)
        has_signing = held["signing_event"] is not None and held["signing_event"] in shown(own, events)
        number = min(len({party for _row, party, role in with_party if role in PARTIES}), 2)
        stated = ["title", "kind", "status", *(name for name in DATES if held[name])]
        stated += [name for name, has in (("place", has_place), ("signing_event", has_signing)) if has]
        if any(held[name] for name in columns("summary")):
            stated.append("summary")
        if held["binding"] != Binding.NOT_KNOWN:
            stated.append("binding")
        if held["authentic_languages"]:
            stated.append("authentic_languages")
        all_areas = "areas" in facts_cited("agreement", citations.get(own.key, ()), is_public)
        rows = [
            ("participation", row, is_cited(of_party.get(row, ()), is_public))
            for row, _party, _role in with_party
        ]
        rows += [
            ("commitment", row, all_areas or is_cited(of_area.get(row, ()), is_public))
            for row, _area in with_area
        ]
        yield (
            own,
            (
                sourced("agreement", own, stated, citations, rows),
                dated(own, "made", next((name for name in DATES[:3] if held[name]), "signed_on")),
                Merit("parties", number, 2, Step("add", "participations") if number < 2 else None),
                in_three(own, "named", "title"),
                in_three(own, "summarised", "summary"),
                given(own, "text", "text_held", "text_address"),
                Merit("areas", int(bool(with_area)), 1, None if with_area else Step("add", "commitments")),
                Merit(
                    "placed",
                    has_place + has_signing,
                    2,
                    Step("fill", "signing_event" if has_place else "place")
                    if not (has_place and has_signing)
                    else None,
                ),
            ),
        )


def events(records: Sequence[Own]) -> Assessments:
    keys = [own.key for own in records]
    attendances, hosts = by_record(ATTENDANCES.rows(keys=keys)), defaultdict(set)
    for event, host in HOSTS.rows(keys=keys):
        hosts[event].add(host)
    people = seen("person", (row[1] for rows in attendances.values() for row in rows))
    bodies = seen("party", (host for own in hosts.values() for host in own))
    places, parents = seen("place", named_by(records, "place")), seen("event", named_by(records, "parent"))
    citations = cited("event", keys)
    of_row = cited("attendance", [row[0] for rows in attendances.values() for row in rows])
    for own in records:
        held = own.held
        there = [
            row for row in attendances.get(own.key, ()) if row[1] is None or row[1] in shown(own, people)
        ]
        has_place = held["place"] is not None and held["place"] in shown(own, places)
        has_parent = held["parent"] is not None and held["parent"] in shown(own, parents)
        has_hosts = any(host in shown(own, bodies) for host in hosts[own.key] if host is not None)
        stated = ["name", "kind"]
        stated += [
            name
            for name, has in (
                ("start_on", held["start_on"]),
                ("place", has_place),
                ("parent", has_parent),
                ("theme", held["theme"]),
                ("hosts", has_hosts),
                ("description", any(held[name] for name in columns("description"))),
            )
            if has
        ]
        named = [row for row in there if row[1] is not None]
        without = [row for row in named if row[2] is None]
        is_milestone = held["kind"] == EventKind.MILESTONE
        yield (
            own,
            (
                sourced(
                    "event",
                    own,
                    stated,
                    citations,
                    [
                        ("attendance", row[0], is_cited(of_row.get(row[0], ()), own.is_public))
                        for row in there
                    ],
                ),
                dated(own, "start", "start_on"),
                in_three(own, "named", "name"),
                Merit("placed", int(has_place), 1, None if has_place else Step("fill", "place")),
                Merit(
                    "people",
                    int(bool(there)),
                    int(bool(there) or not is_milestone),
                    Step("add", "attendances"),
                ),
                Merit(
                    "offices",
                    len(named) - len(without),
                    len(named),
                    Step("fill", "post", "attendance", without[0][0]) if without else None,
                ),
                in_three(own, "described", "description"),
            ),
        )


def statements(records: Sequence[Own]) -> Assessments:
    citations = cited("statement", [own.key for own in records])
    people, bodies = (
        seen("person", named_by(records, "speaker")),
        seen("party", named_by(records, "on_behalf_of")),
    )
    occasions = seen("event", named_by(records, "event"))
    for own in records:
        held = own.held
        speaker = held["speaker"] is not None and held["speaker"] in shown(own, people)
        body = held["on_behalf_of"] is not None and held["on_behalf_of"] in shown(own, bodies)
        occasion = held["event"] is not None and held["event"] in shown(own, occasions)
        stated = ["text", "channel"]
        stated += [
            name
            for name, has in (
                ("speaker", speaker),
                ("post", speaker and held["post"] is not None),
                ("event", occasion),
                ("said_on", held["said_on"]),
            )
            if has
        ]
        # Chinese of either script is read by readers of both.
        languages = {"en": columns("translation")[:1], "zh": columns("translation")[1:]}
        languages.pop(held["language"].partition("-")[0].lower(), None)
        names = [name for own_names in languages.values() for name in own_names]
        missing = [name for name in names if not held[name]]
        yield (
            own,
            (
                sourced("statement", own, stated, citations),
                dated(own, "said", "said_on"),
                Merit(
                    "translated",
                    len(names) - len(missing),
                    len(names),
                    Step("fill", missing[0]) if missing else None,
                ),
                Merit(
                    "speaker", int(speaker or body), 1, None if speaker or body else Step("fill", "speaker")
                ),
                Merit(
                    "offices",
                    int(held["post"] is not None),
                    int(speaker),
                    Step("fill", "post") if held["post"] is None else None,
                ),
            ),
        )
