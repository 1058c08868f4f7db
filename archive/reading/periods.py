"""How many articles name or were published in each century, decade, year, season, month, week or day."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from pyroaring import BitMap

from archive.errors import sqlite_errors
from archive.index.days_of_month import days, ends_of
from archive.index.units_of_time import (
    BEYOND,
    days_of,
    is_century,
    is_decade,
    is_month,
    is_season,
    months_of,
    name_of,
    name_of_years,
    unit_of,
    units,
    years_of,
)
from archive.records import PeriodRecord

if TYPE_CHECKING:
    from archive.opening import Archive

Basis = Literal["named", "published"]

_BITMAPS = "SELECT value, bitmap FROM facet_bitmaps WHERE kind = ?1 AND (value BETWEEN ?2 AND ?3 OR value = ?4)"
_NAMED = """
SELECT d.edtf, d.earliest, d.latest, d.grain, a.ordinal
FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value CROSS JOIN date_mentions d ON d.article_id = a.id
WHERE d.state <> 'rejected' AND (?2 = '' OR d.kind = ?2)
"""
_PUBLISHED = """
SELECT a.published, a.published_from, a.published_to, '', a.ordinal
FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value WHERE ?2 IS NOT NULL
"""
_OF_KIND = """
SELECT d.edtf, d.earliest, d.latest, json_group_array(a.ordinal)
FROM date_mentions d JOIN articles a ON a.id = d.article_id
WHERE d.kind = ? AND d.state <> 'rejected' AND a.ordinal IS NOT NULL GROUP BY 1, 2, 3
"""
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
"""A day, or a week by its first and last day."""


def periods(
    archive: Archive, *, basis: Basis = "named", within: str = "", articles: BitMap | None = None, kind: str = ""
) -> list[PeriodRecord]:
    """Counts articles by the next smaller unit of time, those without articles left out, oldest first.

    A date counts for what it names and for nothing smaller: "2014" is a row of its own within 2014, the 1990s within
    the 1990s, a season within its year, a week within its month. The record of such a whole says so.

    Args:
        archive: where.
        basis: `named`: dates named in the texts; `published`.
        within: empty for centuries and decades, a decade (`199X`) for its years, a year for its seasons and months, a
            month for its weeks and days; anything smaller or a season has no parts.
        articles: ordinals of the only articles to count, None for all.
        kind: count only dates named of this kind (event, planned, founding …); looks at all of that kind one by one.

    Raises:
        ValueError: `within` is no period.
    """
    unit = unit_of(within.partition("/")[0])
    if within and unit is None:
        raise ValueError(f"no period: {within}")
    if _DAYS.fullmatch(within) or (unit is not None and (is_season(unit) or is_century(unit))):
        return []
    with sqlite_errors(archive.path):
        published = _bitmaps(archive, "published", unit)
        if unit is not None and is_month(unit):
            return _parts_of_month(archive, unit, basis, kind, articles, published.get(unit, BitMap()))
        named = published
        if basis == "named":
            named = _of_kind(archive, kind) if kind else _bitmaps(archive, "month", unit)
    grouped = _grouped(named, within)
    appeared = [(*months_of(each), bitmap) for each, bitmap in published.items()]
    return _records(within, grouped, articles, {name: _published_in(appeared, name) for name in grouped})


def _bitmaps(archive: Archive, kind: str, unit: int | None) -> Mapping[int, BitMap]:
    """The units that lie in a period or touch it, of all time where it is None."""
    between = (0, BEYOND)
    if unit is not None:
        first, last = months_of(unit)
        # The winter before belongs to the year, and to that winter the December before and the months after.
        between = (first // 12 - 1) * 100 + 12, (last // 12 + 1) * 100 + 2
    rows = archive.connection.execute(_BITMAPS, (kind, *between, unit))
    return {found: BitMap.deserialize(content) for found, content in rows}


def _of_kind(archive: Archive, kind: str) -> Mapping[int, BitMap]:
    found: dict[int, BitMap] = defaultdict(BitMap)
    for *dated, ordinals in archive.connection.execute(_OF_KIND, (kind,)):
        articles = BitMap(json.loads(ordinals))
        for unit in units(*dated):
            found[unit] |= articles
    return found


def _parts(unit: int, within: str) -> list[str]:
    """The rows of a period for which a unit counts."""
    name, years = name_of(unit), years_of(unit)
    if name == within:
        return [name]
    if is_century(unit) or is_decade(unit):
        return [] if within else [name]
    if not within:
        return list(dict.fromkeys(f"{year // 10:03}X" for year in years))
    if within.endswith("X"):
        return [name_of_years(year) for year in years if f"{year // 10:03}X" == within]
    return [name] if within in map(name_of_years, years) else []


def _grouped(by_unit: Mapping[int, BitMap], within: str) -> dict[str, BitMap]:
    grouped: dict[str, list[BitMap]] = defaultdict(list)
    for unit, bitmap in by_unit.items():
        for name in _parts(unit, within):
            grouped[name].append(bitmap)
    return {name: BitMap.union(*bitmaps) for name, bitmaps in grouped.items()}


def _published_in(appeared: Sequence[tuple[int, int, BitMap]], name: str) -> BitMap:
    """All articles that were published within a period; by the first and last month of when they were."""
    unit = unit_of(name)
    assert unit is not None
    first, last = months_of(unit)
    return BitMap.union(BitMap(), *(bitmap for begins, ends, bitmap in appeared if first <= begins and ends <= last))


def _parts_of_month(
    archive: Archive, month: int, basis: Basis, kind: str, articles: BitMap | None, published: BitMap
) -> list[PeriodRecord]:
    holdings = _days(archive, _PUBLISHED, month, published, "")
    if basis == "published":
        named = holdings
    else:
        candidates = _bitmaps(archive, "month", month).get(month, BitMap())
        named = _days(archive, _NAMED, month, candidates, kind)
    together = {name_of(month): published}
    for name in named:
        first, last = ends_of(name)
        together.setdefault(
            name, BitMap.union(BitMap(), *(found for day, found in holdings.items() if first <= day <= last))
        )
    return _records(name_of(month), named, articles, together)


def _days(archive: Archive, query: str, month: int, candidates: BitMap, kind: str) -> dict[str, BitMap]:
    found: dict[str, BitMap] = defaultdict(BitMap)
    rows = archive.connection.execute(query, (json.dumps(candidates.to_array().tolist()), kind))
    for edtf, earliest, latest, grain, ordinal in rows:
        for name in days(edtf, earliest, latest, grain, month):
            found[name].add(ordinal)
    return found


def _records(
    within: str, named: Mapping[str, BitMap], articles: BitMap | None, holdings: Mapping[str, BitMap]
) -> list[PeriodRecord]:
    return [
        PeriodRecord(period, count, len(holdings.get(period, ())), _is_whole(period, within))
        for period in sorted(named, key=_place)
        if (count := len(named[period]) if articles is None else named[period].intersection_cardinality(articles))
    ]


def _is_whole(period: str, within: str) -> bool:
    """Whether what a row counts names just its period: it is no day, nor the next smaller unit, which has parts."""
    unit = unit_of(period)
    return period == within or "/" in period or (unit is not None and (is_season(unit) or is_century(unit)))


def _place(period: str) -> tuple[str, int]:
    """Orders periods by their first day, the longer one first."""
    unit = unit_of(period)
    if unit is None or _DAYS.fullmatch(period):
        first, last = ends_of(period)
    else:
        first, last = (day.isoformat() for day in days_of(unit))
    return first, -date.fromisoformat(last).toordinal()
