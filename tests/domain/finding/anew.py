"""All that is derived, as rows to compare: as it stands, and as it comes out when it is made from nothing."""

from django.db import connection, transaction

from agreements.domain.finding.index import engine, make_anew
from agreements.models import Document, Health, ListedArea, ListedParty, Listing, Milestone, Position, Tally

TABLES = (Document, Health, Listing, ListedParty, ListedArea, Tally, Position, Milestone)
#: The words as the index was given them: no field of the model.
WORDS = {
    "sqlite": "SELECT id, words FROM agreements_document ORDER BY id",
    "postgresql": "SELECT id, words::text FROM agreements_document ORDER BY id",
}


def derived():
    """The rows of each table, without the numbers that a database gives to rows of counts and lists."""
    rows = {
        "document": Document.objects.order_by("pk").values(),
        "health": Health.objects.order_by("kind", "record_id").values(
            "kind", "record_id", "figure", "marks", "next"
        ),
        "listing": Listing.objects.order_by("pk").values(),
        "party": ListedParty.objects.order_by("agreement_id", "record_id").values(
            "agreement_id", "record_id"
        ),
        "area": ListedArea.objects.order_by("agreement_id", "record_id").values("agreement_id", "record_id"),
        "tally": Tally.objects.order_by("facet", "value").values("facet", "value", "count"),
        "position": Position.objects.order_by("sequence", "key", "record_id").values(
            "sequence", "key", "record_id"
        ),
        "milestone": Milestone.objects.order_by("sequence", "key", "record_id").values(
            "sequence", "key", "record_id", "count"
        ),
    }
    found = {name: list(table) for name, table in rows.items()}
    with connection.cursor() as cursor:
        cursor.execute(WORDS[connection.vendor])
        found["words"] = cursor.fetchall()
    return found


def made_from_nothing():
    """What the tables would hold had they been empty; they stay as they are."""
    with transaction.atomic():
        for table in TABLES:
            table.objects.all().delete()
        make_anew()
        found = derived()
        transaction.set_rollback(True)
    return found


def assert_true():
    """What is derived is what the records say, and SQLite's index what the documents say."""
    assert derived() == made_from_nothing()
    with transaction.atomic():
        assert not engine().mend()
