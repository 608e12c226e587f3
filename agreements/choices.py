"""The closed vocabularies of the register, each with the source it is taken from.

Terms follow the glossary of the United Nations Treaty Collection
(https://treaties.un.org/Pages/overview.aspx?path=overview/glossary/page1_en.xml) and the Vienna
Convention on the Law of Treaties (VCLT, 1969). What was added for sub-national and non-binding
agreements says so beside it.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicationState(TextChoices):
    """How far a record has come on its way to readers: this register's own four steps."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AgreementKind(TextChoices):
    """Names of instruments, after the UN glossary; the name does not decide whether one binds.

    Memorandum of cooperation, framework and action plan are not in that glossary: governments
    below the state use them, and the sources of this register do.
    """

    MEMORANDUM_OF_UNDERSTANDING = "memorandum_of_understanding", _("Memorandum of understanding")
    MEMORANDUM_OF_COOPERATION = "memorandum_of_cooperation", _("Memorandum of cooperation")
    FRAMEWORK = "framework", _("Framework agreement")
    TREATY = "treaty", _("Treaty")
    PROTOCOL = "protocol", _("Protocol")
    EXCHANGE_OF_NOTES = "exchange_of_notes", _("Exchange of notes")
    JOINT_STATEMENT = "joint_statement", _("Joint statement")
    ACTION_PLAN = "action_plan", _("Action plan")
    OTHER = "other", _("Other agreement")


class AgreementStatus(TextChoices):
    """Where an instrument stands in its life: VCLT parts II and V, with the early announcement
    that the World Trade Organization's database of regional trade agreements also keeps."""

    ANNOUNCED = "announced", _("Announced")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    RENEWED = "renewed", _("Renewed")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")
    SUPERSEDED = "superseded", _("Superseded")

    @property
    def figure(self) -> str:
        """The shape drawn beside the word: ``signed``, ``in-force`` or ``ended``."""
        if self in (self.IN_FORCE, self.RENEWED):
            return "in-force"
        return "ended" if self.is_over else "signed"

    @property
    def is_over(self) -> bool:
        """Whether it stands no longer."""
        return self in (self.EXPIRED, self.TERMINATED, self.SUPERSEDED)


class Binding(TextChoices):
    """Whether an instrument binds under international law: after the Organization of American
    States' Guidelines on Binding and Non-Binding Agreements (2020)."""

    YES = "yes", _("Legally binding")
    NO = "no", _("Not legally binding")
    NOT_KNOWN = "not_known", _("Not known")


class TextHeld(TextChoices):
    """Whether the text of an agreement has been seen by this register."""

    YES = "yes", _("The text has been seen")
    NO = "no", _("The text has not been seen")


class TitleOrigin(TextChoices):
    """Whose words a title or a name is."""

    OFFICIAL = "official", _("The official wording")
    REPORTED = "reported", _("As a source reports it")
    DESCRIPTIVE = "descriptive", _("Described by this site")
    TRANSLATED = "translated", _("Translated by this site")


class ParticipationRole(TextChoices):
    """What a party is to an agreement: VCLT articles 2 and 76. Supporter is this register's:
    one who backs the agreement without being bound by it (PA-X calls these third parties)."""

    SIGNATORY = "signatory", _("Signatory")
    CONTRACTING_PARTY = "contracting_party", _("Contracting party")
    SUPPORTER = "supporter", _("Supporter")
    DEPOSITARY = "depositary", _("Depositary")

    @classmethod
    def parties(cls) -> tuple["ParticipationRole", ...]:
        """The roles of those between whom an agreement is made."""
        return (cls.SIGNATORY, cls.CONTRACTING_PARTY)


class Wording(TextChoices):
    """How strongly a commitment is put, in the words of its source."""

    AIMS_TO = "aims_to", _("aim to")
    MAY = "may", _("may")
    ENCOURAGES = "encourages", _("encourage")
    WILL = "will", _("will")
    SHALL = "shall", _("shall")


class RelationKind(TextChoices):
    """What one agreement does to another: VCLT articles 30, 39 to 41 and 59."""

    AMENDS = "amends", _("Amends")
    SUPERSEDES = "supersedes", _("Supersedes")
    RENEWS = "renews", _("Renews")
    IMPLEMENTS = "implements", _("Implements")
    FOLLOWS_UP = "follows_up", _("Follows up")

    @property
    def backwards(self) -> str:
        """The same relation in words, read from the other agreement."""
        words = {
            self.AMENDS: _("Amended by"),
            self.SUPERSEDES: _("Superseded by"),
            self.RENEWS: _("Renewed by"),
            self.IMPLEMENTS: _("Implemented by"),
            self.FOLLOWS_UP: _("Followed up by"),
        }
        return str(words[self])


class PartyKind(TextChoices):
    """What kind of body takes part, from the state down: the levels the sources name."""

    NATIONAL_GOVERNMENT = "national_government", _("National government")
    REGIONAL_GOVERNMENT = "regional_government", _("Regional government")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    MINISTRY = "ministry", _("Ministry or department")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    PARTY_COMMITTEE = "party_committee", _("Committee of a political party")
    OTHER = "other", _("Other organisation")


class EventKind(TextChoices):
    """What happened: the occasions on which agreements are made, spoken of or carried out."""

    SIGNING = "signing", _("Signing")
    CONFERENCE = "conference", _("Conference")
    SUB_EVENT = "sub_event", _("Sub-event")
    MEETING = "meeting", _("Meeting")
    SPEECH = "speech", _("Speech")
    MILESTONE = "milestone", _("Milestone")


class AttendanceRole(TextChoices):
    """What someone did at an event. Witness is no term of the UN glossary: peace agreements
    and the practice of governments use it for one who looks on and is not bound."""

    SIGNED = "signed", pgettext_lazy("what someone did at an event", "Signed")
    WITNESSED = "witnessed", pgettext_lazy("what someone did at an event", "Witnessed")
    HOSTED = "hosted", pgettext_lazy("what someone did at an event", "Hosted")
    SPOKE = "spoke", pgettext_lazy("what someone did at an event", "Spoke")
    ATTENDED = "attended", pgettext_lazy("what someone did at an event", "Attended")


class StatementChannel(TextChoices):
    """How words reached the public."""

    SPEECH = "speech", _("Speech")
    SOCIAL_MEDIA_POST = "social_media_post", _("Social-media post")
    PRESS_RELEASE = "press_release", _("Press release")
    INTERVIEW = "interview", _("Interview")
    REMARKS = "remarks", _("Remarks")


class StatementKind(TextChoices):
    """Whose words a statement is: the speaker's own, a source's account, or a translation."""

    VERBATIM = "verbatim", pgettext_lazy("statement", "Verbatim")
    REPORTED = "reported", pgettext_lazy("statement", "Reported")
    TRANSLATED = "translated", pgettext_lazy("statement", "Translated")


class AliasKind(TextChoices):
    """What kind of other name a record has."""

    OFFICIAL = "official", _("Official name")
    SHORT = "short", _("Short name")
    FORMER = "former", _("Former name")
    NATIVE = "native", _("Name in its own language")
    ROMANISED = "romanised", _("Romanised name")
    AS_REPORTED = "as_reported", _("As reported")


class SourceKind(TextChoices):
    """What kind of document facts are read from."""

    OFFICIAL_TEXT = "official_text", _("Official text")
    PRESS_RELEASE = "press_release", _("Press release")
    NEWS_ARTICLE = "news_article", _("News article")
    PHOTO_CAPTION = "photo_caption", _("Photo caption")
    SOCIAL_MEDIA_POST = "social_media_post", _("Social-media post")
    REGISTER = "register", _("Register of agreements")
    OTHER = "other", pgettext_lazy("source", "Other document")


class CheckResult(TextChoices):
    """What an address answered when it was last asked."""

    ANSWERED = "answered", _("Answered")
    MOVED = "moved", _("Moved to another address")
    GONE = "gone", _("No longer there")
    NO_ANSWER = "no_answer", _("Did not answer")

    @classmethod
    def dead(cls) -> tuple["CheckResult", ...]:
        """The answers after which readers are led to an archived copy first."""
        return (cls.GONE, cls.NO_ANSWER)


class HealthLevel(TextChoices):
    """How much of what readers look for is there in a record: this register's own three steps.

    From which figure on each begins is said in ``domain/merits.py``.
    """

    LOW = "low", _("Much is missing")
    FAIR = "fair", _("Some is missing")
    GOOD = "good", _("Little or nothing is missing")


class UploadState(TextChoices):
    """How far a fixture has come that someone put before the register."""

    WAITING = "waiting", pgettext_lazy("load", "Waiting")
    CHECKING = "checking", pgettext_lazy("load", "Being checked")
    CHECKED = "checked", pgettext_lazy("load", "To be decided")
    REFUSED = "refused", pgettext_lazy("load", "Refused")
    APPLYING = "applying", pgettext_lazy("load", "Being applied")
    APPLIED = "applied", pgettext_lazy("load", "Applied")
    FAILED = "failed", pgettext_lazy("load", "Stopped")
    DISCARDED = "discarded", pgettext_lazy("load", "Discarded")

    @property
    def is_underway(self) -> bool:
        """Whether a process is at work on it, or is about to be."""
        return self in (self.WAITING, self.CHECKING, self.APPLYING)


class ProposalState(TextChoices):
    """What became of a change that someone wanted made."""

    WAITING = "waiting", pgettext_lazy("proposal", "Waiting")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
    DECLINED = "declined", pgettext_lazy("proposal", "Declined")
    TAKEN_BACK = "taken_back", pgettext_lazy("proposal", "Taken back")
