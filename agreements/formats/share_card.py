"""The card that a shared link is shown as: Open Graph names and those of Twitter, with their values."""

from typing import Any
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.translation import get_language

from agreements.formats.record_relations import names_of
from agreements.formats.shown import phrase_of, shortened
from agreements.models import Record

#: More of a text than this is not shown on a card.
DESCRIPTION_LENGTH = 200
#: More than this of a title: a card shows two lines, and titles run to two thousand characters.
TITLE_LENGTH = 200

#: Open Graph's names for the languages of the site.
LOCALES = {"en": "en_GB", "zh-hant": "zh_HK", "zh-hans": "zh_CN"}
SITE = "mousite"
IMAGE, IMAGE_SIDE = "img/knot-180.png", "180"


def share_card(record: Record, base: str) -> dict[str, str]:
    """Names and values for the head of a record's page; ``base`` is scheme and host.

    Names that begin with ``og:`` stand in ``property``, the others in ``name``. A record without a summary has no
    description. Nothing is read for it.
    """
    title = shortened(str(phrase_of(names_of(record))), TITLE_LENGTH)
    description = shortened(summary_of(record), DESCRIPTION_LENGTH)
    image = urljoin(base, static(IMAGE))
    card = {
        "og:type": "article",
        "og:site_name": SITE,
        "og:locale": LOCALES.get(get_language() or "en", LOCALES["en"]),
        "og:url": base + record.get_absolute_url(),
        "og:title": title,
        "og:description": description,
        "og:image": image,
        "og:image:width": IMAGE_SIDE,
        "og:image:height": IMAGE_SIDE,
        "twitter:card": "summary",
        "twitter:title": title,
        "twitter:description": description,
        "twitter:image": image,
    }
    return {name: value for name, value in card.items() if value}


def summary_of(record: Any) -> str:
    """What this site says of a record in some sentences. The words of a statement are its title, and no summary."""
    return str(getattr(record, "summary", "") or getattr(record, "description", ""))
