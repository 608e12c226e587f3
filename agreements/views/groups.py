"""How the rows of a record are grouped on its page: by role, by area, by occasion."""

from dataclasses import dataclass, field

from agreements.choices import AttendanceRole, ParticipationRole
from agreements.domain.offices import EVIDENCE, Office
from agreements.models import Area, Attendance, Commitment, Statement

#: The order in which a page says who was at the table.
ROLES = (
    AttendanceRole.SIGNED,
    AttendanceRole.WITNESSED,
    AttendanceRole.HOSTED,
    AttendanceRole.SPOKE,
    AttendanceRole.ATTENDED,
)


@dataclass(slots=True)
class AreaGroup:
    """One area of an agreement with what was agreed in it, which may be nothing."""

    area: Area
    commitments: list[Commitment] = field(default_factory=list)
    all: list[Commitment] = field(default_factory=list)


@dataclass(slots=True)
class RoleGroup:
    """Those who did the same at an event."""

    role: str
    words: str
    attendances: list[Attendance]


@dataclass(slots=True)
class StatementGroup:
    """What one speaker said on one occasion."""

    first: Statement
    statements: list[Statement]


def participations_in_words(agreement) -> list:
    """The parties of an agreement; one with another part in it carries ``role_words``."""
    participations = list(agreement.participations.all())
    for participation in participations:
        plain = participation.role in ParticipationRole.parties()
        participation.role_words = "" if plain else participation.get_role_display()
    return participations


def commitments_by_area(agreement) -> list[AreaGroup]:
    """The areas of an agreement in its order; a commitment without text only names its area."""
    groups: dict[int, AreaGroup] = {}
    for commitment in agreement.commitments.all():
        group = groups.setdefault(commitment.area_id, AreaGroup(commitment.area))
        group.all.append(commitment)
        if commitment.text:
            group.commitments.append(commitment)
    return list(groups.values())


def attendances_by_role(attendances) -> list[RoleGroup]:
    """Who signed, witnessed, hosted, spoke, attended: only the roles that someone had."""
    return [
        RoleGroup(role, role.label, found)
        for role in ROLES
        if (found := [attendance for attendance in attendances if attendance.role == role])
    ]


def with_evidence(posts, attendances, statements) -> list:
    """Offices, each with a few of the rows that show it was held, and the day of the latest.

    ``shown_by`` carries the citations of the rows, ``seen_on`` is a written date; the latest rows come first.
    """
    posts = list(posts)
    for post in posts:
        post.shown_by = [
            row
            for rows in (attendances, statements)
            for row in [held for held in rows if held.post_id == post.pk][:EVIDENCE]
        ]
        post.seen_on = Office(post, post.shown_by).seen_on
    return posts


def statement_groups(statements) -> list[StatementGroup]:
    """Statements by the same speaker on the same occasion, together, in the order given."""

    def occasion(statement):
        return (
            statement.speaker_id,
            statement.post_id,
            statement.said_on,
            statement.channel,
            statement.event_id,
        )

    found: dict[tuple, StatementGroup] = {}
    for statement in statements:
        group = found.setdefault(occasion(statement), StatementGroup(statement, []))
        group.statements.append(statement)
    return list(found.values())
