"""The agreements of one record at a glance: the latest, how many a year, with whom, in which areas; each number leads to
the list of just those agreements."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.choices import AgreementKind, AgreementStatus
from agreements.domain.finding.asked import NARROWS, Asked
from agreements.domain.finding.listed import Named, keys_of_page, listed, named
from agreements.domain.finding.search import MOST_HITS
from agreements.domain.finding.tallies import Tallies, tallied
from agreements.text import COLUMN_OF_LANGUAGE
from agreements.views import charts, rows
from agreements.views.agreement_lists import in_language, listed_row

#: So many agreements stand on the page of a record, and so many values of a facet.
ROWS_SHOWN, VALUES_SHOWN = 8, 10
#: How many of each facet are asked for; None for all of a vocabulary.
LIMITS = {"year": None, "kind": None, "status": None}
#: The kind of record that the values of a facet are.
KIND_OF_FACET = {"with_party": "party", "with_area": "area", "party": "party", "area": "area"}
VOCABULARIES = {"kind": AgreementKind, "status": AgreementStatus}


def agreement_address(**asked: object) -> str:
    """The list of agreements under a question."""
    return f"{reverse('agreement_list')}?{urlencode(asked, doseq=True)}"


@dataclass(slots=True)
class Overview:
    """What is counted of the agreements of one record: ``facet`` is the parameter that asks for them, ``slug`` its value."""

    facet: str
    slug: str
    tallies: Tallies
    keys: list[int]
    names: dict[tuple[str, int], Named]

    @classmethod
    def of(cls, facet: str, record, *beside: str, read: int = ROWS_SHOWN) -> "Overview":
        """The agreements that a record is the party, area or place of, counted by the facets ``beside``.

        ``read`` is how many of the latest are looked up. Three statements, however many agreements there are.
        """
        asked = Asked({facet: [record.pk]})
        # One more than is shown, to know of it; and the record itself, which is among its own counterparts.
        limits = {**LIMITS, **dict.fromkeys(beside, VALUES_SHOWN + 2)}
        tallies = tallied(asked, limits)
        wanted = defaultdict(set)
        for other in beside:
            if NARROWS.get(other) == facet:
                tallies.counts[other].pop(str(record.pk), None)
            wanted[KIND_OF_FACET[other]] |= {int(key) for key in tallies.counts[other]}
        keys = keys_of_page(asked, "newest", 0, read, COLUMN_OF_LANGUAGE[get_language()])
        return cls(facet, record.slug, tallies, keys, named(wanted))

    @property
    def is_uncounted(self) -> bool:
        """Whether there are more agreements than are gone through to count them."""
        return bool(self.tallies.uncounted)

    @property
    def context(self) -> dict:
        """What every page with an overview shows: two statements."""
        return {
            "overview": self,
            "agreement_rows": [listed_row(row) for row in listed(self.keys[:ROWS_SHOWN])],
            "agreement_count": self.tallies.total,
            "count_words": self.count_words,
            "all_address": self.address(),
            "is_uncounted": self.is_uncounted,
            "chart": self.chart,
            "kinds": self.words_of("kind"),
            "statuses": self.words_of("status"),
        }

    @property
    def count_words(self) -> str:
        """“12 agreements”."""
        if self.tallies.is_bounded:
            return _("more than %(number)s agreements") % {"number": MOST_HITS}
        return rows.counted_agreements(self.tallies.total)

    @property
    def chart(self) -> dict | None:
        """The agreements a year."""
        if self.is_uncounted:
            return None
        years = {int(year): number for year, number in self.tallies.counts["year"].items()}
        return charts.year_chart(
            years,
            _("Agreements per year"),
            lambda year: self.address(year=year),
            lambda year: self.address(to=year),
        )

    def address(self, **asked: object) -> str:
        """The list of the record's agreements, narrowed by what else is asked."""
        return agreement_address(**{self.facet: self.slug}, **asked)

    def words_of(self, facet: str) -> list[dict]:
        """The words of a vocabulary with how many agreements have each, the most first."""
        if self.is_uncounted:
            return []
        counts = sorted(self.tallies.counts[facet].items(), key=lambda counted: (-counted[1], counted[0]))
        return [
            {
                "address": self.address(**{facet: value}),
                "label": VOCABULARIES[facet](value).label,
                "count": number,
            }
            for value, number in counts
        ]

    def bars(self, facet: str, caption: str, name_words: str) -> dict | None:
        """The records of a facet with a bar each, as ``partials/_bars.html`` takes them; None without any."""
        counts = {} if self.is_uncounted else self.tallies.counts[facet]
        if not counts:
            return None
        return bars_of(
            [
                (self.names[KIND_OF_FACET[facet], int(key)], number)
                for key, number in list(counts.items())[:VALUES_SHOWN]
            ],
            caption,
            name_words,
            lambda slug: self.address(**{facet: slug}),
            all_address=self.all_address(facet) if len(counts) > VALUES_SHOWN else "",
        )

    def all_address(self, facet: str) -> str:
        """The page with every value of a facet that the record's agreements have."""
        address = reverse(f"agreement_facet_{facet}")
        return f"{address}?{urlencode({self.facet: self.slug})}"


def bars_of(
    counted: list[tuple[Named, int]],
    caption: str,
    name_words: str,
    list_address: Callable[[str], str],
    all_address: str = "",
) -> dict:
    """Records with a number and a bar for each; the name leads to its page, the number to the list of what it counts."""
    most = max(number for _record, number in counted)
    language = get_language()
    return {
        "caption": caption,
        "name_words": name_words,
        "count_words": _("Agreements"),
        "all_address": all_address,
        "rows": [
            {
                "address": reverse(f"{record.kind}_detail", kwargs={"slug": record.slug}),
                "label": in_language(record, language),
                "count": number,
                "list_address": list_address(record.slug),
                "share": round(100 * number / most, 1),
            }
            for record, number in counted
        ],
    }
