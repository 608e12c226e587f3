"""What a page reads at once: related records, each time only those that are published.

A relation to a record that is not published reads as none at all: pages cannot leak what they
never hold. Each word here is one statement, however many rows the page shows.
"""

from django.db.models import Count, Prefetch, Q

from agreements.choices import PublicationState
from agreements.models import (
    Agreement,
    Area,
    Attendance,
    Commitment,
    Event,
    Participation,
    Party,
    Person,
    Place,
    Post,
    Source,
    Statement,
)

PUBLISHED = PublicationState.PUBLISHED


def published(relation: str, model, *further) -> Prefetch:
    """The published records of a relation, to one or to many."""
    return Prefetch(relation, queryset=model.objects.published().prefetch_related(*further))


def posts(relation: str = "posts") -> Prefetch:
    """Offices of published people, with the published body each belongs to."""
    held = Post.objects.filter(person__state=PUBLISHED)
    return Prefetch(relation, queryset=held.prefetch_related(published("party", Party)))


PARTIES = Prefetch(
    "participations",
    queryset=Participation.objects.filter(party__state=PUBLISHED).select_related("party"),
)
AREAS = Prefetch(
    "commitments",
    queryset=Commitment.objects.filter(area__state=PUBLISHED).select_related("area"),
)
ATTENDANCES = Prefetch(
    "attendances",
    queryset=Attendance.objects.filter(Q(person=None) | Q(person__state=PUBLISHED)).prefetch_related(
        published("person", Person), posts("post"), published("on_behalf_of", Party)
    ),
)


def agreements_for_rows():
    """Published agreements as lists show them."""
    return Agreement.objects.published().prefetch_related(PARTIES, AREAS)


def agreements_for_plates():
    """Published agreements as their covers show them."""
    return agreements_for_rows().prefetch_related(published("place", Place))


def statements_for_rows():
    """Published statements as lists show them."""
    return Statement.objects.published().prefetch_related(
        published("speaker", Person),
        posts("post"),
        published("on_behalf_of", Party),
        published("event", Event),
        published("agreements", Agreement),
    )


def events_for_rows():
    """Published events with their place and how much was signed and said there."""
    return (
        Event.objects.published()
        .annotate(
            signed_count=Count(
                "signed_agreements", distinct=True, filter=Q(signed_agreements__state=PUBLISHED)
            ),
            statement_count=Count(
                "statements", distinct=True, filter=Q(statements__in=Statement.objects.published())
            ),
        )
        .prefetch_related(published("place", Place))
    )


def parties_for_rows():
    """Published parties with the number of their published agreements."""
    return (
        Party.objects.published()
        .annotate(
            agreement_count=Count(
                "participations__agreement",
                distinct=True,
                filter=Q(participations__agreement__state=PUBLISHED),
            )
        )
        .prefetch_related(published("parent", Party))
    )


def people_for_rows():
    """Published people with their offices and the number of their published statements."""
    return (
        Person.objects.published()
        .annotate(statement_count=Count("statements", distinct=True, filter=Q(statements__state=PUBLISHED)))
        .prefetch_related(posts())
    )


def areas_for_rows():
    """Published areas with the number of their published agreements."""
    return (
        Area.objects.published()
        .annotate(
            agreement_count=Count(
                "commitments__agreement",
                distinct=True,
                filter=Q(commitments__agreement__state=PUBLISHED),
            )
        )
        .prefetch_related(published("parent", Area))
    )


def places_for_rows():
    """Published places with the number of published agreements made there."""
    return Place.objects.published().annotate(
        agreement_count=Count("agreements", filter=Q(agreements__state=PUBLISHED))
    )


def sources_for_rows():
    """Published sources with the number of their excerpts."""
    return Source.objects.published().annotate(excerpt_count=Count("excerpts"))
