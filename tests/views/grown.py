"""A register in which every list on every page holds just as many rows as a test asks for."""

from tests import factories
from tests.views.walk import files_beside


class Grown:
    """One published record of each kind; each call of ``grow`` puts one more row on all of its lists."""

    def __init__(self):
        self.place = factories.PlaceFactory()
        self.area = factories.AreaFactory()
        self.party = factories.PartyFactory()
        self.person = factories.PersonFactory()
        self.source = factories.SourceFactory()
        self.conference = factories.EventFactory(place=self.place, start_on="2025-03-25")
        self.signing = factories.EventFactory(
            kind="signing", parent=self.conference, place=self.place, start_on="2025-03-26"
        )
        self.agreement = factories.AgreementFactory(
            signing_event=self.signing, place=self.place, signed_on="2025-03-26", register_number="2025/1"
        )
        # Kin from the beginning: two parties in common are asked for their other agreements, one is not.
        self.compared = factories.AgreementFactory(signed_on="2024-05-06")
        for party in factories.PartyFactory.create_batch(2):
            for agreement in (self.agreement, self.compared):
                factories.ParticipationFactory(agreement=agreement, party=party)
        area = factories.AreaFactory()
        for agreement in (self.agreement, self.compared):
            factories.CommitmentFactory(agreement=agreement, area=area)
        self.statement = factories.StatementFactory(
            speaker=self.person,
            post=factories.PostFactory(person=self.person, party=self.party),
            on_behalf_of=self.party,
            event=self.conference,
            said_on="2025-03-28",
        )
        self.reported = factories.StatementFactory(kind="reported", speaker=self.person)

    def grow(self):
        self.add_parties()
        self.add_commitments()
        self.add_events()
        self.add_statements()
        self.add_sources()

    def add_parties(self):
        """One more party of the agreement, one more agreement of the party, one more body beneath it."""
        party = factories.PartyFactory(parent=self.party)
        self.conference.hosts.add(party)
        factories.AliasFactory(party=self.party)
        factories.AliasFactory(agreement=self.agreement)
        for agreement in (self.agreement, self.compared):
            factories.ParticipationFactory(agreement=agreement, party=party)
        other = factories.AgreementFactory(
            place=self.place, signing_event=self.conference, signed_on="2024", state="published"
        )
        factories.ParticipationFactory(agreement=other, party=self.party)
        factories.ParticipationFactory(agreement=other)
        factories.CommitmentFactory(agreement=other, area=self.area)
        factories.RelationFactory(from_agreement=self.agreement, to_agreement=other)
        factories.RelationFactory(from_agreement=other, to_agreement=self.agreement)
        self.conference.agreements.add(other)
        self.statement.agreements.add(other)

    def add_commitments(self):
        """One more area of the agreement with its commitment, one more area beneath another."""
        area = factories.AreaFactory(parent=self.area)
        factories.AliasFactory(area=self.area)
        factories.AliasFactory(place=self.place)
        for agreement in (self.agreement, self.compared):
            factories.CommitmentFactory(agreement=agreement, area=area)

    def add_events(self):
        """One more event in the conference and at the place, one more person at every table."""
        event = factories.EventFactory(parent=self.conference, place=self.place, start_on="2025-03-26")
        event.hosts.add(self.party)
        event.agreements.add(self.agreement)
        factories.AliasFactory(event=self.conference)
        post = factories.PostFactory(party=self.party)
        own = factories.PostFactory(person=self.person, party=factories.PartyFactory())
        factories.AttendanceFactory(event=event, person=self.person, post=own)
        for table in (self.conference, self.signing):
            factories.AttendanceFactory(
                event=table, person=post.person, post=post, on_behalf_of=factories.PartyFactory()
            )

    def add_statements(self):
        """One more statement about the agreement, and one more that is only near it."""
        factories.AliasFactory(person=self.person)
        for about in ([self.agreement], []):
            post = factories.PostFactory(party=factories.PartyFactory())
            near = factories.StatementFactory(
                speaker=post.person,
                post=post,
                on_behalf_of=post.party,
                event=self.conference,
                said_on="2025-03-26",
            )
            near.agreements.set(about)
            own = factories.StatementFactory(
                speaker=self.person,
                event=factories.EventFactory(place=self.place),
                kind="reported",
                on_behalf_of=factories.PartyFactory(),
            )
            own.agreements.set(about)

    def add_sources(self):
        """One more source, one more excerpt of the first one, and citations of both for every kind of fact."""
        factories.SourceFactory(part_of=self.source, publisher=f"Press {self.source.parts.count()}")
        factories.SourceAddressFactory(source=self.source)
        for excerpt in (factories.ExcerptFactory(), factories.ExcerptFactory(source=self.source)):
            for name in ("agreement", "party", "person", "statement"):
                factories.CitationFactory(excerpt=excerpt, **{name: getattr(self, name)})
            factories.CitationFactory(excerpt=excerpt, event=self.conference)
            for name, rows in (
                ("commitment", self.agreement.commitments),
                ("participation", self.agreement.participations),
                ("attendance", self.signing.attendances),
            ):
                factories.CitationFactory(excerpt=excerpt, **{name: rows.last()})

    @property
    def addresses(self):
        """Every kind of page with the files beside it, and lists that were asked something."""
        records = (
            self.agreement,
            self.party,
            self.person,
            self.conference,
            self.signing,
            self.statement,
            self.area,
            self.place,
            self.source,
        )
        lists = ("agreements", "parties", "people", "events", "statements", "areas", "places", "sources")
        return [
            "/en/",
            *(f"/en/{folder}/" for folder in lists),
            *(record.get_absolute_url() for record in records),
            *(file for record in records for file in files_beside(record.get_absolute_url())),
            f"/en/agreements/?party={self.party.slug}&area={self.area.slug}&from=2024&sort=title",
            f"/en/statements/?speaker={self.person.slug}&kind=reported",
            f"/en/events/?parent={self.conference.slug}&year=2025",
            "/en/about/terms/",
            "/en/compare/",
            f"/en/compare/?agreement={self.agreement.slug}",
            f"/en/compare/?agreement={self.agreement.slug}&agreement={self.compared.slug}",
        ]
