"""Small registers made at random, in which records of one kind may turn out to be one."""

from hypothesis import strategies as st

from agreements.models import Agreement, Event, Excerpt, Party, Person, Post, Source
from tests import factories

NUMBERS = st.integers(0, 3)
DAYS = st.sampled_from(["", "2024", "2025-03"])
ROLES = st.sampled_from(["signatory", "contracting_party"])
WORDS = st.sampled_from(["have signed", "said on Friday", ""])


def make(draw):
    """Writes a register of two parties, people, places and sources, and some of what names them."""
    pairs = {}
    for kind, factory in (
        ("party", factories.PartyFactory),
        ("person", factories.PersonFactory),
        ("place", factories.PlaceFactory),
        ("source", factories.SourceFactory),
    ):
        pairs[kind] = [factory(slug=f"{kind}-{place}", **draw(NAMED[kind])) for place in "abc"]
    parties = pairs["party"]
    for child in parties:
        if draw(st.booleans()):
            above = draw(st.sampled_from(parties))
            if child not in (above, *above.ancestors()):
                child.parent = above
                child.save()
    for owner, model in (("person", Post), ("source", Excerpt)):
        for record in pairs[owner]:
            for slug in draw(st.sets(st.sampled_from(["one", "two"]))):
                fields = (
                    {"title_en": draw(st.sampled_from(["Minister", "Mayor"])), "party": draw(some(parties))}
                    if model is Post
                    else {"text": draw(WORDS), "order": draw(NUMBERS), "locator_en": draw(DAYS)}
                )
                model.objects.create(**{owner: record}, slug=slug, **fields)
    for number in range(draw(st.integers(0, 2))):
        agreement = factories.AgreementFactory(slug=f"agreement-{number}", place=draw(some(pairs["place"])))
        for party, role in draw(st.sets(st.tuples(st.sampled_from(parties), ROLES))):
            factories.ParticipationFactory(
                agreement=agreement, party=party, role=role, order=draw(NUMBERS), signed_on=draw(DAYS)
            )
    event = factories.EventFactory(slug="event", place=draw(some(pairs["place"])))
    event.hosts.set(draw(st.sets(st.sampled_from(parties))))
    for number in range(draw(NUMBERS)):
        person = draw(st.sampled_from(pairs["person"]))
        factories.AttendanceFactory(
            event=event,
            slug=f"attendance-{number}",
            person=person,
            post=draw(some(person.posts.order_by("slug"))),
            on_behalf_of=draw(some(parties)),
            role=draw(st.sampled_from(["attended", "spoke"])),
            order=draw(NUMBERS),
        )
        factories.StatementFactory(
            slug=f"statement-{number}",
            speaker=person,
            post=draw(some(person.posts.order_by("slug"))),
            on_behalf_of=draw(some(parties)),
        )
    cite(draw)
    return pairs


def some(records):
    """One of some records, or none."""
    return st.sampled_from([None, *records])


NAMED = {
    kind: st.fixed_dictionaries(
        {"name_en": st.sampled_from(["One", "Another"]), "name_zh_hant": st.sampled_from(["", "一", "二"])}
        | more
    )
    for kind, more in (
        ("party", {"iso_code": st.sampled_from(["", "CN", "HK"])}),
        ("person", {"description_en": st.sampled_from(["", "A minister."])}),
        ("place", {"region_code": st.sampled_from(["", "CN", "HK"])}),
        (
            "source",
            {
                "headline": st.sampled_from(["", "A pact"]),
                "web_address": st.sampled_from(["", "https://one.example/", "https://two.example/"]),
            },
        ),
    )
}


def cite(draw):
    """Cites some excerpts for some of what is there, and gives some of it other names."""
    targets = [
        (kind, record, fact)
        for kind, fact in (("party", "kind"), ("person", "name"), ("event", "place"), ("agreement", "place"))
        for record in {"party": Party, "person": Person, "event": Event, "agreement": Agreement}[
            kind
        ].objects.order_by("slug")
    ]
    for event in Event.objects.all():
        targets += [("attendance", row, "role") for row in event.attendances.order_by("slug")]
    for agreement in Agreement.objects.order_by("slug"):
        rows = agreement.participations.order_by("party__slug", "role")
        targets += [("participation", row, "signed_on") for row in rows]
    excerpts = list(Excerpt.objects.order_by("source__slug", "slug"))
    for kind, record, fact in targets:
        for excerpt in draw(st.sets(st.sampled_from(excerpts), max_size=2)) if excerpts else ():
            factories.CitationFactory(
                **{kind: record}, excerpt=excerpt, field=draw(st.sampled_from(["", fact]))
            )
        if kind in ("party", "person"):
            for text in draw(st.sets(st.sampled_from(["One", "Another", "Third"]))):
                factories.AliasFactory(**{kind: record}, text=text)
    assert Source.objects.count() == 3
