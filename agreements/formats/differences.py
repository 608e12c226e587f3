"""What differs in one field of a record as a page shows it: the words of both sides, those that differ marked."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from agreements.domain.kept_reports import Kept
from agreements.domain.passages import Passage, Sort, folded, passages
from agreements.formats.field_words import Calls, by_key, is_text, label_of, language_of, words_of


@dataclass(frozen=True, slots=True)
class State:
    """What one side has in a field: passages, of which those that differ are marked; none where it has nothing."""

    passages: list[Passage]
    language: str = ""
    #: The element in which what differs stands.
    mark: str = ""

    @property
    def markup(self) -> SafeString:
        """The passages as they stand on the page: every space counts."""
        language = format_html(' lang="{}" dir="auto"', self.language) if self.language else ""
        words = format_html_join("", "{}", ((self.marked(passage),) for passage in self.passages))
        return format_html('<div class="compared-words"{}>{}</div>', language, words)

    def marked(self, passage: Passage) -> str:
        if passage.sort == Sort.FOLDED:
            alike = _("… the same in both …")
            return format_html("<details><summary>{}</summary>{}</details>", alike, passage.text)
        if passage.sort == Sort.DIFFERENT and self.mark:
            return format_html("<{mark}>{words}</{mark}>", mark=self.mark, words=passage.text)
        return passage.text


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One field, or the whole of an object, as register and file have it."""

    call: str
    field: str
    label: str
    last: State
    before: State
    after: State
    is_conflict: bool
    takes: bool
    follows: bool
    #: The object is not in the register any more.
    is_gone: bool


def shown_difference(
    call: str,
    entry: Kept,
    difference: Kept,
    record: Any,
    calls: Calls = by_key,
    *,
    for_readers: bool = False,
) -> ShownDifference:
    """One difference of an object that differs; ``record`` is asked for the language of words that do not say it."""
    name, field_name = entry["name"], difference["field"]
    language = language_of(name, entry["key"], field_name, record)
    last, before, after = (
        words_of(name, field_name, difference[part], calls, for_readers=for_readers)
        for part in ("last", "before", "after")
    )
    is_conflict = "takes" in difference
    no_words: list[Passage] = []
    is_gone = not field_name and difference["before"] is None
    if is_gone:
        first, second = no_words, passages(last, after)[1]
    elif is_text(name, field_name):
        first, second = passages(before, after)
    else:
        first, second = whole(before), whole(after)
    return ShownDifference(
        call=call,
        field=field_name,
        label=label_of(name, field_name),
        last=State(folded(last) if last else [], language),
        # In a conflict neither goes nor comes yet.
        before=State(first, language, "mark" if is_conflict else "del"),
        after=State(second, language, "mark" if is_conflict else "ins"),
        is_conflict=is_conflict,
        takes=difference.get("takes", False),
        follows="follows" in difference,
        is_gone=is_gone,
    )


def whole(words: str) -> list[Passage]:
    """A value that differs as a whole."""
    return [Passage(Sort.DIFFERENT, words)] if words else []
