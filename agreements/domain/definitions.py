"""What a definition of the glossary is made of, and the documents that definitions are taken from."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that definitions follow, perhaps some of its articles, and where it can be read if that is known."""

    title: Any
    address: str = ""
    articles: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The document as a page names it, in the active language."""
        if not self.articles:
            return str(self.title)
        joined = pgettext("between names in a list", ", ").join(self.articles)
        return str(self.title % {"articles": joined, "count": len(self.articles)})


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word of the field means: in one line, and at more length; its texts in the language of whoever asks.

    ``key`` is the anchor of the word on the page of all terms.
    """

    key: str
    word: Any
    line: Any
    more: Any
    references: tuple[Reference, ...]


UN_GLOSSARY = Reference(
    _("United Nations Treaty Collection, Glossary"),
    "https://treaties.un.org/Pages/overview.aspx?path=overview/glossary/page1_en.xml",
)
UN_DEFINITIONS = Reference(
    _("United Nations Treaty Collection, Definitions"),
    "https://treaties.un.org/Pages/Overview.aspx?path=overview/definition/page1_en.xml",
)
WTO_MECHANISM = Reference(
    _("World Trade Organization, Transparency Mechanism for Regional Trade Agreements (2006)"),
    "https://www.wto.org/english/tratop_e/region_e/trans_mecha_e.htm",
)
OAS_GUIDELINES = Reference(
    _(
        "Inter-American Juridical Committee, Guidelines on Binding and Non-Binding Agreements "
        "(Organization of American States, 2020)"
    )
)
#: For what no document defines.
THIS_REGISTER = Reference(_("The use of this register"))


def vienna(*articles: str) -> Reference:
    """Articles of the Vienna Convention on the Law of Treaties."""
    title = ngettext_lazy(
        "Vienna Convention on the Law of Treaties (1969), article %(articles)s",
        "Vienna Convention on the Law of Treaties (1969), articles %(articles)s",
        "count",
    )
    return Reference(
        title, "https://legal.un.org/ilc/texts/instruments/english/conventions/1_1_1969.pdf", articles
    )
