"""How many articles name or were published in each decade, year, month or day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from pyroaring import BitMap

from archive.errors import sqlite_errors
from archive.index.bitmaps import months
from archive.records import PeriodRecord

if TYPE_CHECKING:
    from archive.opening import Archive

Basis = Literal["named", "published"]

_BITMAPS = "SELECT value, bitmap FROM facet_bitmaps WHERE kind = ? AND value BETWEEN ? AND ? ORDER BY value"
_NAMED_DAYS = """
SELECT d.earliest, a.ordinal FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN date_mentions d ON d.article_id = a.id
WHERE d.state <> 'rejected' AND d.earliest = d.latest AND d.earliest BETWEEN ?2 AND ?3 AND (?4 = '' OR d.kind = ?4)
"""
_PUBLISHED_DAYS = """
SELECT published_from, ordinal FROM articles
WHERE published_from BETWEEN ?2 AND ?3 AND published_to = published_from AND ?1 IS NOT NULL AND ?4 IS NOT NULL
"""
_OF_KIND = """
SELECT substr(d.earliest, 1, 7), substr(d.latest, 1, 7), json_group_array(a.ordinal)
FROM date_mentions d JOIN articles a ON a.id = d.article_id
WHERE d.kind = ? AND d.state <> 'rejected' AND a.ordinal IS NOT NULL GROUP BY 1, 2
"""
_DECADE, _YEAR, _MONTH = (re.compile(form) for form in (r"(\d{3})X", r"\d{4}", r"(\d{4})-(\d{2})"))


def periods(
    archive: Archive, *, basis: Basis = "named", within: str = "", articles: BitMap | None = None, kind: str = ""
) -> list[PeriodRecord]:
    """Counts articles by the next smaller unit of time, those without articles left out, oldest first.

    Args:
        archive: where.
        basis: `named`: dates named in the texts (all that touch the unit; single days only for days); `published`.
        within: empty for decades, a decade (`199X`) for its years, a year for its months, a month for its days.
        articles: ordinals of the only articles to count, None for all.
        kind: count only dates named of this kind (event, planned, founding …); looks at all of that kind one by one.

    Raises:
        ValueError: `within` is none of these.
    """
    with sqlite_errors(archive.path):
        if match := _MONTH.fullmatch(within):
            month = int(match[1]) * 100 + int(match[2])
            candidates = _months(archive, "month", month, month).get(month, BitMap())
            named = _days(archive, basis, within, candidates, kind)
            holdings = _days(archive, "published", within, BitMap(), "")
        else:
            first, last, unit = _range(within)
            if kind and basis == "named":
                found = _months_of_kind(archive, kind, first, last)
            else:
                found = _months(archive, "month" if basis == "named" else "published", first, last)
            named = _grouped(found, unit)
            holdings = _grouped(_months(archive, "published", first, last), unit)
    return [
        PeriodRecord(period, count, len(holdings.get(period, ())))
        for period, bitmap in sorted(named.items())
        if (count := len(bitmap) if articles is None else bitmap.intersection_cardinality(articles))
    ]


def _range(within: str) -> tuple[int, int, int]:
    """First and last month (YYYYMM), and how many characters of `YYYY-MM` name the units."""
    if not within:
        return 0, 999912, 3
    if match := _DECADE.fullmatch(within):
        return int(match[1]) * 1000, int(match[1]) * 1000 + 912, 4
    if _YEAR.fullmatch(within):
        return int(within) * 100, int(within) * 100 + 12, 7
    raise ValueError(f"no decade, year or month: {within}")


def _months(archive: Archive, kind: str, first: int, last: int) -> dict[int, BitMap]:
    rows = archive.connection.execute(_BITMAPS, (kind, first, last))
    return {month: BitMap.deserialize(content) for month, content in rows}


def _months_of_kind(archive: Archive, kind: str, first: int, last: int) -> dict[int, BitMap]:
    found: dict[int, BitMap] = {}
    for earliest, latest, ordinals in archive.connection.execute(_OF_KIND, (kind,)):
        articles = BitMap(json.loads(ordinals))
        for month in months(earliest, latest):
            if first <= month <= last:
                found.setdefault(month, BitMap()).update(articles)
    return found


def _grouped(by_month: dict[int, BitMap], unit: int) -> dict[str, BitMap]:
    grouped: dict[str, list[BitMap]] = {}
    for month, bitmap in by_month.items():
        name = f"{month // 100:04}-{month % 100:02}"[:unit] + ("X" if unit == 3 else "")
        grouped.setdefault(name, []).append(bitmap)
    return {name: BitMap.union(*bitmaps) for name, bitmaps in grouped.items()}


def _days(archive: Archive, basis: Basis, month: str, candidates: BitMap, kind: str) -> dict[str, BitMap]:
    query = _NAMED_DAYS if basis == "named" else _PUBLISHED_DAYS
    values = (json.dumps(candidates.to_array().tolist()), f"{month}-01", f"{month}-31", kind)
    return _collected(archive.connection.execute(query, values))


def _collected(rows: Iterable[tuple[str, int]]) -> dict[str, BitMap]:
    found: dict[str, BitMap] = {}
    for day, ordinal in rows:
        found.setdefault(day, BitMap()).add(ordinal)
    return found
