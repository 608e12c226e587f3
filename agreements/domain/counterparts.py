"""With whom a party makes agreements, and how many."""

from django.db.models import Count, Q, QuerySet

from agreements.choices import ParticipationRole, PublicationState
from agreements.models import Participation, Party

#: More counterparts than this are a list, not a figure.
SHOWN = 12


def counterparts_of(party: Party) -> QuerySet[Party]:
    """The published parties to the same published agreements, with ``shared``, the most first."""
    roles = ParticipationRole.parties()
    agreements = Participation.objects.filter(
        party=party, role__in=roles, agreement__state=PublicationState.PUBLISHED
    ).values("agreement")
    shared = Q(participations__agreement__in=agreements, participations__role__in=roles)
    found: QuerySet[Party] = (
        Party.objects.published()
        .filter(shared)
        .exclude(pk=party.pk)
        .annotate(shared=Count("participations__agreement", distinct=True))
        .order_by("-shared", "slug")
    )
    return found[:SHOWN]
