"""The nouns of the register: agreements, who takes part, what was said, and the words beneath."""

from agreements.models.agreement import Agreement
from agreements.models.alias import Alias
from agreements.models.area import Area
from agreements.models.citation import Citation
from agreements.models.commitment import Commitment
from agreements.models.event import Attendance, Event
from agreements.models.participation import Participation
from agreements.models.party import Party
from agreements.models.person import Person, Post
from agreements.models.place import Place
from agreements.models.record import Record
from agreements.models.relation import Relation
from agreements.models.revision import Revision
from agreements.models.source import Excerpt, Source, SourceAddress
from agreements.models.statement import Statement
from agreements.models.upload import Upload

__all__ = [
    "Agreement",
    "Alias",
    "Area",
    "Attendance",
    "Citation",
    "Commitment",
    "Event",
    "Excerpt",
    "Participation",
    "Party",
    "Person",
    "Place",
    "Post",
    "Record",
    "Relation",
    "Revision",
    "Source",
    "SourceAddress",
    "Statement",
    "Upload",
]
