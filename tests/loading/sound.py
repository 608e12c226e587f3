"""A small register that stands before a load, and one sound new object of each kind that loads into it."""

from typing import Any, NamedTuple

from tests.domain.proposals import agreement, entry, party

#: What the register holds before a bad fixture comes.
STANDING = [
    entry("area", slug="tourism", name_en="Tourism", order=1),
    entry("area", slug="trade", name_en="Trade", order=2),
    entry("place", slug="boao", name_en="Boao", latitude="19.157", longitude="110.583"),
    party("china", kind="national_government"),
    party("hainan", parent=["china"]),
    party("hong-kong"),
    entry("person", slug="john-lee", name_en="John Lee"),
    entry("person", slug="feng-fei", name_en="Feng Fei"),
    entry("post", person=["john-lee"], slug="chief-executive", title_en="Chief executive"),
    entry("post", person=["feng-fei"], slug="secretary", title_en="Secretary", start_on="2022"),
    entry("event", slug="forum", kind="conference", name_en="Forum", start_on="2025-03-25"),
    entry("event", slug="signing", kind="signing", name_en="Signing", parent=["forum"]),
    entry("source", slug="report", name_en="A report", kind="news_article", language="en"),
    entry("source", slug="caption", name_en="A caption", kind="other", language="en", part_of=["report"]),
    entry("excerpt", source=["report"], slug="signed", text="have signed a memorandum"),
    agreement("memorandum", signed_on="2025-03-26", register_number="2025/1", signing_event=["signing"]),
    agreement("framework", title_en="A framework", kind="framework", in_force_on="2020"),
    entry("participation", agreement=["memorandum"], party=["hainan"], role="signatory"),
    entry("commitment", agreement=["memorandum"], slug="visits", area=["tourism"], text_en="More visits"),
    entry("attendance", event=["signing"], slug="john-lee", person=["john-lee"], role="witnessed"),
    entry(
        "statement",
        slug="good-news",
        kind="verbatim",
        text="Good news",
        language="en",
        speaker=["john-lee"],
        channel="speech",
    ),
    entry("citation", excerpt=["report", "signed"], agreement=["memorandum"], field="signed_on"),
    entry("alias", agreement=["memorandum"], text="The memo", language="en", kind="short"),
]


class Sound(NamedTuple):
    """A new object that loads as it is: its fields, its natural key, the fields of which the key is made."""

    fields: dict[str, Any]
    key: tuple[str, ...]
    key_fields: tuple[str, ...] = ("slug",)


#: What the bad fixtures begin from, by kind.
SOUND = {
    "agreement": Sound(agreement("new", signed_on="2025-03-26")["fields"], ("new",)),
    "alias": Sound(
        {"language": "en", "text": "Qiong", "kind": "short", "party": ["hainan"]},
        ("en", "Qiong", "party", "hainan"),
        ("language", "text", "agreement", "area", "event", "party", "person", "place"),
    ),
    "area": Sound({"slug": "new", "name_en": "New"}, ("new",)),
    "attendance": Sound(
        {"event": ["signing"], "slug": "new", "person": ["feng-fei"], "role": "signed"},
        ("signing", "new"),
        ("event", "slug"),
    ),
    "citation": Sound(
        {"excerpt": ["report", "signed"], "agreement": ["framework"], "field": "title"},
        ("report", "signed", "title", "agreement", "framework"),
        (
            *("excerpt", "field", "agreement", "party", "person", "event"),
            *("attendance", "statement", "commitment", "participation"),
        ),
    ),
    "commitment": Sound(
        {"agreement": ["framework"], "slug": "new", "area": ["trade"]},
        ("framework", "new"),
        ("agreement", "slug"),
    ),
    "event": Sound({"slug": "new", "kind": "meeting", "name_en": "New", "start_on": "2025-03-26"}, ("new",)),
    "excerpt": Sound(
        {"source": ["report"], "slug": "new", "text": "words"}, ("report", "new"), ("source", "slug")
    ),
    "participation": Sound(
        {"agreement": ["framework"], "party": ["hainan"], "role": "signatory"},
        ("framework", "hainan", "signatory"),
        ("agreement", "party", "role"),
    ),
    "party": Sound(party("new")["fields"], ("new",)),
    "person": Sound({"slug": "new", "name_en": "New"}, ("new",)),
    "place": Sound({"slug": "new", "name_en": "New", "latitude": "22.3", "longitude": "114.2"}, ("new",)),
    "post": Sound(
        {"person": ["john-lee"], "slug": "new", "title_en": "New"}, ("john-lee", "new"), ("person", "slug")
    ),
    "relation": Sound(
        {"from_agreement": ["framework"], "kind": "amends", "to_agreement": ["memorandum"]},
        ("framework", "amends", "memorandum"),
        ("from_agreement", "kind", "to_agreement"),
    ),
    "source": Sound({"slug": "new", "name_en": "New", "kind": "news_article", "language": "en"}, ("new",)),
    "sourceaddress": Sound(
        {"source": ["report"], "web_address": "https://mirror.example/1"},
        ("report", "https://mirror.example/1"),
        ("source", "web_address"),
    ),
    "statement": Sound(
        {
            "slug": "new",
            "kind": "reported",
            "text": "Words",
            "language": "en",
            "speaker": ["john-lee"],
            "channel": "speech",
        },
        ("new",),
    ),
}


def but(kind: str, /, **fields: Any) -> dict[str, Any]:
    """The sound object of a kind, with other values in some fields."""
    return entry(kind, **{**SOUND[kind].fields, **fields})


def without(kind: str, /, *names: str) -> dict[str, Any]:
    """The sound object of a kind, with some fields left out."""
    return entry(kind, **{name: value for name, value in SOUND[kind].fields.items() if name not in names})
