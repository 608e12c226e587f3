"""The nouns of the register: agreements, who takes part, what was said, and the words beneath."""

from agreements.models.agreement import Agreement
from agreements.models.alias import Alias
from agreements.models.area import Area
from agreements.models.citation import Citation
from agreements.models.commitment import Commitment
from agreements.models.document import Document, RegisterVersion
from agreements.models.event import Attendance, Event
from agreements.models.former_address import FormerAddress
from agreements.models.health import Health
from agreements.models.listing import ListedArea, ListedParty, Listing, Tally
from agreements.models.merge import Merge
from agreements.models.participation import Participation
from agreements.models.party import Party
from agreements.models.person import Person, Post
from agreements.models.place import Place
from agreements.models.position import Milestone, Position
from agreements.models.preview import Preview
from agreements.models.proposal import Proposal
from agreements.models.record import Record
from agreements.models.relation import Relation
from agreements.models.revision import Revision
from agreements.models.source import Excerpt, Source, SourceAddress
from agreements.models.statement import Statement
from agreements.models.upload import Upload

#: What is derived from the others: no one enters it, no fixture holds it.
DERIVED = (Document, Health, ListedArea, ListedParty, Listing, Milestone, Position, RegisterVersion, Tally)

__all__ = [
    "DERIVED",
    "Agreement",
    "Alias",
    "Area",
    "Attendance",
    "Citation",
    "Commitment",
    "Document",
    "Event",
    "Excerpt",
    "FormerAddress",
    "Health",
    "ListedArea",
    "ListedParty",
    "Listing",
    "Merge",
    "Milestone",
    "Participation",
    "Party",
    "Person",
    "Place",
    "Position",
    "Post",
    "Preview",
    "Proposal",
    "Record",
    "RegisterVersion",
    "Relation",
    "Revision",
    "Source",
    "SourceAddress",
    "Statement",
    "Tally",
    "Upload",
]
