"""“Cite this” for programs that keep references: BibTeX, RIS and CSL-JSON."""

import json
from typing import Any

from agreements import dates
from agreements.formats.citation import Cited, note
from agreements.formats.record_values import Said

SITE = "mousite"

#: Signs that TeX reads as something other than themselves. Braces are named: a reader of BibTeX counts those that are
#: escaped by a backslash too.
TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
}
TEX_SIGNS = str.maketrans(TEX)


def bibtex(cited: Cited) -> str:
    """An entry of a BibTeX file in UTF-8; the address stands as it is, for it is typeset letter for letter."""
    fields = {
        # Braces within braces: no style makes small letters of “HKSAR”.
        "title": f"{{{tex(cited.title.text)}}}",
        "howpublished": SITE,
        "number": tex(cited.register_number),
        "date": tex_date(cited.issued),
        "year": tex_date(cited.issued)[:4],
        "version": cited.version.isoformat(),
        "url": cited.address,
        "urldate": cited.accessed.isoformat(),
        "note": tex(note(cited)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n{''.join(lines)}}}\n"


def ris(cited: Cited) -> str:
    """A reference in RIS: a tag and a value a line, each ended by CR LF."""
    span = span_of(cited.issued)
    made = f"{span.start.year:04}" if span else ""
    fields = (
        ("TY", "GEN" if cited.kind == "agreement" else "ELEC"),
        ("ID", cited.key),
        ("TI", cited.title.text),
        ("T2", SITE),
        ("AN", cited.register_number),
        ("PY", made),
        ("DA", ris_date(cited.issued)),
        ("LA", cited.title.language),
        ("N1", note(cited)),
        ("UR", cited.address),
        ("Y2", f"{cited.accessed:%Y/%m/%d/}"),
    )
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"])


def csl(cited: Cited) -> str:
    """A list of one item as JSON, after the data schema of the Citation Style Language."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def csl_item(cited: Cited) -> Said:
    """The item: an agreement is a treaty, the page of any other record a page."""
    item = {
        "id": cited.key,
        "type": "treaty" if cited.kind == "agreement" else "webpage",
        "title": cited.title.text,
        "container-title": SITE,
        "number": cited.register_number,
        "issued": csl_date(cited.issued),
        "version": cited.version.isoformat(),
        "language": cited.title.language,
        "URL": cited.address,
        "accessed": csl_date(cited.accessed.isoformat()),
    }
    return {name: value for name, value in item.items() if value}


def tex(text: str) -> str:
    """Text as TeX typesets it letter for letter; its braces are balanced whatever it holds."""
    return text.translate(TEX_SIGNS)


def span_of(written: str) -> dates.Span | None:
    """The span of a written date; nothing where there is none or it cannot be read."""
    try:
        return dates.parse(written)
    except ValueError:
        return None


def tex_date(written: str) -> str:
    """A date as biblatex reads it: ours, but for a month that is not known."""
    span = span_of(written)
    if not span:
        return ""
    return f"{span.start.year:04}" if "XX" in written else written


def ris_date(written: str) -> str:
    """A date as ``YYYY/MM/DD/``, empty where a part is not known; what is doubtful or a range is said behind it."""
    span = span_of(written)
    if not span:
        return ""
    year, month, day = parts_of(span.start)
    is_plain = span.start == span.end and not span.start.doubt and "XX" not in written
    known = f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"
    return known if is_plain else known + written.replace("/", " to ")


def csl_date(written: str) -> Said:
    """A date in parts, as exact as it is written; ``circa`` where the source is in doubt."""
    span = span_of(written)
    if not span:
        return {}
    points = [span.start] if span.start == span.end else [span.start, span.end]
    said: Said = {"date-parts": [[part for part in parts_of(point) if part] for point in points]}
    return said | {"circa": True} if any(point.doubt for point in points) else said


def parts_of(point: dates.PartialDate) -> tuple[int, Any, Any]:
    """Year, month and day; without a month, no day can be said."""
    return point.year, point.month, point.day if point.month else None
