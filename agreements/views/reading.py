"""What lists and the first page read at once: related records, each time only those that are published.

A relation to a record that is not published reads as none at all: pages cannot leak what they
never hold. Each word here is one statement, however many rows the page shows. What the page of
one record reads is said in ``detail_reading.py``.
"""

from django.db.models import CharField, Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Cast, Coalesce

from agreements.choices import PublicationState
from agreements.models import (
    Agreement,
    Area,
    Commitment,
    Event,
    Participation,
    Party,
    Person,
    Place,
    Post,
    Source,
    Statement,
    Tally,
)
from agreements.models.record import is_published

PUBLISHED = PublicationState.PUBLISHED


def published(relation: str, model, *further) -> Prefetch:
    """The published records of a relation, to one or to many."""
    return Prefetch(relation, queryset=model.objects.published().prefetch_related(*further))


def posts(relation: str = "posts") -> Prefetch:
    """Offices of published people, with the published body each belongs to."""
    held = Post.objects.filter(is_published("person"))
    return Prefetch(relation, queryset=held.prefetch_related(published("party", Party)))


PARTIES = Prefetch(
    "participations",
    queryset=Participation.objects.filter(party__state=PUBLISHED).select_related("party"),
)
AREAS = Prefetch(
    "commitments",
    queryset=Commitment.objects.filter(area__state=PUBLISHED).select_related("area"),
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
    )


def events_for_rows():
    """Published events with their place; what was signed and said there is counted by ``domain/finding/occasions``."""
    return Event.objects.published().prefetch_related(published("place", Place))


def listed_under(facet: str) -> Coalesce:
    """How many agreements the list gives for each record of a facet: read off what is kept."""
    kept = Tally.objects.filter(facet=facet, value=Cast(OuterRef("pk"), CharField()))
    return Coalesce(Subquery(kept.values("count")), 0)


def parties_for_rows():
    """Published parties with the number of their published agreements."""
    return (
        Party.objects.published()
        .annotate(agreement_count=listed_under("party"))
        .prefetch_related(published("parent", Party))
    )


def people_for_rows():
    """Published people with their offices and the number of their published statements."""
    said = Statement.objects.filter(state=PUBLISHED, speaker=OuterRef("pk")).order_by().values("speaker")
    number = Coalesce(Subquery(said.annotate(number=Count("pk")).values("number")), 0)
    return Person.objects.published().annotate(statement_count=number).prefetch_related(posts())


def areas_for_rows():
    """Published areas with the number of their published agreements."""
    return (
        Area.objects.published()
        .annotate(agreement_count=listed_under("area"))
        .prefetch_related(published("parent", Area))
    )


def places_for_rows():
    """Published places with the number of published agreements made there."""
    return Place.objects.published().annotate(agreement_count=listed_under("place_id"))


def sources_for_rows():
    """Published sources with the number of their excerpts."""
    return Source.objects.published().annotate(excerpt_count=Count("excerpts"))
