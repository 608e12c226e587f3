"""The command that makes lists, counts and search anew, whatever has befallen them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from agreements.domain.changes import note_change
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.index import is_stale, make_anew
from agreements.domain.finding.search import found
from agreements.domain.finding.tallies import tallied
from agreements.models import (
    Agreement,
    Document,
    Health,
    ListedArea,
    ListedParty,
    Listing,
    Milestone,
    Position,
    RegisterVersion,
    Tally,
)
from tests import factories
from tests.derived import follow
from tests.domain.finding.anew import assert_true, derived

pytestmark = pytest.mark.django_db

SOUND = "Nothing to mend: all was as the records are.\n"


@pytest.fixture
def register():
    """Two agreements of two parties in two areas, and one that has nothing."""
    bodies = [factories.PartyFactory(name_en=name) for name in ("Hainan", "Hong Kong")]
    for number in range(2):
        made = factories.AgreementFactory(signed_on="2025", title_en=f"Memorandum {number}")
        for body in bodies:
            factories.ParticipationFactory(agreement=made, party=body)
        factories.CommitmentFactory.create_batch(2, agreement=made)
    factories.AgreementFactory(state="draft")
    follow()
    return made


def reindexed():
    out = StringIO()
    call_command("reindex", stdout=out)
    return out.getvalue()


def orphan_listing():
    held = Listing.objects.first()
    held.pk, held.slug = 999_999, "gone"
    held.save(force_insert=True)


def stale_words():
    word = {"sqlite": "¹other", "postgresql": "'¹other':1"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_document SET words = %s WHERE kind = 'agreement'", [word])


def other_number():
    for document in Document.objects.filter(kind="party"):
        Document.objects.filter(pk=document.pk).update(id=document.pk + (1 << 31))


def listing_of_a_draft():
    draft = Agreement.objects.get(state="draft")
    ListedParty.objects.create(agreement_id=draft.pk, record_id=1)


def document(number, kind):
    Document.objects.create(id=number, kind=kind, record_id=999_999, title="", names="", body="")


DAMAGE = {
    "listings lost": lambda: Listing.objects.all().delete(),
    "parties lost": lambda: ListedParty.objects.first().delete(),
    "an area of nobody": lambda: ListedArea.objects.create(agreement_id=999_999, record_id=1),
    "a party of a draft": listing_of_a_draft,
    "a listing of nobody": orphan_listing,
    "a stale listing": lambda: Listing.objects.update(title_en="zzz"),
    "counts off": lambda: Tally.objects.filter(facet="kind").update(count=7),
    "counts lost": lambda: Tally.objects.filter(facet="party").delete(),
    "counts of nothing": lambda: Tally.objects.create(facet="kind", value="pact", count=0),
    "positions lost": lambda: Position.objects.filter(sequence="party name en").delete(),
    "a stale position": lambda: Position.objects.filter(sequence="party name zh_hant").update(key="zzz"),
    "a position by a stale count": lambda: Position.objects.filter(sequence="party agreements en").update(
        key="1"
    ),
    "a position of nobody": lambda: Position.objects.create(
        sequence="area order en", key="a", record_id=999_999
    ),
    "a position in no list": lambda: Position.objects.create(sequence="pact name", key="a", record_id=1),
    "milestones lost": lambda: Milestone.objects.filter(sequence="party name en").delete(),
    "milestones off": lambda: Milestone.objects.update(count=7),
    "a milestone of nothing": lambda: Milestone.objects.create(
        sequence="party name en", key="z", record_id=999_999, count=1
    ),
    "health off": lambda: Health.objects.filter(kind="agreement").update(figure=7),
    "health lost": lambda: Health.objects.filter(kind="area").delete(),
    "health of no kind": lambda: Health.objects.create(kind="pact", record_id=1, figure=1, marks="", next=""),
    "health of nobody": lambda: Health.objects.create(
        kind="area", record_id=999_999, figure=1, marks="", next=""
    ),
    "documents lost": lambda: Document.objects.filter(kind="area").delete(),
    "a stale document": lambda: Document.objects.filter(kind="party").update(body="other ›"),
    "a stale name": lambda: Document.objects.filter(kind="party").update(title="other ›"),
    "stale words in the index": stale_words,
    "documents under other numbers": other_number,
    "a document of no kind": lambda: document(1, "pact"),
    "a document of nobody": lambda: document(2, "area"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_mended_and_told(register, name):
    before = derived()

    DAMAGE[name]()

    assert derived() != before
    assert is_stale()
    assert reindexed().startswith("Mended: ")
    assert derived() == before
    assert (reindexed(), is_stale()) == (SOUND, False)
    assert_true()


def test_sound_register_is_left_as_it_is(register):
    number = RegisterVersion.objects.get().number

    assert (reindexed(), is_stale()) == (SOUND, False)
    assert RegisterVersion.objects.get().number == number


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps the index of a column itself")
def test_index_beside_the_documents_is_mended(register):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words FROM agreements_document WHERE kind = 'agreement'")
        for row in cursor.fetchall():
            cursor.execute(
                "INSERT INTO agreements_words(agreements_words, rowid, words) VALUES ('delete', %s, %s)", row
            )
    assert found((("memorandum",),), "agreement", 0, 9) == []

    assert reindexed() == "Mended: 1 places had not been as the records are.\n"

    assert len(found((("memorandum",),), "agreement", 0, 9)) == 2
    assert reindexed() == SOUND


def test_editor_saves_whatever_has_been_lost(register):
    """What was lost for lists does not keep a record from being changed, shown or taken back."""
    for model in (Tally, Listing, Position, Milestone):
        model.objects.all().delete()

    for state in ("withdrawn", "published"):
        register.state = state
        register.save()
        with transaction.atomic():
            note_change(register)

    assert Listing.objects.get().pk == register.pk
    reindexed()
    assert_true()


@pytest.mark.django_db(transaction=True)
def test_reader_beside_it_sees_what_was_or_what_is(register, monkeypatch):
    """Whatever step it is at, a page is counted whole."""
    Agreement.objects.update(kind="treaty")
    seen = []

    def look(step, done):
        counted = tallied(Asked(), {"kind": None})
        seen.append((counted.total, counted.counts["kind"]))

    make_anew(look)

    before, after = (2, {"memorandum_of_understanding": 2}), (2, {"treaty": 2})
    assert seen[0] == before
    assert seen[-1] == after
    assert {total for total, _counts in seen} == {2}
    assert all(counts in (before[1], after[1]) for _total, counts in seen)


def test_check_of_the_register_says_when_it_is_needed(register):
    def said():
        out = StringIO()
        call_command("check_register", stdout=out, no_color=True)
        return [line for line in out.getvalue().splitlines() if "reindex" in line]

    assert said() == []

    Tally.objects.all().delete()

    assert said() == [
        "warning: agreements.document: lists, counts and search are not as the records are. "
        "Run manage.py reindex."
    ]
    reindexed()
    assert said() == []
