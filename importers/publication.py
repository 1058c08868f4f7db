"""When something was published: from metadata, a date line, a URL or a file name, never finer than it is given."""

from __future__ import annotations

import calendar
import re
from datetime import date
from email.utils import parsedate
from urllib.parse import urlsplit

from extraction.dates import parse_date_line
from extraction.document import Publication, PublicationBasis

_FIRST_YEAR, _LAST_YEAR = 1400, 2200
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:?\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?|\d{6})?")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/")
_LONGEST_LINE = 120
# A place before the date, as press releases have it: "Kraków, 17 lutego 2025", "Leipzig, den 17.2.2025 –".
_DATELINE = re.compile(
    r"\(?(?P<place>[^\W\d_][^\d,;:.!?()\n]{1,40}(?:\([^)\n]{1,20}\))?),?[ \t]+(?:den |dnia |le |il |el |on )?"
    r"(?P<date>\d[^;:!?()\n]{3,40}?)\)?[ \t]*(?:[–—:-]|\. |/|\n|$)"
)


def from_metadata(value: str | None, basis: PublicationBasis = "metadata") -> Publication | None:
    """Read a date that metadata gives: ISO 8601, compact (`20250217`), RFC 2822 or written out.

    The day is the one that stands there; it is not moved to another time zone.

    Args:
        value: as the source has it.
        basis: where it comes from.
    """
    verbatim = " ".join((value or "").split())
    if not verbatim or len(verbatim) > _LONGEST_LINE:
        return None
    match = _ISO.fullmatch(verbatim) or _COMPACT.fullmatch(verbatim)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        return _publication(verbatim, basis, year or 0, month, day)
    mail = parsedate(verbatim) if re.search(r"\d:\d\d", verbatim) else None
    if mail:
        return _publication(verbatim, basis, *mail[:3])
    return _written(verbatim, basis)


def from_line(line: str) -> Publication | None:
    """Read a line that is nothing but a date, with or without a place before it."""
    bare = " ".join(line.split()).strip("*_()[]|· ")
    if not bare or len(bare) > _LONGEST_LINE:
        return None
    found = _written(bare, "text")
    if found:
        return found
    match = _DATELINE.fullmatch(bare)
    return _written(match["date"].rstrip(" ,."), "text") if match else None


def from_dateline(paragraph: str) -> Publication | None:
    """Read the date in a dateline that a paragraph begins with: `Leipzig, 17. Februar 2025 – Die Stadt …`.

    Only a whole day with its year counts: any other date at the head of a sentence may be what it is about.
    """
    match = _DATELINE.match(paragraph)
    if not match:
        return None
    found = _written(match["date"].rstrip(" ,."), "text")
    return found if found and found.earliest == found.latest else None


def from_file_name(name: str) -> Publication | None:
    """Read a whole day in a file name (`leipzig-2025-02-17.txt`, `20250217_leipzig.pdf`)."""
    match = _IN_PATH.search(name.rpartition("!")[2].rpartition("/")[2])
    return _publication(match[0], "file", int(match[1]), int(match[3]), int(match[4])) if match else None


def from_url(url: str) -> Publication | None:
    """Read a day or a month in the path of a URL (`/2025/02/17/`, `/2025/02/`)."""
    path = urlsplit(url).path + "/"
    match = _IN_PATH.search(path)
    if match:
        return _publication(match[0], "url", int(match[1]), int(match[3]), int(match[4]))
    month = _MONTH_IN_URL.search(path)
    return _publication(month[0].strip("/"), "url", int(month[1]), int(month[2]), None) if month else None


def _written(verbatim: str, basis: PublicationBasis) -> Publication | None:
    parsed = parse_date_line(verbatim)
    if not parsed:
        return None
    edtf, earliest, latest = parsed
    return Publication(verbatim=verbatim, edtf=edtf, earliest=earliest, latest=latest, basis=basis)


def _publication(
    verbatim: str, basis: PublicationBasis, year: int, month: int | None, day: int | None
) -> Publication | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        earliest = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Publication(verbatim, earliest.isoformat(), earliest, earliest, basis)
    if month:
        latest = date(year, month, calendar.monthrange(year, month)[1])
        return Publication(verbatim, f"{year:04}-{month:02}", earliest, latest, basis)
    return Publication(verbatim, f"{year:04}", earliest, date(year, 12, 31), basis)
