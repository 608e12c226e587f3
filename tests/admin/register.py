"""A register as large as the desk must bear: 3,000 parties, 10,000 agreements, one of 290 parties."""

from agreements import models

PARTIES = 3_000
AGREEMENTS = 10_000
WIDEST = 290


def fill():
    """Writes the register in bulk; each kind of record and of row is in it."""
    areas = models.Area.objects.bulk_create(
        models.Area(slug=f"area-{n}", name_en=f"Area {n}", order=n, state="published") for n in range(40)
    )
    places = models.Place.objects.bulk_create(
        models.Place(slug=f"place-{n}", name_en=f"Place {n}", state="published") for n in range(200)
    )
    parties = models.Party.objects.bulk_create(
        models.Party(
            slug=f"party-{n}",
            name_en=f"Government of the Region {n}",
            name_zh_hant=f"第{n}區政府",
            kind="regional_government",
            state="published",
        )
        for n in range(PARTIES)
    )
    people = models.Person.objects.bulk_create(
        models.Person(slug=f"person-{n}", name_en=f"Person {n}", state="published") for n in range(500)
    )
    posts = models.Post.objects.bulk_create(
        models.Post(person=person, slug="post", title_en="Minister", party=parties[n])
        for n, person in enumerate(people)
    )
    events = models.Event.objects.bulk_create(
        models.Event(
            slug=f"event-{n}",
            name_en=f"Conference {n}",
            kind="conference",
            start_on=f"{1990 + n % 36}-03-26",
            place=places[n % 200],
            state="published",
        )
        for n in range(1_000)
    )
    agreements = models.Agreement.objects.bulk_create(
        models.Agreement(
            slug=f"agreement-{n}",
            title_en=f"Memorandum of Understanding on Cooperation {n}",
            title_zh_hant=f"合作備忘錄 {n}",
            kind="memorandum_of_understanding",
            status="signed",
            signed_on=f"{1990 + n % 36}-{1 + n % 12:02}-{1 + n % 28:02}" if n % 10 else "",
            place=places[n % 200],
            signing_event=events[n % 1_000],
            summary_en="Both sides agree to work together. " * 5,
            state="published" if n % 7 else "draft",
        )
        for n in range(AGREEMENTS)
    )
    widest = agreements[0]
    participations = models.Participation.objects.bulk_create(
        [
            models.Participation(agreement=widest, party=party, order=n)
            for n, party in enumerate(parties[:WIDEST])
        ]
        + [
            # The first party takes part in everything, as a national government does.
            models.Participation(agreement=agreement, party=parties[place], order=place)
            for n, agreement in enumerate(agreements[1:], 1)
            for place in (0, 1 + n % (PARTIES - 1))
        ]
    )
    commitments = models.Commitment.objects.bulk_create(
        models.Commitment(agreement=agreement, slug=f"c-{n}", area=areas[n], text_en="To trade.")
        for agreement in agreements[:1_000]
        for n in range(3)
    )
    models.Relation.objects.bulk_create(
        models.Relation(from_agreement=widest, kind="supersedes", to_agreement=other)
        for other in agreements[1:30]
    )
    attendances = models.Attendance.objects.bulk_create(
        models.Attendance(
            event=events[0],
            slug=f"a-{n}",
            person=people[n],
            post=posts[n],
            on_behalf_of=parties[n],
            role="attended",
        )
        for n in range(60)
    )
    statements = models.Statement.objects.bulk_create(
        models.Statement(
            slug=f"statement-{n}",
            kind="verbatim",
            text=f"We look forward to it, for the {n}th time.",
            language="en",
            speaker=people[n % 500],
            post=posts[n % 500],
            event=events[n % 1_000],
            channel="speech",
            state="published",
        )
        for n in range(2_000)
    )
    statements[0].agreements.set(agreements[:40])
    events[0].hosts.set(parties[:40])
    events[0].agreements.set(agreements[:40])
    for kind, records in (("agreement", agreements), ("party", parties), ("event", events)):
        models.Alias.objects.bulk_create(
            models.Alias(text=f"MoU {n}-{m}", language="en", kind="short", **{kind: record})
            for n, record in enumerate(records[:1_000])
            for m in range(1 if n else 30)
        )
    sources = models.Source.objects.bulk_create(
        models.Source(
            slug=f"source-{n}",
            name_en=f"News article {n}",
            kind="news_article",
            language="en",
            publisher="Global Times",
            state="published",
        )
        for n in range(1_000)
    )
    models.SourceAddress.objects.bulk_create(
        models.SourceAddress(source=sources[0], web_address=f"https://source.example/{n}") for n in range(30)
    )
    excerpts = models.Excerpt.objects.bulk_create(
        models.Excerpt(
            source=sources[n % 1_000 if n >= 60 else 0],
            slug=f"e-{n}",
            order=n,
            text=f"have signed a memorandum of understanding, for the {n}th time",
        )
        for n in range(3_000)
    )
    models.Citation.objects.bulk_create(
        models.Citation(excerpt=excerpts[n], **{kind: rows[0]})
        for kind, rows in (
            ("agreement", agreements),
            ("party", parties),
            ("person", people),
            ("event", events),
            ("attendance", attendances),
            ("statement", statements),
            ("commitment", commitments),
            ("participation", participations),
        )
        for n in range(60)
    )
    models.Revision.objects.bulk_create(
        models.Revision(
            kind="agreement",
            slug=agreement.slug,
            number=1,
            author="alice",
            record=[{"model": "agreements.agreement", "fields": {"slug": agreement.slug}}],
        )
        for agreement in agreements
    )
