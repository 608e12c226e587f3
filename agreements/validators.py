"""Rules about one value: a web address, a language tag, a date, a slug, characters, length."""

import re
import unicodedata
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements import dates
from agreements.text import UNSEEN, spelt_tag

#: The grammar of RFC 5646 as far as titles need it: language, script, region, variants.
LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
#: Han, kana and Hangul carry a word in one or two characters.
DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


def partial_date(value: str) -> None:
    """A date in our part of EDTF; see ``dates``."""
    try:
        dates.parse(value)
    except ValueError as fault:
        raise ValidationError(str(fault), code="date") from fault


def web_address(value: str) -> None:
    """An absolute http or https address with a host and nothing that a browser would run."""
    seen_characters(value)
    try:
        parts = urlsplit(value)
        # The port is read here for its fault alone; a name before the host makes it look like another's.
        is_whole = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or not value.startswith(("http://", "https://")):
        raise ValidationError(
            _("“%(value)s” is not a web address. Write it whole, beginning with https://."),
            code="address",
            params={"value": value[:200]},
        )
    if re.search(r"[\s<>\"\\^`{|}]", value):
        raise ValidationError(
            _("A web address cannot hold spaces, quotation marks or angle brackets."),
            code="address",
        )


def language_tag(value: str) -> None:
    """One language tag, as ``en``, ``zh-Hant``, ``ko`` (RFC 5646)."""
    if not LANGUAGE_TAG.fullmatch(value):
        spelt = spelt_tag(value)
        if LANGUAGE_TAG.fullmatch(spelt):
            raise ValidationError(
                _("“%(value)s” is not a language tag. Did you mean “%(spelt)s”?"),
                code="language",
                params={"value": value, "spelt": spelt},
            )
        raise ValidationError(
            _("“%(value)s” is not a language tag. Write en, zh-Hant, zh-Hans, ko, pt-BR ..."),
            code="language",
            params={"value": value[:50]},
        )


def language_tags(value: str) -> None:
    """Language tags with one space between them."""
    for tag in value.split(" "):
        language_tag(tag)


def seen_characters(value: str) -> None:
    """Only characters that can be seen, composed (NFC): no controls, no hidden direction."""
    found = UNSEEN.search(value)
    if found:
        raise ValidationError(
            _("There is a character that cannot be seen (%(code)s) at place %(place)s. Remove it."),
            code="unseen",
            params={"code": f"U+{ord(found[0]):04X}", "place": found.start() + 1},
        )
    if unicodedata.normalize("NFC", value) != value:
        raise ValidationError(
            _("Some letters are written as a letter and a separate accent. Type them anew."),
            code="composed",
        )


def one_line(value: str) -> None:
    """No tab and no end of a line within."""
    if re.search(r"[\t\n\r]", value):
        raise ValidationError(_("This is one line: remove the tab or the line break."), code="line")


def slug(value: str) -> None:
    """Lower-case words of any script joined by hyphens: letters, digits and their marks."""
    seen_characters(value)
    kinds = [[unicodedata.category(sign)[0] for sign in word] for word in value.split("-")]
    # A mark belongs to what stands before it; alone it is hardly seen.
    allowed = all(word and word[0] in "LN" and set(word) <= set("LMN") for word in kinds)
    if not allowed or value != value.lower():
        raise ValidationError(
            _(
                "“%(value)s” cannot stand in an address. Use small letters and digits of any "
                "script, with single hyphens between words."
            ),
            code="slug",
            params={"value": value[:100]},
        )


def excerpt_length(value: str) -> None:
    """Short enough to quote: at most 40 words, or 90 characters of a dense script.

    The register aims at some 25 words; the limit leaves room for names that cannot be cut. Scripts
    without spaces, as Thai, are held by the 500 characters.
    """
    if len(value.split()) > 40 or len(DENSE.findall(value)) > 90 or len(value) > 500:
        raise ValidationError(
            _("An excerpt is at most 40 words or 90 Chinese, Japanese or Korean characters, and 500 in all."),
            code="excerpt",
        )
