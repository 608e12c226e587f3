"""A register that never was, of any size, as the fixture that a dump of it would be: the same bytes each time.

Object by object, so that it takes no memory however long it is: what names another record works out its key from its
number. Nobody in it exists; people and bodies are numbered.
"""

from collections import Counter
from collections.abc import Iterator
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from tests.bench.generated_words import DAYS, SENTENCES, SUBJECTS, pick, slug

Fields = dict[str, Any]

AGREEMENT_KINDS = ["memorandum_of_understanding", "memorandum_of_cooperation", "framework", "treaty"]
PARTY_KINDS = ["national_government", "regional_government", "local_government", "ministry"]
LANGUAGES = ["en", "zh-Hant", "zh-Hans"]
#: As long as the longest title, and as many as the parties to the largest agreement, of the registers we know.
LONGEST_TITLE = 608
MOST_PARTIES = 290


def write(path: Path, agreements: int) -> Counter[str]:
    """Write the fixture of a register of so many agreements; how many objects of each kind are in it."""
    register, counts = Register(agreements), Counter[str]()
    with path.open("w", encoding="utf-8") as stream:
        before = "[\n"
        for kind in ORDER:
            for fields in getattr(register, f"{kind}_fields")():
                stream.write(f"{before}{spelled(kind, fields)}")
                counts[kind] += 1
                before = ",\n"
        stream.write("\n]\n")
    return counts


def spelled(kind: str, fields: Fields) -> str:
    """One object as the house's own writer spells it; that one indents in Python, which takes five times as long."""
    lines = ",\n".join([f'      "{name}": {SPELLINGS[type(value)](value)}' for name, value in fields.items()])
    return f'  {{\n    "model": "agreements.{kind}",\n    "fields": {{\n{lines}\n    }}\n  }}'


def spelled_list(values: list[Any], indent: str = "\n        ") -> str:
    """A natural key, or a list of them."""
    inner = [
        encode_basestring(value) if type(value) is str else spelled_list(value, f"{indent}  ")
        for value in values
    ]
    return f"[{indent}{f',{indent}'.join(inner)}{indent[:-2]}]"


SPELLINGS = {
    str: encode_basestring,
    int: str,
    bool: lambda value: "true" if value else "false",
    list: spelled_list,
}

#: After what each needs, as fixtures are written.
ORDER = (
    *("area", "place", "party", "person", "post", "event", "source", "excerpt", "sourceaddress"),
    *("agreement", "participation", "commitment", "relation", "attendance", "statement", "citation", "alias"),
)


def named(stem: str, english: str, hant: str, hans: str) -> Fields:
    """A text in three languages."""
    return {f"{stem}_en": english, f"{stem}_zh_hant": hant, f"{stem}_zh_hans": hans}


def said(number: int, salt: int) -> tuple[str, str, str]:
    """One of the sentences, in three languages."""
    return SENTENCES[pick(number, salt, len(SENTENCES))]


class Register:
    """Ten objects an agreement: each function gives the objects of a kind, in the order of a dump."""

    def __init__(self, agreements: int) -> None:
        self.agreements = agreements
        self.areas = 40
        self.places = 60 + agreements // 400
        self.parties = max(MOST_PARTIES, agreements // 50)
        self.people = 20 + agreements // 10
        # Every second agreement has one: its signing.
        self.events = (agreements + 1) // 2
        self.sources = 1 + agreements // 4
        self.statements = agreements * 2 // 5

    def area(self, number: int) -> str:
        return slug("area", number, self.areas)

    def place(self, number: int) -> str:
        return slug("place", number, self.places)

    def party(self, number: int) -> str:
        return slug("body", number, self.parties)

    def person(self, number: int) -> str:
        return slug("delegate", number, self.people)

    def event(self, number: int) -> str:
        return slug("signing", number, self.events)

    def source(self, number: int) -> str:
        return slug("report", number, self.sources)

    def agreement(self, number: int) -> str:
        return slug("memorandum", number, self.agreements)

    def statement(self, number: int) -> str:
        return slug("words", number, self.statements)

    def some_party(self, number: int, salt: int) -> str:
        return self.party(pick(number, salt, self.parties))

    def some_excerpt(self, number: int, salt: int) -> list[str]:
        return [self.source(pick(number, salt, self.sources)), f"paragraph-{1 + number % 2}"]

    def area_fields(self) -> Iterator[Fields]:
        for number in range(self.areas):
            english, hant, hans = SUBJECTS[number % len(SUBJECTS)]
            yield {
                "slug": self.area(number),
                "state": "published",
                **named(
                    "name", f"{english.capitalize()} ({number})", f"{hant}（{number}）", f"{hans}（{number}）"
                ),
                **named("description", *said(number, 1)),
                **({"parent": [self.area(number // 6)]} if number >= 6 else {}),
                "order": 1 + number,
            }

    def place_fields(self) -> Iterator[Fields]:
        for number in range(self.places):
            yield {
                "slug": self.place(number),
                "state": "published",
                **named("name", f"City {number}", f"第{number}城", f"第{number}城"),
                "region_code": f"X{number % 10}",
                "latitude": f"{number % 80}.{1 + number % 9}",
                "longitude": f"{number % 170}.{1 + number % 7}",
            }

    def party_fields(self) -> Iterator[Fields]:
        for number in range(self.parties):
            yield {
                "slug": self.party(number),
                "state": "published",
                **named("name", f"Government of Region {number}", f"第{number}區政府", f"第{number}区政府"),
                **named("description", *said(number, 1)),
                "kind": PARTY_KINDS[number % len(PARTY_KINDS)],
                **({"parent": [self.party(number // 8)]} if number >= 8 else {}),
            }

    def person_fields(self) -> Iterator[Fields]:
        for number in range(self.people):
            yield {
                "slug": self.person(number),
                "state": "published",
                **named("name", f"Delegate {number}", f"代表{number}", f"代表{number}"),
            }

    def post_fields(self) -> Iterator[Fields]:
        for number in range(self.people):
            began, _in_force, ended = DAYS[pick(number, 1, len(DAYS))]
            posts = [("head", "Head", "首長", "首长"), ("minister", "Minister", "部長", "部长")]
            for key, english, hant, hans in posts[number % 3 > 0 :]:
                party = pick(number, 2, self.parties)
                yield {
                    "slug": key,
                    "person": [self.person(number)],
                    **named(
                        "title", f"{english} of Region {party}", f"第{party}區{hant}", f"第{party}区{hans}"
                    ),
                    "party": [self.party(party)],
                    "start_on": began,
                    **({"end_on": ended} if key == "head" else {}),
                }

    def event_fields(self) -> Iterator[Fields]:
        for number in range(self.events):
            yield {
                "slug": self.event(number),
                "state": "published",
                **named(
                    "name",
                    f"Signing of Memorandum {2 * number}",
                    f"備忘錄{2 * number}簽署儀式",
                    f"备忘录{2 * number}签署仪式",
                ),
                **named("description", *said(number, 1)),
                "kind": "signing",
                "name_en_origin": "descriptive",
                "name_zh_hant_origin": "translated",
                "start_on": self.days_of(2 * number)[0],
                "place": [self.place(pick(number, 2, self.places))],
                "hosts": [[self.some_party(number, 3)]],
            }

    def source_fields(self) -> Iterator[Fields]:
        for number in range(self.sources):
            language = number % 3
            yield {
                "slug": self.source(number),
                "state": "published",
                "headline": f"{said(number, 1)[language][:80].rstrip()} {number}",
                "kind": "press_release" if number % 2 else "news_article",
                "language": LANGUAGES[language],
                "publisher": f"News Office {number % 300}",
                "published_on": f"2{number % 1000:03}-{1 + number % 12:02}-{1 + number % 28:02}",
                **({"part_of": [self.source(number - 1)]} if number % 10 == 9 else {}),
                "web_address": f"https://news.example/{number % 300}/releases/{number}.html",
                "read_on": f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
            }

    def excerpt_fields(self) -> Iterator[Fields]:
        for number in range(self.sources):
            for order in (1, 2):
                yield {
                    "slug": f"paragraph-{order}",
                    "source": [self.source(number)],
                    "order": order,
                    "text": said(number, order)[number % 3],
                    **named("locator", f"paragraph {order}", f"第{order}段", f"第{order}段"),
                    **({"compared_on": "2025-04-01"} if number % 2 else {}),
                }

    def sourceaddress_fields(self) -> Iterator[Fields]:
        for number in range(0, self.sources, 10):
            yield {
                "source": [self.source(number)],
                "web_address": f"https://archive.example/{number}",
                "note": "printed edition",
                "order": 1,
            }

    def days_of(self, agreement: int) -> tuple[str, str, str]:
        """When an agreement was signed, in force and to end."""
        return DAYS[pick(agreement, 1, len(DAYS))]

    def parties_of(self, agreement: int) -> range:
        """The numbers of the parties to an agreement; those past the last begin anew."""
        first = pick(agreement, 2, self.parties)
        number = MOST_PARTIES if agreement == self.agreements // 2 else (2, 2, 3, 2, 4)[agreement % 5]
        return range(first, first + number)

    def agreement_fields(self) -> Iterator[Fields]:
        longest = max(1, self.agreements // 4)
        for number in range(self.agreements):
            one, other, *_ = (party % self.parties for party in self.parties_of(number))
            english, hant, hans = SUBJECTS[number % len(SUBJECTS)]
            title = f"Memorandum {number} of Understanding on {english} between the Government of Region {one} and the Government of Region {other}"
            if number % longest == 3:
                title = f"{title}, {said(number, 3)[0] * 9}"[: LONGEST_TITLE - 1] + "."
            signed, in_force, ends = self.days_of(number)
            fields = {
                "slug": self.agreement(number),
                **({"state": "published"} if number % 50 else {}),
                "register_number": f"G/{number}",
                "kind": AGREEMENT_KINDS[number % len(AGREEMENT_KINDS)],
                "status": "in_force" if number % 3 else "signed",
                "title_en": title,
                "title_en_origin": "translated",
                "title_zh_hant": f"第{one}區政府與第{other}區政府關於{hant}的諒解備忘錄（{number}）",
                "title_zh_hant_origin": "official",
                "title_zh_hans": f"第{one}区政府与第{other}区政府关于{hans}的谅解备忘录（{number}）",
                "title_zh_hans_origin": "official",
            }
            if number % 16 == 3:
                fields |= {
                    "title_original": f"제{one}지역과 제{other}지역 간 양해각서 {number}",
                    "original_language": "ko",
                }
            fields |= named("summary", *map(" ".join, zip(said(number, 4), said(number, 5), strict=True)))
            if number % 20:
                fields["signed_on"] = signed
            if number % 3:
                fields |= {"in_force_on": in_force, "ends_on": ends}
            fields["place"] = [self.place(pick(number, 6, self.places))]
            if number % 2 == 0:
                fields["signing_event"] = [self.event(number // 2)]
            yield fields

    def participation_fields(self) -> Iterator[Fields]:
        for number in range(self.agreements):
            for order, party in enumerate(self.parties_of(number), 1):
                yield {
                    "agreement": [self.agreement(number)],
                    "party": [self.party(party % self.parties)],
                    "role": "contracting_party" if number % 3 else "signatory",
                    "order": order,
                    **({"signed_on": self.days_of(number)[0]} if number % 10 == 0 else {}),
                }

    def commitment_fields(self) -> Iterator[Fields]:
        for number in range(self.agreements):
            for order in range(1, 3 + number % 2):
                yield {
                    "slug": f"article-{order}",
                    "agreement": [self.agreement(number)],
                    "area": [self.area(pick(number, order, self.areas))],
                    "order": order,
                    **named("text", *said(number, order)),
                    "wording": "will" if number % 2 else "aims_to",
                }

    def relation_fields(self) -> Iterator[Fields]:
        for number in range(20, self.agreements, 20):
            yield {
                "from_agreement": [self.agreement(number)],
                "kind": "renews",
                "to_agreement": [self.agreement(number - 20)],
            }

    def attendance_fields(self) -> Iterator[Fields]:
        for number in range(self.events):
            for order in (1, 2):
                person = self.person((pick(number, 1, self.people) + order) % self.people)
                yield {
                    "slug": f"seat-{order}",
                    "event": [self.event(number)],
                    "person": [person],
                    "post": [person, "minister"],
                    "on_behalf_of": [self.some_party(number, order)],
                    "role": "signed",
                    "order": order,
                }

    def statement_fields(self) -> Iterator[Fields]:
        for number in range(self.statements):
            language = number % 3
            texts = dict(
                zip(LANGUAGES, map(" ".join, zip(said(number, 1), said(number, 2), strict=True)), strict=True)
            )
            text = texts.pop(LANGUAGES[language])
            person, event = self.person(pick(number, 3, self.people)), pick(number, 4, self.events)
            yield {
                "slug": self.statement(number),
                "state": "published",
                "kind": "reported" if number % 2 else "verbatim",
                "text": text,
                "language": LANGUAGES[language],
                **{f"translation_{tag.lower().replace('-', '_')}": words for tag, words in texts.items()},
                "speaker": [person],
                "post": [person, "minister"],
                "channel": "speech",
                "event": [self.event(event)],
                "said_on": self.days_of(2 * event)[0],
                "agreements": [[self.agreement(2 * event)]],
            }

    def citation_fields(self) -> Iterator[Fields]:
        """One for each agreement, and some for each other kind of record and row."""
        cited: list[tuple[str, Any, int, int, str]] = [
            ("agreement", lambda number: [self.agreement(number)], self.agreements, 1, "title"),
            ("attendance", lambda number: [self.event(number), "seat-1"], self.events, 16, "role"),
            ("commitment", lambda number: [self.agreement(number), "article-1"], self.agreements, 8, "text"),
            ("event", lambda number: [self.event(number)], self.events, 8, "start_on"),
            ("party", lambda number: [self.party(number)], self.parties, 2, "name"),
            ("person", lambda number: [self.person(number)], self.people, 3, "name"),
            ("statement", lambda number: [self.statement(number)], self.statements, 4, "text"),
        ]
        for target, key, length, step, field in cited:
            for number in range(0, length, step):
                inferred = (
                    {"inferred": True, **named("inference", *said(number, 9))} if number % 40 == 0 else {}
                )
                yield {
                    "excerpt": self.some_excerpt(number, 7),
                    target: key(number),
                    "field": field,
                    **inferred,
                }

    def alias_fields(self) -> Iterator[Fields]:
        aliased: list[tuple[str, Any, int, int]] = [
            ("agreement", self.agreement, self.agreements, 10),
            ("party", self.party, self.parties, 1),
            ("person", self.person, self.people, 2),
        ]
        for target, key, length, step in aliased:
            for number in range(0, length, step):
                yield {target: [key(number)], "text": f"No. {number}", "language": "en", "kind": "short"}
