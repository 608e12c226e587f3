"""Who held office for a party, the latest first, each with the rows that show it and the day they show it for."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from agreements.choices import PublicationState
from agreements.models import Attendance, Party, Post, Statement

#: So many rows are read to show that an office was held: the latest of each kind.
EVIDENCE = 1


@dataclass(slots=True)
class Office:
    """An office with what shows that it was held."""

    post: Post
    #: Rows that name the office, whose citations support it.
    shown_by: list[Attendance | Statement] = field(default_factory=list)
    #: How many statements its holder made for the party.
    statements: int = 0

    @property
    def seen_on(self) -> str:
        """The written date of the latest row; empty where none has one."""
        dated = [(day, written) for day, written in map(day_of, self.shown_by) if day]
        return max(dated)[1] if dated else ""


def offices_of(party: Party, number: int) -> list[Office]:
    """The latest offices that published people held for a party; four statements."""
    attended = Attendance.objects.filter(post=OuterRef("pk"), event__state=PublicationState.PUBLISHED)
    said = Statement.objects.published().filter(post=OuterRef("pk"))
    posts = (
        Post.objects.filter(party=party, person__state=PublicationState.PUBLISHED)
        .select_related("person")
        .annotate(
            latest=Coalesce(
                "start_first_day",
                latest_of(attended, "event__start_first_day"),
                latest_of(said, "said_first_day"),
                0,
            )
        )
        .order_by("-latest", "pk")[:number]
    )
    offices = {post.pk: Office(post) for post in posts}
    for row in evidence_of(list(offices)):
        offices[row.post_id].shown_by.append(row)
    counts = statements_by_speaker(party, {office.post.person_id for office in offices.values()})
    for office in offices.values():
        office.statements = counts[office.post.person_id]
    return list(offices.values())


def latest_of(rows: QuerySet[Any], day: str) -> Subquery:
    """The latest day of the rows of each office."""
    return Subquery(rows.order_by().values("post").annotate(latest=Max(day)).values("latest"))


def evidence_of(posts: list[int]) -> list[Attendance | Statement]:
    """The latest published rows that name each of some offices."""
    attended = Attendance.objects.filter(post__in=posts, event__state=PublicationState.PUBLISHED)
    said = Statement.objects.published().filter(post__in=posts)
    return [
        *few_of_each(attended.select_related("event"), "event__start_first_day"),
        *few_of_each(said, "said_first_day"),
    ]


def few_of_each(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    """The latest rows of each office, no more than are shown."""
    place = Window(
        RowNumber(), partition_by=[F("post")], order_by=[F(day).desc(nulls_last=True), F("pk").asc()]
    )
    few: QuerySet[Any] = rows.annotate(place=place).filter(place__lte=EVIDENCE).order_by("pk")
    return few


def statements_by_speaker(party: Party, speakers: set[int]) -> defaultdict[int, int]:
    """How many published statements each of some people made for a party."""
    rows = (
        Statement.objects.published()
        .said_for([party])
        .filter(speaker__in=speakers)
        .order_by()
        .values_list("speaker")
        .annotate(number=Count("pk"))
    )
    return defaultdict(int, rows)


def day_of(row: Attendance | Statement) -> tuple[int | None, str]:
    """The first day of an attendance or a statement, and how it is written."""
    if isinstance(row, Attendance):
        return row.event.start_first_day, row.event.when
    return row.said_first_day, row.said_on
