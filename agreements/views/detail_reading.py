"""What the page of one record reads: questions whose SQL is prepared once, however often a page is asked for.

A relation to a record that is not published reads as none at all: pages cannot leak what they never hold. A page asks
as often for thirty rows as for one, and reads of each record only what it can show.

Published records are looked for by their keys, and these by what a page asks of them: SQLite knows nothing of how the
values of a column are spread, and would rather go by the state, which nearly all records share.
"""

from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.http import Http404

from agreements.choices import PublicationState
from agreements.models import (
    Agreement,
    Alias,
    Area,
    Attendance,
    Commitment,
    Event,
    Health,
    Participation,
    Party,
    Person,
    Place,
    Post,
    Source,
    Statement,
)
from agreements.models.agreement import TITLES
from agreements.models.person import TITLES as OFFICES
from agreements.models.record import NAME_COLUMNS
from agreements.prepared import Among, Found, Given, Keys, Prepared
from agreements.views.reading import listed_under

PUBLISHED = PublicationState.PUBLISHED

#: So many rows stand on the page of a record; the whole list is one link away.
ROWS_SHOWN = 10
#: So many records that are part of it.
CHILDREN_SHOWN = 100

#: What a page shows of a record that it only names.
NAMED = ("slug", "state", *NAME_COLUMNS)
TITLED = ("slug", "state", *TITLES, "original_language")
#: An office, and whether the person who held it may be seen.
OFFICE = {"post": OFFICES, "post__person": ("state",)}
#: What a row of a list shows of an agreement, and of an event.
AGREEMENT_ROW = (*TITLED, "status", "signed_on", "adopted_on", "in_force_on")
EVENT_ROW = (*NAMED, "kind", "start_on", "end_on", "is_expected")
#: An office as programs are told of it: whose it is besides, and from when to when.
OFFICE_IN_FULL = {
    "post": (*OFFICES, "slug", "start_on", "end_on"),
    "post__person": ("state",),
    "post__party": NAMED,
}
#: What is cited of the state of a record, beside what its page shows of it.
CITED = ("updated_at", "version")
#: What no page shows of a record.
BOOKS = ("created_at", *CITED)


# --- Who may be seen ----------------------------------------------------------------------------------------------


def is_shown(record) -> bool:
    """Of a record whose state was not read nothing is shown."""
    return record.__dict__.get("state") == PUBLISHED


def is_shown_with(relation):
    """A row is shown together with the record it belongs to; one whose record was not read is not."""
    return lambda row: row._state.fields_cache.get(relation) is not None


def is_said_by_someone_shown(statement) -> bool:
    """Words are not shown without the person who said them."""
    return is_shown(statement) and (statement.speaker_id is None or is_shown_with("speaker")(statement))


#: Which of the records may be seen that others lead to.
SHOWN = dict.fromkeys((Agreement, Area, Event, Party, Person, Place, Source), is_shown) | {
    Attendance: is_shown_with("event"),
    Commitment: is_shown_with("agreement"),
    Participation: is_shown_with("agreement"),
    Post: is_shown_with("person"),
    Statement: is_said_by_someone_shown,
}


# --- How questions are put ----------------------------------------------------------------------------------------


def prepared(build, *needs) -> Prepared:
    """A question of these pages; a row that is nothing without a record is left out where that may not be seen."""
    return Prepared(build, SHOWN, needs)


def narrow(records, *own, **others):
    """Records with these columns only, and with these of the records they lead to."""
    of_others = [f"{other}__{column}" for other, names in others.items() for column in names]
    return records.select_related(*others).only(*own, *of_others)


def columns(model, *but) -> list[str]:
    """What the page of a record can show of it."""
    return [field.name for field in model._meta.concrete_fields if field.name not in (*BOOKS, *but)]


def keys(rows, name="pk"):
    """The keys of some rows, or of the records that they name."""
    return rows.order_by().values(name)


def among(found):
    """That a record is one of those whose keys are found first."""
    return Among(F("pk"), Found(found))


def with_total(records):
    """Records of which each knows how many there are, however few of them are read: ``total``."""
    number = records.order_by().annotate(total=Func("pk", function="COUNT")).values("total")
    return records.annotate(total=Subquery(number))


def total_of(records) -> int:
    return records[0].total if records else 0


def has(model, name):
    """Whether a record has rows of a kind that name it: those are not asked for where there are none."""
    return Exists(model.objects.filter(**{name: OuterRef("pk")}))


def kept_health(kind):
    """How good a record is, as it is kept."""
    return Subquery(Health.objects.filter(record_id=OuterRef("pk"), kind=kind).values("marks"))


def of_slug(question, slug):
    """The one record with a slug; of another than a published one readers are not told that it is there."""
    found = question(slug=slug)
    if not found:
        raise Http404(slug)
    return found[0]


def hold(record, **rows) -> None:
    """Gives a record all rows of its relations to many; whoever asks it for some of them is told so at once."""
    held = record.__dict__.setdefault("_prefetched_objects_cache", {})
    held.update(rows)


def record_of_page(model, **others):
    """The question for the record that a page is about, with what it leads to."""
    kind = model._meta.model_name
    return prepared(
        lambda: narrow(
            model.objects.published().filter(slug=Given("slug")).order_by(), *columns(model), *CITED, **others
        ).annotate(has_aliases=has(Alias, kind), health_marks=kept_health(kind))
    )


def children_of(model):
    """The question for what is part of a record of its own kind, with how many agreements the list gives for each."""
    return prepared(
        lambda: (
            model.objects.published()
            .filter(among(keys(model.objects.filter(parent=Given("record")))))
            .annotate(agreement_count=listed_under(model._meta.model_name))
            .only(*NAMED)[:CHILDREN_SHOWN]
        )
    )


# --- What several pages ask ---------------------------------------------------------------------------------------


def aliases_of(kind):
    return prepared(
        lambda: Alias.objects.filter(**{kind: Given("record")}).only(kind, "text", "language", "kind")
    )


ALIASES = {kind: aliases_of(kind) for kind in Alias.targets}

PARTICIPATIONS = prepared(
    lambda: narrow(
        Participation.objects.filter(Among(F("agreement"), Keys("agreements"))),
        *("agreement", "role", "order", "signed_on", "approved_on", "in_force_on", "withdrew_on"),
        party=(*NAMED, "kind"),
    ),
    "party",
)
AREAS = prepared(
    lambda: narrow(
        Commitment.objects.filter(Among(F("agreement"), Keys("agreements"))),
        *("agreement", "order"),
        area=NAMED,
    ),
    "area",
)


def attendances_with(office):
    """The question for who was at an event, with these columns of their offices."""
    return prepared(
        lambda: narrow(
            Attendance.objects.filter(Q(person=None) | Q(person__state=PUBLISHED), event=Given("event")),
            *columns(Attendance),
            person=NAMED,
            on_behalf_of=NAMED,
            **office,
        )
    )


ATTENDANCES = attendances_with(OFFICE)


def statements_of(found, *further, office=OFFICE):
    """The published ones among some statements, given by their keys, as pages show them; ``further`` are more columns."""
    return narrow(
        Statement.objects.published().filter(among(found)),
        *columns(Statement),
        *further,
        speaker=NAMED,
        on_behalf_of=NAMED,
        event=NAMED,
        **office,
    )


def first_said(records):
    """In the order in which they were said, those without a date last."""
    return records.order_by(F("said_first_day").asc(nulls_last=True), "order", "slug")


def agreements_of(found):
    """The latest of the published ones among some agreements, given by their keys, as lists show them."""
    published = keys(Agreement.objects.published().filter(among(found)))
    records = with_total(Agreement.objects.filter(among(published)))
    return records.only(*AGREEMENT_ROW).newest_first()[:ROWS_SHOWN]


def hold_aliases(record) -> None:
    """Gives a record that ``has`` them its other names."""
    kind = record._meta.model_name
    hold(record, aliases=ALIASES[kind](record=record.pk) if record.has_aliases else [])


def hold_parties_and_areas(agreements) -> None:
    """Gives agreements the published parties and areas that their rows name."""
    rows = {agreement.pk: ([], []) for agreement in agreements}
    for place, question in enumerate((PARTICIPATIONS, AREAS) if rows else ()):
        for row in question(agreements=list(rows)):
            rows[row.agreement_id][place].append(row)
    for agreement in agreements:
        participations, commitments = rows[agreement.pk]
        hold(agreement, participations=participations, commitments=commitments)
