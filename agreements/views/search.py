"""One box over all kinds of records: what is found, by kind, and why; and suggestions while one types."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from agreements.domain.finding import search
from agreements.domain.finding.matches import Match, matches
from agreements.text import Phrase
from agreements.text.question import Question, parse_question
from agreements.views import rows
from agreements.views.base import Fault, Page, WrongQuestion
from agreements.views.lists import RecordList, one_of
from agreements.views.marking import ROLES, marked, places_of

PER_PAGE = 25
#: So many of each kind stand on the page of all kinds.
SHOWN_OF_EACH = {"agreement": 6}
SHOWN = 4
#: So many names are suggested.
SUGGESTED = 8

HEADINGS = {
    "party": gettext_lazy("Parties"),
    "person": gettext_lazy("People"),
    "place": gettext_lazy("Places"),
    "area": gettext_lazy("Areas of cooperation"),
    "agreement": gettext_lazy("Agreements"),
    "event": gettext_lazy("Events"),
    "statement": gettext_lazy("Statements"),
    "source": gettext_lazy("Sources"),
}


class Search(Page, TemplateView):
    """What is found of all kinds, or page by page of one."""

    template_name = "agreements/search.html"
    section = "search"
    parameters = ("q", "kind", "page")
    asked_number = RecordList.asked_number

    def get_context_data(self, **context):
        typed = self.request.GET.get("q", "").strip()
        kind = self.kind_asked()
        question = parse_question(typed)
        counts = search.counted(question.phrases)
        found = self.of_one_kind(question, kind, counts) if kind else of_all_kinds(question, counts, typed)
        return super().get_context_data(
            typed=typed,
            question=question,
            kind=kind,
            kinds=[
                {
                    "label": HEADINGS[name],
                    "count": counted(counts[name]),
                    "address": address(typed, name),
                    "current": name == kind,
                }
                for name in search.SHOWN
                if counts[name]
            ],
            all_address=address(typed),
            total=sum(min(number, search.MOST_HITS) for number in counts.values()),
            is_more=any(number > search.MOST_HITS for number in counts.values()),
            most_hits=search.MOST_HITS,
            **found,
            **context,
        )

    def kind_asked(self) -> str:
        kind = self.request.GET.get("kind", "").strip()
        if kind and kind not in search.SHOWN:
            wrong = _("“%(value)s” is not one of the choices.") % {"value": kind[:60]}
            raise WrongQuestion([Fault("kind", kind, wrong, one_of(search.SHOWN))])
        return kind

    def of_one_kind(self, question: Question, kind: str, counts: dict[str, int]) -> dict:
        """The page of one kind that is asked for."""
        paginator = Paginator(range(min(counts[kind], search.MOST_HITS)), PER_PAGE)
        page = paginator.get_page(self.asked_number())
        first = page.start_index() - 1 if paginator.count else 0
        keys = search.found(question.phrases, kind, first, PER_PAGE)
        return {
            "groups": [
                {
                    "kind": kind,
                    "heading": HEADINGS[kind],
                    "rows": rows_of(kind, keys, question),
                    "more_address": "",
                }
            ],
            "page_obj": page,
            "page_numbers": paginator.get_elided_page_range(page.number, on_each_side=2),
        }


def of_all_kinds(question: Question, counts: dict[str, int], typed: str) -> dict:
    """The first of each kind, with the way to all of them."""
    groups = []
    for kind in search.SHOWN:
        if not counts[kind]:
            continue
        shown = SHOWN_OF_EACH.get(kind, SHOWN)
        keys = search.found(question.phrases, kind, 0, shown)
        groups.append(
            {
                "kind": kind,
                "heading": HEADINGS[kind],
                "count": counted(counts[kind]),
                "rows": rows_of(kind, keys, question),
                "more_address": address(typed, kind) if counts[kind] > shown else "",
            }
        )
    return {"groups": groups, "page_obj": None, "page_numbers": []}


def counted(number: int) -> str:
    """A number of hits, or that there are more than are counted."""
    return _("%(number)s+") % {"number": search.MOST_HITS} if number > search.MOST_HITS else str(number)


def address(typed: str, kind: str = "") -> str:
    """The address of what is found, of one kind or of all."""
    asked = {"q": typed, **({"kind": kind} if kind else {})}
    return f"{reverse('search')}?{urlencode(asked)}"


def rows_of(kind: str, keys: list[int], question: Question) -> list[dict]:
    """What is shown of each record that was found."""
    return [row_of(kind, match) for match in matches(kind, keys, question.phrases)]


def row_of(kind: str, match: Match) -> dict:
    """One record that was found: its name with the words marked, when it was, and where else they stand."""
    record = match.record
    return {
        "address": record.get_absolute_url(),
        "name": Phrase(marked(match.name), match.language),
        "when": rows.when_of(record),
        "places": places_of(match),
    }


class Suggestions(Page, View):
    """Names that begin with what was typed, for the script under the box."""

    parameters = ("q",)

    def get(self, request):
        typed = request.GET.get("q", "")
        found = [
            {
                "name": match.name.text,
                "language": match.language,
                "kind": str(SINGULAR[kind]),
                "address": match.record.get_absolute_url(),
            }
            for kind, keys in search.suggested(typed, SUGGESTED)
            for match in matches(kind, keys, ())
        ]
        return JsonResponse({"suggestions": found})


SINGULAR = {kind: ROLES.get(kind) for kind in search.SHOWN} | {
    "agreement": gettext_lazy("Agreement"),
    "source": gettext_lazy("Source"),
}
