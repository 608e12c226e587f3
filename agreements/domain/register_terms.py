"""The words of this register: where an agreement stands, how agreements stand to one another, what a fact rests on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.domain.definitions import THIS_REGISTER, WTO_MECHANISM, Definition, vienna

STATUS = (
    Definition(
        "announced",
        _("Announced"),
        _("Made public; no source held says that it was signed."),
        _("It may be signed later, or never."),
        (THIS_REGISTER, WTO_MECHANISM),
    ),
    Definition(
        "signed",
        _("Signed"),
        _("Signed; no source held says more of where it stands."),
        _(
            "That it is in force, or has ended, is then not known here. Many memoranda take effect when they are signed."
        ),
        (THIS_REGISTER, vienna("12")),
    ),
    Definition(
        "in-force",
        _("In force"),
        _("In effect: what was agreed applies."),
        _("A source says that it is; the day since when is given where a source gives it."),
        (vienna("24"),),
    ),
    Definition(
        "renewed",
        _("Renewed"),
        _("Continued beyond the term it was first made for."),
        _("Memoranda often run for some years and go on by a new document, or without a word."),
        (THIS_REGISTER,),
    ),
    Definition(
        "expired",
        _("Expired"),
        _("Ended because its term had run out."),
        _("The end was laid down in the agreement itself; nobody had to act."),
        (vienna("54"),),
    ),
    Definition(
        "terminated",
        _("Terminated"),
        _("Ended by an act of its parties, or of one of them."),
        _("All may agree to end it, or one may give notice where the agreement or its nature allows that."),
        (vienna("54", "56"),),
    ),
    Definition(
        "superseded",
        _("Superseded"),
        _("Replaced by a later agreement on the same matter."),
        _("The later agreement is named where the register holds it."),
        (vienna("30", "59"),),
    ),
)

RELATIONS = (
    Definition(
        "amendment",
        _("Amendment"),
        _("A change of an agreement by all of its parties."),
        _(
            "Where only some of the parties change it among themselves, the law of treaties speaks of a modification."
        ),
        (vienna("39", "40", "41"),),
    ),
    Definition(
        "supersession",
        _("Supersession"),
        _("The taking of an earlier agreement’s place by a later one on the same matter."),
        _(
            "The earlier one ends where all its parties are parties to the later one and mean it to, or where both cannot be kept."
        ),
        (vienna("30", "59"),),
    ),
    Definition(
        "renewal",
        _("Renewal"),
        _("The continuation of an agreement for a further term."),
        _("It can be a document of its own; where a text renews itself, there is none."),
        (THIS_REGISTER,),
    ),
    Definition(
        "implementation",
        _("Implementation"),
        _("The carrying out of an agreement by a further one."),
        _("An action plan or a protocol under a framework says in detail what is to be done."),
        (THIS_REGISTER,),
    ),
    Definition(
        "follow-up",
        _("Follow-up"),
        _("A later agreement that takes up an earlier one and leaves it as it is."),
        _("A source ties the two together; that they have the same parties or subject is not enough."),
        (THIS_REGISTER,),
    ),
)

WORDS = (
    Definition(
        "verbatim",
        pgettext_lazy("statement", "Verbatim"),
        _("The speaker’s own words, as a source quotes them."),
        _("They stand between quotation marks, in the language in which the source quotes them."),
        (THIS_REGISTER,),
    ),
    Definition(
        "reported",
        pgettext_lazy("statement", "Reported"),
        _("What a source says that someone said, in the source’s words."),
        _("It is not to be quoted as the speaker’s own."),
        (THIS_REGISTER,),
    ),
    Definition(
        "translated",
        pgettext_lazy("statement", "Translated"),
        _("Words in another language than that in which they were said."),
        _("A translation is never verbatim, even of a verbatim quotation. One made by this site says so."),
        (THIS_REGISTER,),
    ),
)

SOURCING = (
    Definition(
        "excerpt",
        _("Excerpt"),
        _("A few words of a source, letter for letter, that facts rest on."),
        _(
            "It stays in the language of its source, and says where in the source it stands and whether it was compared with the original."
        ),
        (THIS_REGISTER,),
    ),
    Definition(
        "citation",
        _("Citation"),
        _("The tie between an excerpt and one fact that it supports."),
        _("On a page it is the mark behind the fact: a number for the source, a letter for the excerpt."),
        (THIS_REGISTER,),
    ),
    Definition(
        "inferred",
        _("Inferred"),
        _("Concluded from the words of a source; it does not stand in them."),
        _("The page says so beside the fact, with the reason where one is given."),
        (THIS_REGISTER,),
    ),
)
