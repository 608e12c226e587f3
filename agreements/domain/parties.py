"""Between whom an agreement is made, as far as readers may know it."""

from agreements.choices import ParticipationRole
from agreements.models import Agreement, Participation, Party


def participations_of(agreement: Agreement) -> list[Participation]:
    """The published parties of an agreement that are parties to it, as they take part, in its order.

    Asks the database nothing where the participations have been read with their parties.
    """
    return [
        participation
        for participation in agreement.participations.all()
        if participation.role in ParticipationRole.parties() and participation.party.is_published
    ]


def parties_of(agreement: Agreement) -> list[Party]:
    """The published parties of an agreement that are parties to it, in its order, each once."""
    return list(dict.fromkeys(participation.party for participation in participations_of(agreement)))
