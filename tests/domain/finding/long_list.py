"""A list of any length, as the rows that lists and search are answered from, and what pages ask of it."""

from agreements.domain.bulk import insert
from agreements.domain.finding import listings, milestones, positions, search_sqlite
from agreements.domain.finding.asked import Asked
from agreements.domain.finding.documents import Content, indexed_words, number_of
from agreements.domain.finding.index import COLUMNS
from agreements.domain.finding.listed import keys_of_page, listed, named
from agreements.domain.finding.search import counted, found, suggested
from agreements.domain.finding.tallies import tallied
from agreements.models import (
    Agreement,
    Area,
    Commitment,
    Document,
    ListedArea,
    ListedParty,
    Listing,
    Participation,
    Party,
    Position,
)
from tests import factories

PAGE = 25
BODIES, AREAS = 40, 10


def fill(first, last):
    """Agreements by the rows that lists and search are answered from, those numbered from ``first`` on; counted too."""
    keys = range(first, last)
    if not first:
        factories.PartyFactory.create_batch(BODIES)
        factories.AreaFactory.create_batch(AREAS)
    Agreement.objects.bulk_create(
        Agreement(pk=key, slug=f"m-{key}", title_en=f"Memorandum {key}", kind="treaty", status="signed")
        for key in keys
        if key
    )
    bodies, areas = numbers("party"), numbers("area")
    sides = [(key, bodies[(key + side) % BODIES]) for key in keys if key for side in (0, 7)]
    fields = [(key, areas[key % AREAS]) for key in keys if key]
    Participation.objects.bulk_create(
        Participation(agreement_id=key, party_id=side, role="signatory", order=1) for key, side in sides
    )
    Commitment.objects.bulk_create(
        Commitment(agreement_id=key, area_id=area, slug="c", order=1) for key, area in fields
    )
    insert(ListedParty, ["agreement_id", "record_id"], sides)
    insert(ListedArea, ["agreement_id", "record_id"], fields)
    insert(Listing, listings.FIELDS, [listing(key) for key in keys if key])
    insert(Document, COLUMNS, [document(key) for key in sorted(keys, key=day) if key])
    insert(Position, ["sequence", "key", "record_id"], [position(key) for key in keys if key])
    listings.count(listings.miscounted())
    milestones.count_anew()


def numbers(kind):
    model = {"party": Party, "area": Area}[kind]
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def day(key):
    """Days of two hundred years, so that a month has as many of a register however large; 1 in 200 has none."""
    return 0 if key % 200 == 0 else (1800 + key * 7 % 225) * 10000 + (1 + key % 12) * 100 + 1 + key % 28


def listing(key):
    kinds, states, levels = (
        ("treaty", "protocol", "framework"),
        ("signed", "in_force"),
        ("low", "fair", "good"),
    )
    row = (key, f"m-{key}", kinds[key % 3], states[key % 2], "yes", "no", None, key % 4, levels[key % 3])
    when = day(key)
    title = f"memorandum {key:06}"
    return (
        *row,
        when or None,
        when or None,
        when // 10000 or None,
        when,
        when or 99999999,
        title,
        title,
        title,
    )


#: Any list but that of agreements.
SEQUENCE = "person name zh_hans"


def position(key):
    """Names in the order of the keys: so a page is as far behind a milestone in a list of any length."""
    return SEQUENCE, f"name {key:06}", key


def document(key):
    """Every agreement is a memorandum; of a few words each is rare, however many agreements there are."""
    rare = "kelp" if key in (5, 50, 500) else "tea"
    content = Content(
        number_of("agreement", day(key), key),
        f"memorandum {key} ›",
        "hainan ›",
        f"{rare} and sail{key} ›",
        [],
    )
    number, *texts, _reaches = content
    return (number, "agreement", key, *texts, "[]", search_sqlite.indexed(indexed_words(content)))


RARE = (("kelp",), ("hainan",))
#: What is asked on a page; by the number of agreements there are.
QUESTIONS = {
    "first page": lambda n: keys_of_page(Asked(), "newest", 0, PAGE, "en"),
    "middle page": lambda n: keys_of_page(Asked(), "newest", n // 2, PAGE, "en"),
    "last page": lambda n: keys_of_page(Asked(), "newest", n - 1 - PAGE, PAGE, "en"),
    "oldest first": lambda n: keys_of_page(Asked(), "oldest", n // 2, PAGE, "en"),
    "by title": lambda n: keys_of_page(Asked(), "title", 0, PAGE, "en"),
    "by Chinese title": lambda n: keys_of_page(Asked(), "title", 0, PAGE, "zh_hant"),
    "all counts": lambda n: tallied(Asked(), dict.fromkeys(("party", "area", "kind", "year"), 8)),
    "search": lambda n: found(RARE, "agreement", 0, PAGE),
    "search counted": lambda n: counted(RARE),
    "search in the list": lambda n: keys_of_page(Asked(phrases=RARE), "newest", 0, PAGE, "en"),
    "suggestion": lambda n: suggested("mem", 8),
    "first page of another list": lambda n: positions.keys_of_page(SEQUENCE, 0, PAGE),
    "middle page of another list": lambda n: positions.keys_of_page(SEQUENCE, n // 2 - PAGE, PAGE),
    "last page of another list": lambda n: positions.keys_of_page(SEQUENCE, n - 1 - PAGE, PAGE),
    "size of another list": lambda n: positions.total(SEQUENCE),
    "years of events": lambda n: positions.years_of_events(),
    "rows": lambda n: listed(range(100, 100 + PAGE)),
    "names": lambda n: named({"party": numbers("party")[:8], "area": numbers("area")[:8]}),
}
NARROWED = {
    "party": lambda: Asked({"party": numbers("party")[:2]}),
    "area": lambda: Asked({"area": numbers("area")[:1]}),
    "kind": lambda: Asked({"kind": ["protocol"]}),
    "status": lambda: Asked({"status": ["in_force"]}),
    "place": lambda: Asked({"place": [1]}),
    "binding": lambda: Asked({"binding": ["no"]}),
    "year": lambda: Asked({"year": [1801, 1999]}),
    "text": lambda: Asked({"text": ["yes"]}),
    "sources": lambda: Asked({"sources": [3]}),
    "health": lambda: Asked({"health": ["low", "good"]}),
    "party, area and years": lambda: Asked(
        {"party": numbers("party")[:1], "area": numbers("area")[:1]}, 1990, 2010
    ),
}
