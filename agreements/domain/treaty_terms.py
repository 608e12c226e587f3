"""The words of treaty law and of the practice of governments: who takes part, how an agreement is made, what it is."""

from django.utils.translation import gettext_lazy as _

from agreements.domain.definitions import (
    OAS_GUIDELINES,
    THIS_REGISTER,
    UN_DEFINITIONS,
    UN_GLOSSARY,
    Definition,
    vienna,
)

TAKING_PART = (
    Definition(
        "signatory",
        _("Signatory"),
        _("One that has signed the agreement."),
        _(
            "A signature can bind at once. Where it is still to be ratified, it does not bind yet: until then a signatory "
            "must only do nothing that would defeat the object and purpose of the agreement."
        ),
        (vienna("10", "12", "18"), UN_GLOSSARY),
    ),
    Definition(
        "party",
        _("Contracting party"),
        _("One that has agreed to be bound, and for which the agreement is in force."),
        _(
            "The law of treaties tells a contracting state, which has agreed to be bound, from a party, for which the treaty "
            "is in force as well. This register uses one word for both, and gives the day for each party where the days "
            "differ. Of agreements that do not bind, it names those between whom they are made."
        ),
        (vienna("2(1)(f)", "2(1)(g)"),),
    ),
    Definition(
        "supporter",
        _("Supporter"),
        _("One that backs the agreement without being a party to it."),
        _(
            "A central government, an organisation or another third party may support, sponsor or guarantee what others "
            "agree. That alone lays none of the commitments on it."
        ),
        (THIS_REGISTER,),
    ),
    Definition(
        "depositary",
        _("Depositary"),
        _(
            "The state, organisation or officer that keeps the original and tells the parties what is done with it."
        ),
        _(
            "A depositary receives signatures and instruments of ratification, gives out certified copies, and tells all of "
            "the day of entry into force. Agreements between two parties mostly need none: each keeps an original."
        ),
        (vienna("76", "77"),),
    ),
    Definition(
        "representative",
        _("Representative"),
        _("The person who signs or acts for a party."),
        _(
            "Heads of state or government and ministers for foreign affairs represent their state by their office; others "
            "show full powers. “Signed” beside a person means, in this register, that this person put their name to the "
            "agreement for a party."
        ),
        (vienna("2(1)(c)", "7"),),
    ),
    Definition(
        "full-powers",
        _("Full powers"),
        _("The document that names who may act for a state in making a treaty."),
        _(
            "It comes from the competent authority of the state and may cover negotiating, adopting the text, signing it, "
            "and expressing the consent of the state to be bound."
        ),
        (vienna("2(1)(c)", "7"), UN_GLOSSARY),
    ),
    Definition(
        "witness",
        _("Witness"),
        _("One who is present at the signing, and may countersign, without becoming a party."),
        _(
            "The law of treaties does not know the word; peace agreements and the practice of governments do. Whoever "
            "witnesses a signing is not bound by it. Reports often say “witnessed” of the highest officials present, while "
            "others sign."
        ),
        (THIS_REGISTER,),
    ),
    Definition(
        "host",
        _("Host"),
        _("One who invited to an event, or held it."),
        _("To host a signing is neither to sign nor to be a party."),
        (THIS_REGISTER,),
    ),
    Definition(
        "speaker",
        _("Speaker"),
        _("One who spoke at an event."),
        _("What was said stands among the statements, where a source gives it."),
        (THIS_REGISTER,),
    ),
    Definition(
        "attendee",
        _("Attendee"),
        _("One whom a source names among those present, without a further part."),
        _("Whoever signed, witnessed, hosted or spoke is named as that, not as an attendee."),
        (THIS_REGISTER,),
    ),
)

MAKING = (
    Definition(
        "adoption",
        _("Adoption"),
        _("The act by which the form and the content of the text are settled."),
        _(
            "Adoption binds nobody yet. A text is adopted by all who drew it up; at an international conference, by two "
            "thirds of the states present and voting, unless the same majority decides otherwise."
        ),
        (vienna("9"), UN_GLOSSARY),
    ),
    Definition(
        "signature",
        _("Signature"),
        _("The act of signing an agreement for a party."),
        _(
            "A signature is definitive and binds, or is subject to ratification and binds later. The day of signature is the "
            "day of entry into force only where the parties have agreed so."
        ),
        (vienna("12", "14", "18"), UN_GLOSSARY),
    ),
    Definition(
        "authentic-text",
        _("Authentic text"),
        _("The text that counts, in the language or languages in which it is authoritative."),
        _(
            "Where a text is authentic in several languages, each counts alike, unless the parties have agreed that one "
            "prevails. A version in any other language is a translation."
        ),
        (vienna("10", "33"),),
    ),
    Definition(
        "ratification",
        _("Ratification, acceptance, approval"),
        _("The act by which one that has signed confirms that it agrees to be bound."),
        _(
            "It leaves time for the consent that a constitution may ask for. Acceptance and approval have the same effect; "
            "of international organisations the act is called formal confirmation."
        ),
        (vienna("2(1)(b)", "14"), UN_GLOSSARY),
    ),
    Definition(
        "accession",
        _("Accession"),
        _("The act by which one that has not signed becomes a party."),
        _(
            "It has the effect of ratification, is possible where the agreement or its parties allow it, and mostly takes "
            "place after the agreement has entered into force."
        ),
        (vienna("2(1)(b)", "15"), UN_GLOSSARY),
    ),
    Definition(
        "entry-into-force",
        _("Entry into force"),
        _("The moment from which an agreement has effect."),
        _(
            "It comes as the text lays down; where the text is silent, as soon as all that negotiated it have agreed to be "
            "bound. It can come on different days for different parties. This register gives a day only where a source does."
        ),
        (vienna("24"), UN_GLOSSARY),
    ),
    Definition(
        "provisional-application",
        _("Provisional application"),
        _("The application of an agreement, or of a part of it, before it enters into force."),
        _(
            "Those that negotiated it may agree to this. It ends for one that tells the others that it does not mean to "
            "become a party."
        ),
        (vienna("25"), UN_GLOSSARY),
    ),
)

BINDING = (
    Definition(
        "binding",
        _("Legally binding"),
        _("Meant to create rights and duties under law."),
        _(
            "What decides is what the parties meant, as the text and the circumstances show it, and not the name of the "
            "document. A binding agreement may be governed by international law or by the law of a country."
        ),
        (vienna("2(1)(a)"), OAS_GUIDELINES),
    ),
    Definition(
        "not-binding",
        _("Not legally binding"),
        _("Meant as a political commitment, and not to create rights or duties under law."),
        _(
            "Governments may keep such a commitment all the same, and hold one another to it; the law gives no means to "
            "enforce it."
        ),
        (OAS_GUIDELINES,),
    ),
    Definition(
        "binding-not-known",
        _("Not known whether it is binding"),
        _("No source held says whether the agreement is legally binding."),
        _("The register does not conclude it from the name of the document."),
        (THIS_REGISTER,),
    ),
    Definition(
        "inter-institutional-agreement",
        _("Inter-institutional agreement"),
        _(
            "An agreement of which at least one side is a ministry, a region, a city or another body of a state."
        ),
        _(
            "It may be binding or not. Whether such a body can make a treaty hangs on the law of its own state and on the "
            "other side."
        ),
        (OAS_GUIDELINES,),
    ),
)

NAMES = (
    Definition(
        "memorandum-of-understanding",
        _("Memorandum of understanding"),
        _("A less formal agreement, often on practical or technical matters."),
        _(
            "It may set out how a wider agreement is carried out, or what two governments mean to do together. Some bind, "
            "many are meant not to: the name does not decide."
        ),
        (UN_DEFINITIONS,),
    ),
    Definition(
        "memorandum-of-cooperation",
        _("Memorandum of cooperation"),
        _("A memorandum that names the fields in which its parties mean to work together."),
        _(
            "The name is not among those that the United Nations define; ministries and governments below the state use it. "
            "It says nothing of whether the document binds."
        ),
        (THIS_REGISTER,),
    ),
    Definition(
        "framework-agreement",
        _("Framework agreement"),
        _("An agreement on aims and principles that further agreements are to fill in."),
        _("Protocols, action plans and memoranda under it say what is to be done, by whom and when."),
        (THIS_REGISTER,),
    ),
    Definition(
        "treaty",
        _("Treaty"),
        _("An agreement in writing between states, governed by international law."),
        _(
            "International organisations can be parties to treaties as well. In this wide sense the word covers conventions, "
            "protocols and exchanges of notes; as a name it is kept for solemn instruments."
        ),
        (vienna("2(1)(a)"), UN_DEFINITIONS),
    ),
    Definition(
        "protocol",
        _("Protocol"),
        _("An agreement that mostly adds to another one: it supplements, amends or carries it out."),
        _(
            "It may be open to some of the parties of the other agreement only, and has to be accepted by itself."
        ),
        (UN_DEFINITIONS,),
    ),
    Definition(
        "exchange-of-notes",
        _("Exchange of notes"),
        _("An agreement made by two letters: one proposes, the other accepts."),
        _(
            "Each side holds the note that the other has signed; the answer mostly repeats the words of the first. It is "
            "quick, and sometimes needs no approval of a parliament."
        ),
        (vienna("13"), UN_DEFINITIONS),
    ),
    Definition(
        "joint-statement",
        _("Joint statement"),
        _("A declaration that two or more governments make together."),
        _(
            "It tells of views and intentions and is often worded so as not to bind. Whether it does hangs on what was "
            "meant, not on its name."
        ),
        (UN_DEFINITIONS,),
    ),
    Definition(
        "action-plan",
        _("Action plan"),
        _("A list of steps for a stated time, often under a wider agreement."),
        _("The name is not among those that the United Nations define."),
        (THIS_REGISTER,),
    ),
    Definition(
        "other-agreement",
        _("Other agreement"),
        _(
            "An instrument that bears none of these names: an arrangement, a convention, a charter, a mechanism."
        ),
        _(
            "“Agreement” itself has a wide sense, in which this register uses it for every instrument it holds, and a narrow "
            "one: an instrument less formal than a treaty, on fewer matters."
        ),
        (UN_DEFINITIONS,),
    ),
)
